// What the door throws away by itself: sessions, sign-ins and drafts that are over, answers with a code after a day, uploads nobody used.
import { sweepDrafts } from '../db/draft-store.ts';
import { listAbandonedUploads } from '../db/evidence-reads.ts';
import { removeUpload } from '../db/evidence-writes.ts';
import { sweepHalfway } from '../db/second-factor-writes.ts';
import { sweepSessions } from '../db/staff-writes.ts';
import { sweepTracking } from '../db/text-writes.ts';
import type { Door } from './door.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const BATCH = 200;

/** One round; safe in several processes. */
export async function sweep(door: Door, now = new Date()): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  await sweepSessions(door.db, now);
  await sweepHalfway(door.db, now);
  await sweepDrafts(door.db, now);
  await sweepTracking(door.db, now, yesterday);
  await door.files.sweep(HOUR_MS, now.getTime());
  for (const { id, blobSha256 } of await listAbandonedUploads(door.db, yesterday, BATCH)) {
    // The row goes first: an intake that takes the file at this moment keeps it.
    if (await removeUpload(door.db, id)) await door.files.remove(blobSha256);
  }
}

export const housekeeping = (door: Door, everyMs = 10 * 60 * 1000): Relay =>
  runEvery(door, 'housekeeping', everyMs, () => sweep(door));
