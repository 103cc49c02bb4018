// Giving up one's part in a case: tasks go back to their queue or to a successor who may take them, the unit's lead is told
// and has a task where nobody handles any more (T4, T19). No limit is touched (T14); a successor is judged as always (L21).
import type { CaseState, EventDraft, EventParts, RefusalCode, StaffRef, Verdict } from './case.ts';
import { isRecused } from './case-permission.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { handlerNamed, LEASE_MS, openTask, owesMeasures } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { GivenUp, LeavingCommands, LeavingEvents, Post } from './leaving.ts';
import { handlerRefusal, isAccused, mayHold, memberRefusal } from './people-rules.ts';
import type { Task } from './people.ts';
import type { Team } from './team.ts';

export const leavingRules = {
  unassignHandler(turn, { reason }) {
    const { handler } = turn.state;
    if (handler === null) return no('nothing_to_do', { use: 'assignHandler' });
    if (reason.length === 0) return no('reason_required');
    const { given, moved } = givenUp(turn, handler.id);
    const told = tellStaff(turn, 'assignment', handler.id, { facts: { what: 'unassigned' }, texts: { reason } });
    return yes({ type: 'handlerUnassigned', data: { ...given, reason }, ...parts(moved, told) });
  },

  relieveLeaver(turn, { leave, staff, successor }) {
    if (successor?.id === staff) return no('not_permitted', { successor: staff });
    if (postsOf(turn.state, staff).length === 0) return no('nothing_to_do', { staff });
    const { given, moved, unfit, handler } = givenUp(turn, staff, successor);
    const data = { leave, ...given, ...(successor && { successor: successor.id }), ...(unfit && { unfit }) };
    const relieved: EventDraft = { type: 'leaverRelieved', data, ...moved };
    return handler === undefined ? yes(relieved) : yes(relieved, named(turn, handler, staff));
  },
} satisfies RulesOf<LeavingCommands>;

export const leavingFolds = {
  handlerUnassigned: without,
  leaverRelieved: without,
} satisfies FoldsOf<LeavingEvents>;

/** What this person holds in the case by name. */
export function postsOf({ handler, team, tasks }: CaseState, staff: string): Post[] {
  return [
    ...(handler?.id === staff ? (['handler'] as const) : []),
    ...(team?.lead?.id === staff ? (['teamLead'] as const) : []),
    ...(team?.members.some(({ id }) => id === staff) ? (['teamMember'] as const) : []),
    ...(Object.values(tasks).some(({ holder }) => holder === staff) ? (['task'] as const) : []),
  ];
}

function without(state: CaseState, { staff, team }: GivenUp): Partial<CaseState> {
  return {
    handler: state.handler?.id === staff ? null : state.handler,
    ...(team === undefined ? {} : { team: team ?? undefined }),
  };
}

/** What is given up, where it goes, and who handles from now on where the successor may. */
function givenUp(turn: Turn, staff: string, successor?: StaffRef) {
  const { state } = turn;
  const posts = postsOf(state, staff);
  const notHandler = refusalOf(successor && handlerRefusal(turn, successor));
  const notMember = refusalOf(successor && memberRefusal(turn, successor));
  const team = state.team && teamAfter(state.team, staff, notMember === undefined ? successor : undefined);
  const handler = posts.includes('handler') && notHandler === undefined ? successor : undefined;
  const isInTeam = posts.includes('teamLead') || posts.includes('teamMember');
  const unfit = (posts.includes('handler') ? notHandler : undefined) ?? (isInTeam ? notMember : undefined);
  const given: GivenUp = { staff, posts, ...(isInTeam && { team: team ?? null }) };
  const after = { handler: state.handler?.id === staff ? handler : state.handler, team };
  const moved = parts(
    ...tasksOf(state, staff).map((task) => taskMoved(turn, task, successor)),
    isInTeam ? teamTold(turn, team ?? null, successor) : {},
    isBare(posts, after) ? handlerWanted(turn, unfit) : {},
  );
  return { given, moved, unfit, handler };
}

function refusalOf(refused: Verdict<never> | null | undefined): RefusalCode | undefined {
  return refused && !refused.ok ? refused.refusal.code : undefined;
}

