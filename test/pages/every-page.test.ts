// Every page of both faces, found by following the links of a citizen and of everybody in an office, over cases whose
// texts, names and files are written to do harm: it opens, is small, is sound for eye and ear, and shows texts as texts.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { PASSWORD } from '../support/organisation.ts';
import { crawl, kindOf, type Seen } from '../support/page-crawl.ts';
import { freshPage } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

const HOSTILE = `"><img src=x onerror="window.hurt=1"></textarea><script>window.hurt=1</script>{{7*7}}\u202Egnp.exe`;
const BASES = [{ kind: 'law', title: HOSTILE, clause: HOSTILE.slice(0, 40), version: '2024' }];
/** In the order in which they look: what one of them has looked at nobody looks at again. */
const OFFICE = ['clerk', 'lead', 'handler', 'approver', 'head', 'supervisor', 'reviewer-1', 'archivist', 'civil-head'];

let system: TestSystem;
let browser: Browser;
let cases: Circle[];
const seen: Seen = new Map();
const reports: string[][] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
  const fresh = await Circle.file(system, hostile());
  await withFile(fresh);
  const planned = await underWay(await Circle.file(system, hostile()));
  const answered = await underWay(await Circle.file(system, hostile()));
  await answered.approved();
  await replied(answered);
  await answered.opens('reply');
  await answered.citizen('appeal', {
    reasons: (await answered.state()).demands.map(({ id }) => ({ demand: id, code: 'facts' })),
    statement: HOSTILE,
    evidence: [],
  });
  const voice = await (await Circle.file(system, hostile())).accepted();
  await joined(voice, planned);
  cases = [fresh, planned, answered, voice];
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function visitor(): Promise<Page> {
  const opened = await freshPage(browser, system.url);
  reports.push(opened.reports);
  return opened.page;
}

