CREATE TABLE "complaint_drafts" (
	"token_sha256" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "complaint_drafts_expiry" ON "complaint_drafts" USING btree ("expires_at");