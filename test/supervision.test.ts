// Supervision through the real system: chase, order, silence, late answer, verdict, and what the sealed file keeps of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

it('an order nobody answers climbs by itself, is answered late and judged; texts stay sealed (G5, L15)', async () => {
  const circle = await (await Circle.file(system)).accepted();
  await circle.by('supervisor', 'chase', { matter: 'overdue', note: '请抓紧办理' });
  await circle.by('supervisor', 'issueOrder', {
    matter: 'notSolved',
    what: '三日内说明',
    dueOn: await circle.today(3),
  });
  const [order] = Object.keys((await circle.state()).orders!);
  await circle.skip(5);
  const risen = async () => Object.values((await circle.state()).tasks).some((task) => task.kind === 'supervise');
  await until('the supervisor has a task', risen);
  expect((await circle.try('clerk', 'answerOrder', { order, answer: '已办' })).body).toMatchObject({
    code: 'not_permitted',
  });
  await circle.by('lead', 'answerOrder', { order, answer: '已联系投诉人' });
  expect(await risen()).toBe(false);
  await circle.by('supervisor', 'closeOrder', { order, satisfied: true, reason: '同意' });
  const { orders, clocks } = await circle.state();
  expect([orders?.[order!]?.state, clocks[`order:${order}`]?.standing]).toEqual(['closed', 'met']);
  expect(JSON.stringify(await circle.events())).not.toMatch(/抓紧|三日内|联系投诉人|同意/);
});
