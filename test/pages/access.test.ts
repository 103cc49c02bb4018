// The main pages for who sees little or hears them: colours of one's own, four times as large, and what a screen reader is
// told. In a real browser on the real stack. Leaves out the keyboard (keyboard.test.ts).
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { caseAt, Desk } from '../support/desk.ts';
import { liveRegions, unheard } from '../support/heard.ts';
import { walk } from '../support/keyboard.ts';
import { type BrowserOptions, freshPage, look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
/** One accepted some days ago; one that nobody has looked at. */
let running: Circle;
let fresh: Circle;

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
  running = await (await Circle.file(system)).accepted();
  await running.skip(6);
  fresh = await Circle.file(system);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** A page, and what it is called in pictures. */
type Shown = [name: string, address: string];
const citizenPages = (): Shown[] => [
  ['start', '/'],
  ['contact', '/complain/contact'],
  ['track', '/track'],
  ['case', '/case'],
  ['why', '/case/why'],
  ['act-withdraw', '/case/act/withdraw'],
  ['act-amend', '/case/act/amendStatement'],
];
const staffPages = (): Shown[] => [
  ['desk', '/desk'],
  ['queue', '/desk/cases'],
  ['desk-case', caseAt(running)],
  ['desk-checklist', `${caseAt(fresh)}/act/recordChecklist`],
  ['desk-supplement', `${caseAt(fresh)}/act/requestSupplement`],
];

/** A citizen with a draft and their case open. */
async function citizen(options: BrowserOptions) {
  const opened = await freshPage(browser, system.url, options);
  const { page } = opened;
  await page.goto('/complain');
  await page.goto('/track');
  await page.getByLabel('编号').fill(running.number);
  await page.getByLabel('查询码').fill(running.code);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.waitForURL('**/case');
  return opened;
}

/** Each page in turn, for both; nothing may be reported by the browsers. */
async function everywhere(options: BrowserOptions, visit: (page: Page, name: string) => Promise<void>): Promise<void> {
  const own = await citizen(options);
  const { page, reports, context } = await Desk.signIn(browser, system.url, 'clerk', options);
  for (const [on, shown] of [
    [own.page, citizenPages()],
    [page, staffPages()],
  ] as const)
    for (const [name, address] of shown) {
      await on.goto(address);
      await visit(on, name);
    }
  expect([...own.reports, ...reports]).toEqual([]);
  await Promise.all([own.context.close(), context.close()]);
}

/** In the page: what of it has no line of its own where colours are taken away. */
const UNDRAWN = `(() => {
  const css = (one, part) => getComputedStyle(one, part);
  const lined = (style) => parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
  const paper = css(document.body).backgroundColor;
  const faults = [];
  for (const box of document.querySelectorAll('input[type=radio], input[type=checkbox]')) {
    const before = css(box.labels[0], '::before');
    if (box.checkVisibility() && (!lined(before) || before.borderTopColor === paper)) faults.push('box of ' + box.name);
  }
  for (const field of document.querySelectorAll('input[type=text], input[type=date], textarea, select, .limit'))
    if (field.checkVisibility() && !lined(css(field)) && !(parseFloat(css(field).borderLeftWidth) > 0))
      faults.push('edge of ' + (field.name ?? field.className));
  for (const bar of document.querySelectorAll('.clock-bar')) {
    if (!bar.checkVisibility()) continue;
    if (!lined(css(bar))) faults.push('edge of a bar');
    const fills = ['used', 'left', 'now'].flatMap((kind) => {
      const piece = bar.querySelector('.bar-' + kind);
      return piece === null ? [] : [css(piece).fill];
    });
    if (new Set(fills).size !== fills.length) faults.push('pieces of a bar: ' + fills);
  }
  return faults;
})()`;

describe('colours of one’s own', () => {
  const viewport = { width: 1280, height: 900 };

  it('show what can be chosen and how long it takes', async () => {
    let bars = 0;
    await everywhere({ forcedColors: 'active', viewport }, async (page, name) => {
      expect(await page.evaluate(`matchMedia('(forced-colors: active)').matches`)).toBe(true);
      await look(page, `forced-${name}`);
      expect(await page.evaluate(UNDRAWN), name).toEqual([]);
      bars += await page.locator('.clock-bar').count();
    });
    expect(bars).toBeGreaterThan(0);
  });

  it('show it on black as well', async () => {
    // Without axe: it takes the colour of letters from a property that the browser leaves as the page wrote it.
    await everywhere({ forcedColors: 'active', colorScheme: 'dark', viewport }, async (page, name) => {
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(0, 0, 0)');
      expect(await page.evaluate(UNDRAWN), name).toEqual([]);
    });
  });
});

describe('four times as large', () => {
  it.each([
    ['as it is', {}],
    ['in colours of one’s own', { forcedColors: 'active' }],
  ] as const)(
    'nothing is beside the edge, and each stop of the keyboard is on the screen, %s',
    async (_how, options) => {
      // A screen of 1280 by 1024.
      await everywhere({ ...options, viewport: { width: 320, height: 256 } }, async (page, name) => {
        await look(page, `large-${'forcedColors' in options ? 'forced-' : ''}${name}`);
        await walk(page);
      });
    },
  );
});

describe('motion', () => {
  it('there is none to be put out', async () => {
    await everywhere({ reducedMotion: 'reduce' }, async (page, name) => {
      expect(await page.evaluate('document.getAnimations().length'), name).toBe(0);
      const moving = `[...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none' || scrollBehavior === 'smooth';
      }).map((one) => one.className)`;
      expect(await page.evaluate(moving), name).toEqual([]);
    });
  });
});

describe('heard', () => {
  it('a page that cannot be followed by ear is found out', async () => {
    const { page, context } = await citizen({});
    await page.goto('/complain/contact');
    await page.evaluate(`{
      document.querySelector('h1').outerHTML = '<h4>x</h4>';
      document.querySelector('legend').remove();
      document.querySelector('label[for=f-name]').remove();
    }`);
    const faults = await unheard(page);
    expect(faults).toEqual(expect.arrayContaining(['0 heads of level 1', 'x: level 4 after undefined']));
    expect(faults).toEqual(expect.arrayContaining(['textbox has no name', '实名: no question is heard with it']));
    await context.close();
  });

  it('each page has its heads in order, its landmarks, and a name for all that can be used', async () => {
    await everywhere({}, async (page, name) => expect(await unheard(page), name).toEqual([]));
  });

  it('what went wrong and what was done is spoken where it appears', async () => {
    const { page, context } = await citizen({});
    await page.goto('/case/act/withdraw');
    await page.getByRole('button', { name: '撤回投诉' }).click();
    await page.locator('#problems').waitFor();
    expect(await liveRegions(page)).toEqual({ alert: 1 });
    expect(await unheard(page)).toEqual([]);
    const invalid = page.locator('[aria-invalid=true], fieldset[aria-describedby*=error]').first();
    expect(await invalid.getAttribute('aria-describedby')).toMatch(/-error/);
    await context.close();
    const desk = await Desk.signIn(browser, system.url, 'clerk');
    await desk.page.goto(caseAt(fresh));
    expect(await liveRegions(desk.page)).toEqual({ status: 1 });
    await desk.does(fresh, 'correctRegistration', { urgent: 'true', reason: '老人就医。' }, false);
    expect(await liveRegions(desk.page)).toEqual({ alert: 1, status: 1 });
    expect(await unheard(desk.page)).toEqual([]);
    await desk.leave();
  });
});
