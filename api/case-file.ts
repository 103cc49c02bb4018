// Reads a case from the ledger: its events folded to a state. A case the workflow has not recorded yet is opened here
// from what was registered, so that it can be looked at while the engine is down.
import { foldAll } from '../domain/case-apply.ts';
import { allowedCommands } from '../domain/case-decide.ts';
import { openCase } from '../domain/case-open.ts';
import type { Actor, CaseEvent, CaseState, CommandName } from '../domain/case.ts';
import { changedLaw } from '../domain/law-in-force.ts';
import type { Law } from '../domain/law.ts';
import { PackError } from '../adapters/packs.ts';
import { findOpening, listEvents } from '../db/case-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';

export interface CaseFile {
  state: CaseState;
  events: CaseEvent[];
  law: Law;
  /** False until the workflow has recorded the registration. */
  recorded: boolean;
}

/** Throws 404 where there is no such case. */
export async function readCaseFile(door: Door, caseId: string): Promise<CaseFile> {
  const events = await listEvents(door.db, caseId);
  if (events.length === 0) return openedOnly(door, caseId);
  const state = foldAll(events);
  return {
    state,
    events,
    recorded: true,
    law: await lawInForce(door, { caseId, events, state }),
  };
}

/** The law a recorded case runs under: what it came to, else what it pinned. */
export async function lawInForce(
  door: Door,
  { caseId, events, state }: Pick<CaseFile, 'events' | 'state'> & { caseId: string },
): Promise<Law> {
  return changedLaw(events) ?? lawOf(door, caseId, state);
}

/** A file may have changed under its version before versions were recorded; what the case began with still has it. */
async function lawOf(door: Door, caseId: string, state: CaseState): Promise<Law> {
  try {
    return await door.packs.pinned(state);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const law = (await findOpening(door.db, caseId))?.law;
    const { pack, calendar, matterType } = state;
    const isSame = law?.pack.hash === pack.hash && law.calendar.hash === calendar.hash && law.matterType === matterType;
    if (isSame) return law;
    throw error;
  }
}

async function openedOnly(door: Door, caseId: string): Promise<CaseFile> {
  const input = await findOpening(door.db, caseId);
  if (input === null) throw new Problem('not_found');
  const { law, opening } = input;
  const verdict = openCase(law, opening.data, opening.actor, {
    at: opening.receivedAt,
    receivedAt: opening.receivedAt,
    key: opening.key,
  });
  if (!verdict.ok) throw new Error(`case ${caseId} was registered but cannot be opened: ${verdict.refusal.code}`);
  return { state: foldAll(verdict.events), events: verdict.events, law, recorded: false };
}

/** What the caller may do now, for buttons. Nothing while the execution has not begun. */
export async function allowedNow(door: Door, file: CaseFile, actor: Actor): Promise<CommandName[]> {
  if (!file.recorded) return [];
  return allowedCommands(file.law, file.state, actor, await door.now(file.state.caseId));
}
