import { describe, expect, it } from 'vitest';
import type { CaseCommands } from './case.ts';
import { factsHash } from './investigation-rules.ts';
import { approvalChain } from './plan-rules.ts';
import { aFinding, APPROVER, aText, HANDLER, HEAD, Journey, LAW, LEAD, staff } from '../test/support/journey.ts';

const COMMENTS = aText('comments');
type Draft = CaseCommands['draftPlan'];
type Planned = Draft['measures'][number];

const REFUND: Planned = {
  demand: 'd1',
  kind: 'compensation',
  what: aText('refund'),
  ownerUnit: 'yunxi.center',
  dueOn: '2026-06-12',
  amount: 9999,
};
const APOLOGY: Planned = {
  demand: 'd2',
  kind: 'apology',
  what: aText('apology'),
  ownerUnit: 'yunxi.center',
  dueOn: '2026-05-29',
};
const PLAN: Draft = {
  answers: [
    { demand: 'd1', outcome: 'upheld', answer: aText('answer-1') },
    { demand: 'd2', outcome: 'upheld', answer: aText('answer-2') },
  ],
  measures: [REFUND, APOLOGY],
};

/** Drafted on Friday 2026-05-15 by the handler. */
function drafted(plan: Draft = PLAN, journey = Journey.found()): Journey {
  journey.act('2026-05-15', HANDLER, 'draftPlan', plan);
  return journey;
}

function submitted(plan: Draft = PLAN, journey = Journey.found()): Journey {
  drafted(plan, journey).act('2026-05-15', HANDLER, 'submitPlan', {});
  return journey;
}

describe('drafting a plan', () => {
  it('keeps each version', () => {
    const journey = drafted();
    journey.act('2026-05-15', HANDLER, 'draftPlan', { ...PLAN, measures: [] });
    expect(journey.state.plans.map(({ version, state }) => [version, state])).toEqual([
      [1, 'draft'],
      [2, 'draft'],
    ]);
    expect(journey.state.plans[0]?.measures.map(({ id }) => id)).toEqual(['m8', 'm8-2']);
    expect(journey.state.took.drafted).toEqual(['handler-yunxi.center']);
  });

  it('answers every demand, and every demand was looked into', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-14', HANDLER, 'recordFinding', aFinding('d1'));
    const half = { answers: PLAN.answers.slice(0, 1), measures: [] };
    expect(journey.refusal('2026-05-15', HANDLER, 'draftPlan', half)).toEqual({
      code: 'incomplete',
      detail: { missing: ['finding.d2', 'answer.d2'] },
    });
  });

  it('answers no demand twice and none that nobody raised', () => {
    const journey = Journey.found();
    const twice = { ...PLAN, answers: [...PLAN.answers, ...PLAN.answers] };
    expect(journey.refusal('2026-05-15', HANDLER, 'draftPlan', twice).code).toBe('already_done');
    const strange = { ...PLAN, measures: [{ ...APOLOGY, demand: 'd9' }] };
    expect(journey.refusal('2026-05-15', HANDLER, 'draftPlan', strange)).toEqual({
      code: 'unknown_item',
      detail: { demands: ['d9'] },
    });
  });

  it('promises nothing for a day that is over; today is still possible', () => {
    const journey = Journey.found();
    const late = { ...PLAN, measures: [{ ...APOLOGY, dueOn: '2026-05-14' }] };
    expect(journey.refusal('2026-05-15', HANDLER, 'draftPlan', late)).toEqual({
      code: 'deadline_passed',
      detail: { dueOn: ['2026-05-14'] },
    });
    drafted({ ...PLAN, measures: [{ ...APOLOGY, dueOn: '2026-05-15' }] }, journey);
  });

  it('names the amount of a compensation', () => {
    const vague = { ...PLAN, measures: [{ ...REFUND, amount: 0 }] };
    expect(Journey.found().refusal('2026-05-15', HANDLER, 'draftPlan', vague)).toEqual({
      code: 'incomplete',
      detail: { missing: ['measures.0.amount'] },
    });
  });
});

