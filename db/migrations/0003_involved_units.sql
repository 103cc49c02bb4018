DROP INDEX "cases_asked";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "involved_units" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_involved" ON "cases" USING gin ("involved_units");--> statement-breakpoint
-- Cases recorded before the column was there: bodies asked for a review, and a receiver that has not answered yet.
UPDATE "cases" c SET "involved_units" = array(
	SELECT e.event->'data'->'review'->>'body' FROM "case_events" e WHERE e.case_id = c.case_id AND e.type = 'appealed'
	UNION
	SELECT c.asked_unit WHERE c.phase = 'awaitingTransfer' AND c.asked_unit IS NOT NULL AND EXISTS (
		SELECT FROM "case_events" e WHERE e.case_id = c.case_id AND e.type = 'transferSent' AND e.seq > (
			SELECT max(o.seq) FROM "case_events" o WHERE o.case_id = c.case_id AND o.type = 'transferOffered'))
);
