// Being away, over HTTP (L15, I8). Leaves out who may enter it for whom (absences.ts).
import { z } from 'zod';
import { absencesOf, enterAbsence } from './absences.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { day, localId } from './field-schemas.ts';
import { problems } from './route-parts.ts';

const params = z.strictObject({ id: localId.describe('Id or user name') });
export const absenceBody = z
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
        body: absenceBody,
        response: { 200: answer, ...problems },
      },
    },
    async (request) => {
      return { absences: await enterAbsence(door, await requireStaff(door, request), request.params.id, request.body) };
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
      return { absences: await absencesOf(door, await requireStaff(door, request), request.params.id) };
    },
  );
}