describe('every page that is linked', () => {
  it('to a citizen', { timeout: 240_000 }, async () => {
    const page = await visitor();
    const wrong = await crawl(page, '/', 'citizen', seen);
    await page.goto('/complain');
    await page.getByLabel('哪一类事项').selectOption({ index: 1 });
    await page.getByRole('button', { name: '继续' }).click();
    for (const step of ['whom', 'what', 'want', 'evidence', 'contact', 'check'])
      wrong.push(...(await crawl(page, `/complain/${step}`, 'citizen', seen)));
    for (const one of cases) {
      await page.goto('/track');
      await page.getByLabel('编号').fill(one.number);
      await page.getByLabel('查询码').fill(one.code);
      await page.getByRole('button', { name: '查询', exact: true }).click();
      await page.waitForURL('/case');
      wrong.push(...(await crawl(page, '/case', `citizen of ${one.number}`, seen)));
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it.each(OFFICE)('to the %s of an office', { timeout: 240_000 }, async (username) => {
    const page = await visitor();
    await page.goto('/desk/sign-in?to=/desk');
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL('/desk');
    await crawl(page, '/desk', username, seen);
    for (const { caseId } of cases)
      if (await maySee(page, caseId)) await crawl(page, `/desk/cases/${caseId}`, username, seen);
    await page.context().close();
  });

  it('was one of the table of routes, and none of that table was left out', () => {
    const looked = new Set([...seen.keys()].map((kind) => kind.replace(/^(\/desk.*)\/act\/\w+$/, '$1/act/:command')));
    expect(pagesOf(system).filter((route) => !looked.has(route) && !(route in ELSEWHERE))).toEqual([]);
    expect(Object.keys(ELSEWHERE).filter((route) => looked.has(route))).toEqual([]);
    expect(reports.flat()).toEqual([]);
  });
});

/** Pages that no link of these cases leads to, and the test that looks at them; what only leads on is no page. */
const ELSEWHERE: Record<string, string> = {
  '/desk/sign-in': 'second-factor',
  '/desk/sign-in/code': 'second-factor',
  '/desk/cases/views': 'workbench-desk',
  '/desk/cases/views/remove': 'leads on',
  '/desk/cases/assign': 'workbench-desk',
  '/desk/cases/assign/confirmed': 'leads on',
  '/desk/leavers/preview': 'workbench-desk',
  '/desk/leavers/:id': 'workbench-desk',
  '/desk/leavers/:id/call-off': 'leads on',
  '/desk/letters/:id': 'workbench-desk',
  '/desk/live/desk': 'asked by a script: workbench-live',
  '/desk/live/cases': 'asked by a script: workbench-live',
  '/desk/live/case/:id': 'asked by a script: workbench-live',
  '/case/act/answerTransferOffer': 'portal-acts',
  '/case/act/answerInformation': 'portal-acts',
  '/case/act/appeal': 'portal-acts',
  '/case/act/completeSupplement': 'portal-acts',
};

function pagesOf({ app }: TestSystem): string[] {
  const above: string[] = [];
  return app
    .printRoutes({ method: 'GET', commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', segment = ''] = /^([│├└─\s]*)(\S+)/.exec(line) ?? [];
      above.splice(indent.length / 4 - 1, Infinity, segment);
      const route = above.join('').replace(/^(?!\/)/, '/');
      const isPage = line.includes('(GET)') && !/^\/(api|assets|docs|health|language|\*)/.test(route);
      return isPage
        ? [
            kindOf(route)
              .replaceAll(/:\w+Id\b/g, ':id')
              .replace(/notices\/:id$/, 'notices/:notice'),
          ]
        : [];
    });
}

async function maySee(page: Page, caseId: string): Promise<boolean> {
  return (await page.request.get(`/desk/cases/${caseId}`)).status() === 200;
}

function hostile(): Record<string, unknown> {
  const reach = Circle.body()['reach'] as Record<string, unknown>;
  const card = { name: HOSTILE, phone: '13900000001', address: HOSTILE };
  return {
    ...{ title: HOSTILE, matter: HOSTILE, demands: [HOSTILE, HOSTILE] },
    reach: { ...reach, card },
  };
}

async function withFile({ caseId }: Circle): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([HOSTILE], { type: 'text/plain' }), `${HOSTILE}.txt`);
  const authorization = `Bearer ${await system.token('clerk')}`;
  const sent = await fetch(`${system.url}/api/cases/${caseId}/evidence`, {
    method: 'POST',
    headers: { authorization, 'idempotency-key': 'file-1' },
    body: form,
  });
  expect([sent.status, await sent.text()]).toEqual([201, expect.anything()]);
}

async function underWay(circle: Circle): Promise<Circle> {
  await circle.accepted();
  await circle.by('handler', 'recordAction', {
    ...{ kind: 'records', on: await circle.today(), place: HOSTILE, by: ['staff-handler'], record: HOSTILE },
    evidence: [],
  });
  const { demands } = await circle.state();
  for (const { id } of demands)
    await circle.by('handler', 'recordFinding', {
      ...{ demand: id, outcome: 'upheld', facts: HOSTILE, evidence: [], bases: BASES },
      ...{ responsible: 'respondent', degree: 'full' },
    });
  const answers = demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: HOSTILE }));
  await circle.by('handler', 'draftPlan', { answers, measures: [] });
  return circle;
}

async function joined(voice: Circle, leader: Circle): Promise<void> {
  const theirs = (await leader.state()).demands;
  const { demands } = await voice.state();
  await voice.by('lead', 'joinGroup', {
    leader: leader.number,
    matches: demands.map(({ id }, index) => ({ demand: id, byDemand: theirs[index]!.id })),
    consent: { how: 'phone', on: await voice.today() },
    reason: HOSTILE,
  });
  await until('the leading case knows', async () => (await voice.state()).following?.state === 'confirmed');
}

async function replied(circle: Circle): Promise<void> {
  const { demands } = await circle.state();
  const results = demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: HOSTILE }));
  const texts = { facts: HOSTILE, measures: HOSTILE, plainSummary: HOSTILE };
  await circle.by('handler', 'draftReply', { ...texts, bases: BASES, results });
  await circle.by('approver', 'issueReply');
}
