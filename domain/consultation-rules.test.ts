import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, CENTER, CIVIL, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, found, planned, reviewer } from '../test/support/case-stages.ts';
import type { UnitRef } from './case.ts';
import { projectCase } from './case-projection.ts';
import type { ConsultedRole } from './consultation.ts';

const handler = anActor('handler');
const lead = anActor('lead');
const reason = aText();
const NAMES = ['water', 'roads', 'health', 'labour', 'archive'] as const;

function aUnit(name: string): UnitRef {
  return { id: `yunxi.${name}`, body: `yunxi.${name}`, active: true };
}
const of = (name: string) => anActor('lead', `yunxi.${name}`, `lead-of-${name}`);
const opinion = (consultation: string) => ({ consultation, opinion: aText(), stance: 'agree' as const });

/** Monday 2 March 2026; the limit of the example pack is 5 working days: Monday 9 March. */
function consulted(life: Life, names: readonly string[] = NAMES, change: { due?: string; role?: ConsultedRole } = {}) {
  const units = names.map((name) => ({ unit: aUnit(name), role: 'assisting' as const, ...change }));
  return life.do('consult', { question: aText(), units }, handler);
}
const idOf = (life: Life) => life.state.consultations!.at(-1)!.id;
const standing = (life: Life) => life.state.consultations!.at(-1)!.units.map(({ state }) => state);
const openTasks = (life: Life, kind: string) => life.tasks().filter((task) => task.startsWith(kind));

/** A case whose plan is ready: only the consultation can hold it. */
const withPlan = () => planned(found(accepted(new Life())));

describe('a consultation in parallel (I7, L6)', () => {
  it('gives every unit its own limit, its own task and a message', () => {
    const life = consulted(withPlan(), ['water', 'roads']);
    const id = idOf(life);
    expect(life.limit(`consultation:${id}:yunxi.water`)).toBe('2026-03-09 running');
    expect(openTasks(life, 'giveOpinion')).toEqual([
      'giveOpinion: lead of yunxi.water',
      'giveOpinion: lead of yunxi.roads',
    ]);
    expect(
      life
        .notices('assignment')
        .slice(-2)
        .map(({ audience }) => audience),
    ).toEqual([
      { to: 'unit', unit: 'yunxi.water', role: 'lead' },
      { to: 'unit', unit: 'yunxi.roads', role: 'lead' },
    ]);
    expect(life.state.phase).toBe('investigating');
  });

  it('five units, one silent: the plan is still in time and the silence stands on record (L6)', () => {
    const life = consulted(withPlan());
    const id = idOf(life);
    const handling = life.state.clocks['handling']!.dueOn!;
    life.until('2026-03-05');
    for (const name of NAMES.slice(0, 4)) life.do('giveOpinion', opinion(id), of(name));
    life.until('2026-03-10');
    const [archive] = openTasks(life, 'giveOpinion');
    expect(archive).toBe('giveOpinion: lead of yunxi.archive');
    life.do('proceedWithout', { consultation: id, units: ['yunxi.archive'], reason }, lead);
    life.do('submitPlan', {}, handler);
    expect(life.state.phase).toBe('awaitingApproval');
    expect('2026-03-10' < handling).toBe(true);
    expect(projectCase(life.state).overdue).toBe(false);
    expect(standing(life)).toEqual(['answered', 'answered', 'answered', 'answered', 'passedOver']);
    expect(life.state.consultations![0]!.units[4]!.without).toMatchObject({
      silent: true,
      on: '2026-03-10',
      by: 'lead-1',
    });
    const expired = life.events
      .filter((event) => event.type === 'expired')
      .map(({ data, effectiveOn }) => [data, effectiveOn]);
    expect(expired).toEqual([[{ clock: `consultation:${id}:yunxi.archive` }, '2026-03-09']]);
    expect(openTasks(life, 'giveOpinion')).toEqual([]);
  });

  it('chases unit by unit: reminder, passed, unit head, supervisor; whoever answered is left alone', () => {
    const life = consulted(withPlan(), ['water', 'roads']);
    const id = idOf(life);
    life.do('giveOpinion', opinion(id), of('water'));
    life.until('2026-03-20');
    const told = life.events
      .filter((event) => event.type === 'warned' || event.type === 'expired' || event.type === 'escalated')
      .map((event) => [event.type, 'to' in event.data ? event.data.to : '', event.data.clock.split(':')[2]]);
    expect(told).toEqual([
      ['warned', '', 'yunxi.roads'],
      ['expired', '', 'yunxi.roads'],
      ['escalated', 'unitHead', 'yunxi.roads'],
      ['escalated', 'supervisor', 'yunxi.roads'],
    ]);
    const audiences = [...life.notices('reminder'), ...life.notices('escalation')].map(({ audience }) => audience);
    expect(audiences).toEqual(
      ['lead', 'lead', 'head', 'supervisor'].map((role) => ({ to: 'unit', unit: 'yunxi.roads', role })),
    );
    expect(openTasks(life, 'supervise')).toEqual([
      'supervise: head of yunxi.roads',
      'supervise: supervisor of yunxi.roads',
    ]);
    life.do('giveOpinion', opinion(id), of('roads'));
    expect(openTasks(life, 'supervise')).toEqual([]);
  });

  it('says by name whom the case waits for and what would help, and never ends before them (T11)', () => {
    const life = consulted(withPlan(), ['water', 'roads']);
    const id = idOf(life);
    life.do('giveOpinion', opinion(id), of('water'));
    expect(projectCase(life.state).waitingFor).toContain('lead@yunxi.roads: giveOpinion');
    const outcome = life.try('submitPlan', {}, handler);
    expect(outcome.ok ? null : outcome.refusal).toMatchObject({
      code: 'incomplete',
      detail: { missing: ['opinion.yunxi.roads'], consultations: [id], use: 'proceedWithout' },
    });
    life.do('giveOpinion', opinion(id), of('roads')).do('submitPlan', {}, handler);
    expect(life.state.phase).toBe('awaitingApproval');
  });

  it('is no limit of the case: neither the next day nor overdue in the lists', () => {
    const life = accepted(new Life());
    const before = projectCase(life.state).dueClock;
    consulted(life, ['water'], { due: '2026-03-03' }).until('2026-03-06');
    expect(life.state.clocks[`consultation:${idOf(life)}:yunxi.water`]!.standing).toBe('expired');
    expect(projectCase(life.state)).toMatchObject({ dueClock: before, overdue: false });
  });
});

