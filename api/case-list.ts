// Lists for staff: cases in sight and tasks that wait, the most pressing first, page by key.
import { z } from 'zod';
import { PHASES } from '../domain/case.ts';
import { type CaseFilter, type ListCursor, listCases, listTasks } from '../db/case-list.ts';
import { findCasesByHashes } from '../db/text-reads.ts';
import { covers } from '../domain/case-permission.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { presentRows } from './case-rows.ts';
import { awayOf, sightOf, unitsSeenBy } from './case-visibility.ts';
import { unitsOf } from './directory.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { code, day, localId, typed } from './field-schemas.ts';
import { ROLES } from './organisation.ts';
import { problems } from './route-parts.ts';
import { NORMALISE } from './search-terms.ts';

const yes = z.enum(['true', 'false']).transform((value) => value === 'true');
/** Parameters of every list that comes in pages. */
export const PAGE = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
};
export const listQuery = z.strictObject({
  ...PAGE,
  unit: localId.optional().describe('Owned by this unit or below it'),
  phase: z.union([z.enum(PHASES), z.array(z.enum(PHASES))]).optional(),
  handler: localId.optional().describe('Id of a member of staff, `me`, or `none`: nobody is named'),
  overdue: yes.optional(),
  urgent: yes.optional(),
  open: yes.optional(),
  category: code.optional(),
  channel: code.optional(),
  regime: code.optional(),
  matterType: code.optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  dueBefore: day.optional().describe('Last day of the pressing limit is this day or earlier'),
  waiting: localId
    .optional()
    .describe('What the case waits for: a role, a unit, `role@unit`, a kind of task, or `complainant`'),
  q: typed(60).optional().describe('How the number begins'),
  phone: typed(31).optional().describe('The complainant’s phone'),
});
export const taskQuery = z.strictObject({ ...PAGE, mine: yes.optional(), free: yes.optional() });
export type ListQuery = z.output<typeof listQuery>;
export type TaskQuery = z.output<typeof taskQuery>;

/** A case in a list. */
export const caseRow = z.looseObject({
  caseId: z.string(),
  number: z.string(),
  phase: z.enum(PHASES),
  ownerUnit: z.string(),
  title: z.string().nullable(),
  dueOn: z.string().nullable(),
  example: z.boolean().nullable().describe('The date follows invented numbers; null: its law is not at hand'),
  overdue: z.boolean(),
  waitingFor: z.string(),
});
const listed = z.object({ cases: z.array(caseRow), next: z.string().nullable() }).meta({ id: 'CaseList' });
const taskList = z
  .object({
    tasks: z.array(z.object({ task: z.looseObject({ id: z.string(), kind: z.string() }), case: caseRow })),
    next: z.string().nullable(),
  })
  .meta({ id: 'TaskList' });

