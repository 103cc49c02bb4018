// The few sequences of acts that nearly every case has, so that a script shows what is particular to it.
// Leaves out all content: texts stand in the complaints.
import type { CaseCommands } from '../domain/case.ts';
import type { DemoActor, DemoCommand, DemoStep, Plain } from './types.ts';

type Staff = `staff-${string}`;
type Answers = Plain<CaseCommands['draftPlan']['answers']>;
type Reply = Omit<Plain<CaseCommands['draftReply']>, 'results'>;

/** One act, its data checked against the domain's command. */
export function step<K extends DemoCommand>(
  by: DemoActor,
  command: K,
  data: Plain<CaseCommands[K]>,
  more: { onBehalfOf?: 'complainant'; waitFor?: 'transferSent' | 'noticesSent' } = {},
): DemoStep {
  return { by, command, data, ...more } as DemoStep;
}

/** The formality check, passed: every item met, in remit under `article`, every condition fulfilled. */
export function examined(clerk: Staff, article: string, reason: string): DemoStep[] {
  return [
    step(clerk, 'recordChecklist', { entries: [] }),
    step(clerk, 'decideJurisdiction', { inRemit: true, article, reason }),
    step(clerk, 'recordConditions', { conditions: [] }),
  ];
}

/** Checked, accepted and given to a handler. */
export function takenOn(
  people: { clerk: Staff; dispatcher: Staff; handler: Staff },
  article: string,
  reason: string,
  note?: string,
): DemoStep[] {
  return [
    ...examined(people.clerk, article, reason),
    step(people.clerk, 'accept', note === undefined ? {} : { note }),
    step(people.dispatcher, 'assignHandler', { handler: people.handler }),
  ];
}

/** Plan and reply drafted and submitted; the reply answers each demand in the words of the plan. */
export function submitted(
  handler: Staff,
  answers: Answers,
  measures: Plain<CaseCommands['draftPlan']['measures']>,
  reply: Reply,
): DemoStep[] {
  return [
    step(handler, 'draftPlan', { answers, measures }),
    step(handler, 'draftReply', { ...reply, results: answers }),
    step(handler, 'submitPlan', {}),
  ];
}

/** Approved along the chain, issued by the last approver and handed over in person against signature. */
export function servedInPerson(chain: [Staff, ...Staff[]], server: Staff, proof: string, note: string): DemoStep[] {
  return [
    ...chain.map((approver) => step(approver, 'approve', {})),
    step(chain.at(-1) ?? chain[0], 'issueReply', {}),
    step(server, 'recordDelivery', { notice: '@reply', method: 'inPerson', on: '{iso0}', proof, note }),
  ];
}
