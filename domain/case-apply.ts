// Folds one event into the state: what all events share first, then the row's own part. Needs no law; never refuses.
import { dropAlarm, foldClock } from './clock-ledger.ts';
import type { CaseEvent, CaseState, EventType } from './case.ts';
import { foldTasks } from './case-tasks.ts';
import { endedAsks } from './case-asks.ts';
import { consultationFolds } from './consultation-rules.ts';
import { contactLogFolds } from './contact-log-rules.ts';
import { deliveryFolds, queueNotices } from './delivery-rules.ts';
import { correctionFolds } from './correction-rules.ts';
import { endingFolds } from './ending-rules.ts';
import { groupFolds } from './group-rules.ts';
import { endedGroup } from './group-state.ts';
import { independenceFolds } from './independence-rules.ts';
import { informationFolds } from './information-rules.ts';
import { intakeFolds, openingState } from './intake-rules.ts';
import { investigationFolds } from './investigation-rules.ts';
import { lawChangeFolds } from './law-change-rules.ts';
import { leavingFolds } from './leaving-rules.ts';
import { limitFolds } from './limit-rules.ts';
import { matterChangeFolds } from './matter-change-rules.ts';
import { measureFolds } from './measure-rules.ts';
import { peopleFolds } from './people-rules.ts';
import { planFolds } from './plan-rules.ts';
import { preliminaryFolds } from './preliminary-rules.ts';
import { repeatFolds } from './repeat-rules.ts';
import { replyFolds } from './reply-rules.ts';
import { reviewFolds } from './review-rules.ts';
import { standstillFolds } from './standstill-rules.ts';
import { supplementFolds } from './supplement-rules.ts';
import { teamFolds } from './team-rules.ts';
import { aftercareFolds } from './aftercare-rules.ts';
import { firstAnswerFolds } from './first-answer-rules.ts';
import { statementFolds } from './statement-rules.ts';
import { settlingFolds } from './settling-rules.ts';
import { successionFolds } from './succession-rules.ts';
import { supervisionFolds } from './supervision-rules.ts';
import { transferFolds } from './transfer-rules.ts';
import { holdsAfter, vetoFolds } from './veto-rules.ts';
import type { FoldsOf } from './case-rules.ts';
import type { CaseEventData } from './case.ts';

const FOLDS = {
  ...intakeFolds,
  ...correctionFolds,
  ...matterChangeFolds,
  ...peopleFolds,
  ...teamFolds,
  ...leavingFolds,
  ...independenceFolds,
  ...preliminaryFolds,
  ...repeatFolds,
  ...groupFolds,
  ...supplementFolds,
  ...transferFolds,
  ...investigationFolds,
  ...consultationFolds,
  ...informationFolds,
  ...contactLogFolds,
  ...planFolds,
  ...measureFolds,
  ...replyFolds,
  ...deliveryFolds,
  ...reviewFolds,
  ...limitFolds,
  ...vetoFolds,
  ...lawChangeFolds,
  ...standstillFolds,
  ...supervisionFolds,
  ...endingFolds,
  ...settlingFolds,
  ...successionFolds,
  ...statementFolds,
  ...firstAnswerFolds,
  ...aftercareFolds,
} satisfies FoldsOf<CaseEventData>;

type AnyFold = (state: CaseState, data: unknown, event: CaseEvent) => Partial<CaseState>;

/** The state after `event`; `state` is null before the first event, `registered`. */
export function apply(state: CaseState | null, event: CaseEvent): CaseState {
  const before = state ?? openingState(event);
  const common = foldCommon(before, event);
  const own = (FOLDS[event.type] as AnyFold)(common, event.data, event);
  // `common` was made just now and nobody else has it: filled in place, since copying a whole state is what folding costs.
  const after = Object.assign(common, own, { took: tookBy(common, event, own) });
  return Object.assign(after, endedAsks(before, after), endedGroup(before, after, event));
}

export function foldAll(events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | null>(apply, null);
  if (state === null) throw new Error('a case has at least its first event');
  return state;
}

function foldCommon(state: CaseState, event: CaseEvent): CaseState {
  let clocks = state.clocks;
  if (event.rang) clocks = dropAlarm(clocks, event.rang.clock, event.rang.step);
  for (const move of event.clocks ?? []) clocks = foldClock(clocks, move);
  const started = (event.effects ?? []).map((effect, index) => ({ ...effect, id: `${event.seq}.${index}` }));
  return {
    ...state,
    ...holdsAfter(state, event),
    version: event.seq,
    head: event.hash,
    changedAt: event.at,
    phase: event.phase ?? state.phase,
    returnTo: event.returnTo === undefined ? state.returnTo : event.returnTo,
    conclusion: event.conclusion === undefined ? state.conclusion : event.conclusion,
    concludedOn: concludedOn(state, event),
    clocks,
    tasks: foldTasks(state.tasks, event.tasks ?? []),
    notices: queueNotices(state.notices, event),
    effects: [...state.effects.filter((effect) => effect.id !== event.effectDone), ...started],
  };
}

/** The legal day of the conclusion; none while the case is open again. */
function concludedOn(state: CaseState, event: CaseEvent): string | null {
  if (event.phase === undefined || event.phase === 'archived') return state.concludedOn;
  return event.phase === 'concluded' ? (state.concludedOn ?? event.effectiveOn) : null;
}

/** Which part an act is, for independence (L21). Findings made in review are the reviewer's. */
const PARTS: Partial<Record<EventType, keyof CaseState['took']>> = {
  actionRecorded: 'handled',
  findingRecorded: 'handled',
  answeredAtOnce: 'handled',
  planDrafted: 'drafted',
  planSubmitted: 'drafted',
  replyDrafted: 'drafted',
  endProposed: 'drafted',
  planApproved: 'approved',
  replyIssued: 'approved',
  settled: 'approved',
  terminated: 'approved',
  lateAppealDecided: 'reviewed',
  reviewAccepted: 'reviewed',
  reviewRefused: 'reviewed',
  reviewSheetRecorded: 'reviewed',
  reviewConcluded: 'reviewed',
};

function tookBy(state: CaseState, event: CaseEvent, own: Partial<CaseState>): CaseState['took'] {
  const took = own.took ?? state.took;
  const named = PARTS[event.type];
  if (named === undefined || event.actor.kind !== 'staff') return took;
  const part = named === 'handled' && state.phase === 'inReview' ? 'reviewed' : named;
  // Who acted, and the absent person in whose place: neither of the two is independent of it afterwards.
  const { id, actsFor } = event.actor;
  const more = [id, ...(actsFor === undefined ? [] : [actsFor])].filter((one) => !took[part].includes(one));
  return more.length === 0 ? took : { ...took, [part]: [...took[part], ...more] };
}