describe('after an order to redo', () => {
  function ordered(): Journey {
    const journey = Journey.found();
    const results = PLAN.answers.map(({ demand, outcome }) => ({ demand, outcome }));
    journey.state = { ...journey.state, redo: { review: 'r1', results, factsHash: factsHash(journey.state) } };
    return journey;
  }

  it('the same result on the same facts is refused', () => {
    expect(ordered().refusal('2026-05-15', HANDLER, 'draftPlan', PLAN)).toEqual({
      code: 'same_result',
      detail: { review: 'r1' },
    });
  });

  it('another result is possible', () => {
    const [first, second] = PLAN.answers;
    drafted({ ...PLAN, answers: [first!, { ...second!, outcome: 'partlyUpheld' }] }, ordered());
  });

  it('the same result is possible on other facts', () => {
    const journey = ordered();
    journey.act('2026-05-15', HANDLER, 'recordFinding', { ...aFinding('d1'), facts: aText('what the survey showed') });
    drafted(PLAN, journey);
  });
});

describe('submitting a plan', () => {
  it('asks the approvers the pack names and starts their limit', () => {
    const journey = drafted();
    const events = journey.act('2026-05-15', HANDLER, 'submitPlan', {});
    expect(journey.state.phase).toBe('awaitingApproval');
    expect(journey.state.approvals).toEqual([{ role: 'approver' }]);
    expect(journey.state.clocks['approval']?.dueOn).toBe('2026-05-20'); // Wednesday
    expect(Journey.told(events)).toEqual(['assignment > approver of yunxi.center']);
  });

  it('needs a draft', () => {
    expect(Journey.found().refusal('2026-05-15', HANDLER, 'submitPlan', {})).toEqual({
      code: 'incomplete',
      detail: { missing: ['plan'] },
    });
    const returned = submitted();
    returned.act('2026-05-18', APPROVER, 'returnPlan', { comments: COMMENTS });
    expect(returned.refusal('2026-05-18', HANDLER, 'submitPlan', {})).toEqual({
      code: 'already_done',
      detail: { plan: 'returned' },
    });
  });

  it('takes effect at once where the pack has no approval', () => {
    const journey = submitted(PLAN, Journey.found({ ...LAW, approval: [] }));
    expect(journey.state.phase).toBe('implementing');
    expect(journey.state.plans.at(-1)?.state).toBe('approved');
    expect(journey.state.clocks['reply']?.dueOn).toBe('2026-05-22'); // Friday
    expect(journey.state.clocks['approval']).toBeUndefined();
    expect(Object.keys(journey.state.measures)).toEqual(['m8', 'm8-2']);
  });
});

describe('the chain of approval', () => {
  const planned = (...amounts: number[]) => amounts.map((amount, index) => ({ ...REFUND, id: `m${index}`, amount }));

  it('goes by kind and amount: the head joins from 100 yuan of compensation on', () => {
    expect(approvalChain(LAW, [])).toEqual(['approver']);
    expect(approvalChain(LAW, planned(9999))).toEqual(['approver']);
    expect(approvalChain(LAW, planned(10000))).toEqual(['approver', 'head']);
  });

  it('adds amounts up, so that a payment cannot be split below the threshold', () => {
    expect(approvalChain(LAW, planned(6000, 6000))).toEqual(['approver', 'head']);
  });

  it('is empty where no step of the pack fits', () => {
    const onlyMoney = {
      ...LAW,
      approval: [{ measureKinds: ['compensation'], fromAmount: 0, roles: ['head' as const] }],
    };
    expect(approvalChain(onlyMoney, [{ ...APOLOGY, id: 'm1' }])).toEqual([]);
  });
});

