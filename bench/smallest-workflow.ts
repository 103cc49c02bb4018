// Workflows to measure a case against, nothing in them but what anybody would write by hand: the same acts, records, notices
// and alarms without rules, texts, searches or details; and one that only waits. Leaves out every promise of the process.
import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

/** What one command brings outside: notices that go out, and the instant (ms) of the next alarm. */
export interface Act {
  notices: number;
  alarmAt: number | null;
  isLast: boolean;
}

export interface Hands {
  record(): Promise<void>;
  deliver(): Promise<void>;
}

const { record, deliver } = proxyActivities<Hands>({ startToCloseTimeout: '30s' });

/** One update per command: recorded, answered; each notice delivered, and its outcome recorded. */
export async function smallest(opening: Act): Promise<void> {
  let alarmAt: number | null = null;
  let open = 0;
  let isOver = false;
  const act = async (one: Act): Promise<void> => {
    alarmAt = one.alarmAt;
    await record();
    for (let n = 0; n < one.notices; n += 1) void send();
    isOver = one.isLast;
  };
  const send = async (): Promise<void> => {
    open += 1;
    await deliver();
    await record();
    open -= 1;
  };
  setHandler(defineUpdate<void, [Act]>('act'), act);
  await act(opening);
  while (!isOver) {
    const armed: number | null = alarmAt;
    const changed = () => isOver || alarmAt !== armed;
    if (armed === null) await condition(changed);
    else await condition(changed, Math.max(1, armed - Date.now()));
  }
  await condition(() => open === 0);
}

/** Waits for ever. */
export async function waits(): Promise<void> {
  await condition(() => false);
}