describe('asking', () => {
  const ask = (life: Life, units: { unit: UnitRef; role: ConsultedRole; due?: string }[], by = handler) =>
    life.refusal('consult', { question: aText(), units }, by);
  const water = { unit: aUnit('water'), role: 'assisting' as const };

  it('names the day itself where the pack has no limit, and then has to', () => {
    const life = accepted(new Life(aLaw('cn-xinfang-2022')));
    expect(ask(life, [water])).toBe('incomplete');
    expect(ask(life, [{ ...water, due: '2026-03-06' }])).toBeNull();
    const clock = life.state.clocks[`consultation:${idOf(life)}:yunxi.water`]!;
    expect([clock.dueOn, clock.terms.side, clock.terms.confidence]).toEqual(['2026-03-06', 'receiver', 'named']);
    life.until('2026-03-12');
    expect(life.events.filter(({ type }) => type === 'escalated').map(({ data }) => data)).toMatchObject([
      { to: 'unitHead' },
      { to: 'supervisor' },
    ]);
  });

  it('gives no unit longer than the pack, none a day that is past', () => {
    const life = accepted(new Life());
    expect(ask(life, [{ ...water, due: '2026-03-10' }])).toBe('limit_exceeded');
    expect(ask(life, [{ ...water, due: '2026-03-01' }])).toBe('deadline_passed');
    expect(ask(life, [{ ...water, due: '2026-03-09' }])).toBeNull();
  });

  it('asks others, each once, one of them leading at most', () => {
    const life = accepted(new Life());
    expect(ask(life, [])).toBe('incomplete');
    expect(ask(life, [{ ...water, unit: CENTER }])).toBe('nothing_to_do');
    expect(ask(life, [water, water])).toBe('already_done');
    expect(ask(life, [{ ...water, unit: { ...aUnit('water'), active: false } }])).toBe('unit_inactive');
    const two = ['water', 'roads'].map((name) => ({ unit: aUnit(name), role: 'lead' as const }));
    expect(ask(life, two)).toBe('limit_exceeded');
  });

  it('does not ask the unit complained about for its opinion, but for information', () => {
    const life = accepted(new Life(undefined, { respondent: CIVIL }));
    expect(ask(life, [{ ...water, unit: { ...CIVIL, id: 'yunxi.minzheng.office' } }])).toBe('not_independent');
  });
});