describe('approving', () => {
  it('by the last in the chain lets the case go on, starts the limit of the reply and makes the promises', () => {
    const journey = submitted();
    journey.act('2026-05-18', APPROVER, 'approve', {});
    expect(journey.state.phase).toBe('implementing');
    expect(journey.state.plans.at(-1)?.state).toBe('approved');
    expect(journey.state.clocks['approval']?.standing).toBe('met');
    expect(journey.state.clocks['reply']?.dueOn).toBe('2026-05-25'); // Monday
    expect(journey.state.clocks['measure:m8']?.dueOn).toBe('2026-06-12'); // Friday, as promised
    expect(journey.state.clocks['measure:m8-2']?.dueOn).toBe('2026-05-29'); // Friday, as promised
    expect(Object.values(journey.state.measures).map(({ kind, state }) => [kind, state])).toEqual([
      ['compensation', 'open'],
      ['apology', 'open'],
    ]);
  });

  it('of a large compensation takes the approver first, then the head', () => {
    const journey = submitted({ ...PLAN, measures: [{ ...REFUND, amount: 10000 }] });
    const events = journey.act('2026-05-18', APPROVER, 'approve', {});
    expect(journey.state.phase).toBe('awaitingApproval');
    expect(journey.tasks()).toEqual(['approvePlan: head of yunxi.center']);
    expect(Journey.told(events)).toEqual(['assignment > head of yunxi.center']);
    expect(journey.refusal('2026-05-18', staff('yunxi.center', 'approver', 'other'), 'approve', {})).toEqual({
      code: 'not_permitted',
      detail: { needs: 'head' },
    });
    journey.act('2026-05-19', HEAD, 'approve', {});
    expect(journey.state.phase).toBe('implementing');
    expect(journey.state.approvals.map(({ role, by }) => [role, by])).toEqual([
      ['approver', 'approver-yunxi.center'],
      ['head', 'head'],
    ]);
  });

  it('takes two people for two steps', () => {
    const journey = submitted({ ...PLAN, measures: [{ ...REFUND, amount: 10000 }] });
    journey.act('2026-05-18', HEAD, 'approve', {});
    expect(journey.refusal('2026-05-18', HEAD, 'approve', {}).code).toBe('not_independent');
  });

  it('is not for who drafted or handled, whatever roles they hold', () => {
    const both = staff('yunxi.center', ['handler', 'approver'], 'both');
    const journey = Journey.found();
    journey.act('2026-05-15', both, 'draftPlan', PLAN);
    journey.act('2026-05-15', both, 'submitPlan', {});
    expect(journey.refusal('2026-05-18', both, 'approve', {})).toEqual({
      code: 'not_independent',
      detail: { took: 'drafted' },
    });
  });

  it('needs the role whose turn it is', () => {
    expect(submitted().refusal('2026-05-18', LEAD, 'approve', {})).toEqual({
      code: 'not_permitted',
      detail: { needs: 'approver' },
    });
  });

  it('makes no promise whose day passed while the plan waited', () => {
    const journey = submitted({ ...PLAN, measures: [{ ...APOLOGY, dueOn: '2026-05-18' }] });
    expect(journey.refusal('2026-05-19', APPROVER, 'approve', {})).toEqual({
      code: 'deadline_passed',
      detail: { measures: ['m8'] },
    });
  });
});

describe('returning a plan', () => {
  it('goes back to the drafter with comments; the handling limit runs on', () => {
    const journey = submitted();
    const handling = journey.state.clocks['handling'];
    const events = journey.act('2026-05-18', APPROVER, 'returnPlan', { comments: COMMENTS });
    expect(journey.state.phase).toBe('investigating');
    expect(journey.state.plans.at(-1)).toMatchObject({ state: 'returned', comments: COMMENTS });
    expect(journey.state.approvals).toEqual([]);
    expect(journey.state.clocks['approval']?.standing).toBe('ended');
    expect(journey.state.clocks['handling']).toEqual(handling);
    expect(Journey.told(events)).toEqual(['assignment > handler-yunxi.center']);
    expect(journey.state.measures).toEqual({});
  });

  it('leaves the chain to begin again with the next version', () => {
    const journey = submitted({ ...PLAN, measures: [{ ...REFUND, amount: 10000 }] });
    journey.act('2026-05-18', APPROVER, 'approve', {});
    journey.act('2026-05-19', HEAD, 'returnPlan', { comments: COMMENTS });
    journey.act('2026-05-20', HANDLER, 'draftPlan', PLAN);
    journey.act('2026-05-20', HANDLER, 'submitPlan', {});
    expect(journey.state.approvals).toEqual([{ role: 'approver' }]);
    expect(journey.state.clocks['approval']?.dueOn).toBe('2026-05-25'); // Monday
  });
});
