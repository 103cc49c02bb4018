// Measures: promised on approval or by a settlement, reported with proof, verified by another person, released or broken (I9, L8).
// They never move the phase; a promise lives on after the reply.
import { endClock, extendClock, hasClock, isLive, meetClock, startClockUntil } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { type FoldsOf, no, own, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import type { Measure, MeasureCommands, MeasureEvents } from './measure.ts';
import type { PlannedMeasure } from './plan.ts';
import { daysBetween } from './working-days.ts';

const CLOCK = 'measure:';

export const measureRules = {
  reportMeasure: during(['open', 'broken'], (turn, measure, { note, proof, paymentReference }) => {
    const missing = [
      ...(proof.length === 0 && note.length === 0 ? ['proof'] : []),
      ...(measure.kind === 'compensation' && (paymentReference ?? '') === '' ? ['paymentReference'] : []),
    ];
    if (missing.length > 0) return no('incomplete', { missing });
    const unit = turn.state.owner.id;
    const opened = openTask(turn, 'verifyMeasure', { unit, role: 'lead', about: measure.id });
    return yes({
      type: 'measureReported',
      data: {
        measure: measure.id,
        on: turn.on,
        note,
        proof,
        ...(paymentReference === undefined ? {} : { paymentReference }),
      },
      ...parts(
        opened,
        tellStaff(
          turn,
          'assignment',
          { unit, role: 'lead' },
          { facts: { task: 'verifyMeasure', measure: measure.id } },
        ),
      ),
    });
  }),

  verifyMeasure: during(['reported'], (turn, measure, { done, note }) => {
    const { report } = measure;
    if (report?.by === turn.actor.id) return no('not_independent', { took: 'reported' });
    const data = { measure: measure.id, by: turn.actor.id, note };
    if (done) {
      // Kept on the day it was done, however long the check took.
      const clocks = closed(turn, measure, 'met', report?.on);
      return yes({ type: 'measureVerified', data, ...parts({ clocks }, tasksClosed(turn.state, measure)) });
    }
    const checks = Object.values(turn.state.tasks).filter(
      (task) => task.kind === 'verifyMeasure' && task.about === measure.id,
    );
    const told =
      report?.by === undefined
        ? {}
        : tellStaff(turn, 'assignment', report.by, { facts: { measure: measure.id, rejected: true }, texts: { note } });
    const rejected: EventDraft = {
      type: 'measureRejected',
      data,
      ...parts({ tasks: checks.map(({ id }) => ({ move: 'close', id })) }, told),
    };
    // Its alarm was answered by a report in time; now that the report fell, the promise is broken after all.
    const isLate = measure.broken !== true && turn.state.clocks[CLOCK + measure.id]?.standing === 'expired';
    return isLate ? yes(rejected, broken(turn, measure)) : yes(rejected);
  }),

  releaseMeasure: during(['open', 'reported', 'broken'], (turn, measure, { reason }) => {
    const notice = tell(turn, 'measureReleased', { facts: factsOf(measure), texts: { what: measure.what, reason } });
    const clocks = closed(turn, measure, 'ended');
    return yes({
      type: 'measureReleased',
      data: { measure: measure.id, reason },
      ...withoutNotice(parts({ clocks }, tasksClosed(turn.state, measure), notice)),
    });
  }),

  postponeMeasure: during(['open', 'broken'], (turn, measure, { dueOn, reason }) => {
    if (reason.length === 0) return no('reason_required', { field: 'reason' });
    if (dueOn <= measure.dueOn || dueOn < turn.on)
      return no('deadline_passed', { field: 'dueOn', from: measure.dueOn < turn.on ? turn.on : measure.dueOn });
    const facts = { ...factsOf(measure), from: measure.dueOn, to: dueOn };
    const notice = tell(turn, 'measurePostponed', { facts, texts: { what: measure.what, reason } });
    return yes({
      type: 'measurePostponed',
      data: { measure: measure.id, on: turn.on, from: measure.dueOn, to: dueOn, reason },
      ...withoutNotice(parts({ clocks: postponed(turn, measure, dueOn) }, notice)),
    });
  }),

  breakPromise(turn, { clock }) {
    const measure = turn.state.measures[clock.slice(CLOCK.length)];
    if (measure === undefined) return no('unknown_item', { clock });
    const isKept = measure.state === 'reported' && (measure.report?.on ?? '') <= measure.dueOn;
    if (isKept || measure.broken === true || measure.state === 'verified' || measure.state === 'released')
      return no('already_done');
    return yes({ ...broken(turn, measure), effectiveOn: turn.on, effectiveBy: 'due' });
  },
} satisfies RulesOf<MeasureCommands>;

export const measureFolds = {
  measuresPromised: (state, { measures }) => ({
    measures: { ...state.measures, ...Object.fromEntries(measures.map((measure) => [measure.id, measure])) },
  }),
  measureReported: (state, { measure, ...report }, event) =>
    changed(state, measure, () => ({ state: 'reported', report: { ...report, by: event.actor.id } })),
  measureVerified: (state, { measure }) => changed(state, measure, () => ({ state: 'verified' })),
  measureRejected: (state, { measure }) =>
    changed(state, measure, (one) => ({ state: one.broken === true ? 'broken' : 'open' })),
  measureReleased: (state, { measure }) => changed(state, measure, () => ({ state: 'released' })),
  // Broken once stays on record as an event; the new day can be broken again.
  measurePostponed: (state, { measure, on, from, to }) =>
    changed(state, measure, (one) => ({
      ...{ state: 'open', broken: false, dueOn: to },
      postponed: [...(one.postponed ?? []), { on, from, to }],
    })),
  promiseBroken: (state, { measure }) =>
    changed(state, measure, (one) => ({ broken: true, ...(one.state === 'open' ? { state: 'broken' as const } : {}) })),
} satisfies FoldsOf<MeasureEvents>;

/** The promises an approved plan or a settlement makes, each with its own limit until the promised day. */
export function promised(turn: Turn, planned: readonly PlannedMeasure[]): EventDraft[] {
  if (planned.length === 0) return [];
  const clocks = hasClock(turn.law, 'measure')
    ? planned.map(({ id, dueOn }) =>
        startClockUntil(turn.law, 'measure', { id: CLOCK + id, on: turn.on, at: turn.at, dueOn }),
      )
    : [];
  const measures = planned.map((measure): Measure => ({ ...measure, state: 'open' }));
  return [{ type: 'measuresPromised', data: { measures }, clocks }];
}

/** A rule that holds while the measure stands in one of `states`. */
function during<D extends { measure: string }>(
  states: readonly Measure['state'][],
  judge: (turn: Turn, measure: Measure, data: D) => Verdict<EventDraft[]>,
) {
  return (turn: Turn, data: D): Verdict<EventDraft[]> => {
    const measure = own(turn.state.measures, data.measure);
    if (measure === undefined) return no('unknown_item', { measure: data.measure });
    return states.includes(measure.state) ? judge(turn, measure, data) : no('already_done', { measure: measure.state });
  };
}

/** A broken promise is handled under supervision: handler, supervisor and complainant are told; the phase stays (L8). */
function broken(turn: Turn, measure: Measure): EventDraft {
  const { owner, handler } = turn.state;
  const facts = factsOf(measure);
  const opened = openTask(turn, 'brokenPromise', { unit: owner.id, role: 'supervisor', about: measure.id });
  const all = parts(
    opened,
    tellStaff(turn, 'escalation', handler?.id ?? { unit: owner.id, role: 'handler' }, { facts }),
    tellStaff(turn, 'escalation', { unit: owner.id, role: 'supervisor' }, { facts }),
    tell(turn, 'promiseBrokenNotice', { facts, texts: { what: measure.what } }),
  );
  return { type: 'promiseBroken', data: { measure: measure.id }, ...withoutNotice(all) };
}

function factsOf({ id, kind, dueOn, ownerUnit }: Measure) {
  return { measure: id, kind, dueOn, ownerUnit };
}

function closed(turn: Turn, measure: Measure, how: 'met' | 'ended', on = turn.on): ClockMove[] {
  const clock = turn.state.clocks[CLOCK + measure.id];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  return [
    how === 'met' ? meetClock(clock, { on, at: turn.at }) : endClock(clock, { on, at: turn.at, reason: 'released' }),
  ];
}

/** The limit of the promise goes on until the new day: days are added to it, the told day stays in the ledger. */
function postponed(turn: Turn, { id, dueOn: from }: Measure, dueOn: string): ClockMove[] {
  const clock = turn.state.clocks[CLOCK + id];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  const added = { n: daysBetween(from, dueOn), unit: 'calendarDay' as const };
  return [extendClock(turn.law, clock, { on: turn.on, at: turn.at, added, reason: 'postponed' })];
}

/** Tasks about the measure or about its limit. */
function tasksClosed(state: CaseState, { id }: Measure) {
  return parts(closeTasksAbout(state, id), closeTasksAbout(state, CLOCK + id));
}

function changed(state: CaseState, id: string, change: (measure: Measure) => Partial<Measure>): Partial<CaseState> {
  const measure = state.measures[id];
  return measure === undefined ? {} : { measures: { ...state.measures, [id]: { ...measure, ...change(measure) } } };
}
