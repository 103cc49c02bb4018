// After the reply: explaining it, and calling back. Both are records; neither moves a limit nor is asked for by a review.
// An unsolved matter becomes a supervisor's task (G11).
import { type FoldsOf, no, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { AftercareCommands, AftercareEvents } from './aftercare.ts';

export const aftercareRules = {
  recordExplanation(turn, data) {
    if (data.on > turn.on) return no('incomplete', { field: 'on', to: turn.on });
    if (!data.understood && (data.questions?.length ?? 0) === 0) return no('incomplete', { missing: ['questions'] });
    return yes({ type: 'explanationRecorded', data: { ...data, by: turn.actor.id } });
  },

  callBack(turn, data) {
    const delivered =
      turn.state.conclusion !== null || turn.state.issued.some(({ servedOn }) => servedOn !== undefined);
    if (!delivered) return no('incomplete', { missing: ['delivery'] });
    if (data.on > turn.on) return no('incomplete', { field: 'on', to: turn.on });
    const answers = { solved: data.solved, satisfied: data.satisfied };
    const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
    const missing = Object.keys(answers).filter((name) => !given.some(([one]) => one === name));
    if (data.answeredBy === 'nobody' && given.length > 0) return no('incomplete', { field: 'answeredBy' });
    if (data.answeredBy !== 'nobody' && missing.length > 0) return no('incomplete', { missing });
    const id = turn.id('cb');
    return yes({ type: 'calledBack', data: { ...data, id, by: turn.actor.id }, ...unsolved(turn, id, data.solved) });
  },
} satisfies RulesOf<AftercareCommands>;

export const aftercareFolds = {
  explanationRecorded: (state, data) => ({ explanations: [...(state.explanations ?? []), data] }),
  calledBack: (state, data) => ({ callBacks: [...(state.callBacks ?? []), data] }),
} satisfies FoldsOf<AftercareEvents>;

function unsolved(turn: Turn, id: string, solved: 'yes' | 'partly' | 'no' | undefined) {
  if (solved === undefined || solved === 'yes') return {};
  const to = { unit: turn.state.owner.id, role: 'supervisor' as const };
  const facts = { task: 'unsolved', solved };
  return parts(openTask(turn, 'unsolved', { ...to, about: id }), tellStaff(turn, 'escalation', to, { facts }));
}
