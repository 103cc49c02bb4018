// Being away: who acts meanwhile (L15, I8). Entered by the person, or by a head or supervisor above them. Leaves out what
// the delegate may do in a case (domain/case-delegation.ts).
import { z } from 'zod';
import { listAbsences } from '../db/absence-reads.ts';
import { endAbsence, putAbsence } from '../db/absence-writes.ts';
import type { StoredStaff } from '../db/staff-reads.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { officeDay } from './office-day.ts';
import type { Door, DoorApp } from './door.ts';
import { day, localId } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { personBelow, standIn } from './staff-named.ts';

const params = z.strictObject({ id: localId.describe('Id or user name') });
const body = z
  .strictObject({
    from: day.describe('First day away'),
    to: day.describe('Last day away'),
    delegate: localId
      .nullable()
      .describe('Who acts meanwhile, by id or user name; null: not away on these days after all'),
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
        const { id } = await standIn(door, person, delegate, 'delegate');
        await putAbsence(door.db, { staffId: person.id, fromOn, toOn, delegate: id, enteredBy: caller.staff.id });
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

/** Oneself, or somebody below. Throws 404 out of reach, 403 for one of whom the caller is neither themselves nor above. */
async function personFor(door: Door, caller: Caller & { kind: 'staff' }, name: string): Promise<StoredStaff> {
  const { staff } = caller;
  return name === staff.id || name === staff.username ? staff : personBelow(door, caller, name, ['head', 'supervisor']);
}

async function absencesOf(door: Door, staffId: string): Promise<z.output<typeof answer>> {
  const rows = await listAbsences(door.db, staffId, officeDay(door.settings.zone));
  return {
    absences: rows.map(({ fromOn: from, toOn: to, delegate, enteredBy }) => ({ from, to, delegate, enteredBy })),
  };
}
