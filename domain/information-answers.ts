// What a party answers, item by item, itself or taken down by staff: in time or late by the time of receipt, files laid
// to the evidence of the case. Leaves out the asking (information-rules.ts).
import { inTime } from './clock-ledger.ts';
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { no, parts, type Turn, yes } from './case-rules.ts';
import { tellStaff } from './delivery-ladder.ts';
import { informationClock, openRequests, requestOf, stopped, withRequest } from './information-state.ts';
import type { AskedParty, InformationCommands, InformationEvents, InformationRequest } from './information.ts';
import type { EvidenceItem } from './intake.ts';

type Given = InformationCommands['answerInformation'];

/** `answerInformation`: some or all items; the limit is met with the last of them. */
export function answered(turn: Turn, data: Given): Verdict<EventDraft[]> {
  const request = requestOf(turn.state, data.request);
  if (request === undefined || !isAskedOf(turn, request.from)) {
    const from = turn.actor.party ?? turn.actor.onBehalfOf;
    return no('unknown_item', { request: data.request, open: openRequests(turn.state, from).map(({ id }) => id) });
  }
  const unfit = refused(request, data);
  if (unfit !== null) return unfit;
  const clock = turn.state.clocks[informationClock(request.id)];
  const given = new Set(data.given.map(({ item }) => item));
  const complete = request.items.every(({ item, answer }) => answer !== undefined || given.has(item));
  const { handler, owner } = turn.state;
  const told = tellStaff(turn, 'assignment', handler?.id ?? { unit: owner.id, role: 'lead' }, {
    facts: { what: 'informationAnswered' },
  });
  return yes({
    type: 'informationAnswered',
    data: {
      ...{ request: request.id, from: request.from, on: turn.on, complete, files: newFiles(turn, request.from, data) },
      answers: data.given.map(({ item, answer, evidence }) => ({
        ...{ item, evidence: evidence.map((one) => one.evidence) },
        ...(answer === undefined ? {} : { text: answer }),
      })),
      late: clock !== undefined && !inTime(clock, turn.receivedAt),
      takenDown: turn.actor.kind !== 'party',
    },
    effectiveOn: turn.on,
    effectiveBy: 'received',
    ...parts({ clocks: complete ? stopped(turn, request, 'met', 'informationAnswered') : [] }, told),
  });
}

/** A party answers what it was asked itself; staff write down for the party the request names. */
function isAskedOf({ actor }: Turn, from: AskedParty): boolean {
  return (actor.party ?? actor.onBehalfOf ?? from) === from;
}

function refused(request: InformationRequest, { given: answers }: Given): Verdict<never> | null {
  if (request.state !== 'open' && request.state !== 'lapsed') return no('already_done', { request: request.state });
  const asked = new Map(request.items.map((item) => [item.item, item]));
  const names = answers.map(({ item }) => item);
  const strange = names.filter((name) => !asked.has(name));
  if (strange.length > 0) return no('unknown_item', { items: strange, asked: [...asked.keys()] });
  const again = names.filter((name, index) => asked.get(name)?.answer !== undefined || names.indexOf(name) !== index);
  if (again.length > 0) return no('already_done', { items: again });
  const empty = answers.filter(({ answer, evidence }) => (answer?.length ?? 0) === 0 && evidence.length === 0);
  const missing = answers.length === 0 ? ['answers'] : empty.map(({ item }) => `answers.${item}`);
  return missing.length === 0 ? null : no('incomplete', { missing });
}

function newFiles({ state, actor, receivedAt }: Turn, party: AskedParty, { given: answers }: Given): EvidenceItem[] {
  const known = new Set(state.evidence.map(({ evidence }) => evidence));
  const all = new Map(answers.flatMap(({ evidence }) => evidence.map((one) => [one.evidence, one] as const)));
  const isNew = state.phase === 'inReview' ? { newInReview: true } : {};
  return [...all.values()]
    .filter(({ evidence }) => !known.has(evidence))
    .map((file) => ({ ...file, by: actor.kind, party, at: receivedAt, ...isNew }));
}

export function answersFolded(state: CaseState, event: InformationEvents['informationAnswered']): Partial<CaseState> {
  const { request: id, answers, files, on, late, takenDown, complete } = event;
  const byItem = new Map(answers.map(({ item, ...answer }) => [item, { ...answer, on, late, takenDown }]));
  const changed = withRequest(state, id, (request) => ({
    items: request.items.map((item) => {
      const answer = byItem.get(item.item);
      return answer === undefined ? item : { ...item, answer };
    }),
    ...(complete ? { state: 'answered' as const } : {}),
  }));
  return { ...changed, ...(files.length === 0 ? {} : { evidence: [...state.evidence, ...files] }) };
}
