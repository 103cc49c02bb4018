// A consultation through the whole system: two bodies are asked at the door, one answers, one is silent while the clock
// of the case runs; the file says so in the end. The rules themselves are domain/consultation-rules.test.ts.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { brokenAt } from '../domain/case-chain.ts';
import { verifyPackage } from '../cli/verify.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(async () => {
  await system.stop();
});

const QUESTION = '是否存在窗口人手不足的情形?';
const OPINION = '经核实,当日窗口两人病假。';
const ask = {
  question: QUESTION,
  units: ['yunxi.minzheng', 'yunxi.fucha'].map((unit) => ({ unit, role: 'assisting' })),
};

it('a unit that was asked sees the case, answers and leaves; the silent one is passed over on record (I7, L6)', async () => {
  const circle = await Circle.file(system);
  await (await circle.accepted()).planned();
  const sees = async (who: string) => (await system.get(`/api/cases/${circle.caseId}`, await system.token(who))).status;
  expect(await sees('civil-lead')).toBe(404);
  await circle.by('handler', 'consult', ask);
  expect(await sees('civil-lead')).toBe(200);
  await until('it lies on its desk', async () => {
    const desk = (await system.get('/api/desk', await system.token('civil-lead'))).body['notices'];
    return (desk as { facts: { task: string } }[]).some(({ facts }) => facts.task === 'giveOpinion');
  });
  const consultation = (await circle.state()).consultations![0]!.id;
  const answer = { consultation, opinion: OPINION, stance: 'conditional', dissent: '不同意追责到个人。' };
  await circle.by('civil-lead', 'giveOpinion', answer);
  expect(await sees('civil-lead')).toBe(404);
  const early = await circle.try('lead', 'proceedWithout', { consultation, units: ['yunxi.fucha'], reason: '等不及' });
  expect([early.status, early.body['code']]).toEqual([409, 'limit_running']);
  const waiting = await circle.try('handler', 'submitPlan');
  expect([waiting.status, waiting.body['code'], waiting.body['detail']]).toEqual([
    422,
    'incomplete',
    { missing: ['opinion.yunxi.fucha'], consultations: [consultation], use: 'proceedWithout' },
  ]);
  await circle.skip(12);
  await until('the limit of the silent unit has passed', async () =>
    (await circle.events()).some(({ type }) => type === 'escalated'),
  );
  await circle.by('lead', 'proceedWithout', { consultation, units: ['yunxi.fucha'], reason: '逾期未提出意见' });
  await circle.by('handler', 'submitPlan');
  const view = (await system.get(`/api/cases/${circle.caseId}`, await system.token('lead'))).body;
  expect(view['consultations']).toMatchObject([
    {
      question: QUESTION,
      units: [
        { unit: 'yunxi.minzheng', state: 'answered', opinion: { opinion: OPINION, dissent: '不同意追责到个人。' } },
        { unit: 'yunxi.fucha', state: 'passedOver', without: { silent: true, reason: '逾期未提出意见' } },
      ],
    },
  ]);
  const events = await circle.events();
  expect(brokenAt(events)).toBeNull();
  expect(JSON.stringify(events)).not.toContain('窗口');
  await circle.by('clerk', 'recordContactAttempt', {
    ...{ channel: 'phone', at: new Date(await circle.now()).toISOString(), outcome: 'notReached' },
  });
  await circle.by('approver', 'approve');
  await circle.replied();
  await circle.opens('reply');
  await circle.skip(60);
  await until('final', async () => (await circle.phase()) === 'concluded:final');
  await until('nothing is on its way', async () => (await circle.state()).effects.length === 0);
  await circle.by('archivist', 'archive', { missingReason: '示例结案' });
  await circle.handle.result();
  const response = await fetch(`${system.url}/api/cases/${circle.caseId}/archive/package`, {
    headers: { authorization: `Bearer ${await system.token('archivist')}` },
  });
  const tar = path.join(system.dataDir, `${circle.number}.tar`);
  const packed = Buffer.from(await response.arrayBuffer());
  writeFileSync(tar, packed);
  expect(await verifyPackage(tar)).toMatchObject({ ok: true });
  for (const paper of ['会商记录', '联系及配合情况记录', OPINION, '逾期未提出意见'])
    expect(packed.includes(paper)).toBe(true);
});
