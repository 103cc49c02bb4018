// Gives the document of a notice: the very text that was issued; what nobody has sent yet is worded as it would be now.
// Leaves out who may see the case, and the proof that opening it gives (tracking-notice.ts).
import { findReach } from '../db/case-reads.ts';
import { findWordingMaterial, type StoredNotice } from '../db/notice-reads.ts';
import type { CaseEvent } from '../domain/case.ts';
import { noticeTextIds, readIssued, renderNotice, type RenderedNotice, wordingOf } from '../words/notice-words.ts';
import type { Language } from '../words/notice-words.ts';
import type { Door } from './door.ts';
import { maskCard, readCard } from './personal-data.ts';
import { openTexts } from './sealing.ts';

export interface NoticeDocument extends RenderedNotice {
  language: Language;
  /** False: a preview; it was not sent or laid anywhere yet. */
  issued: boolean;
}

/** Null when its text was erased. */
export async function documentOf(door: Door, notice: StoredNotice, language: Language): Promise<NoticeDocument | null> {
  const { caseId, documentText } = notice;
  if (documentText === null) return { ...(await wordedNow(door, notice, language)), language, issued: false };
  const plain = (await openIds(door, caseId, [documentText])).get(documentText);
  return plain === undefined ? null : { ...readIssued(plain), issued: true };
}

async function wordedNow(door: Door, notice: StoredNotice, language: Language): Promise<RenderedNotice> {
  const { caseId, number } = notice;
  const reach = notice.audience.to === 'complainant' ? await findReach(door.db, caseId) : null;
  const card = reach?.card === undefined ? [] : [reach.card.text];
  const [opened, material] = await Promise.all([
    openIds(door, caseId, [...noticeTextIds(notice), ...card]),
    findWordingMaterial(door.db, caseId, notice),
  ]);
  const { publicUrl } = door.settings;
  const trackingUrl = publicUrl === undefined ? undefined : `${publicUrl.replace(/\/$/, '')}/track`;
  const addressee = readCard(opened.get(card[0] ?? '') ?? null)?.name ?? null;
  return renderNotice(
    wordingOf({ notice, documentNumber: number, opened, material, addressee, trackingUrl }),
    language,
  );
}

/**
 * For staff: the line that names the addressee, masked like every contact detail. The frozen text keeps the name as it
 * was on the day, so every card the case has had is looked at.
 */
export async function withAddresseeMasked(
  door: Door,
  caseId: string,
  events: readonly CaseEvent[],
  document: NoticeDocument,
): Promise<NoticeDocument> {
  const cards = events.flatMap(({ data }) => ('reach' in data && data.reach.card ? [data.reach.card.text] : []));
  const plain = [...(await openIds(door, caseId, cards)).values()];
  const lines = new Map(
    plain.flatMap((card) => {
      const [name, masked] = [readCard(card)?.name, maskCard(card)?.name];
      return name === undefined
        ? []
        : [`${name}：`, `Dear ${name},`].map((line) => [line, line.replace(name, masked ?? '')]);
    }),
  );
  return {
    ...document,
    body: document.body
      .split('\n')
      .map((line) => lines.get(line) ?? line)
      .join('\n'),
  };
}

/** Plain texts by id; erased ones are missing. */
async function openIds(door: Door, caseId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const refs = ids.map((text) => ({ text, sha256: '', length: 0 }));
  const plain = await openTexts(door, caseId, refs, { card: (card) => card });
  return new Map(ids.flatMap((id, index) => (typeof plain[index] === 'string' ? [[id, plain[index]] as const] : [])));
}
