CREATE TABLE "calendar_gap_cases" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"calendar" text NOT NULL,
	"years" integer[] NOT NULL,
	"earliest" date,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_gaps" (
	"calendar" text NOT NULL,
	"year" integer NOT NULL,
	"seen_at" bigint NOT NULL,
	"first_case" uuid NOT NULL,
	"state" text NOT NULL,
	"closed_by" text,
	"closed_at" bigint,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_gaps_calendar_year_pk" PRIMARY KEY("calendar","year")
);
--> statement-breakpoint
CREATE TABLE "law_batch_acts" (
	"batch" uuid NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "law_batch_cases" (
	"batch" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"version" integer,
	"code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" bigint,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "law_batch_cases_batch_case_id_pk" PRIMARY KEY("batch","case_id")
);
--> statement-breakpoint
CREATE TABLE "law_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" text NOT NULL,
	"at" bigint NOT NULL,
	"approved_by" text,
	"state" text NOT NULL,
	"position" uuid,
	"preview_hash" text DEFAULT '' NOT NULL,
	"next_round_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "calendar_gap_cases_years" ON "calendar_gap_cases" USING gin ("years");--> statement-breakpoint
CREATE INDEX "law_batch_acts_batch" ON "law_batch_acts" USING btree ("batch");--> statement-breakpoint
CREATE INDEX "law_batch_cases_waiting" ON "law_batch_cases" USING btree ("batch","case_id") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "law_batches" ADD CONSTRAINT "law_batches_two_persons" CHECK ("approved_by" IS NULL OR "approved_by" <> "proposed_by");--> statement-breakpoint
CREATE TRIGGER law_batch_acts_append_only BEFORE UPDATE OR DELETE ON law_batch_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER law_batch_acts_no_truncate BEFORE TRUNCATE ON law_batch_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Dates that touch a year without a calendar are few: what asks for them reads this, not the ledger.
CREATE INDEX "case_events_provisional" ON "case_events" ("case_id", "seq")
  WHERE jsonb_path_exists(event, '$.clocks[*] ? (@.provisional == true)');
