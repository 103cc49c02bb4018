// What stands in a consultation: whose opinion is still waited for, under which clock, and what ends with the case.
// Leaves out who may ask, answer or go on without (consultation-rules.ts).
import type { CaseState, Verdict } from './case.ts';
import { no } from './case-rules.ts';
import type { Consultation, ConsultedUnit } from './consultation.ts';

/** The limit of one unit in one consultation: `consultation:k12:yunxi.minzheng`. */
export function opinionClock(consultation: string, unit: string): string {
  return `consultation:${consultation}:${unit}`;
}

/** The unit an opinion clock presses. */
export function consultedUnit(clock: string): string {
  return clock.split(':').slice(2).join(':');
}

/** Opinions the plan waits for. */
export function openOpinions(state: CaseState): { consultation: string; unit: string }[] {
  return opinionsIn(state, ['open']);
}

/** What depends on the opinions is refused while one is open; null where nobody is waited for (T11). */
export function opinionsMissing(state: CaseState): Verdict<never> | null {
  const open = openOpinions(state);
  if (open.length === 0) return null;
  const consultations = [...new Set(open.map(({ consultation }) => consultation))];
  return no('incomplete', { missing: open.map(({ unit }) => `opinion.${unit}`), consultations, use: 'proceedWithout' });
}

/** Units whose opinion would still be taken: asked and not answered, also after the case went on without them. */
export function unitsAsked(state: CaseState): string[] {
  return [...new Set(opinionsIn(state, ['open', 'passedOver']).map(({ unit }) => unit))];
}

function opinionsIn({ consultations = [] }: CaseState, states: readonly ConsultedUnit['state'][]) {
  return consultations.flatMap(({ id, units }) =>
    units.filter(({ state }) => states.includes(state)).map(({ unit }) => ({ consultation: id, unit })),
  );
}

/** The consultations with some units of one of them changed. */
export function withUnits(
  state: CaseState,
  id: string,
  change: (unit: ConsultedUnit) => Partial<ConsultedUnit>,
): Pick<CaseState, 'consultations'> {
  const changed = (one: Consultation): Consultation =>
    one.id === id ? { ...one, units: one.units.map((unit) => ({ ...unit, ...change(unit) })) } : one;
  return { consultations: (state.consultations ?? []).map(changed) };
}
