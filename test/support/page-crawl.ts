// Follows every link somebody is shown, one address of each kind, and looks at what comes. Leaves out what is no page:
// downloads, languages, other sites.
import { expect } from 'vitest';
import type { CDPSession, Page } from 'playwright-core';
import { lookWideAndNarrow } from './pages.ts';

/** What a page may cost on the wire, compressed, with all it needs (bytes). */
const BUDGETS = { portal: 40 * 1024, workbench: 80 * 1024 };
const NO_PAGE = /^\/(api|assets|docs|language|health)\b/;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Kinds of address that were looked at; shared by several people, so that each kind is looked at once. */
export type Seen = Map<string, string>;

/** One kind for all cases, notices, people; the question after the address does not make another kind. */
export function kindOf(address: string): string {
  return (address.split(/[?#]/)[0] ?? '').replaceAll(ID, ':id').replace(/\/n\d[\w.-]*$/, '/:notice');
}

/** Walks on from the address in the page's browser until nothing of a new kind is linked; what was wrong, page by page. */
export async function crawl(page: Page, from: string, who: string, seen: Seen): Promise<string[]> {
  const wrong: string[] = [];
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const waiting = [from];
  const own = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const kind = kindOf(next);
    if (own.has(kind)) continue;
    own.add(kind);
    const cost = await opened(page, wire, next);
    if (!seen.has(kind)) {
      seen.set(kind, who);
      await examined(page, kind, cost).catch((error: unknown) => wrong.push(`${next}: ${String(error)}`));
    }
    waiting.push(...(await links(page)).filter((link) => !own.has(kindOf(link)) && !seen.has(kindOf(link))));
  }
  await wire.detach();
  return wrong;
}

async function opened(page: Page, wire: CDPSession, address: string): Promise<number> {
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => (bytes += encodedDataLength);
  wire.on('Network.loadingFinished', count);
  const response = await page.goto(address);
  await page.waitForLoadState('networkidle');
  wire.off('Network.loadingFinished', count);
  expect(response?.status(), `${address} answers`).toBe(200);
  return bytes;
}

async function links(page: Page): Promise<string[]> {
  const all = (await page.evaluate(`[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))`)) as (
    string | null
  )[];
  return all.flatMap((href) => (href?.startsWith('/') && !NO_PAGE.test(href) ? [href] : []));
}

async function examined(page: Page, kind: string, bytes: number): Promise<void> {
  const isEvidence = kind.includes('/evidence/');
  const budget = kind.startsWith('/desk') ? BUDGETS.workbench : BUDGETS.portal;
  if (!isEvidence) expect(bytes, `${kind} on the wire`).toBeLessThan(budget);
  expect(await page.evaluate('window.hurt'), `${kind} ran a planted script`).toBeUndefined();
  expect(await page.locator('img[src="x"]').count(), `${kind} has a planted picture`).toBe(0);
  const turns = await page.evaluate(`document.documentElement.outerHTML.includes('\\u202E')`);
  expect(turns, `${kind} lets a text turn its neighbours around`).toBe(false);
  await lookWideAndNarrow(page, `page-${kind.replaceAll(/[^a-zA-Z-]+/g, '-').replace(/^-|-$/g, '') || 'start'}`);
}
