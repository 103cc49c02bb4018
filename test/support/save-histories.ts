// Lives the cases whose histories are kept, on the real engine, and writes their runs to test/histories/. A life that is
// kept already is not lived again: old files are never rewritten (house 3).
import { savedHistories, saveRuns } from './history-set.ts';
import { anActor, anEvidence, aText, COMPLAINANT } from './case-builders.ts';
import { startTestEngine, until } from './engine.ts';
import { accepted, answered, clerk, EngineCase, handler, law, reviewed } from './engine-case.ts';
import { memoryHands } from './memory-hands.ts';
import { withCalendar, withPack } from './other-law.ts';

const engine = await startTestEngine();
const hands = memoryHands();
const worker = await engine.work(hands);
const aCase = () => new EngineCase(engine, hands).start();

const LIVES: Record<string, () => Promise<EngineCase>> = {
  async 'whole-life'() {
    const whole = await answered(await aCase());
    await reviewed(whole, 1);
    await new Promise((done) => setTimeout(done, 1500));
    await reviewed(whole, 2);
    await whole.give('archive', {}, anActor('archivist', 'yunxi'));
    await whole.handle.result();
    return whole;
  },

  async 'silence-open'() {
    const silent = await aCase();
    await silent.skip(20);
    await until('accepted by silence', () => silent.state.phase === 'investigating');
    return silent;
  },

  async 'supplement-lapsed'() {
    const lapsed = await aCase();
    await lapsed.give('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk);
    await lapsed.opens('supplementNotice');
    await lapsed.skip(40);
    await until('lapsed', () => lapsed.state.conclusion === 'withdrawn');
    return lapsed;
  },

  async 'transfer-objected-open'() {
    const moved = await accepted(await aCase());
    const to = { id: 'yunxi.minzheng', body: 'yunxi.minzheng', active: true, reviewBody: 'yunxi.fucha' };
    const offer = {
      to,
      basis: 'consent' as const,
      article: 'x',
      dataScopes: ['matter'],
      reason: aText(),
      leavesSystem: false,
    };
    await moved.give('offerTransfer', offer, handler);
    await moved.give('answerTransferOffer', { consent: true, how: 'tracking' }, COMPLAINANT);
    await moved.give('sendTransfer', {}, clerk);
    await until('sent', () => moved.state.transfer?.state === 'sent');
    await moved.give('objectTransfer', { reason: aText() }, anActor('clerk', 'yunxi.minzheng', 'clerk-2'));
    await moved.handle.signal('supplementEvidence', { key: 'outside-1', items: [anEvidence(9)] });
    await until('noted', () => moved.state.outsideSignals.length === 1);
    return moved;
  },

  /** Other law twice, a held effect, and the run after the reply begins under the law that was changed to. */
  async 'law-changed-open'() {
    const moved = await aCase();
    const decree = withCalendar(law, '2026.2', { off: nextDays(40) });
    await moved.give('proposeLawChange', { law: decree, reason: aText() }, anActor('rules', 'yunxi', 'rules-1'));
    const proposal = { id: moved.state.lawProposal!.id, law: decree };
    await moved.give('confirmLawChange', { proposal }, anActor('rules', 'yunxi', 'rules-2'));
    await answered(moved);
    await until('a new run', async () => (await moved.handle.describe()).runId !== moved.handle.firstExecutionRunId);
    const batch = { batch: 'b1', proposedBy: 'rules-1', approvedBy: 'rules-2' };
    const pack = withPack(decree, '2.0.0', { 'review.1': { limit: { n: 20, unit: 'calendarDay' } } });
    await moved.give('applyLawBatch', { ...batch, law: pack }, { kind: 'gateway', id: 'gateway', roles: [] });
    const window = moved.state.clocks['reviewWindow.1']!;
    const hold = { clock: window.id, until: later(window.dueOn!, 20), reason: aText() };
    await moved.give('vetoEffect', hold, anActor('supervisor', 'yunxi'));
    await moved.skip(45);
    await until('the window has run out', () => moved.state.clocks['reviewWindow.1']?.standing === 'expired');
    return moved;
  },
};

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function nextDays(ahead: number): string[] {
  const today = new Date().toISOString().slice(0, 10);
  return [...Array(ahead).keys()].filter((n) => n % 9 === 3).map((n) => later(today, n));
}

const kept = savedHistories().map(({ name }) => name);
for (const [name, live] of Object.entries(LIVES))
  if (!kept.includes(`${name}.1.json`)) await saveRuns(engine, await live(), name);

await worker.stop();
await engine.stop();
