// From the amended statement to the call-back, through the real system: what is kept, what stays sealed, who is told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Circle } from './support/circle.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

it('a statement is amended, a reply explained, a measure postponed, a call-back unsolved (C7, B4, I9, G11)', async () => {
  const circle = await Circle.file(system);
  const amended = await circle.citizen('amendStatement', {
    matter: '补充：第三次去窗口仍未办成。',
    added: ['书面道歉'],
  });
  expect(amended.status).toBe(200);
  const { demands, matter, amendments } = await circle.state();
  expect([demands.length, amendments?.[0]?.matter?.text === matter.text]).toEqual([3, false]);
  const dueOn = await circle.today(40);
  const measure = { demand: demands[0]!.id, kind: 'rectification', what: '完善制度', ownerUnit: 'yunxi.center', dueOn };
  await circle.answered([measure]);
  // Whoever wanted it by telephone hears what was decided, demand by demand, and the remedy (B2).
  const reply = Object.values((await circle.state()).notices).find(({ kind }) => kind === 'reply');
  const read = await system.get(`/api/cases/${circle.caseId}/notices/${reply!.id}`, await system.token('clerk'));
  const spoken = (read.body['readOut'] as string[]).join('\n');
  for (const part of [circle.number, '第1项诉求：支持', '第3项诉求', '申请复查', '听清楚'])
    expect(spoken).toContain(part);
  const today = await circle.today();
  await circle.by('handler', 'recordExplanation', { on: today, understood: false, questions: '何时兑现？' });
  const [id] = Object.keys((await circle.state()).measures);
  const later = await circle.today(60);
  await circle.by('approver', 'postponeMeasure', { measure: id, dueOn: later, reason: '设备未到货' });
  await circle.by('clerk', 'callBack', { on: today, answeredBy: 'complainant', solved: 'no', satisfied: 'fair' });
  const { clocks, tasks, explanations } = await circle.state();
  expect([clocks[`measure:${id}`]?.dueOn, explanations?.length]).toEqual([later, 1]);
  expect(Object.values(tasks).map(({ kind }) => kind)).toContain('unsolved');
  expect((await circle.try('clerk', 'acknowledge', { definition: '窗口拖延' })).body).toMatchObject({
    code: 'wrong_phase',
  });
  expect(JSON.stringify(await circle.events())).not.toMatch(/第三次|书面道歉|兑现|到货/);
});
