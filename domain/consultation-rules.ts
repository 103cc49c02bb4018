// Consultation: asked in parallel, answered unit by unit, late opinions kept; going on without a unit takes its passed
// limit or the pack's quorum, and is noted (I7, L6). Chasing is the clock's: limit-rules.ts.
import { endClock, inTime, isLive, meetClock } from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { CaseState, EventDraft, EventParts, Verdict } from './case.ts';
import { covers, inLine } from './case-permission.ts';
import { emptyTexts, type FoldsOf, no, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import type { Consultation, ConsultationCommands, ConsultationEvents, ConsultedUnit } from './consultation.ts';
import { asked } from './consultation-asking.ts';
import { opinionClock, withUnits } from './consultation-state.ts';
import { tellStaff } from './delivery-ladder.ts';

export const consultationRules = {
  consult: asked,

  giveOpinion: during((turn, consultation, data) => {
    const missing = emptyTexts({ opinion: data.opinion });
    if (missing.length > 0) return no('incomplete', { missing });
    const speaker = speaksFor(turn, consultation, data.unit);
    if (!speaker.ok) return speaker;
    const { unit } = speaker.events;
    const clock = clockOf(turn.state, consultation, unit);
    const late = clock !== undefined && !inTime(clock, turn.receivedAt);
    const { opinion, stance, dissent } = data;
    const clocks = pressing(clock).map((one) => meetClock(one, { on: turn.on, at: turn.at }));
    return yes({
      type: 'opinionGiven',
      data: {
        ...{ consultation: consultation.id, unit, opinion, stance, ...(dissent && { dissent }) },
        ...{ by: turn.actor.id, on: turn.on, late },
      },
      ...parts({ clocks, tasks: taskClosed(turn.state, consultation, unit) }, answerTold(turn, consultation, unit)),
    });
  }),

  recordMeeting: during((turn, { id: consultation, units }, { on, minutes, present, dissents }) => {
    const missing = [
      ...emptyTexts({ minutes }),
      ...(present.length === 0 ? ['present'] : []),
      ...(on > turn.on ? ['on'] : []),
    ];
    if (missing.length > 0) return no('incomplete', { missing });
    const known = new Set([...units.map(({ unit }) => unit), turn.state.owner.id]);
    const strange = [...present, ...dissents.map(({ unit }) => unit)].filter((unit) => !known.has(unit));
    if (strange.length > 0) return no('unknown_item', { units: strange, consulted: [...known] });
    return yes({
      type: 'meetingRecorded',
      data: { consultation, id: turn.id('mt'), on, minutes, present, dissents },
    });
  }),

  proceedWithout: during((turn, consultation, { units: names, reason }) => {
    if (reason.length === 0) return no('reason_required');
    if (names.length === 0) return no('incomplete', { missing: ['units'] });
    const units = consultation.units.filter(({ unit }) => names.includes(unit));
    const strange = names.filter((name) => !units.some(({ unit }) => unit === name));
    if (strange.length > 0) return no('unknown_item', { units: strange });
    const closed = units.filter(({ state }) => state !== 'open').map(({ unit }) => unit);
    if (closed.length > 0) return no('already_done', { units: closed });
    const early = units.filter((one) => !isSilent(turn, consultation, one) && !isOutvoted(turn, consultation, one));
    if (early.length > 0) return no('limit_running', stillRunning(turn, consultation, early));
    return yes({
      type: 'proceededWithout',
      data: {
        ...{ consultation: consultation.id, reason, by: turn.actor.id, on: turn.on },
        units: units.map((one) => ({ unit: one.unit, silent: isSilent(turn, consultation, one) })),
      },
      ...askedNoMore(turn, consultation, units, 'passedOver'),
    });
  }),

  withdrawConsultation: during((turn, consultation, { reason }) => {
    if (reason.length === 0) return no('reason_required');
    const open = consultation.units.filter(({ state }) => state === 'open');
    if (open.length === 0) return no('already_done', { units: consultation.units.map(({ unit }) => unit) });
    return yes({
      type: 'consultationWithdrawn',
      data: { consultation: consultation.id, units: open.map(({ unit }) => unit), reason },
      ...askedNoMore(turn, consultation, open, 'consultationWithdrawn'),
    });
  }),
} satisfies RulesOf<ConsultationCommands>;

export const consultationFolds = {
  consulted: (state, consultation) => ({
    consultations: [...(state.consultations ?? []), { ...consultation, meetings: [] }],
  }),
  opinionGiven: (state, { consultation, unit, ...opinion }) =>
    withUnits(state, consultation, (one) => (one.unit === unit ? { state: 'answered', opinion } : {})),
  meetingRecorded: (state, { consultation, ...meeting }) => ({
    consultations: (state.consultations ?? []).map((one) =>
      one.id === consultation ? { ...one, meetings: [...one.meetings, meeting] } : one,
    ),
  }),
  proceededWithout: (state, { consultation, units, reason, by, on }) =>
    withUnits(state, consultation, ({ unit }) => {
      const passed = units.find((one) => one.unit === unit);
      return passed === undefined ? {} : { state: 'passedOver', without: { reason, by, on, silent: passed.silent } };
    }),
  consultationWithdrawn: (state, { consultation, units, reason }) => ({
    consultations: withUnits(state, consultation, ({ unit }) =>
      units.includes(unit) ? { state: 'withdrawn' } : {},
    ).consultations?.map((one) => (one.id === consultation ? { ...one, withdrawal: reason } : one)),
  }),
} satisfies FoldsOf<ConsultationEvents>;

/** A rule about one consultation of the case. */
function during<D extends { consultation: string }>(
  judge: (turn: Turn, consultation: Consultation, data: D) => Verdict<EventDraft[]>,
) {
  return (turn: Turn, data: D): Verdict<EventDraft[]> => {
    const known = turn.state.consultations ?? [];
    const found = known.find(({ id }) => id === data.consultation);
    const ids = known.map(({ id }) => id);
    return found === undefined
      ? no('unknown_item', { consultation: data.consultation, consultations: ids })
      : judge(turn, found, data);
  };
}

/** The one unit the actor speaks for: their own, or named; the owner's clerk takes down for a body outside. */
function speaksFor(turn: Turn, { units }: Consultation, named?: string): Verdict<{ unit: string }> {
  const waiting = units.filter(({ state }) => state === 'open' || state === 'passedOver').map(({ unit }) => unit);
  const { actor, state } = turn;
  if (named !== undefined) {
    if (!units.some(({ unit }) => unit === named)) return no('unknown_item', { unit: named, waiting });
    if (!waiting.includes(named)) return no('already_done', { unit: named, waiting });
    const takesDown = actor.roles.includes('clerk') && inLine(actor.unit, state.owner.id);
    return takesDown || inLine(actor.unit, named)
      ? { ok: true, events: { unit: named } }
      : no('not_assigned', { unit: named });
  }
  const reached = waiting.filter((unit) => inLine(actor.unit, unit));
  const own = reached.filter((unit) => covers(unit, actor.unit ?? ''));
  const [unit, ...others] = own.length > 0 ? own : reached;
  if (unit === undefined) return no('incomplete', { missing: ['unit'], waiting });
  return others.length > 0 ? no('incomplete', { missing: ['unit'], waiting: reached }) : { ok: true, events: { unit } };
}

function clockOf(state: CaseState, { id }: Consultation, unit: string): Clock | undefined {
  return state.clocks[opinionClock(id, unit)];
}

function pressing(clock: Clock | undefined): Clock[] {
  return clock !== undefined && (isLive(clock) || clock.standing === 'expired') ? [clock] : [];
}

function isSilent(turn: Turn, consultation: Consultation, { unit }: ConsultedUnit): boolean {
  return clockOf(turn.state, consultation, unit)?.standing === 'expired';
}

/** Enough others have answered, as the pack counts it; a leading unit can only be waited for. */
function isOutvoted({ law }: Turn, { units }: Consultation, { role }: ConsultedUnit): boolean {
  if (law.consultation === undefined || role === 'lead') return false;
  const counted = units.filter(({ state }) => state !== 'withdrawn');
  const answered = counted.filter(({ state }) => state === 'answered').length;
  return answered * 100 >= law.consultation.quorumPercent * counted.length;
}

function stillRunning(turn: Turn, consultation: Consultation, units: ConsultedUnit[]) {
  const until = units.map(({ unit, dueOn }) => clockOf(turn.state, consultation, unit)?.dueOn ?? dueOn ?? '');
  const quorum = turn.law.consultation?.quorumPercent;
  return { units: units.map(({ unit }) => unit), until, ...(quorum === undefined ? {} : { quorumPercent: quorum }) };
}

/** Their limits and tasks end, and each unit hears it. */
function askedNoMore(
  turn: Turn,
  consultation: Consultation,
  units: readonly ConsultedUnit[],
  what: 'passedOver' | 'consultationWithdrawn',
): EventParts {
  return parts(
    ...units.map(({ unit }) =>
      parts(
        { tasks: taskClosed(turn.state, consultation, unit), clocks: ended(turn, consultation, unit, what) },
        tellStaff(turn, 'assignment', { unit, role: 'lead' }, { facts: { what } }),
      ),
    ),
  );
}

function ended(turn: Turn, consultation: Consultation, unit: string, reason: string): ClockMove[] {
  return pressing(clockOf(turn.state, consultation, unit)).map((clock) =>
    endClock(clock, { on: turn.on, at: turn.at, reason }),
  );
}

function taskClosed(state: CaseState, { id }: Consultation, unit: string) {
  const about = opinionClock(id, unit);
  const open = Object.values(state.tasks).filter((task) => task.kind === 'giveOpinion' && task.about === about);
  return open.map((task) => ({ move: 'close' as const, id: task.id }));
}

/** Whoever asked in a review; else the handler of the case, else its unit. */
function answerTold(turn: Turn, { askedBy }: Consultation, unit: string): EventParts {
  const { phase, handler, owner } = turn.state;
  const to = phase === 'inReview' ? askedBy : (handler?.id ?? { unit: owner.id, role: 'lead' });
  return tellStaff(turn, 'assignment', to, { facts: { what: 'opinionGiven', consultedUnit: unit } });
}
