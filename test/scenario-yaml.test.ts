// What a scenario written as YAML comes in as: days stay strings, words stay words, and what is wrong has a place.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseYaml } from '../cli/input-scenario.ts';
import { simulateFile } from '../cli/simulate.ts';
import type { Tool } from '../cli/tool.ts';
import { ToolRemark } from '../cli/tool-error.ts';

const FOLDER = fileURLToPath(new URL('../docs/scenarios/', import.meta.url));
const read = (text: string) => parseYaml('life.yaml', text);

function refusal(text: string) {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ToolRemark) return error.remarks[0]?.values;
    throw error;
  }
  return null;
}

it.each([
  ['on: 2026-02-05', { on: '2026-02-05' }],
  ['at: 09:30', { at: '09:30' }],
  ['version: 1.0.0', { version: '1.0.0' }],
  ['yes: no', { yes: 'no' }],
  ['yes: false', { yes: false }],
  ['"%YAML": 1', { '%YAML': 1 }],
  ['%YAML 1.1\n---\non: 2026-02-05\ncountry: no\nat: 22:30', { on: '2026-02-05', country: 'no', at: '22:30' }],
  ['<<: { on: 1 }', { '<<': { on: 1 } }],
  ['{"steps": [{"on": "2026-02-05"}]}', { steps: [{ on: '2026-02-05' }] }],
])('%j', (text, value) => {
  expect(read(text)).toEqual(value);
});

it.each([
  ['steps:\n  - on: 2026-02-05\n    do: register\n   at: 09:30', 4, 'MISSING_CHAR'],
  ['pack: a\nmatterType: b\npack: c', 3, 'DUPLICATE_KEY'],
  ['steps: [', 1, 'BAD_INDENT'],
  ['a: 1\n---\nb: 2', 2, 'MULTIPLE_DOCS'],
  ['a: &a [x]\nb: *a', 2, 'ALIAS'],
  ['on: !!timestamp 2026-02-05', 1, 'TAG_RESOLVE_FAILED'],
  ['a: !!js/function "x"', 1, 'TAG_RESOLVE_FAILED'],
])('%j is refused at its place', (text, line, code) => {
  expect(refusal(text)).toMatchObject({ file: 'life.yaml', line, code });
});

it('an anchor bomb is refused before it is laid', () => {
  const bomb = ['a: &a [x,x]', 'b: &b [*a,*a]', ...Array.from({ length: 30 }, (_, n) => `k${n}: [*b,*b]`)];
  expect(refusal(bomb.join('\n'))).toMatchObject({ line: 2, code: 'ALIAS' });
});

it('redress simulate sends what a file says', async () => {
  const sent: unknown[] = [];
  const client = { send: (request: { path: string; body: unknown }) => Promise.resolve(sent.push(request)) };
  const file = join(FOLDER, 'samr-eve-of-the-new-rule.yaml');
  await simulateFile({ client, settings: { language: 'en' } } as unknown as Tool, file);
  expect(sent).toMatchObject([
    {
      path: '/api/simulations',
      body: { pack: 'market-regulation', steps: [{ on: '2026-04-14', do: 'register' }, {}, {}, {}] },
    },
  ]);
});
