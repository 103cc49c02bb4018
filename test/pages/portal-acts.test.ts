// What a citizen does in their case by the portal's forms, in a real browser on the real stack: from the letter that starts
// a limit to the appeal; several people in one complaint; a new code; all of it once in English. The office acts by its API.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { type BrowserOptions, freshPage, lookWideAndNarrow as look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
const reports: string[][] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function fresh(options: BrowserOptions = {}): Promise<Page> {
  const opened = await freshPage(browser, system.url, options);
  reports.push(opened.reports);
  return opened.page;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });

async function follow(page: Page, number: string, code: string): Promise<void> {
  await page.goto('/track');
  await enter(page, number, code);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function enter(page: Page, number: string, code: string): Promise<void> {
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询', exact: true }).click();
}

/** Sends the form; the act must have been taken. */
async function send(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await page.getByRole('alert').getByText(name).waitFor();
}

/** The form says what is wrong, and leads there. */
async function refusedAt(page: Page, name: string, field: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await page.locator(`#problems a[href="#${field}"]`).waitFor();
}

async function open(page: Page, act: string): Promise<void> {
  await page.goto('/case');
  await page.getByRole('link', { name: act, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: act }).waitFor();
  for (const code of ['evidence-photo', 'd1', 'online', 'tracking'])
    expect(await page.getByRole('main').innerText()).not.toContain(code);
}

async function openLetter(page: Page, circle: Circle, title: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto('/case');
        return page.getByRole('button', { name: title }).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: title }).first().click();
  await page.getByText('已记录您收到此文书的日期').waitFor();
  expect(await page.locator('.limit').count()).toBeGreaterThan(0);
  expect(circle.number).not.toBe('');
}

const SUPPLEMENT = { items: [{ item: 'evidence-photo', what: '叫号单的照片', knownBefore: false }] };
const OFFER = {
  ...{ to: 'yunxi.minzheng', basis: 'consent', article: '示例18', dataScopes: ['matter', 'contact'] },
  ...{ reason: '属民政职责', leavesSystem: false },
};
const QUESTIONS = {
  party: 'complainant',
  items: [
    { item: 'q-day', what: '哪一天去的窗口？' },
    { item: 'q-who', what: '接待人员的工号是多少？' },
  ],
};

