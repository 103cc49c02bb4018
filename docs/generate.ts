// Draws docs/case-states.md from the transition table, so that the picture cannot differ from the rules.
// `npm run diagram` writes it; a test compares it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PHASES } from '../domain/case.ts';
import { COMMANDS, isInternal, transitionOf } from '../domain/case-transitions.ts';

export const CASE_STATES = fileURLToPath(new URL('./case-states.md', import.meta.url));

/** The page: one diagram of what moves the phase, one table of everything. */
export function caseStates(): string {
  const arrows = COMMANDS.flatMap((name) => {
    const { from: all, to, movesFrom } = transitionOf(name);
    const from = movesFrom ?? all;
    const targets = to.filter((target) => target !== '=' && target !== 'back');
    return targets.flatMap((target) =>
      from.length === 0 ? [['[*]', target, name]] : from.map((phase) => [phase, target, name]),
    );
  });
  const byPair = new Map<string, string[]>();
  for (const [from, to, name] of arrows) {
    if (from === to) continue;
    byPair.set(`${from} --> ${to}`, [...(byPair.get(`${from} --> ${to}`) ?? []), String(name)]);
  }
  const diagram = [...byPair].map(([pair, names]) => `  ${pair} : ${names.join(', ')}`);
  const rows = COMMANDS.map((name) => {
    const { from, to, by, does, signal, notIfTook } = transitionOf(name);
    const phases = from.length === 0 ? '–' : from.length >= PHASES.length - 1 ? 'live' : from.join(', ');
    const marks = [signal ? '✉' : '', notIfTook ? `◆ not if ${notIfTook.join(', ')}` : '', isInternal(name) ? '⏱' : '']
      .filter(Boolean)
      .join(' ');
    return `| ${name} | ${phases} | ${to.join(', ')} | ${by.join(', ')} | ${marks} | ${does} |`;
  });
  return [
    '# The process as the code has it',
    '',
    'Generated from `domain/case-transitions.ts` by `npm run diagram`; do not edit.',
    '`=` the phase stays, `back` to the phase an excursion began in. ✉ also a signal, ◆ independence, ⏱ given by the clock or a gateway only.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...diagram,
    '  archived --> [*]',
    '```',
    '',
    '| Command | From | To | By | | What it does |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(CASE_STATES, caseStates());
