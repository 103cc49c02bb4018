// Opens the sealed texts of one case, as late as possible and all at once; replaces references to them. Leaves out
// reading the rows (db/).
import type { TextRef } from '../domain/case.ts';
import { textAad, type Vault, type WrappedCaseKey } from './vault.ts';

export interface SealedRow {
  id: string;
  ciphertext: Buffer;
}

export type OpenedTexts =
  { ok: true; texts: Map<string, string> } | { ok: false; reason: 'erased' | 'unknown_master_key' };

/** Text id -> plain text. A case without a key row counts as erased. Throws SealBroken for changed bytes. */
export function openTexts(vault: Vault, keyRow: WrappedCaseKey | null, rows: readonly SealedRow[]): OpenedTexts {
  if (keyRow === null) return { ok: false, reason: 'erased' };
  const opened = vault.unwrap(keyRow);
  if (!opened.ok) return opened;
  const { caseId } = keyRow;
  const texts = rows.map(
    ({ id, ciphertext }) => [id, vault.open(opened.key, ciphertext, textAad(caseId, id))] as const,
  );
  return { ok: true, texts: new Map(texts) };
}

/** The value with every reference to a text replaced. */
export function replaceTexts<T>(value: T, replace: (ref: TextRef) => TextRef): T {
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item as unknown, replace)) as T;
  if (value === null || typeof value !== 'object') return value;
  if (isTextRef(value)) return replace(value) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaceTexts(member, replace)])) as T;
}

function isTextRef(value: object): value is TextRef {
  return 'text' in value && 'sha256' in value && 'length' in value;
}