describe('a citizen in their case', () => {
  it.each([
    ['with scripts', { viewport: { width: 1280, height: 900 } }],
    ['without scripts', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }],
  ])('supplements, amends, changes how to be reached, asks for recusal and consents, %s', async (_how, options) => {
    const circle = await Circle.file(system);
    const page = await fresh(options);
    await follow(page, circle.number, circle.code);
    await look(page, 'case');

    await circle.by('clerk', 'requestSupplement', SUPPLEMENT);
    await openLetter(page, circle, /补正/);
    await look(page, 'letter-supplement');
    expect((await circle.state()).clocks['supplement']?.standing).toBe('running');
    await open(page, '补充证据材料');
    expect(await page.getByRole('main').textContent()).toContain('叫号单的照片');
    await look(page, 'act-supplement');
    await refusedAt(page, '补充证据材料', 'f-items');
    await page.locator('[name=items]').setInputFiles([photo('a.png'), photo('b.png')]);
    await page.locator('[name=note]').fill('两张叫号单');
    await send(page, '补充证据材料');
    await until('the files are in', async () => (await circle.state()).evidence.length === 2);
    await open(page, '告诉我们材料已补齐');
    await look(page, 'act-complete');
    await send(page, '告诉我们材料已补齐');
    expect(await circle.phase()).toBe('preliminaryReview');

    await open(page, '修改陈述或诉求');
    await look(page, 'act-amend');
    await refusedAt(page, '修改陈述或诉求', 'f-matter');
    const [first, second] = (await circle.state()).demands;
    await page.locator(`[name="demand.${second!.id}"]`).fill('书面说明拖延的原因');
    await page.locator('[name="added.0"]').fill('退还多收的费用');
    await send(page, '修改陈述或诉求');
    const { demands } = await circle.state();
    expect([demands.length, demands[0]]).toEqual([3, first]);
    expect(await page.getByRole('main').textContent()).toContain('书面说明拖延的原因');

    await open(page, '更改联系方式');
    expect(await page.getByRole('main').textContent()).toContain('139****01');
    await page.locator('[name=preferred][value=email]').check();
    await refusedAt(page, '更改联系方式', 'f-email');
    await look(page, 'act-contact');
    await page.locator('[name=email]').fill('li@example.org');
    await send(page, '更改联系方式');
    const { reach } = (await circle.tracked()) as { reach: { card: object; preferred: string } };
    expect(reach).toMatchObject({
      preferred: 'email',
      card: { name: '李**', phone: '139****01', email: 'l***@example.org' },
    });

    await open(page, '补充说明情况');
    await look(page, 'act-more');
    await refusedAt(page, '补充说明情况', 'f-contact-summary');
    await page.getByLabel('您想补充说明什么').fill('昨天又去了一次。');
    await send(page, '补充说明情况');

    await open(page, '申请工作人员回避');
    await look(page, 'act-recusal');
    await page.locator('[name=reasons]').fill('承办人是被投诉人的亲属');
    await send(page, '申请工作人员回避');
    expect((await circle.state()).recusals?.length).toBe(1);

    await circle.by('clerk', 'offerTransfer', OFFER);
    await open(page, '答复是否同意移送');
    const offered = await page.getByRole('main').innerText();
    for (const told of ['yunxi.minzheng', '属民政职责', '投诉内容和诉求']) expect(offered).toContain(told);
    await look(page, 'act-transfer');
    await refusedAt(page, '答复是否同意移送', 'f-consent');
    await page.getByLabel('同意', { exact: true }).check();
    await send(page, '答复是否同意移送');
    expect((await circle.state()).transfer).toMatchObject({ state: 'consented', consent: { how: 'tracking' } });
    expect(reports.splice(0).flat()).toEqual([]);
  });

  it.each([
    ['with scripts', { viewport: { width: 1280, height: 900 } }],
    ['without scripts', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }],
  ])('answers questions one by one and appeals demand by demand, %s', async (_how, options) => {
    const circle = await Circle.file(system);
    const page = await fresh(options);
    await follow(page, circle.number, circle.code);
    await circle.accepted();
    await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
    await circle.by('handler', 'requestInformation', QUESTIONS);
    await open(page, '回答询问');
    await look(page, 'act-answer');
    await refusedAt(page, '回答询问', 'f-answer-q-day');
    await look(page, 'act-answer-missing');
    await page.getByLabel('您的回答 1').fill('十一月二十日。');
    await send(page, '回答询问');
    await open(page, '回答询问');
    expect(await page.getByRole('main').textContent()).not.toContain('哪一天去的窗口');
    await page.locator('[name="file.q-who"]').setInputFiles(photo('工牌.png'));
    await send(page, '回答询问');
    const [asked] = (await circle.state()).informationRequests ?? [];
    expect([asked?.state, asked?.items.map(({ answer }) => answer?.evidence.length)]).toEqual(['answered', [0, 1]]);

    await (await (await circle.planned()).approved()).replied();
    await openLetter(page, circle, /处理意见书/);
    await look(page, 'letter-reply');
    expect(await circle.phase()).toBe('reviewWindow');
    await open(page, '申请复查（复核）');
    expect(await page.getByRole('main').getByRole('group').count()).toBe(2);
    await look(page, 'act-appeal');
    const [one, two] = (await circle.state()).demands;
    await page.locator('[name=evidence]').setInputFiles(photo('新证据.png'));
    await refusedAt(page, '申请复查（复核）', `f-why-${one!.id}`);
    expect(await page.getByRole('main').textContent()).toContain('已上传 1 个文件');
    await look(page, 'act-appeal-missing');
    await page.locator(`[name="why.${one!.id}"][value=facts]`).check();
    await page.locator(`[name="why.${two!.id}"][value=fairness]`).check();
    await page.locator('[name=statement]').fill('拖延的事实没有查清。');
    await send(page, '申请复查（复核）');
    await until('in review', async () => (await circle.phase()) === 'inReview');
    const { reviews, evidence } = await circle.state();
    expect(reviews[0]?.reasons).toEqual([
      { demand: one!.id, code: 'facts' },
      { demand: two!.id, code: 'fairness' },
    ]);
    expect(evidence.length).toBe(2);
    await open(page, '补充证据材料');
    await page.locator('[name=items]').setInputFiles(photo('c.png'));
    await refusedAt(page, '补充证据材料', 'f-whyNotEarlier');
    expect(reports.splice(0).flat()).toEqual([]);
  });

  it.each([
    ['with scripts', {}],
    ['without scripts', { javaScriptEnabled: false }],
  ])('loses nothing where the session ended in mid-form, %s', async (_how, options) => {
    const [circle, other] = [await Circle.file(system), await Circle.file(system)];
    const page = await fresh(options);
    await follow(page, circle.number, circle.code);
    await page.goto('/case/act/addContact');
    await page.getByLabel('您想补充说明什么').fill('还有一点 <b>&</b>\n第二行');
    await page.context().clearCookies({ name: /tracking/ });
    await page.getByRole('main').getByRole('button', { name: '补充说明情况' }).click();
    await page.getByText('您填写的内容已保留').waitFor();
    await look(page, 'track-ended');
    // Neither on the page nor in its address: sealed until the code of the same case is entered.
    expect(await page.content()).not.toContain('还有一点');
    expect(page.url()).not.toContain('?');
    await enter(page, circle.number, other.code);
    await page.getByText('编号或查询码不正确').first().waitFor();
    await enter(page, other.number, other.code);
    await page.getByText('您填写的内容属于另一件投诉').first().waitFor();
    expect(await page.content()).not.toContain('还有一点');
    await enter(page, circle.number, circle.code);
    await page.getByText('您刚才填写的内容在下面，还没有提交').waitFor();
    await look(page, 'act-resumed');
    expect(await page.getByLabel('您想补充说明什么').inputValue()).toBe('还有一点 <b>&</b>\n第二行');
    const before = (await circle.events()).length;
    await send(page, '补充说明情况');
    await until('it is recorded', async () => (await circle.events()).length === before + 1);
    expect(reports.splice(0).flat()).toEqual([]);
  });

  it('keeps files it had sent, says which are lost, and gives what was typed to no other browser and case', async () => {
    const [circle, other] = [await Circle.file(system), await Circle.file(system)];
    await circle.by('clerk', 'requestSupplement', SUPPLEMENT);
    const page = await fresh();
    await follow(page, circle.number, circle.code);
    await openLetter(page, circle, /补正/);
    await page.goto('/case/act/supplementEvidence');
    await page.locator('[name=items]').setInputFiles(photo('a.png'));
    await page.locator('[name=note]').fill('叫号单');
    await page.context().clearCookies({ name: /tracking/ });
    await page.getByRole('main').getByRole('button', { name: '补充证据材料' }).click();
    await page.getByText('您填写的内容已保留').waitFor();
    const kept = await page.locator('[name=_kept]').getAttribute('value');
    const thief = await fresh();
    await thief.goto('/track');
    await thief.evaluate(`{ const field = document.createElement('input'); field.name = '_kept';
      field.value = ${JSON.stringify(kept)}; document.querySelector('form:not(#by-link)').append(field); }`);
    await enter(thief, circle.number, circle.code);
    await thief.waitForURL(/\/case$/);
    await enter(page, circle.number, circle.code);
    await page.getByText('如果刚才还选择了文件，文件没有保留').waitFor();
    expect(await page.locator('[name=note]').inputValue()).toBe('叫号单');
    await look(page, 'act-resumed-files');
    await page.locator('[name=items]').setInputFiles(photo('a.png'));

    // Another complaint was opened in this browser since: the form is not sent into it.
    const tab = await page.context().newPage();
    await follow(tab, other.number, other.code);
    await page.getByRole('main').getByRole('button', { name: '补充证据材料' }).click();
    await page.getByText('您填写的内容属于另一件投诉').first().waitFor();
    await enter(page, circle.number, circle.code);
    await page.locator('[name=items]').setInputFiles(photo('a.png'));
    await send(page, '补充证据材料');
    await until('the file is in', async () => (await circle.state()).evidence.length === 1);
    expect((await other.state()).evidence).toEqual([]);
    expect(reports.splice(0).flat()).toEqual([]);
  });

  it('gets a new code, shown once; the old one is dead', async () => {
    const circle = await Circle.file(system);
    const page = await fresh();
    await follow(page, circle.number, circle.code);
    await page.getByRole('link', { name: '换一个新的查询码' }).click();
    await look(page, 'new-code');
    await page.getByRole('button', { name: '换新查询码' }).click();
    await page.locator('.secret').waitFor();
    await look(page, 'new-code-shown');
    const code = (await page.locator('.secret').textContent()) ?? '';
    expect(code).not.toBe(circle.code);
    await page.goto('/case');
    expect(new URL(page.url()).pathname).toBe('/track');
    await page.getByLabel('编号').fill(circle.number);
    await page.getByLabel('查询码').fill(circle.code);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByText('编号或查询码不正确').first().waitFor();
    await follow(page, circle.number, code);
    await page.getByText('换一个新的查询码').waitFor();
    expect(reports.splice(0).flat()).toEqual([]);
  });
});

