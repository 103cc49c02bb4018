ALTER TABLE "law_files" DROP CONSTRAINT "law_files_kind_id_version_pk";--> statement-breakpoint
ALTER TABLE "law_files" ALTER COLUMN "confirmed_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "law_files" ADD CONSTRAINT "law_files_kind_id_version_hash_pk" PRIMARY KEY("kind","id","version","hash");--> statement-breakpoint
ALTER TABLE "law_files" ADD COLUMN "file_hash" text;--> statement-breakpoint
ALTER TABLE "law_files" ADD COLUMN "operator_data" jsonb;--> statement-breakpoint
ALTER TABLE "law_proposals" ADD COLUMN "even_if_last" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "law_proposals" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "law_proposals" ADD COLUMN "withdrawn_at" bigint;--> statement-breakpoint
ALTER TABLE "law_proposals" ADD COLUMN "withdraw_reason" text;--> statement-breakpoint
-- What stood here until now was loaded at run time, or retired as it was: the file is its content.
ALTER TABLE "law_files" DISABLE TRIGGER law_files_immutable;--> statement-breakpoint
UPDATE "law_files" SET "file_hash" = "hash";--> statement-breakpoint
ALTER TABLE "law_files" ENABLE TRIGGER law_files_immutable;--> statement-breakpoint
ALTER TABLE "law_files" ALTER COLUMN "file_hash" SET NOT NULL;--> statement-breakpoint
-- Rows of one version differ in the operator's data only, never in the file; what was loaded stands once.
CREATE FUNCTION refuse_other_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM law_files f WHERE f.kind = NEW.kind AND f.id = NEW.id AND f.version = NEW.version
      AND (f.file_hash <> NEW.file_hash OR ((f.loaded_by IS NOT NULL OR NEW.loaded_by IS NOT NULL) AND f.hash <> NEW.hash))
  ) THEN
    RAISE EXCEPTION 'a version has one file' USING ERRCODE = 'RD001', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER law_files_one_file BEFORE INSERT ON law_files FOR EACH ROW EXECUTE FUNCTION refuse_other_law();
--> statement-breakpoint
-- A proposal ends once: another person confirms it, or it is withdrawn with a reason.
CREATE OR REPLACE FUNCTION refuse_proposal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL AND OLD.withdrawn_at IS NULL
    AND to_jsonb(NEW) - '{confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdraw_reason}'::text[]
      = to_jsonb(OLD) - '{confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdraw_reason}'::text[] THEN
    IF NEW.confirmed_at IS NOT NULL AND NEW.confirmed_by IS NOT NULL AND NEW.confirmed_by <> NEW.proposed_by
      AND NEW.withdrawn_by IS NULL AND NEW.withdrawn_at IS NULL AND NEW.withdraw_reason IS NULL THEN
      RETURN NEW;
    END IF;
    IF NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_by IS NOT NULL AND NEW.withdraw_reason IS NOT NULL
      AND NEW.confirmed_by IS NULL AND NEW.confirmed_at IS NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a proposal ends once: confirmed by another person, or withdrawn with a reason'
    USING ERRCODE = 'RD001', TABLE = TG_TABLE_NAME;
END
$$;
