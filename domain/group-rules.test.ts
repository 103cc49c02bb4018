// One handling, many voices: who may follow whom, what a follower keeps, what each end does to the others (L18, G6).
import { describe, expect, it } from 'vitest';
import type { Life } from '../test/support/case-builders.ts';
import { aLaw, anActor, aText, CIVIL, COMPLAINANT } from '../test/support/case-builders.ts';
import { GATEWAY } from '../test/support/case-moves.ts';
import { appealed, approved, found, planned, replied, reviewed, settled } from '../test/support/case-stages.ts';
import { Group, joining, lead, leaderRef } from '../test/support/group-lives.ts';
import { missingFromFile } from './ending-rules.ts';

const clerk = anActor('clerk');
const handler = anActor('handler');
const why = (life: Life) => life.events.flatMap((event) => (event.type === 'groupLeft' ? [event.data.why] : []));
const standing = (leader: Life) => (leader.state.followers ?? []).map(({ state }) => state);

function pair() {
  const group = new Group();
  const leader = group.case('1');
  const follower = group.case('2');
  return { group, leader, follower };
}

function joined() {
  const all = pair();
  all.follower.do('joinGroup', joining(all.follower, all.leader), lead);
  return all;
}

const decided = (leader: Life) => replied(approved(planned(found(leader))));

describe('joining a group (L18)', () => {
  it('both cases know it, the complainant is told, and no limit of the follower moves', () => {
    const { leader, follower } = pair();
    const before = follower.limit('handling');
    follower.do('joinGroup', joining(follower, leader), lead);
    expect(follower.state.following).toMatchObject({ leader: { number: 'YXZW-2026-001' }, state: 'confirmed' });
    expect(leader.state.followers).toMatchObject([{ number: 'YXZW-2026-002', state: 'following' }]);
    expect([follower.limit('handling'), follower.state.phase]).toEqual([before, 'investigating']);
    expect(follower.notices('groupNotice')[0]?.facts).toMatchObject({ what: 'joined' });
    expect(follower.tasks()).toContain('investigate: handler of yunxi.center');
  });

  it('is for the lead, needs consent and reason, and a match for every demand', () => {
    const { leader, follower } = pair();
    const join = (change: object, by = lead) => follower.try('joinGroup', joining(follower, leader, change), by);
    expect(join({}, handler)).toMatchObject({ refusal: { code: 'not_permitted' } });
    expect(join({ reason: aText(0) })).toMatchObject({ refusal: { code: 'reason_required' } });
    expect(join({ consent: { how: 'phone', on: '2026-03-03' } })).toMatchObject({ refusal: { code: 'incomplete' } });
    const d1 = { demand: 'd1', byDemand: 'd1' };
    expect(join({ matches: [d1] })).toMatchObject({ refusal: { detail: { missing: ['matches.d2'] } } });
    expect(join({ matches: [d1, { demand: 'd2', byDemand: 'd9' }] })).toMatchObject({
      refusal: { code: 'unknown_item', detail: { items: ['d9'] } },
    });
    expect(join({ matches: [d1, d1] })).toMatchObject({ refusal: { code: 'already_done' } });
  });

  it('takes no case of another body, law or matter, none that is past investigation, and not itself', () => {
    const { leader, follower } = pair();
    const code = (change: object) =>
      follower.refusal('joinGroup', joining(follower, leader, { leader: leaderRef(leader, change) }), lead);
    expect(code({ body: CIVIL.body })).toBe('other_body');
    expect(code({ regime: 'cn-xinfang-2022' })).toBe('not_in_pack');
    expect(code({ matterType: 'another' })).toBe('not_in_pack');
    expect(code({ phase: 'implementing' })).toBe('wrong_phase');
    expect(code({ caseId: follower.state.caseId })).toBe('unknown_item');
    expect(code({ follows: true })).toBe('in_group');
    const accused = { id: 'yunxi.center.windows', body: 'yunxi.center', active: true };
    const against = new Group().case('5', { respondent: accused });
    const there = { leader: leaderRef(leader, { unit: accused.id }) };
    expect(against.law.accusedUnitMayNotHandle).toBe(true);
    expect(against.refusal('joinGroup', joining(against, leader, there), lead)).toBe('not_independent');
  });

  it('makes no chains: who leads does not follow, who follows is not followed', () => {
    const { group, leader, follower } = joined();
    const third = group.case('3');
    expect(leader.refusal('joinGroup', joining(leader, third), lead)).toBe('in_group');
    expect(follower.refusal('joinGroup', joining(follower, third), lead)).toBe('already_done');
    // What the door saw is old by now: the case that is asked decides, and who asked goes on alone with a task.
    third.do('joinGroup', joining(third, follower, { leader: leaderRef(follower, { follows: false }) }), lead);
    expect([third.state.following, why(third)]).toEqual([null, ['leaderRefused']]);
    expect(third.tasks()).toContain('takeBack: lead of yunxi.center');
  });

  it('holds back plan, reply and finding of its own, and says what would be allowed', () => {
    const { follower } = joined();
    const answers = follower.state.demands.map(({ id }) => ({
      demand: id,
      outcome: 'upheld' as const,
      answer: aText(),
    }));
    const refused = follower.try('draftPlan', { answers, measures: [] }, handler);
    expect(refused).toMatchObject({ refusal: { code: 'in_group', detail: { use: 'leaveGroup' } } });
    expect(follower.refusal('submitPlan', {}, handler)).toBe('in_group');
    const asked = { items: [{ item: 'x', what: aText(), knownBefore: false }] };
    expect(follower.refusal('requestSupplement', asked, clerk)).toBe('in_group');
    follower.do('leaveGroup', { reason: aText() }, lead);
    found(follower).do('draftPlan', { answers, measures: [] }, handler);
  });

  it('after an order to handle again each case is handled by itself', () => {
    const { group, leader } = pair();
    const redone = reviewed(appealed(decided(group.case('4')).opens('reply')), 1, 'redo');
    expect(redone.refusal('joinGroup', joining(redone, leader), lead)).toBe('limit_running');
  });
});

