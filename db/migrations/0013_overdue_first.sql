-- What is overdue sorts before everything else. A generated column cannot be altered, and its indexes go with it.
ALTER TABLE "cases" drop column "due_order";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "due_order" bigint GENERATED ALWAYS AS (coalesce(due_at, 9007199254740991) - case when overdue then 9007199254740991 else 0 end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_owner_phase_due" ON "cases" USING btree ("owner_unit","phase","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_owner_due" ON "cases" USING btree ("owner_unit","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_handler" ON "cases" USING btree ("handler","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_overdue" ON "cases" USING btree ("owner_unit","due_order","case_id") WHERE overdue;
