import { describe, expect, it } from 'vitest';
import { accepted } from '../test/support/case-stages.ts';
import { aLaw, anActor, aText, Life } from '../test/support/case-builders.ts';
import { type Scenario, type ScenarioStep, simulate, whatIf } from './simulation.ts';

const at = (on: string, verb: ScenarioStep['do'], more: Partial<ScenarioStep> = {}): ScenarioStep => ({
  ...{ on, do: verb },
  ...more,
});
const played = (packId: string, matterType: string, ...steps: ScenarioStep[]) =>
  simulate(aLaw(packId, matterType), { matterType, steps } satisfies Scenario);
const due = ({ clocks }: Pick<ReturnType<typeof simulate>, 'clocks'>, id: string) =>
  clocks.filter(({ clock }) => clock === id).map(({ startOn, dueOn, standing }) => [startOn, dueOn, standing]);

describe('simulate', () => {
  it('gives the dates of a life from intake to the archive', () => {
    const result = played(
      ...['cn-xinfang-2022', 'claim'],
      ...[at('2026-02-05', 'register'), at('2026-02-24', 'accept'), at('2026-04-01', 'extend')],
      ...[at('2026-04-20', 'reply'), at('2026-04-22', 'served'), at('2026-06-30', 'archive')],
    );
    // 15 days from Thu 2026-02-05 end on Fri 02-20, inside Spring Festival: Tue 02-24 is the first working day.
    expect(due(result, 'preliminary')).toEqual([['2026-02-05', '2026-02-24', 'met']]);
    // 60 days and 30 more from Tue 2026-02-24 end on Mon 2026-05-25.
    expect(due(result, 'handling')).toEqual([['2026-02-24', '2026-05-25', 'met']]);
    expect(result.effects.map(({ event, on }) => [event, on])).toContainEqual(['windowShut', '2026-05-22']);
    expect([result.refused, result.phase, result.conclusion]).toEqual([[], 'archived', 'final']);
  });

  it('shows what is refused, with its step and command, and goes on', () => {
    const result = played(
      ...['cn-fuyi-2023', 'ordinary'],
      ...[at('2026-02-12', 'register'), at('2026-03-05', 'until'), at('2026-03-02', 'accept')],
      ...[at('2026-03-06', 'accept'), at('2026-03-07', 'supplementEvidence'), at('2026-03-08', 'review')],
    );
    expect(result.refused.map(({ step, command, code }) => [step, command, code])).toEqual([
      [2, null, 'not_in_order'],
      [3, 'recordChecklist', 'wrong_phase'],
      [5, 'recordReviewSheet', 'wrong_phase'],
    ]);
    expect(result.effects.map(({ event, on }) => [event, on])).toContainEqual(['deemedAccepted', '2026-02-26']);
  });

  it('gives a limit that starts again a row for each time', () => {
    const result = played(
      ...['cn-service-centre-example', 'delay'],
      ...[at('2026-03-02', 'register'), at('2026-03-03', 'requestSupplement'), at('2026-03-03', 'served')],
      ...[at('2026-03-05', 'supplement'), at('2026-03-06', 'requestSupplement'), at('2026-03-06', 'served')],
    );
    expect(due(result, 'supplement').map(([start]) => start)).toEqual(['2026-03-03', '2026-03-06']);
  });

  it('ends limits in hours to the minute', () => {
    const result = played('cn-hotline-example', 'danger', at('2026-03-02', 'register', { at: '09:30' }));
    expect(result.clocks[0]).toMatchObject({ clock: 'preliminary', dueOn: null, dueTime: '2026-03-02T10:30' });
  });

  it('does not begin without a registration', () => {
    const result = played('cn-fuyi-2023', 'ordinary', at('2026-02-12', 'accept'));
    expect([result.phase, result.refused[0]?.code]).toEqual([null, 'no_such_step_now']);
    expect(played('cn-fuyi-2023', 'ordinary').refused).toHaveLength(1);
  });
});

describe('whatIf', () => {
  it('tells only what differs from letting time pass, and leaves the case as it is', () => {
    const life = new Life();
    const items = [{ item: 'paper', what: aText(), knownBefore: false }];
    life.do('requestSupplement', { items }, anActor('clerk')).opens('supplementNotice');
    const before = JSON.stringify(life.state);
    const result = whatIf(life.law, life.state, [at('2026-03-06', 'supplement')], life.now);
    expect(result.refused).toEqual([]);
    expect(result.phase).toEqual({ without: 'awaitingSupplement', with: 'preliminaryReview' });
    // Stopped on the day of receipt, Mon 03-02, resumed on Fri 03-06: 5 working days end on Fri 2026-03-13.
    expect(result.clocks.map(({ clock, with: now }) => [clock, now?.dueOn, now?.standing])).toEqual([
      ['preliminary', '2026-03-13', 'running'],
      ['supplement', '2026-03-16', 'met'],
    ]);
    expect(JSON.stringify(life.state)).toBe(before);
  });

  it('says nothing where nothing would differ', () => {
    const life = accepted(new Life());
    const result = whatIf(life.law, life.state, [at('2026-03-06', 'until')], life.now);
    expect([result.clocks, result.phase, result.refused]).toEqual([[], null, []]);
  });

  it('asks the assigned handler, and takes a day gone by for what it is', () => {
    const life = accepted(new Life());
    life.do(
      'assignHandler',
      { handler: { id: 'handler-9', unit: 'yunxi.center', roles: ['handler'] } },
      anActor('lead'),
    );
    const result = whatIf(life.law, life.state, [at('2026-02-27', 'reply'), at('2026-03-06', 'reply')], life.now);
    expect(result.refused.map(({ step, code }) => [step, code])).toEqual([[0, 'not_in_order']]);
    expect(result.phase?.with).toBe('delivering');
  });
});
