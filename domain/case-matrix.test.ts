// Every command by every person in every phase, against the table written by hand (case-matrix.golden.ts).
// Asks only who is stopped by the phase or by who they are; what a rule says beyond that is the rows' own tests.
import { describe, expect, it } from 'vitest';
import { COMPLAINANT, type Life, WEBSITE } from '../test/support/case-builders.ts';
import { CLOCK, GATEWAY, made, RESPONDENT } from '../test/support/case-moves.ts';
import { IN_PHASE, phaseName } from '../test/support/case-phases.ts';
import type { Actor, CommandName } from './case.ts';
import { decide } from './case-decide.ts';
import { GOLDEN } from './case-matrix.golden.ts';
import { COMMANDS } from './case-transitions.ts';
import type { Role } from './law.ts';

const OPEN = [
  'preliminaryReview',
  'awaitingSupplement',
  'awaitingTransfer',
  'investigating',
  'awaitingApproval',
  'implementing',
];
const ENDED = ['notAccepted', 'withdrawn', 'settled', 'terminated', 'final', 'transferredOut'].map(
  (how) => `concluded(${how})`,
);
const WORDS: Record<string, string[]> = {
  never: [],
  beforeReply: OPEN,
  open: [...OPEN, 'delivering', 'reviewWindow', 'inReview'],
  live: [...OPEN, 'delivering', 'reviewWindow', 'inReview', ...ENDED],
  concluded: ENDED,
};

const ROLES: Role[] = [
  'clerk',
  'dispatcher',
  'handler',
  'lead',
  'approver',
  'head',
  'reviewer',
  'supervisor',
  'archivist',
  'rules',
  'auditor',
  'operator',
];
/** Whose colleague somebody is, and by which scopes of the golden table that counts. */
const PLACES: Record<string, (life: Life) => { unit: string; scopes: string[] }> = {
  owner: ({ state }) => ({ unit: state.owner.id, scopes: ['owner', 'over', 'any'] }),
  asked: ({ state }) => ({
    unit: state.phase === 'awaitingTransfer' ? 'yunxi.minzheng' : 'yunxi.fucha',
    scopes: [...askedIn(state.phase), 'any'],
  }),
  above: ({ state }) => ({ unit: 'yunxi', scopes: [...askedIn(state.phase), 'over', 'common', 'any'] }),
  stranger: () => ({ unit: 'lanhu.water', scopes: ['any'] }),
};

function askedIn(phase: string): string[] {
  return phase === 'awaitingTransfer' || phase === 'inReview' ? ['asked'] : [];
}

interface Person {
  name: string;
  actor: Actor;
  /** How the golden table may call them. */
  called: string[];
}

function people(life: Life): Person[] {
  const others = { complainant: COMPLAINANT, respondent: RESPONDENT, channel: WEBSITE, gateway: GATEWAY, clock: CLOCK };
  const staff = Object.entries(PLACES).flatMap(([place, at]) => {
    const { unit, scopes } = at(life);
    return ROLES.map((role): Person => {
      const actor: Actor = { kind: 'staff', id: `${role}-of-${place}`, unit, roles: [role] };
      return { name: `${role} of ${place}`, actor, called: ['staff', ...scopes.map((scope) => `${role}@${scope}`)] };
    });
  });
  return [...Object.entries(others).map(([name, actor]) => ({ name, actor, called: [name] })), ...staff];
}

type Answer = 'stopped by phase' | 'stopped as person' | 'heard';
interface Row {
  phases: ReadonlySet<string>;
  by: ReadonlySet<string>;
}

const golden = new Map<string, Row[]>();
for (const line of GOLDEN.trim()
  .split('\n')
  .filter((one) => one.trim() !== '')) {
  const [name = '', phases = '', by = ''] = line.split('|').map((cell) => cell.trim());
  const all = phases.split(', ').flatMap((word) => WORDS[word] ?? [word]);
  golden.set(name, [...(golden.get(name) ?? []), { phases: new Set(all), by: new Set(by.split(', ')) }]);
}

/** What may come of it; several where the golden table leaves it to the limit, the task or the conclusion. */
function expected(name: CommandName, phase: string, { called }: Person): Answer[] {
  const rows = golden.get(name) ?? [];
  const row = rows.find(({ phases }) => phases.has(phase));
  if (row === undefined) {
    const byConclusion =
      phase.startsWith('concluded') &&
      rows.some(({ phases }) => [...phases].some((one) => one.startsWith('concluded')));
    return byConclusion ? ['stopped by phase', 'stopped as person'] : ['stopped by phase'];
  }
  if (called.some((one) => row.by.has(one))) return ['heard'];
  return called.some((one) => row.by.has(`${one}?`)) ? ['heard', 'stopped as person'] : ['stopped as person'];
}

function answer(life: Life, name: CommandName, actor: Actor): Answer {
  const scene = { law: life.law, state: life.state, now: life.now, n: 0 };
  const verdict = decide(life.law, life.state, made(name, scene), actor, { at: life.now });
  if (verdict.ok) return 'heard';
  if (verdict.refusal.code === 'wrong_phase') return 'stopped by phase';
  return verdict.refusal.code === 'not_permitted' || verdict.refusal.code === 'not_assigned'
    ? 'stopped as person'
    : 'heard';
}

describe('the table of the process', () => {
  it('has a line in the golden table for every command, and no other line', () => {
    expect([...golden.keys()].sort()).toEqual([...COMMANDS].sort());
  });

  it.each(Object.keys(IN_PHASE))('lets exactly the right people act in %s', (phase) => {
    const life = IN_PHASE[phase]!();
    expect(phaseName(life.state)).toBe(phase);
    const wrong: string[] = [];
    for (const person of people(life)) {
      for (const name of COMMANDS) {
        const found = answer(life, name, person.actor);
        const right = expected(name, phase, person);
        if (!right.includes(found)) wrong.push(`${name} by ${person.name}: ${found}, golden: ${right.join(' or ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
