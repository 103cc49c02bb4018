// What every list of choices is made from, and how its labels are written. Leaves out the lists.
import type { FormFacts } from '../../api/case-forms.ts';
import type { Words } from '../../domain/law.ts';
import type { Field } from '../form/form-fields.ts';
import type { Option } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';

/** One list of choices; null where the place is typed by hand. */
type Choice = Option[] | null;
export type Maker = (asked: Asked) => Choice;

export interface Asked {
  page: PageContext;
  facts: FormFacts;
  command: string;
  field: Field;
  path: string;
}

export const short = (text: unknown, fallback: string): string => {
  const symbols = typeof text === 'string' ? [...text] : [];
  if (symbols.length === 0) return fallback;
  return symbols.length <= 60 ? symbols.join('') : `${symbols.slice(0, 60).join('')}…`;
};
export const partOf = ({ page, facts }: Asked) => ({ page, whole: facts });
export const worded = (page: PageContext, list: readonly { code: string; words: Words }[]): Option[] =>
  list.map(({ code, words }) => ({ value: code, label: page.say(words) }));
export const coded = (page: PageContext, table: Readonly<Record<string, Words>>): Option[] =>
  Object.entries(table).map(([value, words]) => ({ value, label: page.say(words) }));

/** What the law lets a limit be extended by. A measure's or order's own limit has the rule of its kind. */
export function extensionOf({ law }: Pick<FormFacts, 'law'>, clock: string) {
  const rule = Object.hasOwn(law.clocks, clock) ? law.clocks[clock] : law.clocks[clock.split(':')[0] ?? ''];
  return rule?.extension;
}
