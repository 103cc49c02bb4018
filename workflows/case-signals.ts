// The two signals: proved by the door's row, decided like the command of the same name, a refusal kept as an event.
// What came past the door is recorded without effect until a person confirms it (K3).
import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import type { CaseCommand, CaseEvent } from '../domain/case.ts';
import { decide } from '../domain/case-decide.ts';
import { transitionOf } from '../domain/case-transitions.ts';
import type { ProvedSignal } from '../activities/contract.ts';
import { ask } from './activity-proxies.ts';
import type { CaseFile } from './case-file.ts';
import { SIGNALS, type SignalName } from './case-messages.ts';
import { readOutside } from './outside-signal.ts';

export interface SignalInbox {
  /** Nothing waits and nothing is being decided. */
  isIdle: () => boolean;
}

/** Registers the signals at once and decides them in order of arrival. */
export function listenToSignals(file: CaseFile, isOver: () => boolean): SignalInbox {
  const waiting: { signal: SignalName; payload: unknown }[] = [];
  let deciding = false;
  for (const signal of SIGNALS) {
    const receive = (payload: unknown) => void waiting.push({ signal, payload });
    setHandler(defineSignal<[unknown]>(signal), receive, { description: transitionOf(signal).does });
  }
  void (async () => {
    for (;;) {
      await condition(() => waiting.length > 0 || isOver());
      const next = waiting.shift();
      if (next === undefined) return;
      deciding = true;
      await decideSignal(file, next.signal, next.payload);
      deciding = false;
    }
  })();
  return { isIdle: () => waiting.length === 0 && !deciding };
}

async function decideSignal(file: CaseFile, signal: SignalName, payload: unknown): Promise<void> {
  const outside = readOutside(payload);
  const key = outside.key ?? `no-key-${file.state.version + 1}`;
  if (file.known(key) !== undefined) return;
  const proved = await ask.proveSignal({ caseId: file.state.caseId, key, signal });
  file.takeDue();
  if (proved === null) {
    const note = { id: `o${file.state.version + 1}`, signal, ...outside, key };
    const noted = decide(file.law, file.state, { name: 'noteOutsideSignal', data: note }, GATEWAY_ACTOR, {
      at: Date.now(),
    });
    if (noted.ok) file.take(noted.events);
  } else {
    await takeProved(file, signal, key, proved);
  }
  file.remember(key, proved?.bodyHmac ?? '');
  await file.recordUpTo(file.state.version);
}

async function takeProved(file: CaseFile, signal: SignalName, key: string, proved: ProvedSignal): Promise<void> {
  const moment = { at: Date.now(), receivedAt: proved.receivedAt, key };
  const command = { name: signal, data: proved.data } as CaseCommand;
  const verdict = decide(file.law, file.state, command, proved.actor, moment);
  if (verdict.ok) return file.take(verdict.events);
  file.take(refusedSignal(file, signal, verdict.refusal.code, proved));
  await file.recordUpTo(file.state.version);
  await ask.closeSignal({ caseId: file.state.caseId, key, refusal: verdict.refusal.code });
}

function refusedSignal(file: CaseFile, signal: SignalName, code: string, proved: ProvedSignal): CaseEvent[] {
  const data = { signal, code, sender: proved.actor };
  const noted = decide(file.law, file.state, { name: 'noteRefusedSignal', data }, GATEWAY_ACTOR, {
    at: Date.now(),
    receivedAt: proved.receivedAt,
  });
  return noted.ok ? noted.events : [];
}
