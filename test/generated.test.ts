// Generated files are current.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CASE_STATES, caseStates } from '../docs/generate.ts';
import { PROCESS, processPage } from '../docs/generate-process.ts';
import { PAGE_CSS, pageStyles } from '../web/styles/compile.ts';

it('docs/case-states.md is what the transition table says (npm run diagram)', () => {
  expect(readFileSync(CASE_STATES, 'utf8')).toBe(caseStates());
});

it('docs/process.md is what table and packs say (npm run diagram)', () => {
  expect(readFileSync(PROCESS, 'utf8')).toBe(processPage());
});

it('web/styles/page.css is what the style sheets say (npm run styles)', () => {
  expect(readFileSync(PAGE_CSS, 'utf8')).toBe(pageStyles());
});
