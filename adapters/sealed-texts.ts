// Opens the sealed texts of one case, as late as possible and all at once. Leaves out reading the rows (db/).
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
