// What a complainant reads about the next remedy: until which day, before which body. Leaves out counting the day.
import type { ClockStanding } from '../domain/clock.ts';
import type { Span, Words } from '../domain/law.ts';
import { spanWords } from './clock-words.ts';
import { dateWords } from './notice-wording.ts';

export interface Remedy {
  level: number;
  body: Words;
  article: string;
  /** Length of the window; null where the pack has none. */
  limit: Span | null;
  /** Last day; null while delivery is not proved. */
  until: string | null;
  /** Of the window; null while delivery is not proved. */
  standing: ClockStanding | null;
}

/** One sentence: the last day once it is known, else how long after delivery. */
export function remedyWords({ level, body, article, limit, until, standing }: Remedy): Words {
  const asked = level > 1 ? { zh: '复核', en: 're-review' } : { zh: '复查', en: 'review' };
  if (standing === 'met') return { zh: `您已申请${asked.zh}。`, en: `You have applied for ${asked.en}.` };
  if (standing === 'ended')
    return { zh: `不再需要申请${asked.zh}。`, en: `There is no need to apply for ${asked.en} any more.` };
  const on = { zh: dateWords(until, 'zh'), en: dateWords(until, 'en') };
  if (standing === 'expired')
    return {
      zh: `申请${asked.zh}的期限已于${on.zh}届满。`,
      en: `The time for applying for ${asked.en} ended on ${on.en}.`,
    };
  const span = limit === null ? { zh: '规定期限', en: 'the time allowed' } : spanWords(limit);
  return until === null
    ? {
        zh: `不服的，可以自收到之日起${span.zh}内向${body.zh}申请${asked.zh}（${article}）。`,
        en: `If you do not agree, you may apply to ${body.en} for ${asked.en} within ${span.en} of receiving it (${article}).`,
      }
    : {
        zh: `不服的，可以在${on.zh}前（含当日）向${body.zh}申请${asked.zh}（${article}）。`,
        en: `If you do not agree, you may apply to ${body.en} for ${asked.en} until ${on.en} inclusive (${article}).`,
      };
}
