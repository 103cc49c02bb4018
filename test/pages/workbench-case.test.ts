// Staff work on one case in a real browser, on the real stack: from the preliminary review to the issued reply by forms
// alone; a refusal with what would be allowed; two officials on one case; evidence in the page; contact details unmasked.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { PASSWORD } from '../support/organisation.ts';
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

interface Official {
  page: Page;
  context: BrowserContext;
}

/** Somebody signed in, in a browser of their own. */
async function official(username: string, circle: Circle, options: BrowserOptions = {}): Promise<Official> {
  const { page, context, reports: said } = await freshPage(browser, system.url, options);
  reports.push(said);
  await page.goto(`/desk/sign-in?to=${caseAt(circle)}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.case-head').waitFor();
  return { page, context };
}

const caseAt = (circle: Circle) => `/desk/cases/${circle.caseId}`;

async function open(page: Page, circle: Circle, command: string): Promise<void> {
  await page.goto(`${caseAt(circle)}/act/${command}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Presses the button of the form; the act must have been taken. */
async function send(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).last().click();
  await page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
}

async function everyRadio(page: Page, value: string): Promise<void> {
  for (const radio of await page.locator(`input[type=radio][value=${value}]`).all()) await radio.check();
}

async function fillAll(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
}

async function accept(clerk: Page, circle: Circle): Promise<void> {
  await open(clerk, circle, 'recordChecklist');
  await everyRadio(clerk, 'met');
  await look(clerk, 'act-checklist');
  await send(clerk, '形式审查');
  await open(clerk, circle, 'decideJurisdiction');
  await clerk.getByLabel('是', { exact: true }).check();
  await clerk.getByLabel('依据条款').fill('示例第三条');
  await send(clerk, /管辖范围/);
  await open(clerk, circle, 'recordConditions');
  await everyRadio(clerk, 'true');
  await send(clerk, /受理条件|法定条件/);
  await open(clerk, circle, 'accept');
  expect(await clerk.locator('.follows').textContent()).toContain('调查核实');
  expect(await clerk.locator('.follows').textContent()).toMatch(/办理期限.*最后一日 \d{4}-\d\d-\d\d/);
  await look(clerk, 'act-accept');
  await send(clerk, '受理');
}

async function investigated(handler: Page, circle: Circle): Promise<void> {
  await open(handler, circle, 'recordAction');
  await handler.locator('[name=kind][value=records]').check();
  await fillAll(handler, { place: '档案室', record: '调取了叫号记录。' });
  await handler
    .locator('[name="_file.evidence"]')
    .setInputFiles({ name: '叫号记录.png', mimeType: 'image/png', buffer: PNG });
  expect(await handler.locator('[name=by][value=staff-handler]').isChecked()).toBe(true);
  await look(handler, 'act-action');
  await send(handler, /调查/);
  await open(handler, circle, 'recordFinding');
  await handler.getByRole('button', { name: /认定/ }).last().click();
  await expect.poll(() => handler.title()).toContain('错误');
  await look(handler, 'act-finding-missing');
  for (const [index] of (await circle.state()).demands.entries()) {
    await open(handler, circle, 'recordFinding');
    await handler.locator('[name=outcome][value=upheld]').check();
    await fillAll(handler, {
      facts: `查明属实 ${index + 1}。`,
      'bases.0.title': '示例条例',
      'bases.0.clause': '第一条',
      'bases.0.version': '2024',
    });
    await handler.locator('[name=responsible][value=respondent]').check();
    await handler.locator('[name=degree][value=full]').check();
    await send(handler, /认定/);
  }
}

async function planned(handler: Page, circle: Circle): Promise<void> {
  await open(handler, circle, 'draftPlan');
  expect(await handler.locator('[name="answers.1.outcome"]:checked').getAttribute('value')).toBe('upheld');
  await fillAll(handler, { 'answers.0.answer': '支持。', 'answers.1.answer': '支持并说明。' });
  await handler.getByRole('button', { name: /再加一项.*措施/ }).click();
  await handler.locator('[name="measures.0.kind"][value=rectification]').check();
  await handler.locator('[name="measures.0.demand"]').first().check();
  await handler
    .locator('[name="measures.0.ownerUnit"]')
    .selectOption('yunxi.center')
    .catch(async () => {
      await handler.locator('[name="measures.0.ownerUnit"][value="yunxi.center"]').check();
    });
  await fillAll(handler, { 'measures.0.what': '完善叫号制度', 'measures.0.dueOn': await circle.today(60) });
  await look(handler, 'act-plan');
  await send(handler, /方案/);
  await open(handler, circle, 'submitPlan');
  await send(handler, /审批/);
}

describe('a case by forms', () => {
  it('goes from the preliminary review to the issued reply, each act by whoever may', async () => {
    const circle = await Circle.file(system);
    const [clerk, lead, handler, approver] = await Promise.all(
      ['clerk', 'lead', 'handler', 'approver'].map((one) => official(one, circle)),
    );
    await clerk!.page.goto(`/desk/cases/${circle.number}`);
    expect(clerk!.page.url()).toContain(circle.caseId);
    await look(clerk!.page, 'case-new');
    await accept(clerk!.page, circle);
    await open(lead!.page, circle, 'assignHandler');
    await lead!.page.getByLabel(/^handler /).check();
    await send(lead!.page, '指定承办人');
    await investigated(handler!.page, circle);
    await planned(handler!.page, circle);
    await open(approver!.page, circle, 'approve');
    expect(await approver!.page.locator('main').textContent()).toContain('完善叫号制度');
    await look(approver!.page, 'act-approve');
    await send(approver!.page, '审批');
    await open(handler!.page, circle, 'draftReply');
    expect(await handler!.page.locator('[name="bases.0.title"]').inputValue()).toBe('示例条例');
    expect(await handler!.page.locator('[name="results.0.answer"]').inputValue()).toBe('支持。');
    await fillAll(handler!.page, { plainSummary: '您反映的问题属实，已经解决。' });
    await look(handler!.page, 'act-reply');
    await handler!.page.goto(caseAt(circle));
    await handler!.page.getByRole('link', { name: '叫号记录.png' }).click();
    await handler!.page.locator('img.shown').waitFor();
    await open(handler!.page, circle, 'draftReply');
    await fillAll(handler!.page, { plainSummary: '您反映的问题属实，已经解决。' });
    await send(handler!.page, /起草答复/);
    await open(approver!.page, circle, 'issueReply');
    expect(await approver!.page.locator('.follows').textContent()).toMatch(/申请复查（复核）期限.*最后一日/);
    await approver!.page.getByRole('button', { name: '继续' }).click();
    await look(approver!.page, 'confirm-issue');
    expect(await approver!.page.locator('main').textContent()).toContain('您反映的问题属实');
    expect(await circle.phase()).toBe('implementing');
    await send(approver!.page, '确认提交');
    expect(await circle.phase()).toMatch(/delivering|reviewWindow/);
    await look(approver!.page, 'case-answered');
    await approver!.page
      .getByRole('link', { name: /为什么是这一天/ })
      .first()
      .click();
    await look(approver!.page, 'case-why');
    await approver!.page.goto(caseAt(circle));
    await approver!.page.locator('#notices a').last().click();
    await look(approver!.page, 'case-notice');
    for (const one of [clerk, lead, handler, approver]) await one!.context.close();
    expect(reports.flat()).toEqual([]);
  });

  it('works without scripts, and English words stand everywhere', async () => {
    const circle = await Circle.file(system);
    const { page, context } = await official('clerk', circle, { javaScriptEnabled: false });
    await page.goto(`/language?to=en&back=${caseAt(circle)}`);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page.getByRole('link', { name: 'Tell once what is missing' }).click();
    await page
      .locator('[name="items.0.item"]')
      .first()
      .check()
      .catch(() => page.locator('[name="items.0.item"]').selectOption({ index: 1 }));
    await page.locator('[name="items.0.what"]').fill('A copy of the slip');
    await page.locator('[name="items.0.knownBefore"][value=false]').check();
    expect(await page.locator('.follows').textContent()).toMatch(/last day \d{4}-\d\d-\d\d/);
    await page
      .getByRole('button', { name: /Tell once/ })
      .last()
      .click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await circle.phase()).toBe('awaitingSupplement');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text.replace(/窗口办理拖延|多次到窗口.*改日再来。|按期办结|说明拖延的原因/g, '')).not.toMatch(
      /受理审查|已登记|期限：/,
    );
    await context.close();
  });
});

