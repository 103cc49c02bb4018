CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"delegate" text NOT NULL,
	"entered_by" text NOT NULL,
	"replaced_at" timestamp with time zone,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "absence_days" CHECK ("absences"."from_on" <= "absences"."to_on"),
	CONSTRAINT "absence_delegate" CHECK ("absences"."delegate" <> "absences"."staff_id")
);
--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_delegate_staff_id_fk" FOREIGN KEY ("delegate") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_staff" ON "absences" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "absences_delegate" ON "absences" USING btree ("delegate","to_on");