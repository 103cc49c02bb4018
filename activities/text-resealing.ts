// Takes texts from one case to another: opened, looked through for the first complainant's name, sealed again under the
// other case's key. Nothing in the clear leaves this file. Leaves out which texts go along.
import { randomUUID } from 'node:crypto';
import { openTexts, replaceTexts } from '../adapters/sealed-texts.ts';
import { textAad } from '../adapters/vault.ts';
import type { NewText } from '../db/intake-writes.ts';
import { findReach } from '../db/case-reads.ts';
import { findCaseKey, findTexts } from '../db/text-reads.ts';
import { textRefs } from '../domain/archive-refs.ts';
import { namesPerson, type NamedCard } from '../domain/named-person.ts';
import type { CaseTelling } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

export type Resealed =
  { ok: true; data: CaseTelling['data']; texts: NewText[] } | { ok: false; code: 'erased' | 'names_complainant' };

/** The data of a message with references to texts of the case that is told. */
export async function resealed(deps: ActivityDeps, { caseId, to, message, data }: CaseTelling): Promise<Resealed> {
  const wanted = [...textRefs(data).keys()];
  if (wanted.length === 0) return { ok: true, data, texts: [] };
  const plain = await openedTexts(deps, caseId, wanted);
  const theirs = await findCaseKey(deps.db, to);
  const key = theirs === null ? null : deps.vault.unwrap(theirs);
  if (plain === null || key?.ok !== true) return { ok: false, code: 'erased' };
  if (plain.names) return { ok: false, code: 'names_complainant' };
  const texts: NewText[] = [];
  const moved = replaceTexts(data, ({ text }) => {
    const id = randomUUID();
    const sealed = deps.vault.seal(key.key, plain.texts.get(text) ?? '', textAad(to, id));
    texts.push({ id, purpose: message, ...sealed });
    return { text: id, length: sealed.length, sha256: sealed.sha256 };
  });
  return { ok: true, data: moved, texts };
}

/** Null where a text is not there any more; `names`: one of them says who the complainant is. */
async function openedTexts({ db, vault }: ActivityDeps, caseId: string, ids: string[]) {
  const [keyRow, reach] = await Promise.all([findCaseKey(db, caseId), findReach(db, caseId)]);
  const card = reach?.card?.text;
  const opened = openTexts(vault, keyRow, await findTexts(db, caseId, [...ids, ...(card === undefined ? [] : [card])]));
  if (!opened.ok || ids.some((id) => !opened.texts.has(id))) return null;
  const { texts } = opened;
  const who = JSON.parse(texts.get(card ?? '') ?? '{}') as NamedCard;
  return { texts, names: ids.some((id) => namesPerson(who, texts.get(id) ?? '')) };
}
