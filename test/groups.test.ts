// One handling, many voices, on the whole real system: a leading case, three that follow, one that leaves, two that are
// decided with it, one of which asks for a review (L18, G6); and nobody learns who the others are (G3).
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellCase } from '../activities/case-telling.ts';
import type { CaseTelling } from '../activities/contract.ts';
import type { ActivityDeps } from '../activities/deps.ts';
import { verifyPackage } from '../cli/verify.ts';
import { messageData } from '../domain/group-messages.ts';
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
  await noOthersIn(leader, one, [two, three]);
});

it('killed between storing, taking and hearing: the decision comes once, and nothing of it is lost (L18, T5)', async () => {
  const [leader, follower] = (await Promise.all([PEOPLE[0]!, PEOPLE[1]!].map(filed))) as [Circle, Circle];
  await join(follower, leader);
  await (await (await leader.planned()).approved()).replied();
  await until('the follower is decided', async () => (await follower.phase()) === 'delivering');
  const events = await follower.events();
  const [telling, deps] = [await tellingOf(leader, follower), depsWith(system.engine.client)];
  // It was taken, and whoever sent it died before it heard so: sent again under the same key it changes nothing.
  expect(await tellCase(deps)(telling)).toEqual({ outcome: 'told' });
  expect(await follower.events()).toEqual(events);
  expect(events.filter(({ type }) => type === 'commandUnproven')).toEqual([]);
  const texts = await system.db.sql`
    select id from sealed_texts where case_id = ${follower.caseId} and purpose = 'followDecision'`;
  const told = new Set(JSON.stringify(telling.data).match(/"text":"[^"]+"/g));
  expect(texts.length).toBe(told.size);
});

it('stored and not sent, it is sent as it was stored; refused, it says why (L18, T5)', async () => {
  const [leader, follower] = (await Promise.all([PEOPLE[2]!, PEOPLE[3]!].map(filed))) as [Circle, Circle];
  await join(follower, leader);
  const telling: CaseTelling = {
    ...{ caseId: leader.caseId, to: follower.caseId, message: 'noteLeaderEnded', key: 'group:test', at: Date.now() },
    data: { leader: leader.caseId, why: 'leaderEnded' },
  };
  const dead = { workflow: { getHandle: () => ({}) }, withDeadline: () => Promise.reject(new Error('killed')) };
  await expect(tellCase(depsWith(dead as never))(telling)).rejects.toThrow('killed');
  expect((await follower.state()).following).toMatchObject({ state: 'confirmed' });
  const row = async () =>
    (await system.db.sql`select status from submissions where case_id = ${follower.caseId} and key = 'group:test'`)[0];
  expect(await row()).toMatchObject({ status: 'pending' });
  expect(await tellCase(depsWith(system.engine.client))(telling)).toEqual({ outcome: 'told' });
  await until('it is recorded', async () => (await row())?.['status'] === 'applied');
  expect(Object.values((await follower.state()).tasks).map(({ kind }) => kind)).toContain('takeBack');
  const again = { ...telling, key: 'group:test:2' };
  expect(await tellCase(depsWith(system.engine.client))(again)).toEqual({ outcome: 'refused', code: 'nothing_to_do' });
  const other = { ...telling, to: '0190a000-0000-7000-8000-000000000000' };
  expect(await tellCase(depsWith(system.engine.client))(other)).toMatchObject({ outcome: 'refused' });
});

it('a follower’s file is complete and sealed by itself: its own findings and reply, no plan of its own (L18, A1)', async () => {
  const [leader, follower] = (await Promise.all([PEOPLE[0]!, PEOPLE[1]!].map(filed))) as [Circle, Circle];
  await join(follower, leader);
  await (await (await leader.planned()).approved()).replied();
  await until('the follower is decided', async () => (await follower.phase()) === 'delivering');
  await follower.opens('reply');
  await follower.skip(40);
  await until('the window has shut', async () => (await follower.phase()) === 'concluded:final');
  await until('nothing is on its way', async () => (await follower.state()).effects.length === 0);
  const missing = Object.values((await follower.state()).notices).filter(
    (one) => one.needsProof && one.state !== 'served',
  );
  expect(missing).toEqual([]);
  await follower.by('archivist', 'archive');
  expect((await follower.state()).archived).toMatchObject({ missing: [] });
  await follower.handle.result();
  const response = await fetch(`${system.url}/api/cases/${follower.caseId}/archive/package`, {
    headers: { authorization: `Bearer ${await system.token('archivist')}` },
  });
  const tar = path.join(system.dataDir, `${follower.number}.tar`);
  writeFileSync(tar, Buffer.from(await response.arrayBuffer()));
  expect(await verifyPackage(tar)).toMatchObject({ ok: true });
  expect(readFileSync(tar, 'utf8')).toMatch(/并案办理记录/);
});

it('several people in one complaint: within the limit of the pack, and sealed who speaks for them (信访 20)', async () => {
  const { reach, ...rest } = Circle.body() as { reach: { card: object } };
  const speaking = (n: number) => ({
    ...{ ...rest, regime: 'petition', matterType: 'claim', group: { people: 12 } },
    reach: {
      ...reach,
      card: { ...reach.card, representatives: [...Array(n).keys()].map((i) => ({ name: `尉迟代表${i}` })) },
    },
  });
  const file = (n: number) => system.post('/api/complaints', speaking(n), system.channelKeys['website']);
  expect((await file(6)).body).toMatchObject({
    code: 'limit_exceeded',
    detail: { field: 'reach.card.representatives', atMost: 5, article: '信访工作条例第20条' },
  });
  const circle = await Circle.file(system, speaking(2));
  expect((await circle.state()).group).toEqual({ people: 12, representatives: 2 });
  expect(JSON.stringify(await circle.events())).not.toContain('尉迟');
  const seen = await system.get(`/api/cases/${circle.caseId}`, await system.token('clerk'));
  expect([seen.status, JSON.stringify(seen.body)]).toEqual([200, expect.stringMatching(/尉\*+/)]);
  expect(JSON.stringify(seen.body)).not.toContain('尉迟代表');
});

function depsWith(client: ActivityDeps['client']): ActivityDeps {
  const { db, vault, files } = system.door;
  return { db, vault, files, mailer: null, client, logger: pino({ level: 'silent' }), zone: 'Asia/Shanghai' };
}

/** The message that took the decision over, as it was sent. */
async function tellingOf(leader: Circle, follower: Circle): Promise<CaseTelling> {
  const [{ caseId: to }, events] = [follower, await leader.events()];
  const effects = events.flatMap((event) => event.effects ?? []);
  const effect = effects.find((one) => one.kind === 'tellCase' && one.message === 'followDecision' && one.to === to);
  if (effect?.kind !== 'tellCase') throw new Error('nothing was told');
  const data = messageData(await leader.state(), { ...effect, id: 'x' });
  if (data === null) throw new Error('nothing to tell');
  return { caseId: leader.caseId, to, message: effect.message, key: effect.key, data, at: Date.now() };
}

/** The engine's history of a case, of every run it has had. */
async function historyOf({ handle }: Circle): Promise<unknown[]> {
  const { workflow } = system.engine.client;
  const runs: unknown[] = [];
  for await (const { runId } of workflow.list({ query: `WorkflowId = '${handle.workflowId}'` }))
    runs.push(...((await workflow.getHandle(handle.workflowId, runId).fetchHistory()).events ?? []));
  return runs;
}

/** Every payload of a history event as text. */
function bytesIn(value: unknown): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}

/** What a follower sees and what stands of it in ledger, rows and engine says nothing of anybody else. */
async function noOthersIn(leader: Circle, follower: Circle, others: Circle[]): Promise<void> {
  const view = JSON.stringify(await follower.tracked());
  for (const other of [leader, ...others]) expect(view).not.toContain(other.number);
  const strangers = PEOPLE.filter((_, index) => index !== 1).flatMap((person) => Object.values(person));
  const payloads = (await historyOf(follower)).flatMap(bytesIn).join('\n');
  expect(payloads).toContain('decisionFollowed');
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
