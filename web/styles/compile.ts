// `npm run styles`: compiles the styles once, so that a server needs no compiler. A test says when it is stale.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'sass';

export const PAGE_CSS = path.join(import.meta.dirname, 'page.css');

/** The compiled styles, one line. */
export function pageStyles(): string {
  const root = path.join(import.meta.dirname, '../../node_modules');
  return `${compile(path.join(import.meta.dirname, 'page.scss'), { style: 'compressed', loadPaths: [root], quietDeps: true }).css}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PAGE_CSS, pageStyles());
