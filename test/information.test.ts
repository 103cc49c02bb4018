// Information asked of both parties through the whole system: the complainant answers by the tracking page, the unit
// complained about reads a letter and a summary on its desk and nothing else (I4, G3).
import { afterAll, beforeAll, expect, it } from 'vitest';
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

const SUMMARY = '有群众反映贵单位窗口多次要求改日办理。';
const QUESTION = '请说明当日窗口的值班安排。';
const ANSWER = '三月二日上午,二号窗口。';
const items = [{ item: 'shift', what: QUESTION }];

it('asks the respondent on a summary that names nobody, and the complainant where they can answer (I4, G3)', async () => {
  const circle = await Circle.file(system, { respondent: 'yunxi.minzheng' });
  await circle.accepted();
  const early = await circle.try('handler', 'requestInformation', { party: 'respondent', items });
  expect([early.status, early.body['detail']]).toEqual([422, { missing: ['summary'], use: 'approveSummary' }]);
  for (const named of ['李 晓梅到窗口办事被拒。', '来电139-0000-0001反映窗口问题。']) {
    const refused = await circle.try('lead', 'approveSummary', { summary: named });
    expect([refused.status, refused.body['code'], refused.body['detail']]).toEqual([
      422,
      'names_complainant',
      { paths: ['/summary'] },
    ]);
  }
  await circle.by('lead', 'approveSummary', { summary: SUMMARY });
  await circle.by('handler', 'requestInformation', { party: 'respondent', items });

  const clerk = await system.token('civil-clerk');
  type Desk = { id: string; kind: string }[];
  const lies = async () =>
    ((await system.get('/api/desk', clerk)).body['notices'] as Desk).find(({ kind }) => kind === 'respondentRequest');
  await until('the letter lies on the desk', async () => (await lies()) !== undefined);
  const letter = (await system.get(`/api/desk/${(await lies())!.id}`, clerk)).body['document'] as { body: string };
  expect(letter.body).toContain(SUMMARY);
  expect(letter.body).toContain(QUESTION);
  for (const secret of ['李晓梅', '139', '材料齐全', '窗口办理拖延', '按期办结'])
    expect(letter.body).not.toContain(secret);
  expect((await system.get(`/api/cases/${circle.caseId}`, clerk)).status).toBe(404);

  const { informationRequests } = await circle.state();
  const path = `/api/cases/${circle.caseId}/answerInformation?onBehalfOf=respondent`;
  const said = { request: informationRequests![0]!.id, given: [{ item: 'shift', answer: '当日两人病假。' }] };
  expect((await system.post(path, said, await system.token('clerk'))).status).toBe(200);

  await circle.by('handler', 'requestInformation', {
    party: 'complainant',
    items: [{ item: 'when', what: '何时何窗口?' }],
  });
  await circle.opens('informationRequest');
  const tracked = await circle.tracked();
  expect(tracked['informationRequests']).toMatchObject([
    { state: 'open', items: [{ item: 'when', what: '何时何窗口?' }], dueOn: expect.stringMatching(/^\d{4}-/) },
  ]);
  expect(JSON.stringify(tracked)).not.toContain(QUESTION);
  const own = (tracked['informationRequests'] as { id: string }[])[0]!.id;
  const answered = await circle.citizen('answerInformation', {
    request: own,
    given: [{ item: 'when', answer: ANSWER }],
  });
  expect([answered.status, answered.body]).toEqual([200, expect.anything()]);
  const { informationRequests: after } = await circle.state();
  expect(after!.map(({ state, items: [item] }) => [state, item!.answer!.takenDown, item!.answer!.late])).toEqual([
    ['answered', true, false],
    ['answered', false, false],
  ]);
  const view = (await system.get(`/api/cases/${circle.caseId}`, await system.token('handler'))).body;
  expect(JSON.stringify(view['informationRequests'])).toContain(ANSWER);
  expect(JSON.stringify(await circle.events())).not.toMatch(/窗口|李晓梅/);
});

it('counts attempts to reach the complainant and changes nothing by them; they see that it was tried (I10)', async () => {
  const circle = await Circle.file(system);
  await circle.accepted();
  const before = await circle.state();
  const at = new Date(await circle.now()).toISOString();
  for (const outcome of ['notReached', 'wrongNumber'])
    await circle.by('clerk', 'recordContactAttempt', { channel: 'phone', at, outcome, note: '无人接听。' });
  await circle.by('handler', 'recordNonCooperation', { what: '两次约谈未到。' });
  const bare = await circle.try('handler', 'recordFalsehood', { what: '所附回执系伪造。', evidence: [] });
  expect(bare.status).toBe(400);
  const { contactLog, phase, clocks } = await circle.state();
  expect(contactLog!.attempts.map(({ inVain }) => inVain)).toEqual([1, 2]);
  expect([phase, clocks]).toEqual([before.phase, before.clocks]);
  const tracked = await circle.tracked();
  const seen = (tracked['timeline'] as { type: string }[]).map(({ type }) => type);
  expect(seen.filter((type) => type === 'contactAttempted')).toHaveLength(2);
  expect(seen).not.toContain('nonCooperationRecorded');
  expect(JSON.stringify(tracked)).not.toContain('约谈');
});

it('the unit complained about answers on its own desk, with evidence, and learns nothing else of the case (I4, G3)', async () => {
  const circle = await Circle.file(system, { respondent: 'yunxi.minzheng' });
  await circle.accepted();
  await circle.by('lead', 'approveSummary', { summary: SUMMARY });
  await circle.by('handler', 'requestInformation', { party: 'respondent', items });
  const clerk = await system.token('civil-clerk');
  type Desk = { id: string; kind: string; caseId: string }[];
  const own = async () =>
    ((await system.get('/api/desk', clerk)).body['notices'] as Desk).find(
      ({ kind, caseId }) => kind === 'respondentRequest' && caseId === circle.caseId,
    );
  await until('the letter lies on the desk', async () => (await own()) !== undefined);
  const { id } = (await own())!;
  const form = new FormData();
  form.append('file', new Blob(['值班表'], { type: 'text/plain' }), 'roster.txt');
  const uploaded = await fetch(`${system.url}/api/desk/${id}/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk}` },
    body: form,
  });
  expect(uploaded.status).toBe(201);
  const { evidenceId } = (await uploaded.json()) as { evidenceId: string };
  const given = [{ item: 'shift', answer: '当日两人病假。', evidence: [evidenceId] }];
  const answered = await system.post(`/api/desk/${id}/answer`, { given }, clerk);
  expect([answered.status, answered.body]).toEqual([200, { recorded: true, repeated: false }]);
  const again = await system.post(`/api/desk/${id}/answer`, { given }, clerk);
  expect([again.status, again.body['code']]).toEqual([403, 'not_assigned']);
  expect((await circle.state()).informationRequests).toMatchObject([{ party: 'respondent', state: 'answered' }]);
  expect((await system.get(`/api/cases/${circle.caseId}`, clerk)).status).toBe(404);
  // Nobody else finds the letter, nor answers it.
  const stranger = await system.post(`/api/desk/${id}/answer`, { given }, await system.token('handler'));
  expect(stranger.status).toBe(404);
});
