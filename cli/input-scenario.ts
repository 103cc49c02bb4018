// Reads a scenario as people write it: YAML, or JSON. Leaves out what it means: the API judges its form.
import { extname } from 'node:path';
import { LineCounter, parseDocument, visit } from 'yaml';
import type { Json } from './field-arguments.ts';
import { readInput, readJson } from './input-file.ts';
import { misused, type ToolRemark } from './tool-error.ts';

/** `.json` as JSON; anything else, standard input (`-`) too, as YAML. Throws wrong usage with line and column. */
export function readScenario(file: string): Json {
  return extname(file) === '.json' ? readJson(file) : parseYaml(file, readInput(file).toString('utf8'));
}

/**
 * YAML 1.2 by its core schema whatever the file says of itself: a day stays a string and `no` is a word. One document,
 * no key twice, no unknown tag, and no alias, which could blow a small file up.
 */
export function parseYaml(file: string, text: string): Json {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    ...{ schema: 'core', version: '1.2', resolveKnownTags: false },
    ...{ lineCounter: lines, prettyErrors: false },
  });
  const [fault] = [...document.errors, ...document.warnings];
  const refuse = (code: string, at: number): ToolRemark => {
    const { line, col } = lines.linePos(at);
    return misused({ word: 'notYaml', values: { file, line, column: col, code } });
  };
  if (fault !== undefined) throw refuse(fault.code, fault.pos[0]);
  visit(document, {
    Alias: (_key, node) => {
      throw refuse('ALIAS', node.range?.[0] ?? 0);
    },
  });
  return document.toJS({ maxAliasCount: 0 }) as Json;
}
