// Acts of several commands: acceptance with its checks, a plan with its findings, a review with its sheet.
// Leaves out which step they belong to (simulation-steps.ts).
import type { CaseCommand, CaseState, DemandOutcome } from './case.ts';
import type { Law } from './law.ts';
import type { SheetPart } from './review.ts';
import { someText } from './simulation-actors.ts';
import type { ScenarioStep } from './simulation.ts';

export type Given = CaseCommand;

/** The case as it stands; asked again after each command of a step. */
export interface Sight {
  law: Law;
  state: CaseState;
  /** ms. */
  now: number;
  step: ScenarioStep;
}
export type Look = () => Sight;

export const text = someText('words');
export const bases = [{ kind: 'law' as const, title: 'law', clause: '1', version: '1' }];
const PARTS: readonly SheetPart[] = ['procedure', 'facts', 'law', 'fairness', 'reasonableness'];

/** With check list, remit and conditions, all met. */
export function* accepted(look: Look): Generator<Given> {
  const { law } = look();
  const entries = law.checklist.map(({ item }) => ({ item, finding: 'met' as const }));
  const conditions = law.conditions.map(({ code }) => ({ code, fulfilled: true }));
  if (look().state.checklist.length === 0 && entries.length > 0) yield { name: 'recordChecklist', data: { entries } };
  if (look().state.jurisdiction === null)
    yield { name: 'decideJurisdiction', data: { inRemit: true, article: 'simulated' } };
  if (look().state.conditions.length === 0 && conditions.length > 0)
    yield { name: 'recordConditions', data: { conditions } };
  yield { name: 'accept', data: {} };
}

/** A finding for each demand, the plan and its submission. */
export function* planned(look: Look): Generator<Given> {
  for (const { id } of look().state.demands) {
    const facts = { demand: id, outcome: outcomeOf(look()), facts: someText(`facts-${look().state.version}`) };
    const found = { ...facts, evidence: ['e-1'], bases, responsible: 'none' as const, degree: 'none' as const };
    const evidence = look()
      .state.evidence.slice(0, 1)
      .map((item) => item.evidence);
    yield { name: 'recordFinding', data: { ...found, evidence } };
  }
  const { state, step } = look();
  const measures =
    step.day === undefined
      ? []
      : [{ demand: state.demands[0]?.id ?? 'd1', kind: 'rectification' as const, what: text, dueOn: step.day }];
  const promised = measures.map((measure) => ({ ...measure, ownerUnit: state.owner.id }));
  yield { name: 'draftPlan', data: { answers: resultsOf(look()), measures: promised } };
  yield { name: 'submitPlan', data: {} };
}

/** From taking it on to the opinion. */
export function* reviewed(look: Look): Generator<Given> {
  const outcome = look().step.outcome ?? 'uphold';
  if (look().state.reviews.at(-1)?.state === 'pending') yield { name: 'acceptReview', data: {} };
  const parts = PARTS.map((part) => ({ part, finding: text, sound: outcome === 'uphold' }));
  if (look().state.reviews.at(-1)?.sheet === undefined) yield { name: 'recordReviewSheet', data: { parts } };
  const results = resultsOf(look());
  yield { name: 'concludeReview', data: { outcome, facts: text, reasoning: text, results } };
}

/** After an order to handle again the same result is not allowed. */
function outcomeOf({ state }: Sight): DemandOutcome {
  return state.redo === null ? 'upheld' : 'partlyUpheld';
}

/** The approved plan's answers, so that the reply says what was approved. */
export function resultsOf(sight: Sight): { demand: string; outcome: DemandOutcome; answer: typeof text }[] {
  const approved = sight.state.plans.findLast(({ state }) => state === 'approved');
  if (approved !== undefined && sight.state.phase !== 'investigating') return approved.answers;
  return sight.state.demands.map(({ id }) => ({ demand: id, outcome: outcomeOf(sight), answer: text }));
}
