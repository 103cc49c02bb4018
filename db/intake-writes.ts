// One intake is one transaction: the client's key, the number, the case, its texts and the start that follows.
// Leaves out what is sealed and judged; the caller hands that in once the number is known.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CaseRow } from '../domain/case-projection.ts';
import type { Db, Orm } from './connect.ts';
import {
  caseKeys,
  cases,
  counters,
  evidence,
  intakes,
  ledger,
  searchHashes,
  sealedTexts,
  trackingSecrets,
  workflowStarts,
} from './schema.ts';
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
  /** Files uploaded before, with their key now wrapped by the case key. */
  evidence: { id: string; uploadedBy: string; wrappedKey: Buffer }[];
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

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

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
    return await db.orm.transaction(async (tx) => {
      const { clientId, key, bodyHmac, caseId } = claim;
      const claimed = await tx
        .insert(intakes)
        .values({ clientId, key, bodyHmac, caseId })
        .onConflictDoNothing()
        .returning();
      if (claimed.length === 0) return repeated(tx, claim);
      const seq = await draw(tx, `case:${claim.unit}`, claim.year);
      const number = caseNumber(claim.unitCode, claim.year, seq);
      const record = build(number);
      await store(tx, claim, { number, seq }, record);
      return { kind: 'new', caseId, number, response: record.response };
    });
  } catch (error) {
    if (error instanceof EvidenceTaken) return { kind: 'evidence_taken' };
    throw error;
  }
}

async function repeated(tx: Transaction, claim: IntakeClaim): Promise<IntakeResult> {
  const [known] = await tx
    .select({
      bodyHmac: intakes.bodyHmac,
      caseId: intakes.caseId,
      response: intakes.responseSealed,
      number: ledger.number,
    })
    .from(intakes)
    .innerJoin(ledger, eq(ledger.caseId, intakes.caseId))
    .where(and(eq(intakes.clientId, claim.clientId), eq(intakes.key, claim.key)));
  if (known === undefined || !claim.isSameBody(known.bodyHmac)) return { kind: 'conflict' };
  return { kind: 'same', caseId: known.caseId, number: known.number, response: known.response };
}

/** The row lock on the counter holds until commit: a rolled-back intake gives its number back. */
async function draw(tx: Transaction, scope: string, year: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ scope, year, next: 2 })
    .onConflictDoUpdate({ target: [counters.scope, counters.year], set: { next: sql`${counters.next} + 1` } })
    .returning({ next: counters.next });
  return row!.next - 1;
}

/**
 * The statements go out in one go on the transaction's connection. All are awaited before an error leaves, because a
 * statement that came after the rollback would stand alone and be kept.
 */
async function store(
  tx: Transaction,
  { clientId, key, caseId, unit, year }: IntakeClaim,
  { number, seq }: { number: string; seq: number },
  record: IntakeRecord,
): Promise<void> {
  const { row, registeredAt, titleText, tracking, caseKey } = record;
  const { receivedOn, channel, category } = row;
  const texts = record.texts.map((text) => ({ ...text, caseId }));
  const search = record.search.map((each) => ({ ...each, caseId }));
  await adopt(tx, caseId, record.evidence);
  const done = await Promise.allSettled([
    tx
      .insert(ledger)
      .values({ caseId, unit, year, seq, number, receivedOn, enteredAt: registeredAt, channel, category }),
    tx.insert(cases).values({ ...row, version: 0, registeredAt, titleText }),
    tx.insert(caseKeys).values({ caseId, wrappedKey: caseKey.wrapped, masterKeyId: caseKey.masterKeyId }),
    texts.length > 0 ? tx.insert(sealedTexts).values(texts) : undefined,
    search.length > 0 ? tx.insert(searchHashes).values(search).onConflictDoNothing() : undefined,
    tracking === null ? undefined : tx.insert(trackingSecrets).values({ caseId, ...tracking }),
    tx.insert(workflowStarts).values({ caseId, input: record.start }),
    tx
      .update(intakes)
      .set({ responseSealed: record.response })
      .where(and(eq(intakes.clientId, clientId), eq(intakes.key, key))),
  ]);
  const failed = done.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Takes files that were uploaded before into the case; each at most once. */
async function adopt(tx: Transaction, caseId: string, files: IntakeRecord['evidence']): Promise<void> {
  if (files.length === 0) return;
  const ids = files.map((file) => file.id);
  const free = await tx
    .select({ id: evidence.id, uploadedBy: evidence.uploadedBy })
    .from(evidence)
    .where(and(inArray(evidence.id, ids), isNull(evidence.caseId)))
    .for('update');
  const owners = new Map(free.map((row) => [row.id, row.uploadedBy]));
  if (files.some((file) => owners.get(file.id) !== file.uploadedBy)) throw new EvidenceTaken();
  for (const { id, wrappedKey } of files)
    await tx.update(evidence).set({ caseId, wrappedKey }).where(eq(evidence.id, id));
}
