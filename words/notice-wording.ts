// What a notice's template is given, and the small tools both languages share: dates, lengths, names, opened texts.
// Leaves out the sentences themselves (notice-zh.ts, notice-en.ts).
import type { Notice, NoticeKind } from '../domain/delivery.ts';
import type { Law, Span, Words } from '../domain/law.ts';
import { spanWords } from './clock-words.ts';

export type Language = keyof Words;

export interface NoticeWording {
  kind: NoticeKind;
  facts: Notice['facts'];
  /** Opened texts by their name in the notice; null where the text was erased. */
  texts: Record<string, string | null>;
  /** Repeated parts, with their texts opened. */
  lists: Record<string, { code: string; text?: string | null }[]>;
  /** Document number, where the document has one. */
  documentNumber: string | null;
  /** Name of the complainant as on the contact card; null: unknown or not wanted. */
  addressee: string | null;
  /** The body that speaks. */
  issuer: Words | null;
  /** Names by unit id. */
  units: ReadonlyMap<string, Words>;
  /** The law the case runs under; null only where it cannot be found. */
  law:
    | (Pick<Law, 'title' | 'documents' | 'refusalGrounds' | 'terminationGrounds' | 'checklist' | 'reviewLevels'> &
        Partial<Pick<Law, 'clocks'>>)
    | null;
  /** Address of the tracking page. */
  trackingUrl?: string;
}

/** How a template asks for what stands in its notice. Unknown things come out as a dash, never as a code of ours. */
export interface Saying {
  language: Language;
  date(fact: string): string;
  /** Length from a number fact and a unit fact; null where the pack has no such limit. */
  span(n: string, unit: string): string | null;
  unit(fact: string): string;
  text(name: string): string;
  has(name: string): boolean;
  list(name: string): { code: string; text: string }[];
  fact(name: string): string;
  wording: NoticeWording;
}

export interface WordingSource {
  notice: Pick<Notice, 'kind' | 'facts' | 'texts' | 'lists'>;
  documentNumber: string | null;
  /** Plain texts by text id; missing ones count as erased. */
  opened: ReadonlyMap<string, string>;
  material: Pick<NoticeWording, 'law' | 'units' | 'issuer'>;
  addressee: string | null;
  trackingUrl?: string;
}

/** Ids of the sealed texts a notice speaks of. */
export function noticeTextIds({ texts, lists }: Pick<Notice, 'texts' | 'lists'>): string[] {
  const repeated = Object.values(lists ?? {})
    .flat()
    .flatMap((item) => item.text?.text ?? []);
  return [...Object.values(texts).map((ref) => ref.text), ...repeated];
}

/** Brings a notice, its opened texts and what surrounds it together. */
export function wordingOf({
  notice,
  documentNumber,
  opened,
  material,
  addressee,
  trackingUrl,
}: WordingSource): NoticeWording {
  const { kind, facts, texts, lists } = notice;
  const open = (id: string) => opened.get(id) ?? null;
  const parts = Object.entries(lists ?? {}).map(([name, items]) => [
    name,
    items.map(({ code, text }) => (text === undefined ? { code } : { code, text: open(text.text) })),
  ]);
  return {
    ...{ kind, facts, documentNumber, addressee, trackingUrl, ...material },
    texts: Object.fromEntries(Object.entries(texts).map(([name, ref]) => [name, open(ref.text)])),
    lists: Object.fromEntries(parts) as NoticeWording['lists'],
  };
}

const ERASED: Words = { zh: '（内容已依法删除）', en: '(erased by law)' };

export function sayingOf(wording: NoticeWording, language: Language): Saying {
  const { facts, texts, units } = wording;
  const open = (text: string | null | undefined) => text ?? ERASED[language];
  return {
    language,
    wording,
    date: (fact) => dateWords(facts[fact], language),
    span: (n, unit) => {
      const count = facts[n];
      if (typeof count !== 'number' || typeof facts[unit] !== 'string') return null;
      return spanWords({ n: count, unit: facts[unit] as Span['unit'] })[language];
    },
    unit: (fact) => units.get(String(facts[fact]))?.[language] ?? '—',
    text: (name) => open(texts[name]),
    has: (name) => name in texts || (facts[name] ?? null) !== null,
    list: (name) =>
      (wording.lists[name] ?? []).map(({ code, text }) => ({ code, text: text === undefined ? '' : open(text) })),
    fact: (name) => String(facts[name] ?? '—'),
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026年3月2日`, `2 March 2026`; a dash for what is no ISO date. */
export function dateWords(value: unknown, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  if (year === undefined) return '—';
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}
