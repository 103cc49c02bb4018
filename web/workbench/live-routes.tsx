// What the open pages of staff ask while they stand open: the versions of a list, or in a sentence who did what to a case.
// Small JSON for islands/live.js; the guarded functions of api/changes.ts answer.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireStaff } from '../../api/authentication.ts';
import { casesNow, changesSince, deskNow } from '../../api/changes.ts';
import { namesOf } from '../../api/colleagues.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { caseId as caseIdForm } from '../../api/field-schemas.ts';
import { filledIn } from '../../words/desk-words.ts';
import { EVENT_WORDS } from '../../words/event-words.ts';
import { LIVE_WORDS } from '../../words/live-words.ts';
import { pageOf } from '../page-reply.tsx';
import { actorWords, localTime } from './case-parts.tsx';
import { deskQueries } from './desk-routes.tsx';
import { readQueue } from './queue-filter.ts';
import type { StaffCaller } from './workbench-page.tsx';

type Answer = (caller: StaffCaller, request: FastifyRequest, reply: FastifyReply) => Promise<object>;

export function livePages(app: DoorApp, door: Door): void {
  // Nobody is led to the sign-in by a question of the page's own: 401 tells the page to stop asking.
  const at = (path: string, answer: Answer) =>
    app.get(`/desk/live/${path}`, { schema: { hide: true } }, async (request, reply) => {
      const caller = await requireStaff(door, request);
      reply.header('cache-control', 'private, no-store');
      return answer(caller, request, reply);
    });
  at('desk', async (caller, request) => ({ marks: await deskNow(door, caller, Object.values(deskQueries(request))) }));
  at('cases', async (caller, request) => {
    const { query } = readQueue(request.url, request.query);
    if (query === null) throw new Problem('malformed_request');
    return { marks: await casesNow(door, caller, query) };
  });
  at('case/:caseId', async (caller, request, reply) => ({ said: await said(door, caller, request, reply) }));
}

/** Empty where nothing happened. */
async function said(door: Door, caller: StaffCaller, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const id = caseIdForm.safeParse((request.params as { caseId: string }).caseId);
  const since = Number((request.query as { since?: string }).since);
  if (!id.success || !Number.isSafeInteger(since)) throw new Problem('not_found');
  const events = await changesSince(door, caller, id.data, since);
  // What a person did says more than what followed from it.
  const told = events.findLast(({ actor }) => actor.kind === 'staff' || actor.kind === 'party') ?? events.at(-1);
  if (told === undefined) return '';
  const { say } = pageOf(door, request, reply);
  const names = await namesOf(door, [told.actor.id, told.actor.actsFor]);
  const { zone } = door.settings;
  const [day, now] = [localTime(zone, told.at), localTime(zone, await door.now(id.data))];
  const values = {
    who: actorWords(say, told.actor, (one) => names.get(one) ?? one),
    time: day.slice(0, 10) === now.slice(0, 10) ? day.slice(-5) : day,
    what: say(EVENT_WORDS[told.type]),
    more: events.length === 1 ? '' : say(filledIn(LIVE_WORDS.more, { n: events.length - 1 })),
  };
  return say(filledIn(LIVE_WORDS.by, values));
}