describe('leaving a group (L18)', () => {
  it('by the lead with a reason, by the complainant without; the leading case knows', () => {
    const { leader, follower } = joined();
    expect(follower.refusal('leaveGroup', {}, lead)).toBe('reason_required');
    follower.do('leaveGroup', {}, COMPLAINANT);
    expect([why(follower), standing(leader)]).toEqual([['consentWithdrawn'], ['left']]);
    expect(follower.refusal('leaveGroup', {}, COMPLAINANT)).toBe('nothing_to_do');
    follower.do('joinGroup', joining(follower, leader), lead);
    expect(standing(leader)).toEqual(['following']);
  });

  it('a follower that ends by itself is followed by nothing (G6)', () => {
    const { leader, follower } = joined();
    follower.do('withdraw', { voluntary: true }, COMPLAINANT);
    expect([standing(leader), follower.state.following]).toEqual([['left'], null]);
    decided(leader);
    expect(follower.state.conclusion).toBe('withdrawn');
  });
});

describe('the leading case is decided (L18)', () => {
  it('each follower gets its own reply, its own delivery, its own window and its own review', () => {
    const { group, leader, follower } = joined();
    const late = group.case('3');
    late.do('joinGroup', joining(late, leader), lead);
    decided(leader);
    expect(standing(leader)).toEqual(['told', 'told']);
    for (const life of [follower, late]) {
      expect(life.state).toMatchObject({ phase: 'delivering', issued: [{ version: 1 }], following: null });
      expect(life.state.replies[0]?.results.map(({ demand }) => demand)).toEqual(['d1', 'd2']);
      expect(life.notices('reply')[0]?.facts).toMatchObject({ number: life.state.number });
      expect(life.limit('handling')).toMatch(/ met$/);
    }
    follower.until('2026-03-04').opens('reply');
    late.until('2026-03-09').opens('reply');
    expect([leader.state.phase, follower.limit('reviewWindow.1')]).toEqual(['delivering', '2026-04-03 running']);
    expect(late.limit('reviewWindow.1')).toBe('2026-04-08 running');
    appealed(late);
    expect([late.state.phase, follower.state.phase, leader.state.phase]).toEqual([
      'inReview',
      'reviewWindow',
      'delivering',
    ]);
  });

  it('answers its own demands by those of the leading case, and learns of no other', () => {
    const { leader, follower } = pair();
    const matches = follower.state.demands.map(({ id }) => ({ demand: id, byDemand: 'd2' }));
    follower.do('joinGroup', joining(follower, leader, { matches }), lead);
    decided(leader);
    const answer = leader.state.replies[0]?.results.find(({ demand }) => demand === 'd2')?.answer;
    expect(follower.state.replies[0]?.results.map((one) => [one.demand, one.answer])).toEqual([
      ['d1', answer],
      ['d2', answer],
    ]);
    expect(Object.values(follower.state.findings).map((one) => [one.demand, one.evidence])).toEqual([
      ['d1', []],
      ['d2', []],
    ]);
    const other = leader.state.replies[0]?.results.find(({ demand }) => demand === 'd1')?.answer.text;
    expect(JSON.stringify(follower.events)).not.toContain(other);
  });

  it('whoever had a part there reviews neither (L21), and the file is complete without a plan of its own', () => {
    const { leader, follower } = joined();
    decided(leader);
    expect(follower.state.took).toMatchObject({ handled: ['handler-1'], approved: ['approver-1'] });
    appealed(follower.opens('reply'));
    const reviewer = anActor('reviewer', 'yunxi.fucha', 'approver-1');
    expect(follower.refusal('acceptReview', {}, reviewer)).toBe('not_independent');
    expect(missingFromFile({ ...follower.state, conclusion: 'final' })).toEqual([]);
  });

  it('a demand that came up meanwhile is not left without an answer: the lead takes the case back (T4)', () => {
    const { leader, follower } = joined();
    follower.do('amendStatement', { demands: [], added: [aText()] }, COMPLAINANT);
    decided(leader);
    expect([follower.state.phase, why(follower)]).toEqual(['investigating', ['demandUnanswered']]);
    expect(follower.tasks()).toContain('takeBack: lead of yunxi.center');
    expect(standing(leader)).toEqual(['told']);
  });

  it('decided by somebody recused in the follower’s case it is no decision for it (G2, L21)', () => {
    const { leader, follower } = joined();
    follower.do('declareRelation', { kind: 'kin', note: aText() }, anActor('approver'));
    decided(leader);
    expect([follower.state.issued, why(follower)]).toEqual([[], ['notIndependent']]);
    expect(follower.tasks()).toContain('takeBack: lead of yunxi.center');
  });

  it('nobody reached is a task and is tried again under the same key, later and later, until it is told', () => {
    const { group, leader, follower } = joined();
    group.silent.add(follower.state.caseId);
    const tries = group.sent.length;
    const answers = leader.answers;
    leader.answers = (effect) => {
      if (group.sent.length === tries + 3) group.silent.clear();
      return answers(effect);
    };
    decided(leader);
    const decisions = group.sent.filter(({ message }) => message === 'followDecision');
    expect([decisions.length, new Set(decisions.map(({ key }) => key)).size]).toEqual([4, 1]);
    expect(decisions.map((one) => one.tries)).toEqual([0, 1, 2, 3]);
    const waits = leader.events
      .flatMap((event) => (event.effects ?? []).map((effect) => ({ at: event.at, effect })))
      .flatMap(({ at, effect }) => (effect.kind === 'tellCase' && effect.notBefore ? [effect.notBefore - at] : []));
    expect(waits.map((ms) => ms / 3_600_000)).toEqual([1, 2, 4]);
    const opened = leader.events.flatMap((event) => event.tasks ?? []);
    expect(opened.filter((move) => move.move === 'open' && move.task.kind === 'tellFollower')).toHaveLength(1);
    expect([standing(leader), leader.tasks().join()]).toEqual([['told'], expect.not.stringContaining('tellFollower')]);
    expect(follower.state.issued).toHaveLength(1);
  });
});

