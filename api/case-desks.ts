// The desks between units: hand-overs, consultations, approvals, reviews, each a list of what was asked, by when. Leaves out
// what of a case lies there (domain/case-desks.ts).
import { z } from 'zod';
import { foldAll } from '../domain/case-apply.ts';
import { covers } from '../domain/case-permission.ts';
import type { CaseEvent, CommandName } from '../domain/case.ts';
import { type DeskName, DESKS, mattersOn } from '../domain/case-desks.ts';
import type { DeskMatter } from '../domain/desk-matter.ts';
import { changedLaw } from '../domain/law-in-force.ts';
import type { Law } from '../domain/law.ts';
import type { Task } from '../domain/people.ts';
import { recordListRead } from '../db/audit-writes.ts';
import { listCasesOnDesk } from '../db/case-desk-list.ts';
import { type ListCursor, listTasks } from '../db/case-list.ts';
import { eventsOf } from '../db/case-lives.ts';
import type { StoredCase } from '../db/case-reads.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { allowedNow, lawInForce } from './case-file.ts';
import { caseRow, PAGE, readCursor, writeCursor } from './case-list.ts';
import { presentRows } from './case-rows.ts';
import { awayOf, seesIdentity, sightOf, unitsSeenBy } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { textsOfComplainant } from './personal-data.ts';
import { problems } from './route-parts.ts';
import { openAcrossCases } from './sealed-texts.ts';

type StaffCaller = Caller & { kind: 'staff' };

export const DESK_NAMES = Object.keys(DESKS) as DeskName[];
export const deskQuery = z.strictObject(PAGE);

