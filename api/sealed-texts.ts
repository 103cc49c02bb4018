// Opens sealed texts of several cases at once, for lists. Leaves out who may see them, and writing the read down.
import { textAad } from '../adapters/vault.ts';
import { findCaseKeys, findTextsAnywhere } from '../db/text-reads.ts';
import type { Door } from './door.ts';

/** The plain texts by id; without those whose key was erased. Throws SealBroken where somebody changed the table. */
export async function openAcrossCases(
  door: Door,
  caseIds: readonly string[],
  textIds: readonly string[],
): Promise<Map<string, string>> {
  const [keys, texts] = await Promise.all([
    findCaseKeys(door.db, [...new Set(caseIds)]),
    findTextsAnywhere(door.db, textIds),
  ]);
  const opened = new Map(keys.map((key) => [key.caseId, door.vault.unwrap(key)]));
  return new Map(
    texts.flatMap(({ id, caseId, ciphertext }) => {
      const key = opened.get(caseId);
      return key?.ok ? [[id, door.vault.open(key.key, ciphertext, textAad(caseId, id))] as const] : [];
    }),
  );
}
