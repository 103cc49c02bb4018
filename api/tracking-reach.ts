// What the complainant's own pages need to change how they are reached: the card as it is, never shown, so that what a
// form leaves empty stays as it was; and the day it is in their case.
import { localDate } from '../domain/working-days.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { type Card, readCard } from './personal-data.ts';
import { openTexts } from './sealing.ts';

/** The case's card with what was newly given in place of what stood there. */
export async function renewedCard(door: Door, caseId: string, given: Partial<Card>): Promise<Partial<Card>> {
  const { state } = await readCaseFile(door, caseId);
  const { card } = await openTexts(door, caseId, { card: state.reach.card }, { card: readCard });
  return { ...(card as Card | null | undefined), ...given };
}

/** Today by the calendar of the case. */
export async function todayIn(door: Door, caseId: string): Promise<string> {
  const { law } = await readCaseFile(door, caseId);
  return localDate(law.calendar, await door.now(caseId));
}