const answer = z
  .object({
    rows: z.array(
      z.object({
        case: caseRow,
        matter: z.looseObject({ id: z.string(), state: z.string(), text: z.string().nullable() }),
        toUs: z.boolean().describe('Asked of the caller’s unit, of one below it or of the one it belongs to'),
        byUs: z.boolean().describe('Asked by one of these'),
        acts: z.array(z.string()).describe('Commands of this desk the caller may give now'),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Desk' });

/** Given for the unit that was asked: the sender may only record them of a body without a desk here. */
const OF_RECEIVER: ReadonlySet<CommandName> = new Set(['acceptTransfer', 'objectTransfer']);

export async function deskListRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/desks/:desk',
    {
      schema: {
        operationId: 'listDeskMatters',
        tags: ['cases'],
        summary: 'Hand-overs, consultations, approvals or reviews in sight, the most pressing first',
        params: z.strictObject({ desk: z.enum(DESK_NAMES) }),
        querystring: deskQuery,
        response: { 200: answer, ...problems },
      },
    },
    async (request) => pageOfDesk(door, await requireStaff(door, request), request.params.desk, request.query),
  );
}

/** A page of a desk; also used by pages rendered on the server. What is shown of a case is written down as read. */
export async function pageOfDesk(
  door: Door,
  caller: StaffCaller,
  desk: DeskName,
  { limit, cursor }: z.output<typeof deskQuery>,
) {
  const { cases, tasksOf, next } = await casesOn(door, caller, desk, limit, readCursor(cursor));
  const files = await eventsOf(
    door.db,
    cases.map(({ caseId }) => caseId),
  );
  const lawFor = lawsOfPage(door);
  const found = (
    await Promise.all(
      cases.map((row) =>
        onDesk(door, caller, { desk, lawFor }, { row, tasks: tasksOf(row), events: files.get(row.caseId) ?? [] }),
      ),
    )
  ).flat();
  const rows = new Map((await presentRows(door, caller, 'desk', cases)).map((row) => [row.caseId, row]));
  const texts = await shownTexts(door, caller, found, rows);
  return {
    rows: found.map(({ row, matter, toUs, byUs, acts }) => ({
      case: rows.get(row.caseId)!,
      matter: { ...matter, text: matter.text === null ? null : (texts.get(matter.text.text) ?? null) },
      ...{ toUs, byUs, acts },
    })),
    next: writeCursor(next),
  };
}

/** Approvals are what one's own roles have to do; the other desks also show what was sent out and waits for others. */
async function casesOn(door: Door, caller: StaffCaller, desk: DeskName, limit: number, after?: ListCursor) {
  const kinds = DESKS[desk];
  if (desk !== 'approvals') {
    const filter = { visibleTo: await sightOf(door, caller), kinds, byOwnLimit: desk === 'consultations' };
    const { rows, next } = await listCasesOnDesk(door.db, filter, limit, after);
    return { cases: rows, tasksOf: (row: StoredCase): Task[] => row.tasks, next };
  }
  const units = await unitsSeenBy(door, caller);
  const filter = { units, roles: caller.actor.roles, inPlaceOf: awayOf(caller), kinds };
  const { rows, next } = await listTasks(door.db, filter, limit, after);
  const own = (row: StoredCase): Task[] => rows.flatMap((one) => (one.case === row ? [one.task] : []));
  return { cases: [...new Set(rows.map((one) => one.case))], tasksOf: own, next };
}

/** Law is cut out of its pack once a page for cases that pin the same: most do. */
function lawsOfPage(door: Door) {
  const known = new Map<string, Promise<Law>>();
  return (file: Parameters<typeof lawInForce>[1]): Promise<Law> => {
    if (changedLaw(file.events) !== null) return lawInForce(door, file);
    const { pack, calendar, matterType, receivedOn } = file.state;
    const pins = JSON.stringify([pack, calendar, matterType, receivedOn]);
    const law = known.get(pins) ?? lawInForce(door, file);
    known.set(pins, law);
    return law;
  };
}

interface Found {
  row: StoredCase;
  matter: Omit<DeskMatter, 'acts'>;
  /** Texts that stay shut for the caller. */
  hidden: ReadonlySet<string>;
  toUs: boolean;
  byUs: boolean;
  acts: CommandName[];
}

async function onDesk(
  door: Door,
  caller: StaffCaller,
  { desk, lawFor }: { desk: DeskName; lawFor: ReturnType<typeof lawsOfPage> },
  { row, tasks, events }: { row: StoredCase; tasks: readonly Task[]; events: CaseEvent[] },
): Promise<Found[]> {
  // Registered and not recorded yet: nobody was asked anything.
  if (events.length === 0) return [];
  const state = foldAll(events);
  const law = await lawFor({ caseId: row.caseId, events, state });
  const allowed = await allowedNow(door, { state, events, law, recorded: true }, caller.actor);
  const hidden = seesIdentity(caller.actor, row) ? new Set<string>() : textsOfComplainant(events);
  return mattersOn(desk, law, state, tasks).map(({ acts, ...matter }) => {
    const toUs = matter.asked.some(({ unit }) => isOurs(caller, unit));
    const speaks = toUs || matter.isOutside === true;
    return {
      ...{ row, matter, hidden, toUs, byUs: isOurs(caller, matter.fromUnit) },
      acts: acts.filter((name) => allowed.includes(name) && (speaks || !OF_RECEIVER.has(name))),
    };
  });
}

/** The caller's unit, one below it, or the one it belongs to. */
function isOurs({ staff }: StaffCaller, unit: string | null): boolean {
  return unit !== null && (covers(staff.unit, unit) || covers(unit, staff.unit));
}

/** What was asked, open; a case whose title stays shut was read all the same. */
async function shownTexts(
  door: Door,
  caller: StaffCaller,
  found: readonly Found[],
  rows: ReadonlyMap<string, { title: string | null }>,
): Promise<Map<string, string>> {
  const seen = found.filter(({ matter, hidden }) => matter.text !== null && !hidden.has(matter.text.text));
  const texts = await openAcrossCases(
    door,
    seen.map(({ row }) => row.caseId),
    seen.flatMap(({ matter }) => matter.text?.text ?? []),
  );
  const untitled = seen.filter(({ row }) => rows.get(row.caseId)?.title === null).map(({ row }) => row.caseId);
  await recordListRead(door.db, { caseIds: [...new Set(untitled)], actor: caller.actor, what: 'desk' });
  return texts;
}
