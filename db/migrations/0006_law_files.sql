CREATE TABLE "law_files" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" text NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"loaded_by" text,
	"loaded_at" bigint NOT NULL,
	"confirmed_by" text NOT NULL,
	"retired_by" text,
	"retired_at" bigint,
	"written" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "law_files_kind_id_version_pk" PRIMARY KEY("kind","id","version")
);
--> statement-breakpoint
CREATE TABLE "law_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"kind" text NOT NULL,
	"file_id" text NOT NULL,
	"version" text NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"proposed_by" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	"confirmed_by" text,
	"confirmed_at" bigint,
	"written" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
-- A loaded version is immutable: it may only be retired, once. A proposal may only be confirmed, once.
CREATE FUNCTION refuse_law_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND NEW.retired_by IS NOT NULL
    AND to_jsonb(NEW) - 'retired_by' - 'retired_at' = to_jsonb(OLD) - 'retired_by' - 'retired_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a loaded version does not change' USING ERRCODE = 'RD001', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_proposal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL
    AND NEW.confirmed_by IS DISTINCT FROM NEW.proposed_by AND NEW.confirmed_by IS NOT NULL
    AND to_jsonb(NEW) - 'confirmed_by' - 'confirmed_at' = to_jsonb(OLD) - 'confirmed_by' - 'confirmed_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a proposal is only confirmed, once, by another person' USING ERRCODE = 'RD001', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER law_files_immutable BEFORE UPDATE OR DELETE ON law_files FOR EACH ROW EXECUTE FUNCTION refuse_law_change();
--> statement-breakpoint
CREATE TRIGGER law_files_no_truncate BEFORE TRUNCATE ON law_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER law_proposals_immutable BEFORE UPDATE OR DELETE ON law_proposals FOR EACH ROW EXECUTE FUNCTION refuse_proposal_change();
--> statement-breakpoint
CREATE TRIGGER law_proposals_no_truncate BEFORE TRUNCATE ON law_proposals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