describe('an opinion', () => {
  it('comes from the unit that was asked, once; a stranger has no say', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads']);
    const id = idOf(life);
    expect(life.refusal('giveOpinion', opinion(id), anActor('lead', 'yunxi.sport'))).toBe('not_assigned');
    expect(life.refusal('giveOpinion', { ...opinion(id), unit: 'yunxi.roads' }, of('water'))).toBe('not_assigned');
    const dissent = aText();
    life.do('giveOpinion', { ...opinion(id), stance: 'disagree', dissent }, of('water'));
    expect(life.state.consultations![0]!.units[0]!.opinion).toMatchObject({ stance: 'disagree', dissent, late: false });
    expect(life.refusal('giveOpinion', { ...opinion(id), unit: 'yunxi.water' }, of('water'))).toBe('not_assigned');
  });

  it('of a body outside the system is taken down by the clerk of the owner', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads']);
    const id = idOf(life);
    expect(life.refusal('giveOpinion', opinion(id), anActor('clerk'))).toBe('incomplete');
    life.do('giveOpinion', { ...opinion(id), unit: 'yunxi.roads' }, anActor('clerk'));
    expect(standing(life)).toEqual(['open', 'answered']);
  });

  it('of somebody above several of the units says for which one it is', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads']);
    const above = anActor('head', 'yunxi');
    expect(life.refusal('giveOpinion', opinion(idOf(life)), above)).toBe('incomplete');
    expect(life.refusal('giveOpinion', { ...opinion(idOf(life)), unit: 'yunxi.water' }, above)).toBeNull();
  });

  it('received in time is in time, however late it is handled', () => {
    const life = consulted(accepted(new Life()), ['water']);
    const sent = life.now + 3_600_000;
    life.until('2026-03-11');
    expect(life.try('giveOpinion', opinion(idOf(life)), of('water'), sent).ok).toBe(true);
    expect(life.state.consultations![0]!.units[0]!.opinion!.late).toBe(false);
  });

  it('that comes after the case went on is kept, marked late, and changes nothing', () => {
    const life = consulted(withPlan(), ['water']);
    const id = idOf(life);
    life.until('2026-03-10').do('proceedWithout', { consultation: id, units: ['yunxi.water'], reason }, lead);
    life.do('submitPlan', {}, handler).do('giveOpinion', opinion(id), of('water'));
    const [water] = life.state.consultations![0]!.units;
    expect([water!.state, water!.opinion!.late, water!.without!.silent]).toEqual(['answered', true, true]);
    expect(life.state.phase).toBe('awaitingApproval');
  });

  it('keeps the unit in sight of the case until it has answered', () => {
    const life = consulted(withPlan(), ['water']);
    const id = idOf(life);
    life.until('2026-03-10').do('proceedWithout', { consultation: id, units: ['yunxi.water'], reason }, lead);
    expect(projectCase(life.state).involvedUnits).toEqual(['yunxi.water']);
    life.do('giveOpinion', opinion(id), of('water'));
    expect(projectCase(life.state).involvedUnits).toEqual([]);
  });
});

describe('going on without', () => {
  it('waits for the limit of that very unit', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads'], { due: '2026-03-04' });
    consulted(life, ['health']);
    const [first, second] = life.state.consultations!.map(({ id }) => id);
    life.until('2026-03-05');
    const go = (consultation: string, units: string[]) =>
      life.refusal('proceedWithout', { consultation, units, reason }, lead);
    expect(go(second!, ['yunxi.health'])).toBe('limit_running');
    expect(go(first!, ['yunxi.health'])).toBe('unknown_item');
    expect(go(first!, ['yunxi.water', 'yunxi.roads'])).toBeNull();
    expect(go(first!, ['yunxi.water'])).toBe('already_done');
    expect(life.refusal('proceedWithout', { consultation: second!, units: ['yunxi.health'], reason }, handler)).toBe(
      'not_permitted',
    );
  });

  it('is possible before it where the quorum of the pack is met, but not past a leading unit', () => {
    const life = accepted(new Life());
    const units = NAMES.map((name, n) => ({
      unit: aUnit(name),
      role: n === 3 ? ('lead' as const) : ('assisting' as const),
    }));
    life.do('consult', { question: aText(), units }, handler);
    const id = idOf(life);
    const go = (unit: string) => life.refusal('proceedWithout', { consultation: id, units: [unit], reason }, lead);
    for (const name of NAMES.slice(0, 3)) life.do('giveOpinion', opinion(id), of(name));
    expect(go('yunxi.archive')).toBe('limit_running'); // 3 of 5, the pack asks for 80 %
    life.do('giveOpinion', opinion(id), of('archive'));
    expect(go('yunxi.labour')).toBe('limit_running'); // 4 of 5, but it leads
    const again = accepted(new Life());
    again.do('consult', { question: aText(), units }, handler);
    for (const name of NAMES.slice(0, 4)) again.do('giveOpinion', opinion(idOf(again)), of(name));
    const early = { consultation: idOf(again), units: ['yunxi.archive'], reason };
    expect(again.refusal('proceedWithout', early, lead)).toBeNull();
    expect(again.state.consultations![0]!.units[4]!.without!.silent).toBe(false);
  });
});

