// What a head or supervisor sees of their units: how many cases are late or nearly so, and how much lies with whom.
// Leaves out the cases themselves (case-list.ts) and what is done about them (chase, issueOrder).
import { z } from 'zod';
import { countHandlerLoads, countUnitLoads, type HandlerLoad, type UnitLoad } from '../db/case-load.ts';
import { type Colleague, listColleagues, listStaffNames } from '../db/staff-reads.ts';
import { addDays } from '../domain/working-days.ts';
import { absencesInCare, OVERSEERS, overseesOthers, unitsInCare } from './absences.ts';
import { type Caller, requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { officeDay } from './office-day.ts';
import { problems } from './route-parts.ts';

/** Days ahead that count as near. Of the office, for looking ahead; no legal length. */
const NEAR_DAYS = 7;
/** A count stops here: whoever sees it knows enough. */
export const MOST_COUNTED = 1000;
const MOST_CASES = 20_000;
const MOST_PEOPLE = 300;

const counts = { open: z.int(), overdue: z.int(), soon: z.int() };
const answer = z
  .object({
    until: z.string().describe('Near: the pressing limit ends on this day or earlier'),
    most: z.int().describe('A count of a unit stops here'),
    units: z.array(z.object({ unit: z.string(), ...counts })).describe('Each with everything below it'),
    handlers: z.array(
      z.object({ id: z.string(), name: z.string(), unit: z.string(), ...counts, delegate: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Supervision' });

type StaffCaller = Caller & { kind: 'staff' };
export type Overview = z.output<typeof answer>;

export async function supervisionRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/supervision',
    {
      schema: {
        operationId: 'readSupervision',
        tags: ['cases'],
        summary: 'Late and nearly late cases by unit, and how much lies with whom (head, supervisor)',
        response: { 200: answer, ...problems },
      },
    },
    async (request) => overviewOf(door, await requireStaff(door, request)),
  );
}

/** Of the caller's unit and everything below it. Throws 403. */
export async function overviewOf(door: Door, caller: StaffCaller): Promise<Overview> {
  if (!overseesOthers(caller)) throw new Problem('role_required', { detail: { roles: OVERSEERS } });
  const units = await unitsInCare(door, caller);
  const until = { day: addDays(officeDay(door.settings.zone), NEAR_DAYS), zone: door.settings.zone };
  const [perUnit, perHandler, people, absences] = await Promise.all([
    countUnitLoads(door.db, units, until, MOST_COUNTED),
    countHandlerLoads(door.db, units, until, MOST_CASES),
    listColleagues(door.db, units, MOST_PEOPLE, 'handler'),
    absencesInCare(door, caller),
  ]);
  const away = new Map(absences.flatMap((one) => (one.isAway ? [[one.staffId, one.delegateName] as const] : [])));
  return {
    until: until.day,
    most: MOST_COUNTED,
    units: withBelow(units, perUnit),
    handlers: await handlersOf(door, people, perHandler, away),
  };
}

/** Sums up to the caller's own unit; the latest first. */
function withBelow(units: readonly string[], loads: readonly UnitLoad[]): Overview['units'] {
  const known = new Set(units);
  const sums = new Map<string, Overview['units'][number]>();
  for (const { unit, open, overdue, soon } of loads) {
    for (let at = unit; known.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const sum = sums.get(at) ?? { unit: at, open: 0, overdue: 0, soon: 0 };
      sums.set(at, { unit: at, open: sum.open + open, overdue: sum.overdue + overdue, soon: sum.soon + soon });
    }
  }
  return [...sums.values()].sort((a, b) => b.overdue - a.overdue || b.soon - a.soon || a.unit.localeCompare(b.unit));
}

/** Everybody who handles, with nothing too: that is whom one assigns to. */
async function handlersOf(
  door: Door,
  people: readonly Colleague[],
  loads: readonly HandlerLoad[],
  away: ReadonlyMap<string, string>,
): Promise<Overview['handlers']> {
  const listed = new Set(people.map(({ id }) => id));
  // Who lost the role or left may still have cases.
  const others = loads.flatMap(({ handler }) => (listed.has(handler) ? [] : [handler]));
  const names = await listStaffNames(door.db, others);
  const all = [
    ...people.map(({ id, name, unit }) => ({ id, name, unit })),
    ...others.map((id) => ({ id, name: names.get(id) ?? id, unit: '' })),
  ];
  return all
    .map((person) => {
      const { open, overdue, soon } = loads.find(({ handler }) => handler === person.id) ?? NOTHING;
      return { ...person, open, overdue, soon, delegate: away.get(person.id) ?? null };
    })
    .sort((a, b) => b.overdue - a.overdue || b.soon - a.soon || b.open - a.open || a.name.localeCompare(b.name));
}

const NOTHING = { open: 0, overdue: 0, soon: 0 };
