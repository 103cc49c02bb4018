// The tables of a life, real or played: its limits, phases and effects of silence, by its events.
// Leaves out playing (simulation-play.ts) and words.
import { apply } from './case-apply.ts';
import type { CaseEvent, CaseState, EventType, Phase } from './case.ts';
import { planFrom } from './clock-plan.ts';
import type { Clock } from './clock.ts';
import type { Calendar, Law } from './law.ts';
import type { SilentEffect, SimulatedClock, SimulationResult } from './simulation.ts';
import { weekday } from './working-days.ts';

/** The tables of any life, real or played, by its events in order. */
export function tableOf(law: Law, events: readonly CaseEvent[]): Omit<SimulationResult, 'refused'> {
  const state = events.reduce<CaseState | null>(apply, null);
  return {
    ...{ pack: law.pack, matterType: law.matterType, example: law.example || law.calendar.example },
    ...{ clocks: clockRows(law, events), phases: phaseDates(events), effects: silentEffects(events) },
    ...{ phase: state?.phase ?? null, conclusion: state?.conclusion ?? null },
  };
}

/** One limit as it stands. */
export function clockRow(law: Law, { id, terms, entries, ...dates }: Clock): SimulatedClock {
  const [start, ...later] = entries;
  const plan = planFrom(terms.budget, start ?? { on: '', at: 0 }, later);
  const { kind, side, article, confidence } = terms;
  const { standing, dueOn, dueAt, rawEndOn, provisional } = dates;
  return {
    ...{ clock: id, kind, side, article, confidence, example: law.example || law.calendar.example },
    ...{
      limit: plan.recounts.at(-1)?.budget ?? plan.budget,
      extensions: plan.extensions.map(({ added }) => added),
      startOn: plan.startOn,
    },
    ...{ standing, dueOn, weekday: dueOn === null ? null : weekday(dueOn), rawEndOn, provisional },
    dueTime: dueOn === null && dueAt !== null ? localTime(law.calendar, dueAt) : null,
  };
}

function localTime({ offsets }: Calendar, at: number): string {
  const minutes = offsets.findLast(({ from }) => from <= at)?.minutes ?? offsets[0]?.minutes ?? 0;
  return new Date(at + minutes * 60_000).toISOString().slice(0, 16);
}

/** A limit that starts anew begins a row of its own. */
function clockRows(law: Law, events: readonly CaseEvent[]): SimulatedClock[] {
  const rows: { clock: Clock }[] = [];
  const current = new Map<string, { clock: Clock }>();
  let state: CaseState | null = null;
  for (const event of events) {
    state = apply(state, event);
    for (const { clock: id, entry } of event.clocks ?? []) {
      const clock: Clock | undefined = state.clocks[id];
      if (clock === undefined) continue;
      const row = current.get(id);
      if (row !== undefined && entry.kind !== 'start') row.clock = clock;
      else rows.push(current.set(id, { clock }).get(id)!);
    }
  }
  return rows.map(({ clock }) => clockRow(law, clock));
}

/** Each phase with the legal day it was reached on. */
export function phaseDates(events: readonly CaseEvent[]): { phase: Phase; on: string }[] {
  const dates = events.flatMap(({ phase, effectiveOn: on }) => (phase === undefined ? [] : [{ phase, on }]));
  return dates.filter(({ phase }, index) => phase !== dates[index - 1]?.phase);
}

/** Events by the clock that are more than a warning about it. */
const SILENT: ReadonlySet<EventType> = new Set<EventType>([
  'deemedAccepted',
  'supplementLapsed',
  'transferOfferLapsed',
  'transferAccepted',
  'transferDeadlocked',
  'windowShut',
  'promiseBroken',
  'proofOverdue',
  'expired',
]);

/** What happened because nobody acted. */
export function silentEffects(events: readonly CaseEvent[]): SilentEffect[] {
  return events
    .filter(({ actor, type }) => actor.kind === 'clock' && SILENT.has(type))
    .map(({ type, effectiveOn, effectiveBy, basis }) => ({
      ...{ event: type, on: effectiveOn, weekday: weekday(effectiveOn) },
      ...{ by: effectiveBy ?? null, basis: basis ?? null },
    }));
}