describe('the leading case ends without a reply (G6, T4)', () => {
  it.each([
    ['withdrawn', (leader: Life) => leader.do('withdraw', { voluntary: true }, COMPLAINANT)],
    ['settled', (leader: Life) => settled(leader)],
  ])('%s: followers are told and are handled by themselves, with a task of the lead', (_how, end) => {
    const { leader, follower } = joined();
    const before = follower.limit('handling');
    end(leader);
    expect([follower.state.phase, follower.state.following, why(follower)]).toEqual([
      'investigating',
      null,
      ['leaderEnded'],
    ]);
    expect([standing(leader), follower.limit('handling')]).toEqual([['returned'], before]);
    expect(follower.tasks()).toContain('takeBack: lead of yunxi.center');
    expect(follower.notices('groupNotice').map(({ facts }) => facts['what'])).toEqual(['joined', 'left']);
    decided(follower);
    expect(follower.tasks()).not.toContain('takeBack: lead of yunxi.center');
  });

  it('handed to another body, it takes nobody along; handed over and back, it keeps them', () => {
    const { leader, follower } = joined();
    const offer = { ...{ to: CIVIL, basis: 'statutoryDuty' as const, article: '9' }, leavesSystem: false };
    const all = { ...offer, dataScopes: ['matter'], reason: aText() };
    leader.do('offerTransfer', all, clerk).do('cancelTransfer', { reason: aText() }, clerk);
    expect(standing(leader)).toEqual(['following']);
    leader.do('offerTransfer', all, clerk).do('sendTransfer', {}, clerk);
    leader.do('acceptTransfer', {}, anActor('clerk', CIVIL.id));
    expect([standing(leader), why(follower)]).toEqual([['returned'], ['leaderTransferred']]);
  });

  it('a decision that cannot be told sends the follower back instead of leaving it waiting', () => {
    const { leader, follower } = joined();
    const answers = leader.answers;
    leader.answers = (effect) =>
      effect.message === 'followDecision' ? { outcome: 'refused', code: 'names_complainant' } : answers(effect);
    decided(leader);
    expect([why(follower), standing(leader)]).toEqual([['notTold'], ['returned']]);
    expect(follower.tasks()).toContain('takeBack: lead of yunxi.center');
  });
});

describe('messages nobody should follow', () => {
  it('of a case it does not follow change nothing', () => {
    const { leader, follower } = joined();
    const stranger = '0190a000-0000-7000-8000-000000000009';
    expect(follower.refusal('noteLeaderEnded', { leader: stranger, why: 'leaderEnded' }, GATEWAY)).toBe(
      'nothing_to_do',
    );
    expect(leader.refusal('noteFollowerLeft', { follower: stranger }, GATEWAY)).toBe('nothing_to_do');
    const note = { body: 'yunxi.center', regime: leader.state.pack.id, matterType: leader.state.matterType };
    const follower3 = { follower: { caseId: stranger, number: 'x' }, demandIds: ['d1'], ...note };
    expect(leader.refusal('noteFollower', { ...follower3, body: CIVIL.body }, GATEWAY)).toBe('other_body');
    expect(leader.refusal('noteFollower', { ...follower3, demandIds: ['d9'] }, GATEWAY)).toBe('unknown_item');
    expect(leader.refusal('noteFollower', { ...follower3, regime: aLaw('cn-xinfang-2022').pack.id }, GATEWAY)).toBe(
      'not_in_pack',
    );
  });
});
