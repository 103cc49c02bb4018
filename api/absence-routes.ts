// Being away: who acts meanwhile (L15, I8). Entered by the person, or by a head or supervisor above them. Leaves out what
// the delegate may do in a case (domain/case-delegation.ts).
import { z } from 'zod';
import { listAbsences } from '../db/absence-reads.ts';
import { endAbsence, putAbsence } from '../db/absence-writes.ts';
import { findStaff, type StoredStaff } from '../db/staff-reads.ts';
import { covers } from '../domain/case-permission.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { officeDay } from './office-day.ts';
import { unitsOf } from './directory.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { day, localId } from './field-schemas.ts';
import { problems } from './route-parts.ts';

const params = z.strictObject({ id: localId });
const body = z
  .strictObject({
    from: day.describe('First day away'),
    to: day.describe('Last day away'),
    delegate: localId.nullable().describe('Who acts meanwhile; null: not away on these days after all'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'lies before from' });
const absence = z.object({ from: z.string(), to: z.string(), delegate: z.string(), enteredBy: z.string() });
const answer = z.object({ absences: z.array(absence) }).meta({ id: 'Absences' });
const tags = ['staff'];

export async function absenceRoutes(app: DoorApp, door: Door): Promise<void> {
  app.put(
    '/api/staff/:id/absence',
    {
      schema: {
        operationId: 'putAbsence',
        tags,
        summary: 'Away from a day to a day, and who acts meanwhile (the person, or head or supervisor above)',
        params,
        body,
        response: { 200: answer, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      const person = await personFor(door, caller, request.params.id);
      const { from: fromOn, to: toOn, delegate } = request.body;
      if (delegate === null) await endAbsence(door.db, { staffId: person.id, fromOn, toOn });
      else {
        await checkDelegate(door, person, delegate);
        await putAbsence(door.db, { staffId: person.id, fromOn, toOn, delegate, enteredBy: caller.staff.id });
      }
      return absencesOf(door, person.id);
    },
  );

  app.get(
    '/api/staff/:id/absence',
    {
      schema: {
        operationId: 'listAbsences',
        tags,
        summary: 'Absences in force and to come',
        params,
        response: { 200: answer, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return absencesOf(door, (await personFor(door, caller, request.params.id)).id);
    },
  );
}

/** Throws 404 for a person out of reach, 403 for one of whom the caller is neither themselves nor above. */
async function personFor(door: Door, { staff, actor }: Caller & { kind: 'staff' }, id: string): Promise<StoredStaff> {
  if (staff.id === id) return staff;
  const person = await findStaff(door.db, id);
  if (person === null || !covers(staff.unit, person.unit)) throw new Problem('not_found');
  const roles = ['head', 'supervisor'] as const;
  if (!roles.some((role) => actor.roles.includes(role))) throw new Problem('role_required', { detail: { roles } });
  return person;
}

/** Throws 422: nobody else of the same body who is there acts for somebody. */
async function checkDelegate(door: Door, person: StoredStaff, delegate: string): Promise<void> {
  const other = await findStaff(door.db, delegate);
  if (other === null || !other.active) throw new Problem('unknown_staff', { detail: { delegate } });
  if (other.id === person.id) throw new Problem('same_person');
  const units = await unitsOf(door);
  const bodyOf = (unit: string) => units.get(unit)?.body ?? unit;
  if (bodyOf(other.unit) !== bodyOf(person.unit))
    throw new Problem('other_body', { detail: { body: bodyOf(other.unit) } });
}

async function absencesOf(door: Door, staffId: string): Promise<z.output<typeof answer>> {
  const rows = await listAbsences(door.db, staffId, officeDay(door.settings.zone));
  return {
    absences: rows.map(({ fromOn: from, toOn: to, delegate, enteredBy }) => ({ from, to, delegate, enteredBy })),
  };
}
