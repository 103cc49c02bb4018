// Limits in general: extension as the pack allows, and what the clock reports: warned, expired, escalated.
// What silence does to the case is said in the row it acts on.
import { expireClock, extendClock } from './clock-ledger.ts';
import { type ExtensionRefusal, extensionRefusal } from './clock-use.ts';
import type { Clock } from './clock.ts';
import type { CaseState, EventParts, RefusalCode } from './case.ts';
import { askedUnit } from './case-permission.ts';
import { consultedUnit } from './consultation-state.ts';
import { basisOf, type FoldsOf, no, own, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import type { NoticeDraft } from './delivery.ts';
import type { Role } from './law.ts';
import type { LimitCommands, LimitEvents } from './limit.ts';
import { isOfSuspension } from './standstill-terms.ts';

export const limitRules = {
  extend(turn, data) {
    const clock = own(turn.state.clocks, data.clock);
    if (clock === undefined) return no('unknown_item', { clock: data.clock, clocks: Object.keys(turn.state.clocks) });
    const refusal = extensionRefusal(turn.law, clock, { added: data.by, reason: data.reasonCode, at: turn.receivedAt });
    if (refusal !== null) return no(EXTENSION_REFUSALS[refusal], { clock: data.clock, why: refusal });
    const rule = turn.law.clocks[clock.terms.rule];
    const needed = rule?.extension?.approver;
    if (needed !== undefined && !turn.actor.roles.includes(needed)) return no('not_permitted', { needs: needed });
    const move = extendClock(turn.law, clock, { on: turn.on, at: turn.at, added: data.by, reason: data.reasonCode });
    const notice = tell(turn, 'extensionNotice', {
      facts: {
        clock: data.clock,
        from: clock.dueOn,
        to: move.dueOn,
        reasonCode: data.reasonCode,
        article: clock.terms.article,
      },
      texts: { reason: data.reason },
    });
    return yes({
      type: 'extended',
      data: { ...data, from: clock.dueOn, to: move.dueOn },
      basis: basisOf(turn, clock.terms.article),
      ...withoutNotice(parts({ clocks: [move] }, notice)),
    });
  },

  warn(turn, { clock: id }) {
    const clock = own(turn.state.clocks, id);
    if (clock === undefined) return no('nothing_to_do');
    const facts = { clock: id, dueOn: clock.dueOn, article: clock.terms.article };
    const told =
      clock.terms.side === 'complainant' ? tell(turn, 'reminder', { facts }) : remindOthers(turn, clock, facts);
    return yes({ type: 'warned', data: { clock: id, dueOn: clock.dueOn }, ...withoutNotice(told) });
  },

  expire(turn, { clock: id }) {
    const clock = own(turn.state.clocks, id);
    if (clock === undefined) return no('nothing_to_do');
    // The term of a public notice runs out as it should: nobody was late. A request that lapses is told by its own row.
    const isLate =
      clock.terms.side !== 'complainant' &&
      !isOfSuspension(clock) &&
      clock.terms.kind !== 'information' &&
      !id.startsWith('public:');
    const told = isLate ? tellPressed(turn, clock, 'escalation') : {};
    const expired = expireClock(clock, { on: clock.dueOn ?? turn.on, at: turn.at });
    return yes({
      type: 'expired',
      data: { clock: id },
      effectiveOn: clock.dueOn ?? turn.on,
      effectiveBy: 'due',
      basis: basisOf(turn, clock.terms.article),
      ...parts({ clocks: [expired] }, told),
    });
  },

  escalate(turn, { clock: id, step, to }) {
    const clock = own(turn.state.clocks, id);
    if (clock === undefined) return no('nothing_to_do');
    const role = to === 'unitHead' ? 'head' : 'supervisor';
    const unit = pressed(turn.state, clock)?.unit ?? turn.state.owner.id;
    const told = tellStaff(
      turn,
      'escalation',
      { unit, role },
      { facts: { clock: id, step, dueOn: clock.dueOn, article: clock.terms.article } },
    );
    const opened = openTask(turn, 'supervise', { unit, role, about: id });
    const known = Object.values(turn.state.tasks).some(
      (one) => one.kind === 'supervise' && one.about === id && one.role === role,
    );
    const tasks: EventParts = known ? {} : opened;
    return yes({ type: 'escalated', data: { clock: id, step, to }, ...parts(told, tasks) });
  },

  askSubmissions(turn, { clock: id }) {
    const clock = own(turn.state.clocks, id);
    if (clock?.standing !== 'expired' || clock.dueAt === null) return no('nothing_to_do');
    return yes({
      type: 'submissionsAsked',
      data: { clock: id },
      effects: [{ kind: 'checkSubmissions', clock: id, receivedBy: clock.dueAt }],
    });
  },

  noteSubmissionsChecked: (_turn, { effect, clock }) =>
    yes({ type: 'submissionsChecked', data: { clock }, effectDone: effect }),
} satisfies RulesOf<LimitCommands>;

const EXTENSION_REFUSALS: Record<ExtensionRefusal, RefusalCode> = {
  extension_not_allowed: 'not_in_pack',
  extension_after_expiry: 'deadline_passed',
  extension_times_exceeded: 'limit_exceeded',
  extension_too_long: 'limit_exceeded',
  extension_reason_unknown: 'unknown_item',
};

export const limitFolds = {
  extended: () => ({}),
  warned: () => ({}),
  escalated: () => ({}),
  expired: () => ({}),
  submissionsAsked: () => ({}),
  submissionsChecked: () => ({}),
  effectDropped: () => ({}),
  alarmDropped: () => ({}),
} satisfies FoldsOf<LimitEvents>;

/** Whoever a limit of the authority's side presses: the assigned handler, else the unit that owns or was asked. */
function tellPressed(turn: Turn, clock: Clock, kind: 'reminder' | 'escalation'): EventParts {
  const { state } = turn;
  const facts = { clock: clock.id, dueOn: clock.dueOn, article: clock.terms.article };
  if (clock.terms.kind === 'teamTerm' && state.team?.lead) return tellStaff(turn, kind, state.team.lead.id, { facts });
  const asked = pressed(state, clock);
  if (asked === null && state.handler !== null) return tellStaff(turn, kind, state.handler.id, { facts });
  return tellStaff(turn, kind, asked ?? { unit: state.owner.id, role: 'lead' }, { facts });
}

/** A respondent is reminded on its own desk, where it has one. */
function remindOthers(turn: Turn, clock: Clock, facts: NoticeDraft['facts']): EventParts {
  const { respondent } = turn.state;
  return clock.terms.kind === 'information' && respondent !== null
    ? tellStaff(turn, 'reminder', { unit: respondent.id, role: 'clerk' }, { facts })
    : tellPressed(turn, clock, 'reminder');
}

/** The unit or body that was asked, where the limit is its own; null where it is the owner's. */
function pressed(state: CaseState, clock: Clock): { unit: string; role: Role } | null {
  const { id, terms } = clock;
  if (terms.kind === 'consultation') return { unit: consultedUnit(id), role: 'lead' };
  const unit = askedUnit(state);
  if (unit === null) return null;
  if (terms.kind === 'review' || (isOfSuspension(clock) && state.phase === 'inReview'))
    return { unit, role: 'reviewer' };
  return terms.side === 'receiver' ? { unit, role: 'clerk' } : null;
}
