// Carries leaves on, round by round: begins those whose last day is over, looks for their cases, and moves them at a steady
// pace, each once, whoever begins and whoever ends in between. Leaves out what happens to a case (leave-case.ts).
import { type LeaveCaseRow, listParts, type StoredLeave } from '../db/leave-reads.ts';
import { beginDueLeave, putFound, settlePart, takeLeaveRound, takeLooking, tryPartAgain } from '../db/leave-writes.ts';
import type { Door } from './door.ts';
import { CaseNotRunning, EngineUnavailable } from './engine-client.ts';
import { movePart, partWithoutExecution } from './leave-case.ts';
import { officeDay } from './office-day.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const PAGE = 200;
/** Of the installation as a whole, where the settings say nothing. */
const CASES_PER_SECOND = 20;
const ROUND_MS = 500;
/** A case that cannot be asked for a reason nobody foresaw is left until the leave is looked at again. */
const MOST_TRIES = 8;

/** Leaves whose last day is over. Gives how many. */
export async function beginLeaves(door: Door): Promise<number> {
  let begun = 0;
  for (; ; begun += 1) {
    const leave = await beginDueLeave(door.db, officeDay(door.settings.zone), await door.now());
    if (leave === null) return begun;
    door.logger.info({ leave: leave.id }, 'a leave begins');
  }
}

/** One page of the cases of one leave. Gives how many were found; null where no leave looks for any. */
export async function lookForParts(door: Door): Promise<number | null> {
  const leave = await takeLooking(door.db);
  if (leave === null) return null;
  const { id, staffId, position } = leave;
  const again = leave.state === 'done';
  const found = await listParts(door.db, { staffId, after: position, notIn: id, again, limit: PAGE });
  await putFound(door.db, leave, found, found.length < PAGE);
  return found.length;
}

/** One round of moving. Gives how many cases were asked. */
export async function leaveRound(door: Door): Promise<number> {
  const perSecond = door.settings.lawCasesPerSecond ?? CASES_PER_SECOND;
  const everyMs = Math.max(ROUND_MS, 1000 / perSecond);
  const most = Math.max(1, Math.round((perSecond * everyMs) / 1000));
  const round = await takeLeaveRound(door.db, { everyMs, most });
  if (round === null) return 0;
  await Promise.all(round.cases.map((one) => moveOne(door, round.leave, one)));
  return round.cases.length;
}

async function moveOne(door: Door, leave: StoredLeave, row: LeaveCaseRow): Promise<void> {
  const { caseId, attempts } = row;
  try {
    await settlePart(door.db, row, await movePart(door, leave, row));
  } catch (error) {
    const settled = await partWithoutExecution(door, caseId, error);
    if (settled !== null) return settlePart(door.db, row, settled);
    door.logger.warn({ err: error, caseId, leave: leave.id }, 'a case of a leaver could not be asked');
    const passes = error instanceof EngineUnavailable || error instanceof CaseNotRunning;
    if (passes) return tryPartAgain(door.db, row);
    if (attempts >= MOST_TRIES) await settlePart(door.db, row, { state: 'failed', code: 'internal_error' });
  }
}

/** All of it, until there is nothing at once to do. */
export function leaveRelay(door: Door, everyMs = ROUND_MS): Relay[] {
  const look = async (): Promise<void> => {
    await beginLeaves(door);
    while ((await lookForParts(door)) === PAGE);
  };
  return [
    runEvery(door, 'leavers', everyMs, look),
    runEvery(door, 'work of leavers', everyMs / 2, () => leaveRound(door)),
  ];
}
