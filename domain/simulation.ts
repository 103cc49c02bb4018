// The time machine: a readable scenario lived at once by the rules of real cases; and the same onwards from a real case.
// Leaves out what a step's commands carry (simulation-steps.ts) and words. Reads no file and no clock.
import type { CaseState, Conclusion, EffectiveBy, EventType, Phase, RefusalCode, CommandName } from './case.ts';
import type { Clock, ClockStanding } from './clock.ts';
import type { ClockKind, ClockSide, ComplexityGrade, Confidence, DeliveryMethod, Law, PinnedRef, Span } from './law.ts';
import type { ReviewOutcome } from './review.ts';
import { begin, goOn, type Play } from './simulation-play.ts';
import type { StepVerb } from './simulation-steps.ts';
import type { SuspendedOccasion } from './standstill.ts';
import { clockRow, phaseDates, silentEffects, tableOf } from './simulation-tables.ts';
import type { Weekday } from './working-days.ts';

/** One dated step. All but `on` and `do` may be left out; what a step does not use is ignored. */
export interface ScenarioStep {
  /** Local day, YYYY-MM-DD; never before the step above. */
  on: string;
  /** Local time HH:MM, 24:00 allowed; 09:30 for the registration, else 12:00. */
  at?: string;
  do: StepVerb;
  /** extend: which limit; `handling` where it is left out. */
  clock?: string;
  /** extend: how much; what the pack allows at most where it is left out. */
  by?: Span;
  /** extend: reason code; refuse and refuseReview: ground. The pack's first where it is left out. */
  reason?: string;
  /** served: kind of document; the newest that waits for proof where it is left out. */
  notice?: string;
  /** served: how; the tracking view (`inbox`) where it is left out. */
  method?: DeliveryMethod;
  /** review: its outcome, `uphold` where it is left out. */
  outcome?: ReviewOutcome;
  /** answerTransferOffer, answerObjection, decideLateAppeal: yes (default) or no. */
  yes?: boolean;
  /** requestSupplement: it was known from the start, so that a second request is refused (told once). */
  known?: boolean;
  /** hearing and appraisal: first and last day that do not count; the step's own day where they are left out. */
  from?: string;
  to?: string;
  /** grade: `complex` where it is left out. */
  grade?: ComplexityGrade;
  /** suspend and resume; `suspension` where it is left out. */
  occasion?: SuspendedOccasion;
  /** appeal by post: day of the postmark. plan and reply: last day of a promised measure. */
  day?: string;
}

export interface Scenario {
  matterType: string;
  /** Nobody to tell: an anonymous complaint without an address. */
  anonymous?: boolean;
  /** The first one registers. */
  steps: readonly ScenarioStep[];
}

export interface SimulatedClock {
  clock: string;
  kind: ClockKind;
  side: ClockSide;
  article: string;
  confidence: Confidence;
  /** Invented numbers: said wherever the date is shown. */
  example: boolean;
  limit: Span;
  extensions: Span[];
  startOn: string;
  standing: ClockStanding;
  /** Last day, rolled; null while paused and for limits in hours. */
  dueOn: string | null;
  weekday: Weekday | null;
  /** Unrolled last day. */
  rawEndOn: string | null;
  /** Limits in hours: the local minute it ends, YYYY-MM-DDTHH:MM; null for limits in days and while paused. */
  dueTime: string | null;
  provisional: boolean;
}

/** What happened because nobody acted. */
export interface SilentEffect {
  event: EventType;
  /** The legal day. */
  on: string;
  weekday: Weekday;
  by: EffectiveBy | null;
  basis: string | null;
}

export interface RefusedStep {
  /** Index in the scenario's steps. */
  step: number;
  on: string;
  do: StepVerb;
  /** The command that was refused, where the step came as far as one. */
  command: CommandName | null;
  code: RefusalCode | StepFault;
}

/** not_in_order: before the step above; no_such_step_now: nothing in this case the step could mean. */
export type StepFault = 'not_in_order' | 'no_such_step_now';

export interface SimulationResult {
  pack: PinnedRef;
  matterType: string;
  example: boolean;
  /** In order of their start; a limit that started again has a row for each time. */
  clocks: SimulatedClock[];
  phases: { phase: Phase; on: string }[];
  effects: SilentEffect[];
  refused: RefusedStep[];
  /** null where the registration itself was refused. */
  phase: Phase | null;
  conclusion: Conclusion | null;
}

/** Lives the scenario from its registration. A refused step is in the answer, nothing is thrown for it. */
export function simulate(law: Law, scenario: Scenario): SimulationResult {
  const play = begin(law, scenario);
  goOn(play, scenario.steps);
  return { ...tableOf(law, play.events), refused: play.refused };
}

export interface ClockChange {
  clock: string;
  /** Without the steps, at the same instant; null where there would be no such limit. */
  without: SimulatedClock | null;
  with: SimulatedClock | null;
}

export interface WhatIfResult {
  clocks: ClockChange[];
  phase: { without: Phase; with: Phase } | null;
  conclusion: { without: Conclusion | null; with: Conclusion | null } | null;
  /** Phases and silent effects that the steps bring, or that time alone would have brought. */
  phases: { without: { phase: Phase; on: string }[]; with: { phase: Phase; on: string }[] };
  effects: { without: SilentEffect[]; with: SilentEffect[] };
  refused: RefusedStep[];
}

/**
 * What would differ if these steps were taken from `state` on, compared with time alone passing to the same instant.
 * `now`: ms, not before the state's last event. Changes nothing.
 */
export function whatIf(law: Law, state: CaseState, steps: readonly ScenarioStep[], now: number): WhatIfResult {
  const start = (): Play => ({ law, state, events: [], now: Math.max(now, state.changedAt), refused: [] });
  const [acted, waited] = [start(), start()];
  goOn(acted, steps);
  const waits = steps.map(({ on, at }) => ({ on, at, do: 'until' as const }));
  goOn(waited, waits);
  const [then, otherwise] = [acted.state!, waited.state!];
  return {
    clocks: changedClocks(law, otherwise, then),
    phase: then.phase === otherwise.phase ? null : { without: otherwise.phase, with: then.phase },
    conclusion:
      then.conclusion === otherwise.conclusion ? null : { without: otherwise.conclusion, with: then.conclusion },
    phases: { without: phaseDates(waited.events), with: phaseDates(acted.events) },
    effects: { without: silentEffects(waited.events), with: silentEffects(acted.events) },
    refused: acted.refused,
  };
}

function changedClocks(law: Law, without: CaseState, then: CaseState): ClockChange[] {
  const ids = [...new Set([...Object.keys(without.clocks), ...Object.keys(then.clocks)])];
  const row = (clock: Clock | undefined) => (clock === undefined ? null : clockRow(law, clock));
  return ids
    .map((id) => ({ clock: id, without: row(without.clocks[id]), with: row(then.clocks[id]) }))
    .filter((one) => JSON.stringify(one.without) !== JSON.stringify(one.with));
}
