// Decides what is said about a form that was not right, at which field, in the reader's language: from the issues of the
// schema, never from their prose.
import type { z } from 'zod';
import type { Words } from '../../domain/law.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import type { Sent } from './form-body.ts';

export interface FormProblem {
  /** Name of the field as it stands on the form; '' for the form as a whole. */
  path: string;
  words: Words;
}

/** One per field, in the order of the schema. `indexes` of lists are those of the body; the form's own come from `sent`. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], sent: Sent): FormProblem[] {
  const found = new Map<string, FormProblem>();
  for (const issue of issues) {
    const path = onForm(issue.path.map(String), sent);
    if (!found.has(path)) found.set(path, { path, words: wordsOf(issue) });
  }
  return [...found.values()];
}

/** Rows left empty are not in the body: the third row of the body may be the fifth on the form. */
function onForm(path: readonly string[], sent: Sent): string {
  return path.reduce((whole, part) => {
    if (!/^\d+$/.test(part) || whole === '') return whole === '' ? part : `${whole}.${part}`;
    const filled = [...Array(100).keys()].filter((row) => isFilled(sent, `${whole}.${row}`));
    return `${whole}.${filled[Number(part)] ?? part}`;
  }, '');
}

function isFilled(sent: Sent, row: string): boolean {
  return Object.entries(sent).some(
    ([name, values]) => (name === row || name.startsWith(`${row}.`)) && values.some((value) => value.trim() !== ''),
  );
}

function wordsOf(issue: z.core.$ZodIssue): Words {
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  if (isMissing && issue.expected === 'boolean') return PAGE_WORDS.chooseOne;
  if (isMissing || (issue.code === 'too_small' && issue.minimum === 1)) return PAGE_WORDS.fillIn;
  switch (issue.code) {
    case 'invalid_value':
      return issue.input === undefined ? PAGE_WORDS.chooseOne : PAGE_WORDS.notValid;
    case 'too_big':
      return issue.origin === 'string' ? filled(PAGE_WORDS.tooLong, String(issue.maximum)) : PAGE_WORDS.notValid;
    case 'invalid_format':
      if (issue.format === 'date') return PAGE_WORDS.notADay;
      return issue.format === 'datetime' ? PAGE_WORDS.notAnInstant : PAGE_WORDS.notValid;
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? PAGE_WORDS.notANumber : PAGE_WORDS.notValid;
    case 'too_small':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return PAGE_WORDS.notValid;
  }
}

const filled = ({ zh, en }: Words, n: string): Words => ({ zh: zh.replace('{n}', n), en: en.replace('{n}', n) });
