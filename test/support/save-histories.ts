// Lives the cases whose histories are kept, on the real engine, and writes their runs to test/histories/.
import { anActor, anEvidence, aText, COMPLAINANT } from './case-builders.ts';
import { startTestEngine, until } from './engine.ts';
import { accepted, answered, clerk, EngineCase, handler, reviewed } from './engine-case.ts';
import { saveRuns } from './history-set.ts';
import { memoryHands } from './memory-hands.ts';

const engine = await startTestEngine();
const hands = memoryHands();
const worker = await engine.work(hands);
const aCase = () => new EngineCase(engine, hands).start();

const whole = await answered(await aCase());
await reviewed(whole, 1);
await new Promise((done) => setTimeout(done, 1500));
await reviewed(whole, 2);
await whole.give('archive', {}, anActor('archivist', 'yunxi'));
await whole.handle.result();
await saveRuns(engine, whole, 'whole-life');

const silent = await aCase();
await silent.skip(20);
await until('accepted by silence', () => silent.state.phase === 'investigating');
await saveRuns(engine, silent, 'silence-open');

const lapsed = await aCase();
await lapsed.give('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk);
await lapsed.opens('supplementNotice');
await lapsed.skip(40);
await until('lapsed', () => lapsed.state.conclusion === 'withdrawn');
await saveRuns(engine, lapsed, 'supplement-lapsed');

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
await saveRuns(engine, moved, 'transfer-objected-open');

await worker.stop();
await engine.stop();
