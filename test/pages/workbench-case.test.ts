// Staff work on one case in a real browser, on the real stack: from the preliminary review to the issued reply by forms
// alone; a refusal with what would be allowed; two officials on one case; evidence in the page; contact details unmasked.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { caseAt, Desk } from '../support/desk.ts';
import { acceptByForms, draftReplyByForms, investigateByForms, planByForms, PNG } from '../support/desk-acts.ts';
import { type BrowserOptions, lookWideAndNarrow as look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Somebody signed in, in a browser of their own, at the case. */
async function official(username: string, circle: Circle, options: BrowserOptions = {}): Promise<Desk> {
  return Desk.signIn(browser, system.url, username, { ...options, to: caseAt(circle) });
}

/** By its address and not by the link of the case page: also what is not offered there. */
async function open(page: Page, circle: Circle, command: string): Promise<void> {
  await page.goto(`${caseAt(circle)}/act/${command}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** What a handler finds filled in, and what a form without answers says. */
async function seenByHandler({ page }: Desk, form: string): Promise<void> {
  if (form === 'action') expect(await page.locator('[name=by][value=staff-handler]').isChecked()).toBe(true);
  if (form === 'plan')
    expect(await page.locator('[name="answers.1.outcome"]:checked').getAttribute('value')).toBe('upheld');
  if (form === 'reply') {
    expect(await page.locator('[name="bases.0.title"]').inputValue()).toBe('示例条例');
    expect(await page.locator('[name="results.0.answer"]').inputValue()).toBe('支持。');
  }
  if (form === 'finding') {
    await page.getByRole('button', { name: /认定/ }).last().click();
    await expect.poll(() => page.title()).toContain('错误');
  }
  await look(page, form === 'finding' ? 'act-finding-missing' : `act-${form}`);
}

describe('a case by forms', () => {
  it('goes from the preliminary review to the issued reply, each act by whoever may', async () => {
    const circle = await Circle.file(system);
    const desks = await Desk.several(browser, system.url, ['clerk', 'lead', 'handler', 'approver']);
    const [clerk, lead, handler, approver] = desks;
    await clerk.page.goto(`/desk/cases/${circle.number}`);
    expect(clerk.page.url()).toContain(circle.caseId);
    await look(clerk.page, 'case-new');
    await acceptByForms(clerk, circle, async (form) => {
      await look(clerk.page, `act-${form}`);
      if (form !== 'accept') return;
      const follows = await clerk.page.locator('.follows').textContent();
      expect(follows).toMatch(/调查核实[^]*办理期限.*最后一日 \d{4}-\d\d-\d\d/);
    });
    await lead.open(circle, 'assignHandler');
    await lead.page.getByLabel(/^handler /).check();
    await lead.send();
    await investigateByForms(handler, circle, (form) => seenByHandler(handler, form));
    await planByForms(handler, circle, (form) => seenByHandler(handler, form));
    await open(approver.page, circle, 'approve');
    expect(await approver.page.locator('main').textContent()).toContain('完善叫号制度');
    await look(approver.page, 'act-approve');
    await approver.send();
    await draftReplyByForms(handler, circle, (form) => seenByHandler(handler, form));
    await handler.page.goto(caseAt(circle));
    await handler.page.getByRole('link', { name: '叫号记录.png' }).click();
    await handler.page.locator('img.shown').waitFor();
    await open(approver.page, circle, 'issueReply');
    expect(await approver.page.locator('.follows').textContent()).toMatch(/申请复查（复核）期限.*最后一日/);
    await approver.send(async () => {
      await look(approver.page, 'confirm-issue');
      expect(await approver.page.locator('main').textContent()).toContain('您反映的问题属实');
      expect(await circle.phase()).toBe('implementing');
    });
    expect(await circle.phase()).toMatch(/delivering|reviewWindow/);
    await look(approver.page, 'case-answered');
    await approver.page
      .getByRole('link', { name: /为什么是这一天/ })
      .first()
      .click();
    await look(approver.page, 'case-why');
    await approver.page.goto(caseAt(circle));
    await approver.page.locator('#notices a').last().click();
    await look(approver.page, 'case-notice');
    for (const desk of desks) await desk.leave();
  });

  it('works without scripts, and English words stand everywhere', async () => {
    const circle = await Circle.file(system);
    const desk = await official('clerk', circle, { javaScriptEnabled: false });
    const { page } = desk;
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
    await desk.leave();
  });
});

describe('a case that says no', () => {
  it('shows the refusal above the form with what would be allowed, and keeps what was typed', async () => {
    const circle = await Circle.file(system);
    const desk = await official('clerk', circle);
    const { page } = desk;
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
    await desk.leave();
  });

  it('tells an official whose act was taken what another one did meanwhile', async () => {
    const circle = await Circle.file(system);
    const [one, other] = await Promise.all([official('clerk', circle), official('clerk', circle)]);
    const [first, second] = [one.page, other.page];
    await open(first, circle, 'decideJurisdiction');
    await open(second, circle, 'recordConditions');
    await first.getByLabel('是', { exact: true }).check();
    await first.getByLabel('依据条款').fill('示例第三条');
    await one.send();
    await other.everywhere('true');
    await other.send();
    const banner = second.locator('.govuk-notification-banner');
    expect(await banner.textContent()).toContain('职责范围认定');
    await look(second, 'case-meanwhile');
    for (const desk of [one, other]) await desk.leave();
  });

  it('refuses the later of two who did the same, says what happened and keeps the text', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [one, other] = await Promise.all([official('clerk', circle), official('clerk', circle)]);
    for (const { page } of [one, other]) {
      await open(page, circle, 'withdraw');
      await page.locator('[name=voluntary][value=true]').check();
      await page.locator('[name=readBack][value=true]').check();
      await page.locator('[name=reason]').fill('当面表示撤回。');
      await page.getByRole('button', { name: '继续' }).click();
    }
    await one.page.getByRole('button', { name: '确认提交' }).click();
    await one.page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
    await other.page.getByRole('button', { name: '确认提交' }).click();
    await other.page.locator('#problems').waitFor();
    const text = (await other.page.locator('main').textContent()) ?? '';
    expect(text).toContain('您打开表单之后，案件有以下变化');
    expect(text).toContain('撤回投诉');
    expect(await other.page.locator('[name=reason]').inputValue()).toBe('当面表示撤回。');
    await look(other.page, 'act-collided');
    for (const desk of [one, other]) await desk.leave();
  });
});

describe('evidence and identity', () => {
  it('takes files with a form, shows safe ones in the page and no others, and writes down who looked', async () => {
    const circle = await Circle.file(system);
    const desk = await official('clerk', circle);
    const { page } = desk;
    await open(page, circle, 'supplementEvidence');
    await page.locator('[name="_file.items"]').setInputFiles([
      { name: '回执.png', mimeType: 'image/png', buffer: PNG },
      { name: '<script>.txt', mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script> 叫号记录') },
    ]);
    await desk.send();
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
    await desk.leave();
  });

  it('shows contact details in full once, for a reason that is written down', async () => {
    const circle = await Circle.file(system);
    const desk = await official('clerk', circle);
    const { page } = desk;
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
    await desk.leave();
  });
});
