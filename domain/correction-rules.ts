// Correcting category, urgency or respondent, with a reason; old values stay readable and no limit moves (T7, T13).
import type { CaseState } from './case.ts';
import { covers } from './case-permission.ts';
import { type FoldsOf, no, type RulesOf, type Turn, yes } from './case-rules.ts';
import type { CorrectionCommands, CorrectionEvents, RegistrationFacts } from './correction.ts';
import { tellStaff } from './delivery-ladder.ts';

export const correctionRules = {
  correctRegistration(turn, { reason, ...wanted }) {
    const { state, actor, on } = turn;
    if (reason.length === 0) return no('reason_required', { field: 'reason' });
    const to = changedFacts(state, wanted);
    if (Object.keys(to).length === 0) return no('nothing_to_do');
    // Whoever handles the case stays apart from the unit complained about: they go first, then the name is put right.
    const accused = accusedBy(turn, to);
    if (accused.length > 0) return no('not_independent', { staff: accused, use: 'assignHandler' });
    const names = Object.keys(to) as (keyof RegistrationFacts)[];
    const from = Object.fromEntries(names.map((name) => [name, state[name]])) as RegistrationFacts;
    const told = state.handler?.id ?? { unit: state.owner.id, role: 'lead' as const };
    return yes({
      type: 'registrationCorrected',
      data: { from, to, reason, by: actor.id, on },
      ...tellStaff(turn, 'assignment', told, { facts: { what: 'corrected' } }),
    });
  },
} satisfies RulesOf<CorrectionCommands>;

export const correctionFolds = {
  registrationCorrected: ({ corrections = [] }, correction) => ({
    ...correction.to,
    corrections: [...corrections, correction],
  }),
} satisfies FoldsOf<CorrectionEvents>;

/** What would differ from now. */
function changedFacts(state: CaseState, { category, urgent, respondent }: RegistrationFacts): RegistrationFacts {
  return {
    ...(category !== undefined && category !== state.category ? { category } : {}),
    ...(urgent !== undefined && urgent !== state.urgent ? { urgent } : {}),
    ...(respondent !== undefined && respondent?.id !== state.respondent?.id ? { respondent } : {}),
  };
}

/** Who handles the case and would belong to the unit complained about, where the pack keeps it away (L21). */
function accusedBy({ law, state }: Turn, { respondent }: RegistrationFacts): string[] {
  if (respondent === undefined || respondent === null || !law.accusedUnitMayNotHandle) return [];
  const { handler, team } = state;
  const people = [...(handler ? [handler] : []), ...(team?.lead ? [team.lead] : []), ...(team?.members ?? [])];
  return [...new Set(people.filter(({ unit }) => covers(respondent.id, unit)).map(({ id }) => id))];
}
