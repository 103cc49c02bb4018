// What many lives came to, counted: events, answers of the judge, phases and rows reached. Pure; leaves out who lives them.
import { PHASES } from '../domain/case.ts';
import { COMMANDS, PUBLIC_COMMANDS } from '../domain/case-transitions.ts';
import type { Walk } from '../test/support/case-walk.ts';

export interface Tally {
  lives: number;
  events: number;
  /** Virtual time lived through, ms. */
  lived: number;
  commands: number;
  /** Refusals by code. */
  refused: Map<string, number>;
  /** Times a phase was entered. */
  phases: Map<string, number>;
  /** Accepted commands of people, by name. */
  accepted: Map<string, number>;
  types: Map<string, number>;
}

export function emptyTally(): Tally {
  const counts = { refused: new Map(), phases: new Map(), accepted: new Map(), types: new Map() };
  return { lives: 0, events: 0, lived: 0, commands: 0, ...counts };
}

/** Adds one life to the tally. */
export function addLife(tally: Tally, { events, given, now }: Walk): void {
  tally.lives += 1;
  tally.events += events.length;
  tally.lived += now - (events[0]?.at ?? now);
  tally.commands += given.length;
  for (const { command, code } of given) {
    if (code === 'accepted') add(tally.accepted, command.name);
    else add(tally.refused, code);
  }
  for (const event of events) {
    add(tally.types, event.type);
    if (event.phase !== undefined) add(tally.phases, event.phase);
  }
}

/** Both tallies in the first. */
export function joined(one: Tally, other: Tally): Tally {
  for (const key of ['lives', 'events', 'lived', 'commands'] as const) one[key] += other[key];
  for (const key of ['refused', 'phases', 'accepted', 'types'] as const)
    for (const [name, n] of other[key]) add(one[key], name, n);
  return one;
}

/** Public commands that no life got accepted, and phases none entered. */
export function unreached(tally: Tally): { commands: string[]; phases: string[] } {
  return {
    commands: PUBLIC_COMMANDS.filter((name) => name !== 'register' && !tally.accepted.has(name)),
    phases: PHASES.filter((phase) => !tally.phases.has(phase)),
  };
}

/** The tally in lines for a terminal. */
export function told(tally: Tally, { seconds, processes }: { seconds: number; processes: number }): string {
  const { lives, events, commands } = tally;
  const years = tally.lived / (365.25 * 86_400_000);
  const missing = unreached(tally);
  return [
    `${lives} lives, ${events} events, ${commands} commands tried, ${years.toFixed(0)} years lived through`,
    `${seconds.toFixed(1)} s in ${processes} processes: ${(lives / seconds).toFixed(0)} lives a second`,
    `refused:  ${listed(tally.refused)}`,
    `phases:   ${listed(tally.phases)}`,
    `rows:     ${tally.accepted.size} commands of people accepted (of ${COMMANDS.length} rows in all), ${tally.types.size} types of event`,
    `accepted: ${listed(tally.accepted)}`,
    `never:    ${[...missing.commands, ...missing.phases].join(', ') || 'nothing'}`,
    '',
  ].join('\n');
}

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([name, n]) => `${name} ${n}`).join(', ');
}

function add(counts: Map<string, number>, name: string, n = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + n);
}
