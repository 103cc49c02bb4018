// A deemed effect across dead workers: the worker is killed before, at and after the instant of silence; the effect
// comes once and its legal date is the due day, whenever a machine woke up. Real processes; each case's time is skipped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '../domain/case-apply.ts';
import type { CaseEvent } from '../domain/case.ts';
import { caseWorkflowId } from '../workflows/case-messages.ts';
import { skipDays, until, virtualNow } from './support/engine.ts';
import { inParallel, seeded, untilKnown } from './support/load.ts';
import { type LoadSystem, startLoadSystem } from './support/load-system.ts';

const SEED = Number(process.env['REDRESS_SEED'] ?? Date.now() % 1_000_000);
const HOUR_DAYS = 1 / 24;
const ACROSS_DAYS = 20;

let system: LoadSystem;
beforeAll(async () => {
  console.log(`faults of silence: REDRESS_SEED=${SEED}`);
  system = await startLoadSystem();
}, 180_000);
afterAll(() => system.stop());

async function eventsOf(caseId: string): Promise<CaseEvent[]> {
  const rows = await system.product.db.sql<{ event: CaseEvent }[]>`
    select event from case_events where case_id = ${caseId} order by seq`;
  return rows.map(({ event }) => event);
}

async function filed(keys: string[]): Promise<{ caseId: string; dueOn: string; dueAt: number }[]> {
  return inParallel(5, keys, async (key) => {
    const { caseId = '' } = await untilKnown(() => system.client.intake(key));
    await until('the case is recorded', async () => (await eventsOf(caseId)).length > 0);
    const { dueOn, dueAt } = foldAll(await eventsOf(caseId)).clocks['preliminary']!;
    return { caseId, dueOn: dueOn!, dueAt: dueAt! };
  });
}

const isDeemed = ({ type }: CaseEvent) => type === 'deemedAccepted';
const now = (caseId: string) => virtualNow(system.product.engine.workflow, caseWorkflowId(caseId));
const skip = (caseId: string, days: number): Promise<number> => {
  const { workflow } = system.product.engine;
  return skipDays(workflow, workflow.getHandle(caseWorkflowId(caseId)), days);
};

async function onceOnTheDay(cases: { caseId: string; dueOn: string }[]): Promise<void> {
  for (const { caseId, dueOn } of cases) {
    await until('accepted by silence', async () => (await eventsOf(caseId)).some(isDeemed), 60_000);
    expect((await eventsOf(caseId)).filter(isDeemed).map(({ effectiveOn }) => effectiveOn)).toEqual([dueOn]);
  }
}

describe('silence counts as acceptance', () => {
  it('once, on the due day, when no worker lived at that instant (L3)', { timeout: 180_000 }, async () => {
    const [one] = await filed([`down-${SEED}`]);
    const { caseId, dueAt } = one!;
    // Past the warning, to the last hour: skipped time stands still where a timer waits for a worker.
    await skip(caseId, (dueAt - (await now(caseId))) / 86_400_000 - HOUR_DAYS);
    await system.product.killWorker();
    const skipped = skip(caseId, ACROSS_DAYS);
    const passed = async () => (await now(caseId)) >= dueAt;
    await until('the instant has passed without a worker', passed, 60_000).finally(() => system.product.startWorker());
    expect((await eventsOf(caseId)).some(isDeemed)).toBe(false);
    await skipped;
    await onceOnTheDay([one!]);
  });

  it('once, on the due day, when workers die all around that instant (L3)', { timeout: 300_000 }, async () => {
    const chance = seeded(SEED);
    const cases = await filed(Array.from({ length: 5 }, (_, n) => `silence-${SEED}-${n}`));
    let isOver = false;
    const skipped = Promise.all(cases.map(({ caseId }) => skip(caseId, ACROSS_DAYS))).finally(() => (isOver = true));
    skipped.catch(() => undefined);
    for (let kills = 0; !isOver && kills < 4; kills += 1) {
      await new Promise((done) => setTimeout(done, chance() * 900));
      await system.product.killWorker();
      await system.product.startWorker();
    }
    await skipped;
    await onceOnTheDay(cases);
    expect(await system.findings()).toEqual([]);
  });
});
