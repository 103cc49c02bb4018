// Asking for opinions: whom, by which day, in which part. The limit is the pack's; where it has none, the person who
// asks names the day. Leaves out what becomes of the answers (consultation-rules.ts).
import { hasClock, startClock, startClockUntil } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { EventDraft, EventParts, Verdict } from './case.ts';
import { no, parts, type Turn, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import type { ConsultationCommands, ConsultedUnit } from './consultation.ts';
import { opinionClock } from './consultation-state.ts';
import { tellStaff } from './delivery-ladder.ts';
import { isAccused } from './people-rules.ts';

type Asked = ConsultationCommands['consult'];

/** `consult`: a limit, a task and a message per unit. */
export function asked(turn: Turn, data: Asked): Verdict<EventDraft[]> {
  const unfit = refused(turn, data);
  if (unfit !== null) return unfit;
  const id = turn.id('k');
  const limits = data.units.map(({ unit, due }) => limitOf(turn, opinionClock(id, unit.id), due));
  const units = data.units.map(({ unit, role }, index): ConsultedUnit => {
    return { unit: unit.id, role, dueOn: limits[index]?.dueOn ?? null, state: 'open' };
  });
  return yes({
    type: 'consulted',
    data: { id, question: data.question, askedOn: turn.on, askedBy: turn.actor.id, units },
    ...parts({ clocks: limits }, ...units.map((unit, index) => told(turn, data, unit, limits[index]!))),
  });
}

function refused(turn: Turn, { question, units }: Asked): Verdict<never> | null {
  const missing = [...(question.length === 0 ? ['question'] : []), ...(units.length === 0 ? ['units'] : [])];
  if (missing.length > 0) return no('incomplete', { missing });
  const ids = units.map(({ unit }) => unit.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) return no('already_done', { units: twice });
  const inactive = units.filter(({ unit }) => !unit.active).map(({ unit }) => unit.id);
  if (inactive.length > 0) return no('unit_inactive', { units: inactive });
  // In review the owner is one of those who may be heard; before that it would be asking itself.
  if (turn.state.phase !== 'inReview' && ids.includes(turn.state.owner.id))
    return no('nothing_to_do', { unit: turn.state.owner.id });
  const accused = ids.filter((id) => isAccused(turn, id));
  if (accused.length > 0) return no('not_independent', { units: accused, use: 'requestInformation' });
  const leading = units.filter(({ role }) => role === 'lead').map(({ unit }) => unit.id);
  if (leading.length > 1) return no('limit_exceeded', { lead: leading });
  return unfitDays(turn, units);
}

/** A day for each unit: not past, and not later than the pack's own limit where it has one. */
function unfitDays(turn: Turn, units: Asked['units']): Verdict<never> | null {
  const latest = hasClock(turn.law, 'consultation') ? limitOf(turn, 'latest').dueOn : null;
  const open = units.filter(({ due }) => due === undefined && latest === null).map(({ unit }) => `due.${unit.id}`);
  if (open.length > 0 && !hasClock(turn.law, 'consultation')) return no('incomplete', { missing: open });
  const past = units.filter(({ due }) => due !== undefined && due < turn.on).map(({ unit }) => unit.id);
  if (past.length > 0) return no('deadline_passed', { units: past });
  const beyond = units.filter(({ due }) => due !== undefined && latest !== null && due > latest);
  return beyond.length === 0
    ? null
    : no('limit_exceeded', { units: beyond.map(({ unit }) => unit.id), latest: latest ?? '' });
}

function limitOf(turn: Turn, id: string, due?: string): ClockMove {
  const start = { id, on: turn.on, at: turn.at };
  return due === undefined
    ? startClock(turn.law, 'consultation', start)
    : startClockUntil(turn.law, 'consultation', { ...start, dueOn: due });
}

function told(turn: Turn, { question }: Asked, { unit, role }: ConsultedUnit, limit: ClockMove): EventParts {
  const to = { unit, role: 'lead' as const };
  const facts = { task: 'giveOpinion', part: role, clock: limit.clock, dueOn: limit.dueOn };
  return parts(
    openTask(turn, 'giveOpinion', { ...to, about: limit.clock }),
    tellStaff(turn, 'assignment', to, {
      facts: { ...facts, article: limit.terms?.article ?? null },
      texts: { question },
    }),
  );
}
