// The frame of every notice: issuer, title, number, addressee, body, closing, date, and the mark of invented numbers.
// A document is rendered in one language and stays in it. The bodies are notice-zh.ts and notice-en.ts.
import { noticeMark } from './confidence-words.ts';
import { TITLES } from './notice-codes.ts';
import { NOTICES_EN } from './notice-en.ts';
import { NOTICES_ZH } from './notice-zh.ts';
import { dateWords, type Language, type NoticeWording, sayingOf } from './notice-wording.ts';

export { noticeTextIds, wordingOf } from './notice-wording.ts';
export type { Language, NoticeWording } from './notice-wording.ts';

export interface RenderedNotice {
  /** One line, without personal texts: it may stand in a mail's subject. */
  subject: string;
  /** Plain text. */
  body: string;
}

/** Kinds that go to a desk whatever their audience, and have no addressee and closing. */
const MESSAGES = new Set(['assignment', 'reminder', 'escalation', 'chase', 'supervisionOrder', 'respondentRequest']);

/** Words a notice from its facts and opened texts. Never throws for a missing fact: it shows as a dash. */
export function renderNotice(wording: NoticeWording, language: Language): RenderedNotice {
  const say = sayingOf(wording, language);
  const title = titleOf(wording, language);
  const issuer = wording.issuer?.[language] ?? null;
  const paragraphs = (language === 'zh' ? NOTICES_ZH : NOTICES_EN)[wording.kind](say);
  const subject =
    language === 'zh'
      ? `${issuer ? `【${issuer}】` : ''}${title}（${say.fact('number')}）`
      : `${title} (${say.fact('number')})${issuer ? ` – ${issuer}` : ''}`;
  const isMessage = MESSAGES.has(wording.kind);
  const frame = language === 'zh' ? frameZh : frameEn;
  const body = frame({ title, issuer, paragraphs, isMessage, date: dateWords(wording.facts['on'], language), wording });
  return { subject, body: `${body}\n` };
}

/** A rendered notice as it is kept, sealed, once it was issued. */
export interface IssuedDocument extends RenderedNotice {
  language: Language;
}

export function writeIssued(document: IssuedDocument): string {
  return JSON.stringify(document);
}

/** Reads what {@link writeIssued} wrote. */
export function readIssued(plain: string): IssuedDocument {
  return JSON.parse(plain) as IssuedDocument;
}

interface Frame {
  title: string;
  issuer: string | null;
  paragraphs: string[];
  isMessage: boolean;
  date: string;
  wording: NoticeWording;
}

function frameZh({ title, issuer, paragraphs, isMessage, date, wording }: Frame): string {
  const text = paragraphs.map((paragraph) =>
    paragraph
      .split('\n')
      .map((line) => `　　${line}`)
      .join('\n'),
  );
  return blocks([
    lines(issuer, title, wording.documentNumber),
    wording.facts['example'] === true && '【示例】本文书中的期限、条款为示例数据，不是现行法律规定。',
    !isMessage && `${wording.addressee ?? '投诉人'}：`,
    ...text,
    noticeMark(wording)?.zh,
    !isMessage && '　　特此告知。',
    lines(issuer, date),
    !isMessage && wording.trackingUrl && `办理进度查询：${wording.trackingUrl}`,
  ]);
}

function frameEn({ title, issuer, paragraphs, isMessage, date, wording }: Frame): string {
  return blocks([
    lines(issuer, title, wording.documentNumber && `No. ${wording.documentNumber}`),
    wording.facts['example'] === true &&
      '[EXAMPLE] The limits and articles in this document are example numbers, not the law in force.',
    !isMessage && `Dear ${wording.addressee ?? 'Sir or Madam'},`,
    ...paragraphs,
    noticeMark(wording)?.en,
    lines(issuer, date),
    !isMessage && wording.trackingUrl && `Follow your case: ${wording.trackingUrl}`,
  ]);
}

/** Title of a document by its kind, as the pack has it; names no person. */
export function titleOf(
  { kind, law, facts }: Pick<NoticeWording, 'kind' | 'law' | 'facts'>,
  language: Language,
): string {
  const named = law?.documents.find((document) => document.kind === kind)?.title[language] ?? TITLES[kind][language];
  if (!kind.startsWith('review') || typeof facts['level'] !== 'number') return named;
  // Packs name both levels in one title: 复查复核意见书.
  const isSecond = facts['level'] > 1;
  return language === 'zh'
    ? named.replace(/复查（?复核）?/, isSecond ? '复核' : '复查')
    : isSecond
      ? named.replace(/\breview\b/i, 'Re-review')
      : named;
}

const lines = (...parts: (string | null | false | undefined)[]) => parts.filter(Boolean).join('\n');
const blocks = (parts: (string | null | false | undefined)[]) => parts.filter(Boolean).join('\n\n');
