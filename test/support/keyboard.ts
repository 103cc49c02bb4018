// A person at the keyboard alone: Tab until something is reached, type, press. Each stop must be seen to have the focus, be on
// the screen with nothing over it, and let the focus go on. Leaves out what is done there.
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Stop {
  role: string;
  name: string;
}

/** More than anybody should have to press on one page to come to what they look for. */
const MOST_TABS = 80;
const sessions = new WeakMap<Page, CDPSession>();

/** What has the focus, as the browser tells a screen reader; null where nothing has. */
export async function focused(page: Page): Promise<Stop | null> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document.activeElement === document.body ? null : document.activeElement',
  });
  if (result.objectId === undefined) return null;
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  return {
    role: String(nodes[0]?.role?.value ?? ''),
    name: String(nodes[0]?.name?.value ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

/** Once forward by Tab; null where the page has come to its end. Whatever is wrong with the stop fails the test. */
export async function tab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop | null> {
  await page.keyboard.press(key);
  const stop = await focused(page);
  if (stop === null) return null;
  const where = `${stop.role} “${stop.name}” on ${new URL(page.url()).pathname}`;
  expect(stop.name, `${where} has a name`).not.toBe('');
  expect(await page.evaluate(FAULTS), where).toEqual([]);
  return stop;
}

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: string | RegExp): Promise<Stop> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const stop = await tab(page);
    if (stop !== null && (typeof name === 'string' ? stop.name === name : name.test(stop.name))) return stop;
    passed.push(stop?.name ?? '(end)');
  }
  throw new Error(`${String(name)} is not reached by ${MOST_TABS} presses of Tab: ${passed.join(' | ')}`);
}

/** To a field by Tab, and what is typed there. */
export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

/** To a button or link by Tab, and Enter; waits for the page this leads to. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await press(page, 'Enter');
}

/** A key that leads to another page. */
export async function press(page: Page, key: string): Promise<void> {
  const left = page.waitForEvent('framenavigated', { timeout: 20_000 });
  await page.keyboard.press(key);
  await left;
  await page.waitForLoadState('load');
}

/** After a refused form the focus is on what is wrong, and the first line of it leads to its field by Enter. */
export async function toFirstProblem(page: Page): Promise<Stop> {
  await page.locator('#problems').waitFor();
  expect(await page.evaluate('document.activeElement.id'), 'focus is on the summary of errors').toBe('problems');
  expect(await page.evaluate(FAULTS), 'the summary of errors').toEqual([]);
  await tab(page);
  await page.keyboard.press('Enter');
  const stop = await focused(page);
  expect(stop, 'the first line leads to a field').not.toBeNull();
  return stop!;
}

/** From the top of the page to its end and back again: nothing holds the focus. Gives the stops on the way down. */
export async function walk(page: Page): Promise<Stop[]> {
  await page.evaluate(TO_THE_TOP);
  const down = await untilTheEnd(page, 'Tab');
  const up = await untilTheEnd(page, 'Shift+Tab');
  // A group of radios is entered at its checked one or, going up, at its last: the rest stands in the same order.
  const without = (stops: Stop[]) => stops.filter(({ role }) => role !== 'radio').map(({ name }) => name);
  expect(without(up.reverse()), 'the same stops going up').toEqual(without(down));
  return down;
}

async function untilTheEnd(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let stop = await tab(page, key); stop !== null; stop = await tab(page, key)) {
    // A field for a day has several stops of its own.
    if (stops.at(-1)?.name !== stop.name || stop.role !== 'Date') stops.push(stop);
    if (stops.length > 3 * MOST_TABS)
      throw new Error(
        `no end: ${stops
          .slice(-10)
          .map(({ name }) => name)
          .join(' | ')}`,
      );
  }
  return stops;
}

/** As on a page just opened. */
const TO_THE_TOP = `(() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo(0, 0);
})()`;

/** In the page, for what has the focus: what is wrong with how it is seen. Its look is compared with the one at rest once. */
const FAULTS = `(() => {
  const one = document.activeElement;
  const faults = [];
  const shown = one.getClientRects()[0];
  if (shown === undefined || shown.width < 2 || shown.height < 2) return ['is not drawn'];
  // The middle of what of it is on the screen: a tall field may reach over the edge.
  const [left, right] = [Math.max(0, shown.left), Math.min(innerWidth, shown.right)];
  const [top, bottom] = [Math.max(0, shown.top), Math.min(innerHeight, shown.bottom)];
  if (right - left < Math.min(8, shown.width) || bottom - top < Math.min(16, shown.height))
    return ['is not on the screen: ' + [shown.left, shown.top, shown.right, shown.bottom]];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const over = document.elementFromPoint(x, y);
  const labels = [...(one.labels ?? [])];
  if (over === null || !(one.contains(over) || over.contains(one) || labels.some((label) => label.contains(over))))
    faults.push('is covered by ' + (over === null ? 'nothing' : over.tagName + '.' + over.className));
  const seen = (window.seenFocused ??= new WeakSet());
  if (seen.has(one)) return faults;
  seen.add(one);
  const clear = (colour) => /^rgba.*, 0\\)$/.test(colour);
  const look = () => [[one, ''], [one, '::before'], ...labels.flatMap((label) => [[label, ''], [label, '::before']])]
    .map(([of, part]) => {
      const css = getComputedStyle(of, part);
      const line = css.outlineStyle === 'none' || clear(css.outlineColor) ? '' : css.outlineWidth + css.outlineColor;
      return [line, css.boxShadow, css.backgroundColor, css.borderTopWidth, css.borderTopColor].join(' ');
    }).join('\\n');
  const withFocus = look();
  const { scrollX, scrollY } = window;
  one.blur();
  const atRest = look();
  one.focus({ preventScroll: true });
  scrollTo(scrollX, scrollY);
  if (withFocus === atRest) faults.push('looks as it does without the focus: ' + withFocus);
  return faults;
})()`;
