// Which earlier cases a case may repeat (L19): noted at intake, shown to staff, never acted on by themselves; and how
// another case is named in a command. Leaves out what is decided about it (domain/repeat-rules.ts).
import { z } from 'zod';
import type { Actor } from '../domain/case.ts';
import type { LeaderRef } from '../domain/group.ts';
import type { CaseRef } from '../domain/repeat.ts';
import { findCaseByNumber, findCaseInSight } from '../db/case-reads.ts';
import { listHints, type StoredHint } from '../db/hint-reads.ts';
import { noteHints } from '../db/hint-writes.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { readCaseFile } from './case-file.ts';
import { seesIdentity, sightOf, visibleCase } from './case-visibility.ts';
import { unitsInSight, unitsOf } from './directory.ts';
import type { Door, DoorApp } from './door.ts';
import { caseId } from './field-schemas.ts';
import { problems } from './route-parts.ts';

const hint = z
  .object({
    caseId: z.string(),
    number: z.string(),
    phase: z.string(),
    conclusion: z.string().nullable(),
    concludedOn: z.string().nullable(),
    receivedOn: z.string(),
    reasons: z.array(z.string()),
    similarity: z.int().describe('Pairs of characters of the title that both share, per cent'),
  })
  .meta({ id: 'CaseHint' });

export async function hintRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/cases/:caseId/hints',
    {
      schema: {
        operationId: 'listHints',
        tags: ['cases'],
        summary: 'Earlier cases this one may repeat, as far as you see them; a person decides (L19)',
        params: z.strictObject({ caseId }),
        response: { 200: z.object({ hints: z.array(hint) }), ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return { hints: await hintsFor(door, caller, request.params.caseId) };
    },
  );
}

/** Earlier cases this one may repeat, as far as the caller sees them. Throws 404. */
export async function hintsFor(door: Door, caller: Caller & { kind: 'staff' }, of: string) {
  const row = await visibleCase(door, caller, of);
  const found = await listHints(door.db, row.caseId, await sightOf(door, caller));
  const isOpen = seesIdentity(caller.actor, row);
  return found.flatMap((one) => presentHint(one, isOpen && seesIdentity(caller.actor, one.other)));
}

/** That two complaints come from one person says something of that person. */
function presentHint({ reasons, similarity, other }: StoredHint, seesWho: boolean): z.output<typeof hint>[] {
  const shown = reasons.filter((reason) => seesWho || reason !== 'samePerson');
  const says = shown.some((reason) => reason !== 'sameCategory');
  const { ownerUnit: _owner, respondentUnit: _respondent, ...rest } = other;
  return says ? [{ ...rest, reasons: shown, similarity }] : [];
}

/** A hint is a help and no part of the registration: where it cannot be noted, the complaint is registered all the same. */
export async function noteHintsOf(door: Door, id: string, nowMs: number): Promise<void> {
  try {
    await noteHints(door.db, id, nowMs);
  } catch (error) {
    door.logger.warn({ caseId: id, fault: error instanceof Error ? error.name : 'unknown' }, 'hints were not noted');
  }
}

const isId = (reference: string) => caseId.safeParse(reference).success;

/** Another case by id or number, as it stands now; null where the actor sees none. */
export async function otherCaseSeen(door: Door, actor: Actor, reference: string): Promise<CaseRef | null> {
  if (actor.kind !== 'staff') return null;
  const id = isId(reference) ? reference : (await findCaseByNumber(door.db, reference))?.caseId;
  if (id === undefined) return null;
  const units = unitsInSight(await unitsOf(door), actor.unit ?? '');
  const row = await findCaseInSight(door.db, id, { units, staffIds: [actor.id] });
  if (row === null) return null;
  const { number, phase, conclusion, concludedOn } = row;
  return { caseId: row.caseId, number, phase, conclusion, concludedOn };
}

/** As {@link otherCaseSeen}, with what decides whether its handling may be followed (L18). */
export async function leaderCaseSeen(door: Door, actor: Actor, reference: string): Promise<LeaderRef | null> {
  const seen = await otherCaseSeen(door, actor, reference);
  if (seen === null) return null;
  const { owner, pack, matterType, demands, following } = (await readCaseFile(door, seen.caseId)).state;
  const demandIds = demands.map(({ id }) => id);
  return {
    ...seen,
    unit: owner.id,
    body: owner.body,
    regime: pack.id,
    matterType,
    demandIds,
    follows: Boolean(following),
  };
}
