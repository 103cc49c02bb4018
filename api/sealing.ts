// Decides how what a person wrote leaves the door: sealed under the case's key, as a row to store and a reference to
// send on; and how it is opened again to be shown. Leaves out who may see it.
import type { TextRef } from '../domain/case.ts';
import { SealBroken, textAad } from '../adapters/vault.ts';
import type { NewText } from '../db/intake-writes.ts';
import { findCaseKey, findTexts } from '../db/text-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';

/** Collects the rows of one request; they are stored in the same transaction as what refers to them. */
export interface Sealer {
  seal(purpose: string, plain: string): TextRef;
  rows: NewText[];
}

export function sealerFor(door: Door, caseId: string, caseKey: Buffer, nowMs: number): Sealer {
  const rows: NewText[] = [];
  return {
    rows,
    seal(purpose, plain) {
      const id = newId(nowMs);
      const { ciphertext, sha256, length } = door.vault.seal(caseKey, plain, textAad(caseId, id));
      rows.push({ id, purpose, ciphertext, sha256, length });
      return { text: id, length, sha256 };
    },
  };
}

/** The open key of a case. Throws 409 when it was erased: nothing more can be written to such a file. */
export async function openCaseKey(door: Door, caseId: string): Promise<Buffer> {
  const opened = await tryCaseKey(door, caseId);
  if (opened === null) throw new Problem('nothing_to_do', { detail: { reason: 'erased' } });
  return opened;
}

async function tryCaseKey(door: Door, caseId: string): Promise<Buffer | null> {
  const row = await findCaseKey(door.db, caseId);
  if (row === null) return null;
  const opened = door.vault.unwrap(row);
  return opened.ok ? opened.key : null;
}

const isTextRef = (value: object): value is TextRef => 'text' in value && 'sha256' in value && 'length' in value;

/** What every reference is replaced with: the plain text, or null where it was erased. */
export type Opened<T> = T extends TextRef
  ? string | null
  : T extends readonly (infer Item)[]
    ? Opened<Item>[]
    : T extends object
      ? { [K in keyof T]: Opened<T[K]> }
      : T;

/** Ids of all texts a value refers to. */
export function textIdsOf(value: unknown): Set<string> {
  const ids = new Set<string>();
  walk(value, (ref) => ids.add(ref.text));
  return ids;
}

export interface Showing {
  /** What a card (who, where) becomes. */
  card: (plain: string | null) => unknown;
  /** Ids of texts that stay shut. */
  hidden?: ReadonlySet<string>;
}

/** The value with its texts open; null where a text is hidden or erased. */
export async function openTexts<T>(
  door: Door,
  caseId: string,
  value: T,
  { card, hidden = new Set() }: Showing,
): Promise<Opened<T>> {
  const ids = [...textIdsOf(value)].filter((id) => !hidden.has(id));
  const plain = await openAll(door, caseId, ids);
  return walk(value, (ref, key) => {
    const open = plain.get(ref.text) ?? null;
    return key === 'card' ? card(open) : open;
  }) as Opened<T>;
}

async function openAll(door: Door, caseId: string, ids: string[]): Promise<Map<string, string>> {
  const caseKey = ids.length === 0 ? null : await tryCaseKey(door, caseId);
  if (caseKey === null) return new Map();
  const rows = await findTexts(door.db, caseId, ids);
  return new Map(rows.flatMap((row) => opened(door, caseId, caseKey, row)));
}

/** A text that does not open is shown as missing, and said aloud in the log: someone changed the table. */
function opened(
  door: Door,
  caseId: string,
  caseKey: Buffer,
  row: Pick<NewText, 'id' | 'ciphertext'>,
): [string, string][] {
  try {
    return [[row.id, door.vault.open(caseKey, row.ciphertext, textAad(caseId, row.id))]];
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    door.logger.error({ caseId, text: row.id }, 'a sealed text does not open');
    return [];
  }
}

function walk(value: unknown, visit: (ref: TextRef, key: string) => unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, visit, key));
  if (value === null || typeof value !== 'object') return value;
  if (isTextRef(value)) return visit(value, key);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, visit, name)]));
}
