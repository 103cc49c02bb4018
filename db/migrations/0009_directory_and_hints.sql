CREATE TABLE "directory_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"content" jsonb NOT NULL,
	"entered_by" text,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_hints" (
	"case_id" uuid NOT NULL,
	"other_case_id" uuid NOT NULL,
	"other_number" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"similarity" integer NOT NULL,
	"noted_at" bigint NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_hints_case_id_other_case_id_pk" PRIMARY KEY("case_id","other_case_id")
);
--> statement-breakpoint
CREATE INDEX "directory_entries_key" ON "directory_entries" USING btree ("kind","key","valid_from");--> statement-breakpoint
CREATE INDEX "cases_category" ON "cases" USING btree ("category","received_on");--> statement-breakpoint
-- What applied on a day can be asked for ever: an entry is replaced by a later one, never changed.
CREATE TRIGGER directory_entries_append_only BEFORE UPDATE OR DELETE ON directory_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER directory_entries_no_truncate BEFORE TRUNCATE ON directory_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
