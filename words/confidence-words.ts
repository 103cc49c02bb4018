// How sure a limit is, in words for whoever reads its date. Leaves out what the letters mean for authors (docs/packs.md).
import type { Confidence, Law, Words } from '../domain/law.ts';
import type { NoticeWording } from './notice-wording.ts';

/** What is said beside a date; where the operative text was read nothing needs saying. */
const MARKS: Partial<Record<Confidence, Words>> = {
  B: { zh: '可靠程度B:据官方转载', en: 'confidence B: from an official secondary source' },
  C: { zh: '可靠程度C:来源薄弱,须核对', en: 'confidence C: a weak source, to be checked' },
  example: { zh: '数字由本单位定,不是法律', en: 'the number is set by the body itself, not by law' },
};

/** Null where the text of the law itself was read. */
export function confidenceMark(confidence: Confidence): Words | null {
  return MARKS[confidence] ?? null;
}

/**
 * Under a notice that tells a limit which is not sure law: one sentence. Null where it is, and where the whole pack is an
 * example, which every notice says at its head. The facts of a notice name its limit by article and length.
 */
export function noticeMark({ facts, law }: Pick<NoticeWording, 'facts' | 'law'>): Words | null {
  if (facts['example'] === true || law?.clocks === undefined) return null;
  const rules = Object.values(law.clocks).filter((rule) => isTold(rule, facts));
  const mark = rules.flatMap(({ confidence }) => confidenceMark(confidence) ?? [])[0];
  return mark === undefined
    ? null
    : { zh: `【说明】本文书所述期限:${mark.zh}。`, en: `[NOTE] The limit in this document: ${mark.en}.` };
}

function isTold(rule: Law['clocks'][string], facts: NoticeWording['facts']): boolean {
  const { n, unit } = rule.limit;
  if (facts['limitArticle'] === rule.article) return facts['limitN'] === n && facts['limitUnit'] === unit;
  const isWindow = rule.id === `reviewWindow.${String(facts['remedyLevel'])}`;
  return isWindow && facts['remedyN'] === n && facts['remedyUnit'] === unit;
}
