// Nothing acknowledged is lost: real processes killed in mid-work, the engine away, the database away; after each fault
// everything sent is known, and the checker finds nothing wrong. The seed is printed; the same one gives the same kills.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/engine.ts';
import { type Answered, inParallel, seeded, untilKnown, walkCase } from './support/load.ts';
import { type LoadSystem, startLoadSystem } from './support/load-system.ts';

const SEED = Number(process.env['REDRESS_SEED'] ?? Date.now() % 1_000_000);
const chance = seeded(SEED);
const between = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));

let system: LoadSystem;
beforeAll(async () => {
  console.log(`faults: REDRESS_SEED=${SEED}`);
  system = await startLoadSystem();
}, 180_000);
afterAll(() => system.stop());

const answers = () => system.client.log.answers;
const numbers = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${SEED}-${n}`);

/** Resolves when the client has got `more` further answers, or when `isOver` says so. */
async function afterAnswers(more: number, isOver: () => boolean = () => false): Promise<void> {
  const target = answers().length + more;
  await until(`${more} more answers`, () => answers().length >= target || isOver(), 120_000);
}

/** Does `fault` again and again, each after a random number of answers, while `load` runs. Gives how often. */
async function during(
  load: Promise<unknown>,
  least: number,
  most: number,
  fault: () => Promise<void>,
): Promise<number> {
  let isOver = false;
  const done = load.finally(() => (isOver = true));
  // A load that fails must not hide behind the fault that is under way.
  done.catch(() => undefined);
  let faults = 0;
  for (;;) {
    await afterAnswers(between(least, most), () => isOver);
    if (isOver) break;
    await fault();
    faults += 1;
  }
  await done;
  return faults;
}

describe('nothing acknowledged is lost', () => {
  it('when the worker is killed again and again under a hundred cases', { timeout: 300_000 }, async () => {
    const cases = numbers('worker', 100).map((key) => ({
      key,
      goal: chance() < 0.2 ? ('replied' as const) : ('accepted' as const),
    }));
    const load = inParallel(10, cases, ({ key, goal }) => walkCase(system.client, key, goal));
    const kills = await during(load, 60, 160, async () => {
      await system.product.killWorker();
      await system.product.startWorker();
    });
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(await system.findings()).toEqual([]);
  });

  it('when the server is killed in the middle of intake', { timeout: 180_000 }, async () => {
    const load = inParallel(10, numbers('server', 40), (key) => untilKnown(() => system.client.intake(key)));
    const before = answers().length;
    const kills = await during(load, 5, 12, async () => {
      await system.product.killServer();
      await system.product.startServer();
    });
    expect(kills).toBeGreaterThanOrEqual(2);
    expect(
      answers()
        .slice(before)
        .some(({ status }) => status === null),
    ).toBe(true);
    // Sent once more under the same keys: the same numbers, and nothing new.
    const again = await inParallel(10, numbers('server', 40), (key) => system.client.intake(key));
    expect(again.map(({ status, number }) => [status, number])).toEqual(
      (await load).map(({ number }) => [201, number]),
    );
    expect(await system.findings()).toEqual([]);
  });

  it('when the engine is away while complaints and signals come in', { timeout: 180_000 }, async () => {
    const known = await inParallel(5, numbers('before', 5), (key) => walkCase(system.client, key, 'accepted'));
    const files = await inParallel(5, known, async (caseId) => ({
      caseId,
      evidence: await system.client.upload(caseId, 'clerk'),
    }));
    await system.product.kill('temporal');
    const taken = await inParallel(10, numbers('engine', 20), (key) => system.client.intake(key));
    expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 201));
    const body = (evidence: string) => ({ items: [evidence], whyNotEarlier: '此前未取得。' });
    const signals = await inParallel(5, files, ({ caseId, evidence }) =>
      system.client.signal(caseId, 'supplementEvidence', body(evidence), 'clerk', `signal-${caseId}`),
    );
    expect(signals.map(({ status }) => status)).toEqual(signals.map(() => 202));
    await system.product.restart('temporal');
    expect(await system.findings()).toEqual([]);
    for (const { caseId } of files)
      expect(await typeUnder(caseId, `signal-${caseId}`)).toEqual(['evidenceSupplemented']);
  });

  it('when the database is away for twenty seconds under load', { timeout: 240_000 }, async () => {
    const { product, client } = system;
    let isOver = false;
    const load = inParallel(10, numbers('database', 50), (key) => walkCase(client, key, 'accepted')).finally(
      () => (isOver = true),
    );
    load.catch(() => undefined);
    await afterAnswers(between(30, 80));
    expect(isOver).toBe(false);
    await product.kill('postgres');
    const goneAt = Date.now();
    const inTheDark: Promise<Answered>[] = [];
    await until(
      'the database was away for twenty seconds',
      () => {
        if (inTheDark.length * 2_000 < Date.now() - goneAt)
          inTheDark.push(client.intake(`dark-${SEED}-${inTheDark.length}`));
        return Date.now() - goneAt >= 20_000;
      },
      60_000,
    );
    const refused = await Promise.all(inTheDark);
    const backAt = Date.now();
    expect(refused.map(({ status, code, hasRetryAfter }) => [status, code, hasRetryAfter])).toEqual(
      refused.map(() => [503, 'database_unavailable', true]),
    );
    // What was committed before the kill may still be answered after it; nothing sent in the dark may.
    const sentInTheDark = new Set(
      client.log.sent.filter(({ at }) => at > goneAt && at < backAt).map(({ request }) => request),
    );
    const acknowledged = answers().filter(
      ({ request, at, status }) => sentInTheDark.has(request) && at < backAt && status !== null && status < 300,
    );
    expect(acknowledged).toEqual([]);
    await product.restart('postgres');
    await load;
    for (let n = 0; n < inTheDark.length; n += 1) await untilKnown(() => client.intake(`dark-${SEED}-${n}`));
    expect(await system.findings()).toEqual([]);
  });
});

async function typeUnder(caseId: string, key: string): Promise<string[]> {
  const rows = await system.product.db.sql<
    { type: string }[]
  >`select type from case_events where case_id = ${caseId} and key = ${key}`;
  return rows.map((row) => row.type);
}