describe('a case that says no', () => {
  it('shows the refusal above the form with what would be allowed, and keeps what was typed', async () => {
    const circle = await Circle.file(system);
    const { page, context } = await official('clerk', circle);
    await open(page, circle, 'accept');
    await page.locator('[name=note]').fill('材料齐全，予以受理。');
    await page.getByRole('button', { name: '受理' }).last().click();
    await page.locator('#problems').waitFor();
    await look(page, 'act-refused');
    expect(await page.locator('.refused-detail').textContent()).toMatch(/缺少.*管辖/);
    expect(await page.locator('[name=note]').inputValue()).toBe('材料齐全，予以受理。');
    await open(page, circle, 'draftPlan');
    expect(await page.locator('main').textContent()).toContain('现在可以进行的操作');
    await look(page, 'act-not-now');
    await context.close();
    expect(reports.flat()).toEqual([]);
  });

  it('tells an official whose act was taken what another one did meanwhile', async () => {
    const circle = await Circle.file(system);
    const [one, other] = await Promise.all([official('clerk', circle), official('clerk', circle)]);
    const [first, second] = [one!.page, other!.page];
    await open(first, circle, 'decideJurisdiction');
    await open(second, circle, 'recordConditions');
    await first.getByLabel('是', { exact: true }).check();
    await first.getByLabel('依据条款').fill('示例第三条');
    await send(first, /管辖范围/);
    await everyRadio(second, 'true');
    await send(second, /受理条件/);
    const banner = second.locator('.govuk-notification-banner');
    expect(await banner.textContent()).toContain('职责范围认定');
    await look(second, 'case-meanwhile');
    for (const { context } of [one!, other!]) await context.close();
  });

  it('refuses the later of two who did the same, says what happened and keeps the text', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [one, other] = await Promise.all([official('clerk', circle), official('clerk', circle)]);
    for (const { page } of [one!, other!]) {
      await open(page, circle, 'withdraw');
      await page.locator('[name=voluntary][value=true]').check();
      await page.locator('[name=readBack][value=true]').check();
      await page.locator('[name=reason]').fill('当面表示撤回。');
      await page.getByRole('button', { name: '继续' }).click();
    }
    await one!.page.getByRole('button', { name: '确认提交' }).click();
    await one!.page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
    await other!.page.getByRole('button', { name: '确认提交' }).click();
    await other!.page.locator('#problems').waitFor();
    const text = (await other!.page.locator('main').textContent()) ?? '';
    expect(text).toContain('您打开表单之后，案件有以下变化');
    expect(text).toContain('撤回投诉');
    expect(await other!.page.locator('[name=reason]').inputValue()).toBe('当面表示撤回。');
    await look(other!.page, 'act-collided');
    for (const { context } of [one!, other!]) await context.close();
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('evidence and identity', () => {
  it('takes files with a form, shows safe ones in the page and no others, and writes down who looked', async () => {
    const circle = await Circle.file(system);
    const { page, context } = await official('clerk', circle);
    await open(page, circle, 'supplementEvidence');
    await page.locator('[name="_file.items"]').setInputFiles([
      { name: '回执.png', mimeType: 'image/png', buffer: PNG },
      { name: '<script>.txt', mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script> 叫号记录') },
    ]);
    await send(page, '补充证据');
    await page.getByRole('link', { name: '回执.png' }).click();
    await expect
      .poll(() =>
        page.locator('img.shown').evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth),
      )
      .toBe(1);
    await look(page, 'evidence-image');
    await page.goto(caseAt(circle));
    await page.getByRole('link', { name: '<script>.txt' }).click();
    await expect.poll(() => page.frameLocator('iframe.shown').locator('body').textContent()).toContain('叫号记录');
    await look(page, 'evidence-text');
    const { evidence } = await circle.state();
    const inline = await page.request.get(`/api/cases/${circle.caseId}/evidence/${evidence[1]!.evidence}/inline`);
    expect(inline.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^inline/),
      'content-security-policy': expect.stringMatching(/^sandbox/),
      'x-content-type-options': 'nosniff',
    });
    const part = await page.request.get(`/api/cases/${circle.caseId}/evidence/${evidence[0]!.evidence}/inline`, {
      headers: { range: 'bytes=1-3' },
    });
    expect([part.status(), (await part.body()).toString()]).toEqual([206, 'PNG']);
    const reads = await system.get(`/api/cases/${circle.caseId}/reads`, await system.token('supervisor'));
    const seen = (reads.body['reads'] as { what: string }[]).map(({ what }) => what);
    expect(seen).toContain(`evidence:${evidence[0]!.evidence}`);
    await context.close();
    expect(reports.flat()).toEqual([]);
  });

  it('shows contact details in full once, for a reason that is written down', async () => {
    const circle = await Circle.file(system);
    const { page, context } = await official('clerk', circle);
    await page.goto(caseAt(circle));
    expect(await page.locator('main').textContent()).not.toContain('13900000001');
    await page.getByRole('link', { name: '查看完整联系方式' }).click();
    await page.getByRole('button', { name: '查看完整联系方式' }).last().click();
    await page.locator('#problems').waitFor();
    await look(page, 'reveal-missing');
    await page.getByLabel('查看的原因').fill('电话核实材料');
    await page.getByRole('button', { name: '查看完整联系方式' }).last().click();
    await page.getByText('13900000001').waitFor();
    await look(page, 'revealed');
    const reads = await system.get(`/api/cases/${circle.caseId}/reads`, await system.token('supervisor'));
    expect(reads.body['reads']).toContainEqual(expect.objectContaining({ what: 'identity', reason: '电话核实材料' }));
    await context.close();
  });
});