interface Typed {
  people?: string;
  representatives?: string;
}

/** Fills the steps by the names of their fields, up to the last look; `seen` is called on each page. */
async function fileUp(page: Page, { people = '', representatives = '' }: Typed, seen: (name: string) => Promise<void>) {
  const goOn = async (name: string) => {
    await seen(name);
    await page.locator('form .govuk-button:not(.govuk-button--secondary)').last().click();
  };
  await page.goto('/');
  await seen('start');
  await page.goto('/complain');
  await page.locator('[name=category]').selectOption({ index: 1 });
  await goOn('whom');
  await page.locator('[name=title]').fill('Four trips for one paper');
  await page.locator('[name=matter]').fill('Sent away four times.');
  await goOn('what');
  await page.locator('[name="demands.0"]').fill('Issue the paper');
  await goOn('want');
  await goOn('evidence');
  await page.locator('[name=identity][value=named]').check();
  await page.locator('[name=name]').fill('Jane Roe');
  await page.locator('[name=phone]').fill('19900000115');
  await page.locator('[name=people]').fill(people);
  await page.locator('[name=representatives]').fill(representatives);
  await goOn('contact');
}

async function sendUp(page: Page): Promise<void> {
  await page.locator('[name=truth]').check();
  await page.locator('form .govuk-button').last().click();
}

