// The runner beside the main loop: starts each effect the state asks for, and turns its result into an event.
// A passing fault is retried by policy; a lasting one is a result like any other.
import { ActivityFailure, condition, sleep } from '@temporalio/workflow';
import type { CaseCommand, CaseCommands, Effect } from '../domain/case.ts';
import { foldChecked, foldOutcome } from '../domain/case-effects.ts';
import { messageData } from '../domain/group-messages.ts';
import { ask, notify } from './activity-proxies.ts';
import type { CaseFile } from './case-file.ts';

/** Runs until the case is over and nothing is left to do. */
export async function runEffects(file: CaseFile, isOver: () => boolean): Promise<void> {
  const started = new Set<string>();
  const waiting = () => file.state.effects.filter((effect) => !started.has(effect.id));
  for (;;) {
    await condition(() => waiting().length > 0 || (isOver() && file.state.effects.length === 0));
    const effects = waiting();
    if (effects.length === 0) return;
    for (const effect of effects) {
      started.add(effect.id);
      void run(file, effect);
    }
  }
}

async function run(file: CaseFile, effect: Effect): Promise<void> {
  await file.recordUpTo(file.state.version);
  const rest = restOf(effect);
  // No await without a rest: a turn more would order the commands of open cases anew.
  if (rest > 0) await sleep(rest, { summary: effect.kind === 'tellCase' ? 'in its turn' : 'quiet hours' });
  if (effect.kind === 'checkSubmissions') {
    await ask.settleSubmissions({ caseId: file.state.caseId, receivedBy: effect.receivedBy });
    file.takeDue();
    file.take(foldChecked(file.law, file.state, effect, Date.now()));
  } else {
    const outcome =
      effect.kind === 'deliver'
        ? await delivered(file, effect)
        : effect.kind === 'tellCase'
          ? await told(file, effect)
          : await transferred(file, effect);
    file.takeDue();
    file.take(foldOutcome(file.law, file.state, effect, outcome, Date.now()));
  }
  await file.recordUpTo(file.state.version);
}

/** How long (ms) the effect waits where it stands, in quiet hours or for another try; no limit knows of it (T20). */
function restOf(effect: Effect): number {
  return (effect.kind === 'deliver' || effect.kind === 'tellCase') && effect.notBefore !== undefined
    ? effect.notBefore - Date.now()
    : 0;
}

async function delivered(file: CaseFile, effect: Effect & { kind: 'deliver' }): Promise<CaseCommand> {
  const { caseId, number, reach } = file.state;
  const notice = file.state.notices[effect.notice];
  const base = { effect: effect.id, notice: effect.notice, method: effect.method };
  if (notice === undefined) throw new Error(`effect ${effect.id} names a notice that was never queued`);
  const attempt = { caseId, number, notice, method: effect.method, attempt: effect.id, language: reach.language };
  try {
    const result = await notify.deliverNotice.executeWithOptions({ summary: `${notice.kind} · ${effect.method}` }, [
      attempt,
    ]);
    return { name: 'noteDelivery', data: { ...base, ...result } };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { name: 'noteDelivery', data: { ...base, outcome: 'failed', reference: '', reason: 'unavailable' } };
  }
}

async function transferred(file: CaseFile, effect: Effect & { kind: 'sendTransfer' }): Promise<CaseCommand> {
  const { caseId, number, transfer } = file.state;
  const base = { effect: effect.id, transfer: effect.transfer };
  const lost: CaseCommand = { name: 'noteTransferSent', data: { ...base, delivered: false, proof: 'unavailable' } };
  if (transfer?.id !== effect.transfer) return lost;
  try {
    const result = await notify.sendTransfer.executeWithOptions({ summary: `to ${transfer.to.id}` }, [
      { caseId, number, transfer, attempt: effect.id },
    ]);
    return { name: 'noteTransferSent', data: { ...base, ...result } };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return lost;
  }
}

async function told(file: CaseFile, effect: Effect & { kind: 'tellCase' }): Promise<CaseCommand> {
  const { caseId } = file.state;
  const { to, message, key } = effect;
  const data = messageData(file.state, effect);
  if (data === null) return outcomeOf(effect, { outcome: 'refused', code: 'nothing_to_do' });
  try {
    const result = await notify.tellCase.executeWithOptions({ summary: message }, [
      { caseId, to, message, key, data, at: Date.now() },
    ]);
    return outcomeOf(effect, result);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return outcomeOf(effect, { outcome: 'unavailable' });
  }
}

function outcomeOf({ id }: Effect, result: Omit<CaseCommands['noteCaseTold'], 'effect'>): CaseCommand {
  return { name: 'noteCaseTold', data: { effect: id, ...result } };
}
