// One complaint from intake to archive: open the case, listen, wait for the next alarm or a change, until the file is
// sealed. The rules are in domain/, the hands in activities/; this is the mailbox and the clock.
import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { nextAlarm } from '../domain/case-alarms.ts';
import { apply } from '../domain/case-apply.ts';
import type { CaseState } from '../domain/case.ts';
import { openCase } from '../domain/case-open.ts';
import { keep } from './activity-proxies.ts';
import { listenToCommands } from './case-commands.ts';
import { keepShown } from './case-display.ts';
import { runEffects } from './case-effects.ts';
import { CaseFile } from './case-file.ts';
import type { ComplaintInput } from './case-messages.ts';
import { listenToSignals } from './case-signals.ts';

/** History events after which a run hands over to the next, well below the engine's limits (engine.md). */
const LONG_RUN = 2_000;

export interface ComplaintResult {
  number: string;
  /** SHA-256 of the sealed package. */
  archive: string;
}

export async function complaint(input: ComplaintInput): Promise<ComplaintResult> {
  const file = openFile(input);
  const isOver = () => file.state.phase === 'archived';
  listenToCommands(file);
  const signals = listenToSignals(file, isOver);
  const effects = runEffects(file, isOver);
  const shown = keepShown(file, isOver);
  const earlierRun = exportEarlierRun(file);

  const isQuiet = () => file.isRecorded && signals.isIdle() && file.state.effects.length === 0 && allHandlersFinished();
  const mayRenew = () => wantsNewRun(input, file.state) && isQuiet();
  while (!isOver()) {
    file.takeDue();
    await file.recordUpTo(file.state.version);
    if (mayRenew()) await renew(input, file, earlierRun, isQuiet);
    else await alarmOrChange(file, () => isOver() || mayRenew());
  }
  await Promise.all([effects, shown, earlierRun]);
  await condition(isQuiet);
  return { number: file.state.number, archive: await seal(file) };
}

function openFile({ law, opening, resumed }: ComplaintInput): CaseFile {
  if (resumed) return new CaseFile(law, resumed.state, resumed.keys);
  if (!opening) throw new Error('a run starts with what the door registered or with the state of the run before');
  const { data, actor, receivedAt, key } = opening;
  const verdict = openCase(law, data, actor, { at: Date.now(), receivedAt, key });
  if (!verdict.ok) throw new Error(`the door registered what the rules refuse: ${verdict.refusal.code}`);
  const state = verdict.events.reduce<CaseState | null>(apply, null) as CaseState;
  return new CaseFile(law, state, [], verdict.events);
}

/** Waits for the next alarm; re-armed only when its instant changes, and never for what is already due (engine.md). */
async function alarmOrChange(file: CaseFile, isTurn: () => boolean): Promise<void> {
  const alarm = nextAlarm(file.law, file.state);
  const changed = () => nextAlarm(file.law, file.state)?.at !== alarm?.at || isTurn();
  if (alarm === null) return condition(changed);
  const wait = alarm.at - Date.now();
  if (wait > 0) await condition(changed, wait, { summary: alarm.summary });
}

/** Long runs hand over; so does the first one whose reply was delivered, since what follows is a long wait. */
function wantsNewRun(input: ComplaintInput, state: CaseState): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  const replied = state.phase === 'reviewWindow' && input.resumed?.renewedAfterReply !== true;
  return replied || continueAsNewSuggested || historyLength > LONG_RUN;
}

async function renew(
  input: ComplaintInput,
  file: CaseFile,
  earlierRun: Promise<void>,
  isQuiet: () => boolean,
): Promise<void> {
  await earlierRun;
  if (!isQuiet()) return;
  const renewedAfterReply = input.resumed?.renewedAfterReply === true || file.state.phase === 'reviewWindow';
  const resumed = { state: file.state, keys: file.recentKeys(), renewedAfterReply };
  await continueAsNew<typeof complaint>({ law: file.law, resumed });
}

/** The engine forgets ended runs; the file must not. */
async function exportEarlierRun(file: CaseFile): Promise<void> {
  const { workflowId, continuedFromExecutionRunId: runId } = workflowInfo();
  if (runId !== undefined) await keep.exportHistory({ caseId: file.state.caseId, workflowId, runId });
}

/** After the last event: this run's history, then the package (A1, A2). */
async function seal(file: CaseFile): Promise<string> {
  const { workflowId, runId } = workflowInfo();
  const { caseId, number } = file.state;
  await keep.exportHistory.executeWithOptions({ summary: number }, [{ caseId, workflowId, runId }]);
  const sealed = await keep.sealArchive.executeWithOptions({ summary: number }, [{ caseId }]);
  return sealed.sha256;
}
