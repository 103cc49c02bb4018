// Turns the data of a paper into Markdown a person can read without any program of ours: labels, values, texts as
// quotations. What a person wrote is escaped, so that it cannot pass for part of the paper.
import type { TextRef } from '../domain/case.ts';
import type { Words } from '../domain/law.ts';
import { both, ERASED, LABELS, VALUES, YES_NO } from '../words/archive-words.ts';

type Texts = ReadonlyMap<string, string>;

/** A whole paper: title, then one line or section per field of `content`. Fields that are undefined are left out. */
export function markdownPaper(title: Words, content: Record<string, unknown>, texts: Texts): string {
  return `# ${both(title)}\n\n${section(content, texts, '').join('\n')}\n`;
}

/** The contact card is sealed as one text of JSON: its fields are shown like those of the paper. */
function openCard(card: TextRef, texts: Texts): object | null {
  try {
    const fields: unknown = JSON.parse(texts.get(card.text) ?? '');
    return typeof fields === 'object' ? fields : null;
  } catch {
    return null;
  }
}

function section(content: object, texts: Texts, indent: string): string[] {
  return Object.entries(content).flatMap(([field, value]) => (isEmpty(value) ? [] : line(field, value, texts, indent)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function line(field: string, value: unknown, texts: Texts, indent: string): string[] {
  const label = `${indent}- **${escaped(both(LABELS[field] ?? { zh: field, en: field }))}**`;
  const card = field === 'card' && isTextRef(value) ? openCard(value, texts) : null;
  if (card !== null) return [`${label}:`, ...section(card, texts, `${indent}  `)];
  if (isTextRef(value)) return [`${label}:`, '', ...quoted(texts.get(value.text) ?? both(ERASED), `${indent}  `), ''];
  if (Array.isArray(value))
    return [`${label}:`, ...value.flatMap((item) => listItem(field, item, texts, `${indent}  `))];
  if (typeof value === 'object' && value !== null) return [`${label}:`, ...section(value, texts, `${indent}  `)];
  return [`${label}: ${scalar(field, value)}`];
}

function listItem(field: string, item: unknown, texts: Texts, indent: string): string[] {
  if (isTextRef(item)) return quoted(texts.get(item.text) ?? both(ERASED), indent);
  if (typeof item !== 'object' || item === null) return [`${indent}- ${scalar(field, item)}`];
  return [`${indent}- —`, ...section(item, texts, `${indent}  `)];
}

function scalar(field: string, value: unknown): string {
  if (typeof value === 'boolean') return both(YES_NO[`${value}`]);
  if (typeof value === 'number' && (field === 'at' || field.endsWith('At'))) return new Date(value).toISOString();
  const text = String(value);
  const word = VALUES[field]?.[text];
  return word === undefined ? escaped(text) : both(word);
}

export function isTextRef(value: unknown): value is TextRef {
  return typeof value === 'object' && value !== null && 'text' in value && 'sha256' in value && 'length' in value;
}

function quoted(text: string, indent: string): string[] {
  return text.split(/\r\n|\r|\n/).map((part) => `${indent}> ${escaped(part)}`.trimEnd());
}

/** Markdown and HTML lose their meaning; signs that mean something only at the start of a line stay elsewhere. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^(\s*)([#+=>-])/, (_all, space: string, sign: string) => `${space}\\${sign}`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}

/** The same data with every text beside its reference: the source a paper was made from. */
export function withPlainTexts(value: unknown, texts: Texts): unknown {
  if (isTextRef(value)) return { ...value, plain: texts.get(value.text) ?? null };
  if (Array.isArray(value)) return value.map((item) => withPlainTexts(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, member]) => [field, withPlainTexts(member, texts)]));
}
