// One handling, many voices, on the whole real system: a leading case, three that follow, one that leaves, two that are
// decided with it, one of which asks for a review (L18, G6); and nobody learns who the others are (G3).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

const PEOPLE = [
  { name: '欧阳春晓', phone: '13900000101', address: '云溪路一百零一号' },
  { name: '司徒明远', phone: '13900000102', address: '云溪路一百零二号' },
  { name: '诸葛清和', phone: '13900000103', address: '云溪路一百零三号' },
  { name: '皇甫安宁', phone: '13900000104', address: '云溪路一百零四号' },
];

async function filed(card: (typeof PEOPLE)[number]): Promise<Circle> {
  const { reach } = Circle.body() as { reach: object };
  return (await Circle.file(system, { reach: { ...reach, card } })).accepted();
}

async function join(follower: Circle, leader: Circle): Promise<void> {
  const [{ demands }, theirs] = [await follower.state(), (await leader.state()).demands];
  await follower.by('lead', 'joinGroup', {
    leader: leader.number,
    matches: demands.map(({ id }, index) => ({ demand: id, byDemand: theirs[index]!.id })),
    consent: { how: 'phone', on: await follower.today() },
    reason: '同一窗口同一天的同一事件',
  });
  await until('the leading case knows', async () => (await follower.state()).following?.state === 'confirmed');
}

it('leader decided: each follower has its own reply, window and review; who left goes on alone (L18, G3, G6)', async () => {
  const [leader, one, two, three] = (await Promise.all(PEOPLE.map(filed))) as [Circle, Circle, Circle, Circle];
  for (const follower of [one, two, three]) await join(follower, leader);
  expect((await leader.state()).followers?.map(({ number }) => number)).toEqual([one.number, two.number, three.number]);
  expect(await one.tracked()).toMatchObject({ together: { words: { en: expect.stringContaining('same event') } } });
  const early = { answers: [{ demand: 'd1', outcome: 'upheld', answer: '支持。' }], measures: [] };
  expect((await one.try('handler', 'draftPlan', early)).body).toMatchObject({ code: 'in_group' });

  const left = await three.citizen('leaveGroup', {});
  expect([left.status, left.body]).toEqual([200, expect.anything()]);
  await until('the leading case knows', async () => (await leader.state()).followers?.at(-1)?.state === 'left');

  await (await leader.planned()).approved();
  const results = (await leader.state()).demands.map(({ id }) => ({
    demand: id,
    outcome: 'upheld',
    answer: '已办结。',
  }));
  const bases = [{ kind: 'law', title: '示例条例', clause: '第一条', version: '2024' }];
  const reply = { facts: '经查属实。', bases, measures: '已整改。', results, plainSummary: '问题属实,已经解决。' };
  // A reply that others will read names nobody.
  const naming = await leader.try('handler', 'draftReply', { ...reply, facts: `${PEOPLE[0]!.name}所述属实。` });
  expect(naming).toMatchObject({ status: 422, body: { code: 'names_complainant' } });
  await leader.by('handler', 'draftReply', reply);
  await leader.by('approver', 'issueReply');
  for (const follower of [one, two])
    await until('the follower is decided', async () => (await follower.phase()) === 'delivering');
  await until('it is told', async () => {
    const standing = (await leader.state()).followers?.map(({ state }) => state);
    return standing?.join() === 'told,told,left';
  });
  expect(await three.phase()).toBe('investigating');

  // Own delivery and own window: one opens today, the other three days later, the leading case not at all.
  await one.opens('reply');
  await two.skip(3);
  await two.opens('reply');
  const windows = await Promise.all(
    [one, two, leader].map(async (each) => (await each.state()).clocks['reviewWindow.1']),
  );
  expect(windows.map((clock) => clock?.standing)).toEqual(['running', 'running', undefined]);
  expect(windows[0]?.dueOn).not.toBe(windows[1]?.dueOn);
  const asked = await two.citizen('appeal', { reasons: [{ demand: 'd1', code: 'facts' }], statement: '不服。' });
  expect([asked.status, asked.body]).toEqual([200, expect.anything()]);
  expect([await two.phase(), await one.phase(), await leader.phase()]).toEqual([
    'inReview',
    'reviewWindow',
    'delivering',
  ]);
  await three.planned();
  await private_(leader, one, [two, three]);
});

/** What a follower sees and what stands of it in ledger, rows and engine says nothing of anybody else. */
async function private_(leader: Circle, follower: Circle, others: Circle[]): Promise<void> {
  const view = JSON.stringify(await follower.tracked());
  for (const other of [leader, ...others]) expect(view).not.toContain(other.number);
  const strangers = PEOPLE.filter((_, index) => index !== 1).flatMap((person) => Object.values(person));
  const { events: history } = await follower.handle.fetchHistory();
  const payloads = JSON.stringify(history, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
  const rows = await system.db.sql`select data from submissions where case_id = ${follower.caseId}`;
  const events = await follower.events();
  for (const place of [view, payloads, JSON.stringify(rows), JSON.stringify(events)]) {
    for (const word of [...strangers, '经查属实', '已整改', '同一窗口']) expect(place).not.toContain(word);
  }
  // The reply it reads is its own: texts of its own key, none of the leading case's.
  const theirs = new Set(JSON.stringify(await leader.events()).match(/[0-9a-f-]{36}/g));
  const reply = (await follower.state()).replies[0]!;
  for (const { text } of [reply.facts, reply.measures, reply.plainSummary]) expect(theirs.has(text)).toBe(false);
}
