// One intake is one transaction: the client's key, the number, the case, its texts and the start that follows.
// Leaves out what is sealed and judged; the caller hands that in once the number is known.
import type { CaseRow } from '../domain/case-projection.ts';
import type { Db, Transaction } from './connect.ts';
import { claimStatement, storeStatement } from './intake-sql.ts';
import type { FirstRunInput } from './schema-intake.ts';

export interface IntakeClaim {
  clientId: string;
  /** Idempotency key, unique per client. */
  key: string;
  bodyHmac: string;
  /** Compares a stored keyed hash with this body; needed because master keys rotate. */
  isSameBody: (storedHmac: string) => boolean;
  /** UUIDv7, made by the caller; another is used when the key is known already. */
  caseId: string;
  /** Registering unit, its code, and the year of entry in the deployment's zone: the number's series. */
  unit: string;
  unitCode: string;
  year: number;
}

export interface NewText {
  id: string;
  purpose: string;
  ciphertext: Buffer;
  sha256: string;
  length: number;
}

/** What an intake leaves behind, made by the caller once it knows the number. */
export interface IntakeRecord {
  caseKey: { wrapped: Buffer; masterKeyId: string };
  texts: NewText[];
  /** Null where nobody will track the case. */
  tracking: { codeHash: string; tokenSha256: string } | null;
  search: { kind: string; hash: string }[];
  /** Files uploaded before, with their key now wrapped by the case key; `nameText` is among the texts. */
  evidence: { id: string; uploadedBy: string; wrappedKey: Buffer; nameText: string | null }[];
  /** Projection as after registration; stored with version 0, because the workflow has recorded nothing yet. */
  row: CaseRow;
  titleText: string | null;
  registeredAt: number;
  start: FirstRunInput;
  /** Sealed answer, given again for the same key. */
  response: Buffer;
}

export type IntakeResult =
  | { kind: 'new'; caseId: string; number: string; response: Buffer }
  | { kind: 'same'; caseId: string; number: string; response: Buffer | null }
  /** The key was used with another body. */
  | { kind: 'conflict' }
  /** A file is not there, not this uploader's, or already part of a case. */
  | { kind: 'evidence_taken' };

class EvidenceTaken extends Error {}

/** `{unit code}-{year}-{seq}`: what a citizen sees. */
export function caseNumber(unitCode: string, year: number, seq: number): string {
  return `${unitCode}-${year}-${String(seq).padStart(6, '0')}`;
}

/**
 * Registers once per (client, key), however often and at once it is called. `build` runs inside the transaction while
 * the counter is locked, so it must be quick and synchronous; when it throws, nothing is kept and no number is used up.
 */
export async function registerIntake(
  db: Db,
  claim: IntakeClaim,
  build: (number: string) => IntakeRecord,
): Promise<IntakeResult> {
  try {
    return await db.sql.begin(async (tx) => {
      const { clientId, key, bodyHmac, caseId, unit, year } = claim;
      const claimed = [clientId, key, bodyHmac, caseId, `case:${unit}`, year];
      const [drawn] = await tx.unsafe<{ seq: number }[]>(claimStatement, claimed, { prepare: true });
      if (drawn === undefined) return repeated(tx, claim);
      const number = caseNumber(claim.unitCode, year, drawn.seq);
      const record = build(number);
      await adopt(tx, caseId, record.evidence);
      await tx.unsafe(storeStatement, stored(claim, { number, seq: drawn.seq }, record), { prepare: true });
      return { kind: 'new', caseId, number, response: record.response };
    });
  } catch (error) {
    if (error instanceof EvidenceTaken) return { kind: 'evidence_taken' };
    throw error;
  }
}

async function repeated(tx: Transaction, { clientId, key, isSameBody }: IntakeClaim): Promise<IntakeResult> {
  const [known] = await tx<{ bodyHmac: string; caseId: string; response: Buffer | null; number: string }[]>`
    select i.body_hmac as "bodyHmac", i.case_id as "caseId", i.response_sealed as response, l.number
    from intakes i join ledger l on l.case_id = i.case_id
    where i.client_id = ${clientId} and i.key = ${key}`;
  if (known === undefined || !isSameBody(known.bodyHmac)) return { kind: 'conflict' };
  return { kind: 'same', caseId: known.caseId, number: known.number, response: known.response };
}

/** Parameters of the store statement: two JSON values, and the answer's bytes. */
function stored(
  { clientId, key, caseId, unit, year }: IntakeClaim,
  { number, seq }: { number: string; seq: number },
  { row, registeredAt, titleText, tracking, caseKey, texts, search, start, response }: IntakeRecord,
) {
  const texted = texts.map((text) => ({ ...text, ciphertext: text.ciphertext.toString('hex') }));
  const facts = { clientId, key, unit, year, number, seq, registeredAt, titleText, masterKeyId: caseKey.masterKeyId };
  const parts = { facts, row, texts: texted, search, tracking: tracking === null ? [] : [tracking] };
  return [caseId, JSON.stringify(parts), JSON.stringify(start), caseKey.wrapped, response];
}

/** Takes files that were uploaded before into the case; each at most once. */
async function adopt(tx: Transaction, caseId: string, files: IntakeRecord['evidence']): Promise<void> {
  for (const { id, uploadedBy, wrappedKey, nameText } of files) {
    const taken = await tx`
      update evidence set case_id = ${caseId}, wrapped_key = ${wrappedKey}, name_text = ${nameText}, loose_name = null
      where id = ${id} and case_id is null and uploaded_by = ${uploadedBy} returning id`;
    if (taken.length === 0) throw new EvidenceTaken();
  }
}
