// An official at a desk of their own in a real browser: signs in, goes from the case page to a form, fills it, sends it.
// Leaves out which forms make up a piece of work (desk-acts.ts) and what is expected of a case.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Circle } from './circle.ts';
import { PASSWORD } from './organisation.ts';
import { type BrowserOptions, freshPage, lookWideAndNarrow } from './pages.ts';

/** Values by the names of the fields; a list for what can be ticked more than once. */
export type Answers = Record<string, string | readonly string[]>;

export const caseAt = ({ caseId }: Pick<Circle, 'caseId'>): string => `/desk/cases/${caseId}`;

export class Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly reports: string[];

  private constructor(page: Page, context: BrowserContext, reports: string[]) {
    this.page = page;
    this.context = context;
    this.reports = reports;
  }

  static async signIn(
    browser: Browser,
    baseURL: string,
    username: string,
    options: BrowserOptions & { to?: string } = {},
  ): Promise<Desk> {
    const { to = '/desk', ...browserOptions } = options;
    const { page, context, reports } = await freshPage(browser, baseURL, browserOptions);
    await page.goto(`/desk/sign-in?to=${to}`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '退出' }).waitFor();
    return new Desk(page, context, reports);
  }

  /** Signs several in at once, each in a browser of their own. */
  static async several<const U extends readonly string[]>(
    browser: Browser,
    baseURL: string,
    usernames: U,
  ): Promise<{ -readonly [K in keyof U]: Desk }> {
    const desks = await Promise.all(usernames.map((username) => Desk.signIn(browser, baseURL, username)));
    return desks as { -readonly [K in keyof U]: Desk };
  }

  /** The case page; with a section its text alone. */
  async reads(circle: Circle, section = 'main'): Promise<string> {
    await this.page.goto(caseAt(circle));
    return (await this.page.locator(section).textContent()) ?? '';
  }

  /** The link to an act, as the case page offers it or not. */
  private link = (command: string): Locator => this.page.locator(`.case-acts a[href$="/act/${command}"]`);

  async isOffered(circle: Circle, command: string): Promise<boolean> {
    await this.page.goto(caseAt(circle));
    return (await this.link(command).count()) > 0;
  }

  /** From the case page by its link, as everybody comes to a form. */
  async open(circle: Circle, command: string): Promise<void> {
    if (!(await this.isOffered(circle, command))) throw new Error(`${command} is not offered on the page`);
    if (!(await this.link(command).isVisible())) await this.page.locator('.case-acts summary').click();
    await this.link(command).click();
    await this.page.waitForURL(`**/act/${command}`);
  }

  /** Fills what is named; a row that does not stand there yet is added by its button. */
  async fill(answers: Answers): Promise<void> {
    for (const [name, value] of Object.entries(answers)) {
      const field = this.page.locator(`[name="${name}"]`);
      if ((await field.count()) === 0) await this.addRow(name);
      const kind = await field.first().evaluate((one) => {
        const { tagName, type } = one as unknown as { tagName: string; type: string };
        return tagName === 'SELECT' ? 'select' : type;
      });
      const values = typeof value === 'string' ? [value] : value;
      if (kind === 'select') await field.selectOption(values[0]!);
      else if (kind === 'radio' || kind === 'checkbox')
        for (const one of values) await this.page.locator(`[name="${name}"][value="${one}"]`).check();
      else await field.fill(values[0]!);
    }
  }

  /** Every choice of the form that knows this answer. */
  async everywhere(value: string): Promise<void> {
    for (const radio of await this.page.locator(`main input[type=radio][value="${value}"]`).all()) await radio.check();
  }

  private async addRow(name: string): Promise<void> {
    const [, list = '', row = ''] = /^(.*)\.(\d+)(?:\.|$)/.exec(name) ?? [];
    await this.page.locator(`button[name=_add][value="${list}"]`).click();
    await this.page.locator(`[name="_rows.${list}"][value="${Number(row) + 1}"]`).waitFor({ state: 'attached' });
  }

  /** Presses the button that is called as the form is; where there is no way back, confirms. The act must be taken. */
  async send(confirming: () => Promise<void> = async () => {}): Promise<void> {
    const title = (await this.page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const done = this.page.getByRole('heading', { name: '已完成' });
    const sure = this.page.getByRole('button', { name: '确认提交' });
    const wrong = this.page.locator('#problems');
    const first = this.page.getByRole('button', { name: title, exact: true });
    // What an earlier press was told is no answer to this one.
    await wrong.evaluateAll((all) => (all as unknown as { id: string }[]).forEach((one) => (one.id = 'told-before')));
    await first
      .or(this.page.getByRole('button', { name: '继续', exact: true }))
      .last()
      .click();
    await done.or(sure).or(wrong).first().waitFor({ timeout: 20_000 });
    if (await sure.isVisible()) {
      await confirming();
      await sure.click();
      await done.or(wrong).or(this.page.locator('.secret')).first().waitFor({ timeout: 20_000 });
    }
    if (await wrong.isVisible()) throw new Error(`${title}: ${await wrong.innerText()}`);
  }

  /** One act from the case page to the case page; looked at under `act-…` where no other test looks at its form. */
  async does(circle: Circle, command: string, answers: Answers = {}, looked = true): Promise<void> {
    await this.open(circle, command);
    await this.fill(answers);
    if (looked) await lookWideAndNarrow(this.page, `act-${command}`);
    await this.send();
  }

  async leave(): Promise<void> {
    await this.context.close();
    expect(this.reports).toEqual([]);
  }
}
