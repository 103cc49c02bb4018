// Turns a step of a script into the body of its command: names become ids, tokens become dates, "all met" becomes a list.
// Leaves out who sends it and how (cli/demo.ts), and the bodies' shapes (the API's own).
import { withDates } from './dates.ts';
import type { DemoStep } from './types.ts';

/** What the loader has learned about one case so far. */
export interface KnownCase {
  /** Evidence key to the id the API gave on upload. */
  evidence: Readonly<Record<string, string>>;
  /** Ids of the demands in order: `d1` is the first. */
  demands: readonly string[];
  /** Ids of the planned measures in order: `m1` is the first. */
  measures: readonly string[];
  /** Kind to the id of the latest notice to the complainant. */
  notices: Readonly<Record<string, string>>;
  /** Items and codes of the case's pack. */
  checklist: readonly string[];
  conditions: readonly string[];
}

/**
 * The JSON body of the step's command. `now` in ms since epoch is the day the tokens count from.
 * Throws Error on a name that is not known yet: the steps before it did not do what the script expects.
 */
export function commandBody(step: DemoStep, known: KnownCase, now: number): unknown {
  if (step.command === 'recordChecklist') {
    const found = new Map(step.data.entries.map((entry) => [entry.item, entry.finding]));
    return { entries: known.checklist.map((item) => ({ item, finding: found.get(item) ?? 'met' })) };
  }
  if (step.command === 'recordConditions') {
    const found = new Map(step.data.conditions.map((condition) => [condition.code, condition.fulfilled]));
    return { conditions: known.conditions.map((code) => ({ code, fulfilled: found.get(code) ?? true })) };
  }
  return named(withDates(step.data, now), known);
}

/** Evidence keys a step speaks of, so that they can be uploaded first. */
export function evidenceKeysOf(step: DemoStep, keys: readonly string[]): string[] {
  const words = new Set(textsOf(step.data));
  return keys.filter((key) => words.has(key));
}

function named(value: unknown, known: KnownCase, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => named(item, known, field));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part, known, key)]));
  }
  return typeof value === 'string' ? nameOf(value, known, field) : value;
}

function nameOf(text: string, known: KnownCase, field: string): string {
  switch (field) {
    case 'evidence':
    case 'proof':
    case 'items':
      return must(known.evidence[text], text);
    case 'demand':
      return must(known.demands[Number(text.slice(1)) - 1], text);
    case 'measure':
      return must(known.measures[Number(text.slice(1)) - 1], text);
    case 'notice':
      return must(known.notices[text.slice(1)], text);
    default:
      return text;
  }
}

function must(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`the demo speaks of ${name}, which the case does not have`);
  return id;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
