CREATE TABLE "archive_register" (
	"seq" integer PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"act" text NOT NULL,
	"actor" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	"at" bigint NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archives" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"file" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retention" text NOT NULL,
	"keep_until" date
);
--> statement-breakpoint
CREATE TABLE "case_histories" (
	"case_id" uuid NOT NULL,
	"run_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"file" text NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_histories_case_id_run_id_pk" PRIMARY KEY("case_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"effective_on" date,
	"actor" jsonb NOT NULL,
	"key" text,
	"event" jsonb NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_events_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"phase" text NOT NULL,
	"conclusion" text,
	"owner_unit" text NOT NULL,
	"handler" text,
	"asked_unit" text,
	"respondent_unit" text,
	"regime" text NOT NULL,
	"pack_version" text NOT NULL,
	"matter_type" text NOT NULL,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"urgent" boolean NOT NULL,
	"received_on" date NOT NULL,
	"due_clock" text,
	"due_on" date,
	"due_at" bigint,
	"overdue" boolean NOT NULL,
	"waiting_for" text NOT NULL,
	"tasks" jsonb NOT NULL,
	"changed_at" bigint NOT NULL,
	"concluded_on" date,
	"digest" text NOT NULL,
	"registered_at" bigint NOT NULL,
	"title_text" uuid,
	"due_order" bigint GENERATED ALWAYS AS (coalesce(due_at, 9007199254740991)) STORED NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cases_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"scope" text NOT NULL,
	"year" integer NOT NULL,
	"next" integer NOT NULL,
	CONSTRAINT "counters_scope_year_pk" PRIMARY KEY("scope","year")
);
--> statement-breakpoint
CREATE TABLE "document_numbers" (
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"seq" integer NOT NULL,
	"number" text NOT NULL,
	"case_id" uuid NOT NULL,
	"notice_id" text NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_numbers_unit_kind_year_seq_pk" PRIMARY KEY("unit","kind","year","seq"),
	CONSTRAINT "document_numbers_notice" UNIQUE("case_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"year" integer NOT NULL,
	"seq" integer NOT NULL,
	"number" text NOT NULL,
	"received_on" date NOT NULL,
	"entered_at" bigint NOT NULL,
	"channel" text NOT NULL,
	"category" text NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_number_unique" UNIQUE("number"),
	CONSTRAINT "ledger_series" UNIQUE("unit","year","seq")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid,
	"uploaded_by" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"mime" text NOT NULL,
	"name_text" uuid,
	"submitted_by" jsonb NOT NULL,
	"received_at" bigint NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"blob_sha256" text NOT NULL,
	"status" text DEFAULT 'stored' NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"client_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hmac" text NOT NULL,
	"case_id" uuid NOT NULL,
	"response_sealed" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "intakes_client_id_key_pk" PRIMARY KEY("client_id","key"),
	CONSTRAINT "intakes_case" UNIQUE("case_id")
);
--> statement-breakpoint
CREATE TABLE "workflow_starts" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"input" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"notice_id" text NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "inbox_notice" UNIQUE("case_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "notice_attempts" (
	"case_id" uuid NOT NULL,
	"attempt" text NOT NULL,
	"notice_id" text NOT NULL,
	"method" text NOT NULL,
	"outcome" text NOT NULL,
	"reference" text NOT NULL,
	"reason" text,
	"language" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_attempts_case_id_attempt_pk" PRIMARY KEY("case_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"case_id" uuid NOT NULL,
	"id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"audience" jsonb NOT NULL,
	"desk" text,
	"desk_role" text,
	"number" text,
	"methods" text[] NOT NULL,
	"needs_proof" boolean NOT NULL,
	"facts" jsonb NOT NULL,
	"texts" jsonb NOT NULL,
	"lists" jsonb NOT NULL,
	"queued_at" bigint NOT NULL,
	"state" text NOT NULL,
	"document_text" uuid,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_case_id_id_pk" PRIMARY KEY("case_id","id")
);
--> statement-breakpoint
CREATE TABLE "transfers_out" (
	"case_id" uuid NOT NULL,
	"transfer_id" text NOT NULL,
	"attempt" text NOT NULL,
	"to_unit" text NOT NULL,
	"delivered" boolean NOT NULL,
	"receipt" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transfers_out_case_id_attempt_pk" PRIMARY KEY("case_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "channel_clients" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"key_sha256" text NOT NULL,
	"unit" text,
	"active" boolean DEFAULT true NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_clients_keySha256_unique" UNIQUE("key_sha256")
);
--> statement-breakpoint
CREATE TABLE "personal_tokens" (
	"token_sha256" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"what" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_sha256" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"unit" text NOT NULL,
	"roles" text[] NOT NULL,
	"password_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text,
	"code" text,
	"doc_code" text,
	"phone" text,
	"address" text,
	"hours" text,
	"parent" text,
	"is_body" boolean NOT NULL,
	"body" text NOT NULL,
	"review_body" text,
	"re_review_body" text,
	"active" boolean DEFAULT true NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "units_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"case_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"actor" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	"body_hmac" text NOT NULL,
	"received_at" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"refusal" jsonb,
	"version" integer,
	"relayed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submissions_case_id_key_pk" PRIMARY KEY("case_id","key")
);
--> statement-breakpoint
CREATE TABLE "case_keys" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea",
	"master_key_id" text NOT NULL,
	"erased_at" timestamp with time zone,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"length" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_hashes" (
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "search_hashes_kind_hash_case_id_pk" PRIMARY KEY("kind","hash","case_id")
);
--> statement-breakpoint
CREATE TABLE "tracking_secrets" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"token_sha256" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reissued" integer DEFAULT 0 NOT NULL,
	"reissue_reason" text,
	CONSTRAINT "tracking_secrets_tokenSha256_unique" UNIQUE("token_sha256")
);
--> statement-breakpoint
CREATE TABLE "tracking_sessions" (
	"token_sha256" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "personal_tokens" ADD CONSTRAINT "personal_tokens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_register_case" ON "archive_register" USING btree ("case_id","seq");--> statement-breakpoint
CREATE INDEX "case_events_key" ON "case_events" USING btree ("case_id","key");--> statement-breakpoint
CREATE INDEX "case_events_at" ON "case_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "cases_owner_phase_due" ON "cases" USING btree ("owner_unit","phase","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_owner_due" ON "cases" USING btree ("owner_unit","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_handler" ON "cases" USING btree ("handler","due_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_asked" ON "cases" USING btree ("asked_unit","due_order","case_id") WHERE asked_unit is not null;--> statement-breakpoint
CREATE INDEX "cases_overdue" ON "cases" USING btree ("owner_unit","due_order","case_id") WHERE overdue;--> statement-breakpoint
CREATE INDEX "cases_tasks" ON "cases" USING gin ("tasks" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "evidence_case" ON "evidence" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "evidence_blob" ON "evidence" USING btree ("blob_sha256");--> statement-breakpoint
CREATE INDEX "evidence_loose" ON "evidence" USING btree ("written") WHERE case_id is null;--> statement-breakpoint
CREATE INDEX "workflow_starts_due" ON "workflow_starts" USING btree ("next_try_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "notice_attempts_notice" ON "notice_attempts" USING btree ("case_id","notice_id");--> statement-breakpoint
CREATE INDEX "notices_desk" ON "notices" USING btree ("desk","queued_at");--> statement-breakpoint
CREATE INDEX "transfers_out_unit" ON "transfers_out" USING btree ("to_unit");--> statement-breakpoint
CREATE INDEX "reads_case" ON "reads" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_unit" ON "staff" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "units_parent" ON "units" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "submissions_pending" ON "submissions" USING btree ("case_id","received_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "submissions_to_relay" ON "submissions" USING btree ("next_try_at") WHERE status = 'pending' and kind = 'signal';--> statement-breakpoint
CREATE INDEX "submissions_to_expire" ON "submissions" USING btree ("received_at") WHERE status = 'pending' and kind = 'command';--> statement-breakpoint
CREATE INDEX "sealed_texts_case" ON "sealed_texts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "search_hashes_case" ON "search_hashes" USING btree ("case_id");