CREATE TABLE "leave_cases" (
	"leave" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"posts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"handler" text,
	"unfit" text,
	"version" integer,
	"code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" bigint,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leave_cases_leave_case_id_pk" PRIMARY KEY("leave","case_id")
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"successor" text,
	"last_day" date,
	"reason" text,
	"entered_by" text NOT NULL,
	"at" bigint NOT NULL,
	"state" text NOT NULL,
	"began_at" bigint,
	"withdrawn_by" text,
	"ended" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" uuid,
	"next_round_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_successor_staff_id_fk" FOREIGN KEY ("successor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leave_cases_waiting" ON "leave_cases" USING btree ("leave","case_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "leaves_open" ON "leaves" USING btree ("staff_id") WHERE state in ('planned', 'looking', 'moving');--> statement-breakpoint
CREATE INDEX "leaves_staff" ON "leaves" USING btree ("staff_id","id");--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_successor_is_another" CHECK ("successor" <> "staff_id");--> statement-breakpoint
-- Who is in a team stands in events alone: what asks for them reads this, not the ledger.
CREATE INDEX "case_events_teams" ON "case_events" USING gin ((event->'data'->'team') jsonb_path_ops)
  WHERE type IN ('teamFormed', 'teamChanged', 'leaverRelieved', 'handlerUnassigned');