/** In the team the successor takes the leaver's place; a team of nobody is none. */
function teamAfter(team: Team, staff: string, successor?: StaffRef): Team | undefined {
  const isLead = team.lead?.id === staff;
  const lead = isLead ? (successor ?? null) : team.lead;
  const isMember = team.members.some(({ id }) => id === staff);
  const joins = !isLead && isMember && successor !== undefined ? [successor] : [];
  const members = [...team.members.filter(({ id }) => id !== staff), ...joins].filter(
    ({ id }, index, all) => id !== lead?.id && all.findIndex((one) => one.id === id) === index,
  );
  return lead === null && members.length === 0 ? undefined : { ...team, lead, members };
}

/** The handling was given up and nobody took it, or the last one who investigated is gone. */
function isBare(
  posts: readonly Post[],
  after: { handler?: StaffRef | null | undefined; team?: Team | undefined },
): boolean {
  if (after.handler) return false;
  return posts.includes('handler') || (posts.includes('teamMember') && (after.team?.members ?? []).length === 0);
}

function tasksOf({ tasks }: CaseState, staff: string): Task[] {
  return Object.values(tasks).filter(({ holder }) => holder === staff);
}

/** To the successor on a fresh lease, as if claimed; otherwise to the queue it came from. Either is told (T19). */
function taskMoved(turn: Turn, task: Task, successor?: StaffRef): EventParts {
  if (successor !== undefined && mayTakeOver(turn, task, successor)) {
    const hold = { move: 'hold' as const, id: task.id, holder: successor.id, leaseUntil: turn.at + LEASE_MS };
    const facts = { what: 'taskMoved', task: task.kind };
    return parts({ tasks: [hold] }, tellStaff(turn, 'assignment', successor.id, { facts }));
  }
  const queue = { unit: task.unit, role: task.role };
  const told = tellStaff(turn, 'reminder', queue, { facts: { what: 'taskReturned', task: task.kind } });
  return parts({ tasks: [{ move: 'release', id: task.id }] }, told);
}

function mayTakeOver({ state, law }: Turn, task: Task, successor: StaffRef): boolean {
  return mayHold(successor, task) && !isRecused(state, successor.id) && !isAccused({ state, law }, successor.unit);
}

/** Who takes the place is told, otherwise the unit's lead; a team without a lead is for the supervisor to see. */
function teamTold(turn: Turn, team: Team | null, successor?: StaffRef): EventParts {
  const { owner, team: before } = turn.state;
  const isLeadless = !team?.lead && before?.lead !== null;
  if (isLeadless) {
    const supervisor = { unit: owner.body, role: 'supervisor' };
    return tellStaff(turn, 'escalation', supervisor, { facts: { what: 'teamLeadLeft' } });
  }
  const isIn = [team?.lead, ...(team?.members ?? [])].some((one) => one && one.id === successor?.id);
  if (isIn && successor) return tellStaff(turn, 'assignment', successor.id, { facts: { what: 'team' } });
  return tellStaff(turn, 'reminder', { unit: owner.id, role: 'lead' }, { facts: { what: 'teamMemberLeft' } });
}

/** The unit's lead has to name a handler, and is told why the successor could not be it; told only, where all is done. */
function handlerWanted(turn: Turn, unfit: RefusalCode | undefined): EventParts {
  const { state } = turn;
  const lead = { unit: state.owner.id, role: 'lead' as const };
  if (state.phase === 'concluded' && !owesMeasures(state))
    return tellStaff(turn, 'reminder', lead, { facts: { what: 'handlerLeft' } });
  const known = Object.values(state.tasks).some(({ kind }) => kind === 'nameHandler');
  const facts = { what: 'handlerWanted', task: 'nameHandler', ...(unfit && { unfit }) };
  return parts(
    known ? {} : openTask(turn, 'nameHandler', { ...lead, ...(unfit && { unfit }) }),
    tellStaff(turn, 'assignment', lead, { facts }),
  );
}

function named(turn: Turn, handler: StaffRef, from: string): EventDraft {
  const told = tellStaff(turn, 'assignment', handler.id, { facts: { what: 'handler' } });
  return { type: 'handlerAssigned', data: { handler, from }, ...parts(handlerNamed(turn.state), told) };
}
