// How page tests open and look at a page: a browser of its own, every report of its console kept, axe and the edge checked,
// a picture where REDRESS_SCREENSHOTS names a folder.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './browser.ts';

const SHOTS = process.env['REDRESS_SCREENSHOTS'];
/** Answers of the server that a test asks for: a page that refuses says so in the console too. */
const ASKED_FOR = /status of (401|403|404|422)/;
/** Contexts in which no script runs: nothing can be asked there, the same pages are looked at with them. */
const silent = new WeakSet<BrowserContext>();

export type BrowserOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** Somebody's own browser at the system's address, in Chinese; `reports` gathers errors and refusals of the policy. */
export async function freshPage(
  browser: Browser,
  baseURL: string,
  options: BrowserOptions = {},
): Promise<{ page: Page; reports: string[]; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL, ...options });
  if (options.javaScriptEnabled === false) silent.add(context);
  const page = await context.newPage();
  const reports: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !ASKED_FOR.test(message.text())) reports.push(message.text());
  });
  page.on('pageerror', (error) => reports.push(error.message));
  return { page, reports, context };
}

/** Nothing broken for eye or ear, nothing beside the edge, as wide as the page is now. */
export async function look(page: Page, name: string): Promise<void> {
  if (silent.has(page.context())) return;
  const width = page.viewportSize()?.width ?? 0;
  expect(await violations(page), `${name} at ${width}`).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide, `${name} scrolls sideways at ${width}`).toBe(0);
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}-${width}.png`), fullPage: true });
}

/** Both widths of the requirements, telephone and desk; the page is left as wide as it was. */
export async function lookWideAndNarrow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await look(page, name);
  }
  await page.setViewportSize(before);
}