describe('several people in one complaint', () => {
  it('are told how many may speak for all, at the field, and are one case (C1)', async () => {
    const page = await fresh();
    await fileUp(page, { people: '2' }, async () => undefined);
    await page.locator('#problems a[href="#f-representatives"]').waitFor();
    await page.locator('[name=people]').fill('one');
    await page.locator('[name=representatives]').fill('甲一\n乙二\n丙三');
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('#problems a[href="#f-people"]').waitFor();
    await look(page, 'contact-group');
    await page.locator('[name=people]').fill('2');
    await page.getByRole('button', { name: '继续' }).click();
    expect(await page.getByRole('main').innerText()).toContain('甲一\n乙二\n丙三');
    await look(page, 'check-group');
    await sendUp(page);
    await page.locator('#problems a[href="#f-representatives"]').getByText('代表人最多 2 名').waitFor();
    await look(page, 'contact-too-many');
    await page.locator('[name=representatives]').fill('甲一\n乙二');
    await page.getByRole('button', { name: '继续' }).click();
    await sendUp(page);
    await page.locator('.secret').waitFor();
    const number = (await page.locator('.govuk-panel__body strong').textContent()) ?? '';
    // The ledger has it once the workflow has begun.
    const group = async () => {
      const rows = await system.db.sql<
        { group: object }[]
      >`select event->'data'->'group' as group from case_events where event->>'type' = 'registered'
        and case_id = (select case_id from cases where number = ${number})`;
      return rows[0]?.group;
    };
    await expect.poll(group, { timeout: 20_000 }).toEqual({ people: 2, representatives: 2 });
  });
});

/** Articles of the law and numbers of documents are data, in the language they were made in. */
const withoutData = (text: string): string => text.replace(/示例\d+|YXZW投登〔\d+〕\d+号/g, '');

describe('in English', () => {
  it('nothing Chinese is left from the start page to the last form', async () => {
    const page = await fresh({ locale: 'en-US' });
    const left: string[] = [];
    const seen = async (name: string) => {
      const text = withoutData(await page.locator('body').innerText());
      const lines = text.split('\n').filter((line) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(line));
      left.push(...lines.filter((line) => line.trim() !== '中文').map((line) => `${name}: ${line.trim()}`));
    };
    await fileUp(page, { people: '2', representatives: 'Jane Roe' }, seen);
    await seen('check');
    await sendUp(page);
    await page.locator('.secret').waitFor();
    await seen('sent');
    const code = (await page.locator('.secret').textContent()) ?? '';
    const number = (await page.locator('.govuk-panel__body strong').textContent()) ?? '';
    await page.goto('/track');
    await page.getByLabel('Number').fill(number);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect
      .poll(async () => {
        await page.goto('/case');
        return page.locator('a[href="/case/act/withdraw"]').count();
      })
      .toBe(1);
    await seen('case');
    const links = await page.locator('a[href^="/case/"]').all();
    const acts = new Set(await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')));
    expect(acts.size).toBeGreaterThan(7);
    for (const act of [...acts, '/case/act/appeal', '/case/act/answerInformation', '/responsible']) {
      await page.goto(act);
      await seen(act);
    }
    await page.goto('/case');
    await page.locator('form[action^="/case/letters/"] .link-button').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await seen('letter');
    expect(left).toEqual([]);
    expect(reports.splice(0).flat()).toEqual([]);
  });
});
