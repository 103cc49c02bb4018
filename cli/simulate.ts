// simulate <file> and what-if <case>: the tables of the time machine. Leaves out counting: the API plays the scenario.
import type {
  RefusedStep,
  SilentEffect,
  SimulatedClock,
  SimulationResult,
  WhatIfResult,
} from '../domain/simulation.ts';
import { standingWords, weekdayWords } from '../words/clock-words.ts';
import { REFUSAL_WORDS } from '../words/problem-words.ts';
import { effectWords, FAULT_WORDS, SIMULATION_WORDS, STAFF_PHASE_WORDS } from '../words/simulation-words.ts';
import { caseIdOf } from './case-reference.ts';
import { readScenario } from './input-scenario.ts';
import type { Language } from './settings.ts';
import { colours, table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

type Word = keyof typeof SIMULATION_WORDS;

/** The dates of a scenario file (YAML or JSON); `-` is standard input. */
export async function simulateFile({ client, settings }: Tool, file: string): Promise<Answer<SimulationResult>> {
  const body = readScenario(file);
  const data = await client.send<SimulationResult>({ method: 'POST', path: '/api/simulations', body, anonymous: true });
  return { data, text: (result) => simulationText(result, settings.language) };
}

/** What would differ in a case; steps as `{"steps": [...]}` from a file or, by default, standard input. */
export async function whatIfCase(
  { client, settings }: Tool,
  reference: string,
  { from = '-' }: { from?: string },
): Promise<Answer<WhatIfResult>> {
  const body = readScenario(from);
  const path = `/api/cases/${await caseIdOf(client, reference)}/what-if`;
  const data = await client.send<WhatIfResult>({ method: 'POST', path, body });
  return { data, text: (result) => whatIfText(result, settings.language) };
}

function simulationText(result: SimulationResult, language: Language): string {
  const say = (word: Word) => SIMULATION_WORDS[word][language];
  const heads = (['clock', 'start', 'last', 'raw', 'standing', 'article', 'confidence'] as const).map(say);
  const rows = result.clocks.map((clock) => [
    ...[clock.clock, clock.startOn, lastDay(clock, language), clock.rawEndOn === clock.dueOn ? '' : clock.rawEndOn],
    ...[standingWords(clock.standing)[language], clock.article, clock.confidence],
  ]);
  return [
    `${colours.bold(result.pack.id)} ${result.pack.version} · ${result.matterType}`,
    ...(result.example ? [colours.yellow(`! ${say('example')}`)] : []),
    table(heads, rows),
    ...part(say('phases'), phaseRows(result.phases, language)),
    ...part(say('silence'), effectRows(result.effects, language)),
    ...part(say('refused'), refusedRows(result.refused, language)),
  ].join('\n');
}

function whatIfText(result: WhatIfResult, language: Language): string {
  const say = (word: Word) => SIMULATION_WORDS[word][language];
  const shown = (clock: SimulatedClock | null) =>
    clock === null ? say('none') : `${lastDay(clock, language)} ${standingWords(clock.standing)[language]}`.trim();
  const rows = result.clocks.map(({ clock, without, with: then }) => [clock, shown(without), shown(then)]);
  const both = (word: Word, side: 'without' | 'with') => `${say(word)} (${say(side)})`;
  const sides = ['without', 'with'] as const;
  return [
    rows.length === 0 ? say('nothingDiffers') : table([say('differs'), say('without'), say('with')], rows),
    ...sides.flatMap((side) => part(both('phases', side), phaseRows(result.phases[side], language))),
    ...sides.flatMap((side) => part(both('silence', side), effectRows(result.effects[side], language))),
    ...part(say('refused'), refusedRows(result.refused, language)),
  ].join('\n');
}

function lastDay({ dueOn, dueTime, weekday, provisional }: SimulatedClock, language: Language): string {
  if (dueOn === null) return dueTime?.replace('T', ' ') ?? '';
  const day = weekday === null ? '' : ` ${weekdayWords(weekday)[language]}`;
  return `${dueOn}${day}${provisional ? ` (${SIMULATION_WORDS.provisional[language]})` : ''}`;
}

function phaseRows(phases: SimulationResult['phases'], language: Language): string[][] {
  return phases.map(({ on, phase }) => [on, STAFF_PHASE_WORDS[phase][language]]);
}

function effectRows(effects: SilentEffect[], language: Language): string[][] {
  return effects.map(({ on, weekday, event, basis }) => [
    `${on} ${weekdayWords(weekday)[language]}`,
    ...[effectWords(event)[language], basis ?? ''],
  ]);
}

function refusedRows(refused: RefusedStep[], language: Language): string[][] {
  const words: Record<string, { zh: string; en: string }> = { ...REFUSAL_WORDS, ...FAULT_WORDS };
  return refused.map(({ step, on, do: verb, command, code }) => [
    ...[`#${step + 1}`, on, command === null || command === verb ? verb : `${verb}: ${command}`],
    ...[code, words[code]?.[language] ?? ''],
  ]);
}

/** A heading and its table; nothing where there are no rows. */
function part(title: string, rows: string[][]): string[] {
  return rows.length === 0 ? [] : ['', colours.bold(title), table([], rows)];
}
