// away and back: when somebody is not there, and who acts meanwhile (L15). Leaves out who may enter it (the server's).
import { table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Absences {
  absences: { from: string; to: string; delegate: string; enteredBy: string }[];
}

export interface AbsenceOptions {
  first?: string;
  last?: string;
  delegate?: string;
}

/** Enters the days away; without any option lists those in force and to come. Of oneself where nobody is named. */
export async function away(tool: Tool, staff: string | undefined, options: AbsenceOptions): Promise<Answer<Absences>> {
  const { first, delegate, last = first } = options;
  if (first === undefined && last === undefined && delegate === undefined) {
    const path = await pathOf(tool, staff);
    return answered(tool, await tool.client.send<Absences>({ method: 'GET', path }));
  }
  if (first === undefined || delegate === undefined) throw misused({ word: 'awayNeeds' });
  return put(tool, staff, { from: first, to: last, delegate });
}

/** Not away on these days after all; the other days of the same entry stay. */
export async function back(tool: Tool, staff: string | undefined, options: AbsenceOptions): Promise<Answer<Absences>> {
  const { first, last = first } = options;
  if (first === undefined) throw misused({ word: 'backNeeds' });
  return put(tool, staff, { from: first, to: last, delegate: null });
}

async function put(tool: Tool, staff: string | undefined, body: object): Promise<Answer<Absences>> {
  const path = await pathOf(tool, staff);
  return answered(tool, await tool.client.send<Absences>({ method: 'PUT', path, body }));
}

async function pathOf({ client }: Tool, staff: string | undefined): Promise<string> {
  const id = staff ?? (await client.send<{ id: string }>({ method: 'GET', path: '/api/me' })).id;
  return `/api/staff/${encodeURIComponent(id)}/absence`;
}

function answered({ say }: Tool, data: Absences): Answer<Absences> {
  const heads = [say('firstDay'), say('lastDay'), say('delegate'), say('enteredBy')];
  return {
    data,
    text: ({ absences }) =>
      absences.length === 0
        ? say('neverAway')
        : table(
            heads,
            absences.map(({ from, to, delegate, enteredBy }) => [from, to, delegate, enteredBy]),
          ),
  };
}
