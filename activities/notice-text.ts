// Issues a document: words it once, seals it under the case's key, and gives the same text for ever after.
// Opens personal texts at the last moment; nothing opened here leaves this process but by the chosen method.
import { randomUUID } from 'node:crypto';
import { openTexts } from '../adapters/sealed-texts.ts';
import { textAad } from '../adapters/vault.ts';
import { findReach } from '../db/case-reads.ts';
import { findNotice, findWordingMaterial } from '../db/notice-reads.ts';
import { freezeDocument } from '../db/notice-writes.ts';
import { findCaseKey, findTexts } from '../db/text-reads.ts';
import type { Notice } from '../domain/delivery.ts';
import {
  type IssuedDocument,
  noticeTextIds,
  readIssued,
  renderNotice,
  wordingOf,
  writeIssued,
} from '../words/notice-words.ts';
import type { ActivityDeps } from './deps.ts';

/** What the contact card holds; every field may be missing. */
export interface ContactCard {
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface Issued {
  document: IssuedDocument;
  card: ContactCard;
}

type Wanted = { caseId: string; notice: Notice; language: 'zh' | 'en' };

/** Null when the case's key was erased: then there is nobody to tell and nothing to say. Throws what the parts throw. */
export async function issueNotice(deps: ActivityDeps, wanted: Wanted): Promise<Issued | null> {
  const { caseId, notice } = wanted;
  const [keyRow, stored, reach] = await Promise.all([
    findCaseKey(deps.db, caseId),
    findNotice(deps.db, caseId, notice.id),
    notice.audience.to === 'complainant' ? findReach(deps.db, caseId) : null,
  ]);
  const kept = stored?.documentText ?? null;
  const ids = [...(kept === null ? noticeTextIds(notice) : [kept]), ...(reach?.card ? [reach.card.text] : [])];
  const opened = openTexts(deps.vault, keyRow, await findTexts(deps.db, caseId, ids));
  if (!opened.ok) return null;
  const card = cardOf(opened.texts.get(reach?.card?.text ?? ''));
  const known = kept === null ? undefined : opened.texts.get(kept);
  if (known !== undefined) return { document: readIssued(known), card };
  const document = await word(deps, wanted, {
    opened: opened.texts,
    number: stored?.number ?? null,
    addressee: card.name ?? null,
  });
  return { document: await keep(deps, caseId, notice.id, document), card };
}

async function word(
  { db, publicUrl }: ActivityDeps,
  { caseId, notice, language }: Wanted,
  known: { opened: Map<string, string>; number: string | null; addressee: string | null },
): Promise<IssuedDocument> {
  const material = await findWordingMaterial(db, caseId, notice);
  const { opened, number: documentNumber, addressee } = known;
  const trackingUrl = publicUrl === undefined ? undefined : `${publicUrl.replace(/\/$/, '')}/track`;
  const wording = wordingOf({ notice, documentNumber, opened, material, addressee, trackingUrl });
  return { ...renderNotice(wording, language), language };
}

/** Two attempts at once keep one text: the loser reads the winner's. */
async function keep(
  { db, vault }: ActivityDeps,
  caseId: string,
  noticeId: string,
  document: IssuedDocument,
): Promise<IssuedDocument> {
  const keyRow = await findCaseKey(db, caseId);
  const unwrapped = keyRow === null ? null : vault.unwrap(keyRow);
  if (!unwrapped?.ok) return document;
  const id = randomUUID();
  const sealed = vault.seal(unwrapped.key, writeIssued(document), textAad(caseId, id));
  const kept = await freezeDocument(db, caseId, noticeId, { id, purpose: 'document', ...sealed });
  if (kept === null || kept === id) return document;
  const opened = openTexts(vault, keyRow, await findTexts(db, caseId, [kept]));
  const plain = opened.ok ? opened.texts.get(kept) : undefined;
  return plain === undefined ? document : readIssued(plain);
}

function cardOf(plain: string | undefined): ContactCard {
  return plain === undefined ? {} : (JSON.parse(plain) as ContactCard);
}
