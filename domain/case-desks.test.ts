// What lies on each desk between units, by whole lives of cases in memory.
import { describe, expect, it } from 'vitest';
import { anActor, aText, CIVIL, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, found, planned, reviewer } from '../test/support/case-stages.ts';
import { type DeskName, mattersOn } from './case-desks.ts';
import { projectCase } from './case-projection.ts';

const clerk = anActor('clerk');
const handler = anActor('handler');
const on = (desk: DeskName, { law, state }: Life) => mattersOn(desk, law, state, Object.values(state.tasks));

describe('hand-overs', () => {
  const offered = () =>
    new Life().do(
      'offerTransfer',
      {
        ...{ to: CIVIL, basis: 'statutoryDuty', article: 'x', dataScopes: ['matter'], reason: aText() },
        leavesSystem: false,
      },
      clerk,
    );

  it('name sender, receiver, ground and the limit of whoever has to answer', () => {
    const life = offered();
    expect(on('handOvers', life)).toMatchObject([
      {
        state: 'consented',
        fromUnit: 'yunxi.center',
        asked: [{ unit: CIVIL.id, limit: null }],
        basis: 'statutoryDuty',
      },
    ]);
    life.do('sendTransfer', {}, clerk);
    const [matter] = on('handOvers', life);
    expect(matter!.asked[0]!.limit).toMatchObject({ clock: 'transferReceipt', isLate: false });
    expect(matter!.text).toEqual(life.state.transfer!.reason);
  });

  it('show the objection once there is one, and nothing when it is over', () => {
    const objection = aText();
    const life = offered().do('sendTransfer', {}, clerk);
    life.do('objectTransfer', { reason: objection }, anActor('clerk', CIVIL.id));
    const [matter] = on('handOvers', life);
    expect(matter).toMatchObject({ state: 'objected', text: objection });
    expect(matter!.asked[0]!.limit?.clock).toBe('transferAnswer');
    life.do('answerObjection', { agree: true, reason: aText() }, clerk);
    expect(on('handOvers', life)).toEqual([]);
  });
});

describe('consultations', () => {
  const asked = () => {
    const unit = (id: string) => ({ unit: { id, body: id, active: true }, role: 'assisting' as const });
    const units = [{ ...unit('yunxi.water'), due: '2026-03-04' }, unit('yunxi.roads')];
    return accepted(new Life()).do('consult', { question: aText(), units }, handler);
  };
  const answer = (life: Life, unit: string) =>
    life.do(
      'giveOpinion',
      { consultation: life.state.consultations![0]!.id, opinion: aText(), stance: 'agree' },
      anActor('lead', unit),
    );

  it('show each unit that has not answered with its own last day; late ones stay', () => {
    const life = asked().until('2026-03-05');
    const [matter] = on('consultations', life);
    expect(matter!.asked.map(({ unit, limit }) => [unit, limit!.dueOn, limit!.isLate])).toEqual([
      ['yunxi.water', '2026-03-04', true],
      ['yunxi.roads', '2026-03-09', false],
    ]);
    answer(life, 'yunxi.water');
    expect(on('consultations', life)[0]!.asked.map(({ unit }) => unit)).toEqual(['yunxi.roads']);
    answer(life, 'yunxi.roads');
    expect(on('consultations', life)).toEqual([]);
  });

  it('are listed by the limits of their own: a listed task carries the end of its limit', () => {
    const life = asked();
    const listed = projectCase(life.state).tasks.filter(({ kind }) => kind === 'giveOpinion');
    const ends = listed.map(({ about }) => life.state.clocks[about!]!.dueAt);
    expect(listed.map(({ dueAt }) => dueAt)).toEqual(ends);
    expect(projectCase(life.state).tasks.find(({ kind }) => kind === 'investigate')).not.toHaveProperty('dueAt');
  });
});

describe('approvals', () => {
  const submitted = (amount: number) => {
    const life = found(accepted(new Life()));
    const answers = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'upheld' as const, answer: aText() }));
    const measure = { demand: 'd1', what: aText(), ownerUnit: 'yunxi.center', dueOn: '2026-05-08' };
    const measures = [
      { ...measure, kind: 'compensation' as const, amount },
      { ...measure, kind: 'compensation' as const, amount },
      { ...measure, kind: 'apology' as const },
    ];
    return life.do('draftPlan', { answers, measures }, handler).do('submitPlan', {}, handler);
  };

  it('of a plan say who drafted it, what it costs altogether and who has agreed', () => {
    const life = submitted(1000);
    const [matter] = on('approvals', life);
    expect(matter).toMatchObject({
      ...{ state: 'approvePlan', by: handler.id, version: 1, amount: 2000 },
      ...{ measures: ['compensation', 'apology'], chain: life.state.approvals.map(({ role }) => ({ role })) },
    });
    expect(matter!.asked[0]!.limit?.clock).toBe(life.state.clocks['approval'] === undefined ? undefined : 'approval');
  });

  it('of an ending say what was agreed, and of a reply who drafted it', () => {
    const life = accepted(new Life());
    const results = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'partlyUpheld' as const }));
    const agreement = aText();
    const consent = { how: 'counter' as const, on: life.state.receivedOn };
    life.do('proposeSettlement', { agreement, results, consent, evidence: [] }, handler);
    const [ending] = on('approvals', life).filter(({ state }) => state === 'decideEnding');
    expect(ending).toMatchObject({ by: handler.id, text: agreement });
    const other = submitted(1);
    for (const { role } of other.state.approvals) other.do('approve', {}, anActor(role));
    expect(on('approvals', other).find(({ state }) => state === 'implement')).toMatchObject({ by: null, text: null });
  });
});

describe('reviews', () => {
  it('say the level, before whom, on what grounds, and by when once the limit runs', () => {
    const life = appealed(answered(new Life()));
    expect(on('reviews', life)).toMatchObject([
      { level: 1, state: 'pending', against: 'reply', reasons: ['facts'], isLate: false, fromUnit: null },
    ]);
    life.do('acceptReview', {}, reviewer(1));
    const [matter] = on('reviews', life);
    expect(matter).toMatchObject({ state: 'accepted', by: reviewer(1).id });
    expect(matter!.asked[0]).toMatchObject({ unit: 'yunxi.fucha', limit: { isLate: false } });
  });

  it('leave nothing on the other desks', () => {
    const life = planned(found(accepted(new Life())));
    expect(on('handOvers', life)).toEqual([]);
    expect(on('consultations', life)).toEqual([]);
    expect(on('reviews', life)).toEqual([]);
  });
});
