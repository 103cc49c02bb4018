CREATE TABLE "list_reads" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_ids" uuid[] NOT NULL,
	"actor" jsonb NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "list_reads_cases" ON "list_reads" USING gin ("case_ids");--> statement-breakpoint
CREATE TRIGGER list_reads_append_only BEFORE UPDATE OR DELETE ON list_reads FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_reads_no_truncate BEFORE TRUNCATE ON list_reads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
