// What is read out to a complainant who wanted the reply by telephone (B2). Only replies and review opinions have it; the
// call itself is recorded by `recordDelivery` with a note.
import type { NoticeKind } from '../domain/delivery.ts';
import type { StoredNotice } from '../db/notice-reads.ts';
import { readOutLines } from '../words/read-out-words.ts';
import type { CaseFile } from './case-file.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { maskCard } from './personal-data.ts';
import { openTexts } from './sealing.ts';
import { remedyOf } from './tracking-notice.ts';

const READ: ReadonlySet<NoticeKind> = new Set(['reply', 'reviewOpinion']);

/** Paragraphs in the complainant's language; null for a notice that is not read out. */
export async function readOutOf(door: Door, { state }: CaseFile, notice: StoredNotice): Promise<string[] | null> {
  if (!READ.has(notice.kind) || notice.audience.to !== 'complainant') return null;
  const summary = notice.texts['plainSummary'] ?? notice.texts['reasoning'];
  const [opened, units, remedy] = await Promise.all([
    openTexts(door, state.caseId, { summary: summary ?? null }, { card: maskCard }),
    unitsOf(door),
    remedyOf(door, notice, []),
  ]);
  const unit = units.get(state.owner.id);
  return readOutLines(
    {
      unit: { zh: unit?.nameZh ?? state.owner.id, en: unit?.nameEn ?? state.owner.id },
      number: state.number,
      summary: typeof opened.summary === 'string' ? opened.summary : '',
      outcomes: (notice.lists['results'] ?? []).map(({ code = '' }) => code.split(':').at(-1) ?? ''),
      remedy: remedy?.words ?? null,
    },
    state.reach.language,
  );
}
