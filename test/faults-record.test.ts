// The state of a case changes in the engine, its ledger and its notices stand in PostgreSQL: no common transaction. The worker
// is killed exactly between the two, once before and once after the ledger has it; both are counted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/engine.ts';
import { untilKnown } from './support/load.ts';
import { type LoadSystem, startLoadSystem } from './support/load-system.ts';

let system: LoadSystem;
beforeAll(async () => {
  system = await startLoadSystem();
}, 180_000);
afterAll(() => system.stop());

const sql = () => system.product.db.sql;
const ASKED = { items: [{ item: 'evidence', what: '请补交缴费凭证。', knownBefore: false }] };

async function recorded(caseId: string, key: string): Promise<string[]> {
  const rows = await sql()<{ type: string }[]>`
    select type from case_events where case_id = ${caseId} and key = ${key}`;
  return rows.map(({ type }) => type);
}

/** Sessions of the product that wait for the ledger to be let go. */
async function waiting(): Promise<number[]> {
  const rows = await sql()<{ pid: number }[]>`
    select l.pid from pg_locks l where l.relation = 'case_events'::regclass and not l.granted`;
  return rows.map(({ pid }) => pid);
}

/** Gives the command while nobody can write to the ledger; back once the engine has it and its record waits. */
async function heldBack(caseId: string, key: string) {
  const held = await sql().reserve();
  await held`begin`;
  await held`lock table case_events in exclusive mode`;
  const answer = system.client.command(caseId, 'requestSupplement', ASKED, 'clerk', key);
  await until('the record waits for the ledger', async () => (await waiting()).length > 0);
  return {
    answer,
    letGo: async () => {
      await held`commit`;
      held.release();
    },
  };
}

describe('a worker killed between the change of a case and its record (T5)', () => {
  it.each([
    ['before the ledger has it', true],
    ['when the ledger has it and the engine does not know', false],
  ])('%s: one event, one letter, one answer (T5)', { timeout: 180_000 }, async (_when, isLost) => {
    const name = isLost ? 'lost' : 'kept';
    const { caseId = '' } = await untilKnown(() => system.client.intake(`record-${name}`));
    await system.untilQuiet();
    const key = `supplement-${name}`;
    const { answer, letGo } = await heldBack(caseId, key);
    await system.product.killWorker();
    if (isLost) for (const pid of await waiting()) await sql()`select pg_terminate_backend(${pid})`;
    await until('what waited is gone or stays', async () => isLost === ((await waiting()).length === 0));
    await letGo();
    if (!isLost) await until('the last statement of the dead', async () => (await recorded(caseId, key)).length > 0);
    expect(await recorded(caseId, key)).toEqual(isLost ? [] : ['supplementRequested']);
    await system.product.startWorker();

    await answer;
    const again = await untilKnown(() => system.client.command(caseId, 'requestSupplement', ASKED, 'clerk', key));
    expect([again.status, again.phase]).toEqual([200, 'awaitingSupplement']);
    // Complete, gapless, chained, equal to the list, each notice once and none for what did not happen.
    expect(await system.findings()).toEqual([]);
    expect(await recorded(caseId, key)).toEqual(['supplementRequested']);
    const letters = system.world().mail!.letters.filter(({ to }) => to.includes(`record-${name}@example.org`));
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(2); // receipt and request
  });
});
