// Each trap and lead of the process has a test that names it. It reads names and nothing else: whether a test of that name
// proves what the id asks is for whoever reads the two side by side.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['domain', 'words', 'demo', 'test'];
const TRAPS = Array.from({ length: 20 }, (_, n) => `T${n + 1}`);
const LEADS = ['L3', 'L5', 'L6', 'L7', 'L8', 'L12', 'L15', 'L18', 'L19', 'L21'];

/** Names of the tests of one file, each after those of what it stands in; none that is skipped or still to do. */
function namesIn(source: ts.Node, around = ''): string[] {
  const call = ts.isCallExpression(source) ? called(source) : null;
  if (call?.isOff === true) return [];
  const name = call === null ? around : `${around} ${call.name}`;
  const below: string[] = [];
  source.forEachChild((child) => void below.push(...namesIn(child, name)));
  return call !== null && call.of !== 'describe' ? [name, ...below] : below;
}

/** `it('…')`, `it.each(…)('…')`, `describe('…')`; null for every other call. */
function called({ expression, arguments: [first] }: ts.CallExpression) {
  if (first === undefined || !ts.isStringLiteralLike(first)) return null;
  let root: ts.Expression = expression;
  let isOff = false;
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) {
    if (ts.isPropertyAccessExpression(root) && ['skip', 'todo', 'skipIf', 'fails'].includes(root.name.text))
      isOff = true;
    root = root.expression;
  }
  if (!ts.isIdentifier(root) || !['it', 'test', 'describe'].includes(root.text)) return null;
  return { of: root.text, name: first.text, isOff };
}

function testFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join(ROOT, folder, name)),
  );
}

const parsed = (text: string) => ts.createSourceFile('x.test.ts', text, ts.ScriptTarget.Latest);
const has = (names: readonly string[], id: string) => names.some((name) => new RegExp(`\\b${id}\\b`).test(name));

it('each trap and each lead of the process stands in the name of a test', () => {
  const names = testFiles().flatMap((file) => namesIn(parsed(readFileSync(file, 'utf8'))));
  expect(names.length).toBeGreaterThan(500);
  expect([...TRAPS, ...LEADS].filter((id) => !has(names, id))).toEqual([]);
});

it('a mention outside a name, a skipped test and a longer number are no test', () => {
  const names = namesIn(
    parsed(`// T90
      describe('about T91', () => { it.each([1])('of %d (T92)', () => say('T93')); it.skip('T94', () => {}); });
      describe('T95 without a test', () => {});`),
  );
  expect(['T90', 'T91', 'T92', 'T93', 'T94', 'T95', 'T9'].filter((id) => has(names, id))).toEqual(['T91', 'T92']);
});
