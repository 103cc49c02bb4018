// shadow: asks for stored cases counted again under another pack or calendar, page by page, and prints what would differ.
// Leaves out the counting: the server does it.
import type { ShadowDifference } from '../domain/shadow.ts';
import type { ShadowOutcome } from '../domain/shadow-count.ts';
import { SHADOW_DIFFERENCE_WORDS, SHADOW_OUTCOME_WORDS } from '../words/law-batch-words.ts';
import { refOrFile } from './law-reference.ts';
import type { Language } from './settings.ts';
import { table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Side {
  dueOn: string | null;
  dueAt: string | null;
  outcome: ShadowOutcome;
  effect: { effect: string; on: string } | null;
}

interface Row {
  clock: string;
  differs: ShadowDifference[];
  recorded: Side | null;
  other: Side | null;
}

interface Page {
  law: object;
  run: number;
  cases: { caseId: string; number: string; rows: Row[] }[];
  passedOver: { number: string; why: string }[];
  next: string | null;
}

type Whole = Omit<Page, 'next'>;

export interface ShadowOptions {
  pack?: string;
  calendar?: string;
  since?: string;
}

/** All pages, one after the other; nothing is stored for it. */
export async function shadowRun(tool: Tool, options: ShadowOptions): Promise<Answer<Whole>> {
  const pack = refOrFile('--pack', options.pack);
  const calendar = refOrFile('--calendar', options.calendar);
  if (pack === undefined && calendar === undefined) throw misused({ word: 'lawNeeded' });
  if (options.since === undefined) throw misused({ word: 'valueMissing', values: { field: '--since' } });
  const asked = { ...(pack && { pack }), ...(calendar && { calendar }), since: options.since };
  const { next: _next, ...data } = await allPages(tool, asked);
  return { data, text: (whole) => shadowText(whole, tool) };
}

async function allPages({ client }: Tool, asked: object): Promise<Page> {
  let whole: Page | null = null;
  do {
    const body: object = { ...asked, ...(whole?.next && { after: whole.next }) };
    const page: Page = await client.send<Page>({ method: 'POST', path: '/api/law/shadow', body });
    const before: Whole = whole ?? { law: page.law, run: 0, cases: [], passedOver: [] };
    whole = {
      ...{ law: before.law, run: before.run + page.run, next: page.next },
      cases: [...before.cases, ...page.cases],
      passedOver: [...before.passedOver, ...page.passedOver],
    };
  } while (whole.next !== null);
  return whole;
}

function shadowText({ run, cases, passedOver }: Whole, { say, settings }: Tool): string {
  const { language } = settings;
  const rows = cases.flatMap(({ number, rows: limits }) =>
    limits.map(({ clock, differs, recorded, other }) => [
      ...[number, clock, sideText(recorded, language), sideText(other, language)],
      differs.map((one) => SHADOW_DIFFERENCE_WORDS[one][language]).join(', '),
    ]),
  );
  const heads = [say('number'), say('limitName'), say('shadowRecorded'), say('shadowOther'), say('shadowDiffers')];
  const why = [...new Set(passedOver.map((one) => one.why))].join(', ');
  return [
    ...(rows.length === 0 ? [] : [table(heads, rows), '']),
    say('shadowTotal', { run, differ: cases.length }),
    ...(passedOver.length === 0 ? [] : [say('shadowPassed', { count: passedOver.length, why })]),
  ].join('\n');
}

function sideText(side: Side | null, language: Language): string {
  if (side === null) return '';
  const { dueOn, dueAt, outcome, effect } = side;
  const silence = effect === null ? '' : ` · ${effect.effect} ${effect.on}`;
  return `${dueOn ?? dueAt ?? ''} ${SHADOW_OUTCOME_WORDS[outcome][language]}${silence}`.trim();
}