describe('the meeting', () => {
  it('is minuted with who was there and who dissented, and answers for nobody', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads']);
    const dissent = aText();
    const meeting = {
      consultation: idOf(life),
      on: '2026-03-02',
      minutes: aText(),
      present: ['yunxi.water', CENTER.id],
    };
    const said = { ...meeting, dissents: [{ unit: 'yunxi.water', dissent }] };
    expect(life.refusal('recordMeeting', { ...said, present: ['yunxi.sport'] }, lead)).toBe('unknown_item');
    expect(life.refusal('recordMeeting', { ...said, on: '2026-03-03' }, lead)).toBe('incomplete');
    life.do('recordMeeting', said, lead);
    expect(life.state.consultations![0]!.meetings[0]).toMatchObject({
      present: ['yunxi.water', CENTER.id],
      dissents: [{ dissent }],
    });
    expect(standing(life)).toEqual(['open', 'open']);
  });
});

describe('what was asked', () => {
  const waits = (life: Life) => [
    standing(life),
    openTasks(life, 'giveOpinion').length,
    Object.values(life.state.clocks).filter(({ id, alarms }) => id.startsWith('consultation') && alarms.length > 0)
      .length,
  ];

  it('can be called off with a reason; then the plan waits no more', () => {
    const life = consulted(withPlan(), ['water', 'roads']);
    const id = idOf(life);
    life.do('giveOpinion', opinion(id), of('water'));
    life.do('withdrawConsultation', { consultation: id, reason }, handler);
    expect(waits(life)).toEqual([['answered', 'withdrawn'], 0, 0]);
    expect(life.refusal('giveOpinion', opinion(id), of('roads'))).toBe('not_assigned');
    expect(life.refusal('withdrawConsultation', { consultation: id, reason }, handler)).toBe('already_done');
    life.do('submitPlan', {}, handler);
  });

  it('ends with the case: no task, no alarm, nobody chased after a withdrawal', () => {
    const life = consulted(accepted(new Life()), ['water', 'roads']).until('2026-03-17');
    life.do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(waits(life)).toEqual([['ended', 'ended'], 0, 0]);
    expect(openTasks(life, 'supervise')).toEqual([]);
    const { length } = life.events.filter(({ type }) => type === 'escalated');
    life.until('2026-06-30');
    expect(life.events.filter(({ type }) => type === 'escalated')).toHaveLength(length);
  });

  it('in a review is asked by the reviewer, holds the opinion of the review, and ends with it', () => {
    const by = reviewer(1);
    const life = appealed(answered(new Life())).do('acceptReview', {}, by);
    const units = [{ unit: aUnit('water'), role: 'assisting' as const }];
    expect(life.refusal('consult', { question: aText(), units }, handler)).toBe('not_permitted');
    life.do('consult', { question: aText(), units }, by);
    const parts = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
      part,
      finding: aText(),
      sound: true,
    }));
    life.do('recordReviewSheet', { parts }, by);
    const results = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'upheld' as const, answer: aText() }));
    const conclude = { outcome: 'uphold' as const, facts: aText(), reasoning: aText(), results };
    expect(life.refusal('concludeReview', conclude, by)).toBe('incomplete');
    life.do('withdrawReview', {}, COMPLAINANT);
    expect(waits(life)).toEqual([['ended'], 0, 0]);
  });
});
