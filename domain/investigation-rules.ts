// Investigation: actions with their record, findings per demand, each tied to evidence and bases (I2, I3, I5).
// Leaves out what is concluded from findings: plan-rules.ts.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { CaseState, DemandOutcome, EvidenceRef } from './case.ts';
import { type FoldsOf, no, type RulesOf, yes } from './case-rules.ts';
import type { Basis, InvestigationCommands, InvestigationEvents } from './investigation.ts';

export const investigationRules = {
  recordAction(turn, data) {
    const missing = [
      ...(data.by.length === 0 ? ['by'] : []),
      ...(data.place.trim() === '' ? ['place'] : []),
      ...(data.on > turn.on ? ['on'] : []),
    ];
    if (missing.length > 0) return no('incomplete', { missing });
    const known = evidenceOf(turn.state);
    const differing = data.evidence.filter((item) => (known.get(item.evidence) ?? item.sha256) !== item.sha256);
    if (differing.length > 0) return no('hash_mismatch', { evidence: differing.map((item) => item.evidence) });
    return yes({ type: 'actionRecorded', data: { ...data, id: turn.id('a') } });
  },

  recordFinding(turn, data) {
    const { state } = turn;
    if (!state.demands.some((demand) => demand.id === data.demand)) return no('unknown_item', { demand: data.demand });
    const known = evidenceOf(state);
    const strange = data.evidence.filter((id) => !known.has(id));
    if (strange.length > 0) return no('unknown_item', { evidence: strange });
    const missing = [
      ...data.bases.flatMap(missingInBasis),
      ...(needsGround(data.outcome) && data.bases.length === 0 ? ['bases'] : []),
      ...(needsGround(data.outcome) && data.evidence.length === 0 && state.actions.length === 0 ? ['evidence'] : []),
    ];
    if (missing.length > 0) return no('incomplete', { missing });
    return yes({ type: 'findingRecorded', data: { ...data, by: turn.actor.id } });
  },
} satisfies RulesOf<InvestigationCommands>;

export const investigationFolds = {
  actionRecorded: (state, action) => ({ actions: [...state.actions, action] }),
  findingRecorded: (state, finding) => ({ findings: { ...state.findings, [finding.demand]: finding } }),
} satisfies FoldsOf<InvestigationEvents>;

/**
 * SHA-256 (hex) of what the findings rest on: per demand its evidence and the text of its facts. A redo order keeps it,
 * so that the same result on the same facts can be refused (V7).
 */
export function factsHash(state: Pick<CaseState, 'findings'>): string {
  const facts = Object.values(state.findings)
    .map((finding) => ({ demand: finding.demand, evidence: [...finding.evidence].sort(), facts: finding.facts.sha256 }))
    .sort((a, b) => (a.demand < b.demand ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(facts))));
}

/** What was merely explained or withdrawn rests on no finding of fact. */
function needsGround(outcome: DemandOutcome): boolean {
  return outcome !== 'explained' && outcome !== 'withdrawn';
}

/** Evidence brought by the parties and produced by actions: id to hash. */
export function evidenceOf(state: CaseState): Map<string, string> {
  const produced: EvidenceRef[] = state.actions.flatMap((action) => action.evidence);
  return new Map([...state.evidence, ...produced].map((item) => [item.evidence, item.sha256]));
}

function missingInBasis(basis: Basis, index: number): string[] {
  return (['title', 'clause', 'version'] as const)
    .filter((field) => basis[field].trim() === '')
    .map((field) => `bases.${index}.${field}`);
}
