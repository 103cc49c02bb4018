// Papers of the decisions of a case and of what became of them: plans with approvals, reply drafts, review sheets, measures.
import type { CaseEvent, EventType } from '../domain/case.ts';
import { type CaseMaterial, unitWords } from './archive-material.ts';
import { dayOf, eventsOf, paper, type Paper } from './archive-papers.ts';

/** Plans with their approval and reply drafts lie with the decisions they led to (定稿). */
export function decisionPapers(material: CaseMaterial): Paper[] {
  const approvals = [
    ...eventsOf(material, 'planSubmitted'),
    ...eventsOf(material, 'planApproved'),
    ...eventsOf(material, 'planReturned'),
  ].sort((a, b) => a.seq - b.seq);
  const plans = eventsOf(material, 'planDrafted').map((event) => {
    const { version } = event.data;
    const steps = approvals
      .filter((step) => step.data.version === version)
      .map((step) => ({ kind: step.type, on: dayOf(material, step), ...step.data }));
    const state = material.state.plans.find((plan) => plan.version === version)?.state;
    return paper(
      material,
      'plan',
      'decision',
      dayOf(material, event),
      { ...event.data, state, approvals: steps },
      { ref: `plan-${version}` },
    );
  });
  const drafts = eventsOf(material, 'replyDrafted').map((event) =>
    paper(
      material,
      'replyDraft',
      'decision',
      dayOf(material, event),
      { ...event.data },
      { ref: `reply-${event.data.version}` },
    ),
  );
  const sheets = eventsOf(material, 'reviewSheetRecorded').map((event) => {
    const body = material.state.reviews.find((review) => review.id === event.data.review)?.body;
    const responsible = body === undefined ? {} : { responsible: unitWords(material, body) };
    return paper(
      material,
      'reviewSheet',
      'decision',
      dayOf(material, event),
      { ...event.data },
      { ref: event.data.review, ...responsible },
    );
  });
  return [...plans, ...drafts, ...sheets, ...endPapers(material)];
}

function endPapers(material: CaseMaterial): Paper[] {
  return eventsOf(material, 'endProposed').map((event) => {
    const { id, by, on, what } = event.data.proposal;
    const decisions = material.events.filter(
      ({ type, data }) => END_DECISIONS.has(type) && (data as { proposal?: string }).proposal === id,
    );
    const content = { by, on, ...what, decisions: recordOf(material, decisions) };
    return paper(material, 'endProposal', 'decision', dayOf(material, event), content, { ref: id });
  });
}

const END_DECISIONS: ReadonlySet<EventType> = new Set(['endReturned', 'settled', 'terminated']);

/** Measures, supervision, and every act about them. */
export function followUpPapers(material: CaseMaterial): Paper[] {
  return [...measurePapers(material), ...supervisionPapers(material), ...aftercarePapers(material)];
}

function measurePapers(material: CaseMaterial): Paper[] {
  const acts = material.events.filter(({ type }) => MEASURE_ACTS.has(type));
  const last = acts.at(-1);
  if (last === undefined) return [];
  const measures = Object.values(material.state.measures);
  const content = { measures, record: recordOf(material, acts) };
  return [paper(material, 'measures', 'followUp', dayOf(material, last), content)];
}

function supervisionPapers(material: CaseMaterial): Paper[] {
  const acts = material.events.filter(({ type }) => SUPERVISION_ACTS.has(type));
  const last = acts.at(-1);
  if (last === undefined) return [];
  const content = { orders: Object.values(material.state.orders ?? {}), record: recordOf(material, acts) };
  return [paper(material, 'supervision', 'followUp', dayOf(material, last), content)];
}

function aftercarePapers(material: CaseMaterial): Paper[] {
  const acts = material.events.filter(({ type }) => type === 'explanationRecorded' || type === 'calledBack');
  const last = acts.at(-1);
  if (last === undefined) return [];
  return [paper(material, 'aftercare', 'followUp', dayOf(material, last), { record: recordOf(material, acts) })];
}

function recordOf(material: CaseMaterial, acts: readonly CaseEvent[]) {
  return acts.map((event) => ({ kind: event.type, on: dayOf(material, event), by: event.actor.id, ...event.data }));
}

const SUPERVISION_ACTS: ReadonlySet<EventType> = new Set(['chased', 'orderIssued', 'orderAnswered', 'orderClosed']);

const MEASURE_ACTS: ReadonlySet<EventType> = new Set([
  'measuresPromised',
  'measureReported',
  'measureVerified',
  'measureRejected',
  'measureReleased',
  'measurePostponed',
  'promiseBroken',
]);