export async function listRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/cases',
    {
      schema: {
        operationId: 'listCases',
        tags: ['cases'],
        summary: 'Cases in sight, the most pressing first',
        querystring: listQuery,
        response: { 200: listed, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return pageOfCases(door, caller, request.query);
    },
  );

  app.get(
    '/api/tasks',
    {
      schema: {
        operationId: 'listTasks',
        tags: ['cases'],
        summary: 'Tasks of the caller’s roles, and those of absent people in whose place the caller acts',
        querystring: taskQuery,
        response: { 200: taskList, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return pageOfTasks(door, caller, request.query);
    },
  );
}

/** Tasks that wait for this person or their roles, a page of them, as stored: nothing is shown yet (changes.ts). */
export async function rowsOfTasks(door: Door, caller: Caller & { kind: 'staff' }, query: TaskQuery) {
  const { mine, free, limit, cursor } = query;
  const holder = mine === true ? caller.staff.id : free === true ? null : undefined;
  const filter = {
    units: await unitsSeenBy(door, caller),
    roles: caller.actor.roles,
    ...(holder === undefined ? {} : { holder }),
    ...(free === true ? {} : { inPlaceOf: awayOf(caller) }),
  };
  return listTasks(door.db, filter, limit, readCursor(cursor));
}

/** The same with their titles, for showing; also used by pages rendered on the server. */
export async function pageOfTasks(door: Door, caller: Caller & { kind: 'staff' }, query: TaskQuery) {
  const { rows, next } = await rowsOfTasks(door, caller, query);
  const cases = await presentRows(
    door,
    caller,
    'tasks',
    rows.map((one) => one.case),
  );
  return {
    tasks: rows.map(({ task }, index) => ({ task: { ...task }, case: cases[index]! })),
    next: writeCursor(next),
  };
}

/** One page of cases in sight, as stored: nothing is shown yet (changes.ts). */
export async function rowsOfCases(door: Door, caller: Caller & { kind: 'staff' }, query: ListQuery) {
  const { limit, cursor } = query;
  return listCases(door.db, await filterOf(door, caller, query), limit, readCursor(cursor));
}

/** The same with their titles, for showing; also used by pages rendered on the server. */
export async function pageOfCases(door: Door, caller: Caller & { kind: 'staff' }, query: ListQuery) {
  const { rows, next } = await rowsOfCases(door, caller, query);
  return { cases: await presentRows(door, caller, 'list', rows), next: writeCursor(next) };
}

/** Those of the cases that the caller sees, as rows of a list. */
export async function casesByIds(door: Door, caller: Caller & { kind: 'staff' }, caseIds: string[]) {
  const filter = { visibleTo: await sightOf(door, caller), caseIds };
  const { rows } = await listCases(door.db, filter, caseIds.length);
  return presentRows(door, caller, 'list', rows);
}

async function filterOf(door: Door, caller: Caller & { kind: 'staff' }, query: ListQuery): Promise<CaseFilter> {
  const {
    unit,
    phase,
    handler,
    q,
    phone,
    overdue,
    urgent,
    open,
    category,
    channel,
    regime,
    matterType,
    receivedFrom,
    receivedTo,
    dueBefore,
    waiting,
  } = query;
  const sight = await sightOf(door, caller);
  const found =
    phone === undefined
      ? undefined
      : await findCasesByHashes(door.db, 'phone', door.vault.searchHashes('phone', NORMALISE.phone(phone)));
  return {
    visibleTo: sight,
    ...{ overdue, urgent, open, category, channel, regime, matterType, receivedFrom, receivedTo },
    ...(unit === undefined ? {} : { ownerUnits: await unitsBelow(door, unit) }),
    ...(phase === undefined ? {} : { phases: [phase].flat() }),
    ...(handler === undefined ? {} : { handler: handlerMeant(handler, caller) }),
    ...(q === undefined ? {} : { number: q.toUpperCase() }),
    ...(dueBefore === undefined ? {} : { dueBefore: { day: dueBefore, zone: door.settings.zone } }),
    ...(waiting === undefined ? {} : { waiting: await awaited(door, waiting) }),
    ...(found === undefined ? {} : { caseIds: found.map((one) => one.caseId) }),
  };
}

function handlerMeant(handler: string, { staff }: Caller & { kind: 'staff' }): string | null {
  if (handler === 'none') return null;
  return handler === 'me' ? staff.id : handler;
}

async function unitsBelow(door: Door, unit: string): Promise<string[]> {
  return [...(await unitsOf(door)).keys()].filter((id) => covers(unit, id));
}

/** `clerk`, `yunxi.center`, `clerk@yunxi.center` (and below), `approvePlan`, `complainant`. */
async function awaited(door: Door, waiting: string): Promise<NonNullable<CaseFilter['waiting']>> {
  if (waiting === 'complainant') return { party: 'complainant' };
  const [word, place] = waiting.split('@');
  if (place !== undefined) return { ...(word && { role: word }), units: await unitsBelow(door, place) };
  if ((await unitsOf(door)).has(waiting)) return { units: await unitsBelow(door, waiting) };
  return ROLES.some((role) => role === waiting) ? { role: waiting } : { kind: waiting };
}

export function writeCursor(cursor: ListCursor | null): string | null {
  return cursor === null ? null : Buffer.from(JSON.stringify([cursor.dueOrder, cursor.caseId])).toString('base64url');
}

const cursorForm = z.tuple([z.int(), z.uuid()]);

/** Throws 400 for what is no cursor. */
export function readCursor(cursor: string | undefined): ListCursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [dueOrder, caseId] = cursorForm.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { dueOrder, caseId };
  } catch {
    throw new Problem('malformed_request', { detail: { path: '/cursor' } });
  }
}
