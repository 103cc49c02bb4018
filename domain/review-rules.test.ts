import { describe, expect, it } from 'vitest';
import { anActor, anEvidence, aText, COMPLAINANT, Life, registration } from '../test/support/case-builders.ts';
import {
  accepted,
  answered,
  appealed,
  approved,
  found,
  planned,
  replied,
  reviewed,
  reviewer,
} from '../test/support/case-stages.ts';
import { refused } from '../test/support/case-phases.ts';
import type { AppealData } from './review.ts';

const clerk = anActor('clerk');
const reason = aText();
const plea: AppealData = { reasons: [{ demand: 'd1', code: 'facts' }], evidence: [] };
const sheet = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
  part,
  finding: aText(),
  sound: true,
}));

describe('asking for review', () => {
  it('is possible to the last day of the window, judged by the moment of receipt', () => {
    const life = answered(new Life()).until('2026-04-01'); // Wednesday, the last day
    appealed(life);
    expect(life.state.reviews[0]).toMatchObject({ level: 1, body: 'yunxi.fucha', late: false });
    expect([life.limit('reviewWindow.1'), life.limit('review.1')]).toEqual(['2026-04-01 met', '2026-05-06 running']); // thirty days: Friday 2026-05-01, off until Wednesday
    expect(life.tasks()).toEqual(['review: reviewer of yunxi.fucha']);
  });

  it('received in time is in time, though the engine took it up after the window had shut', () => {
    const life = answered(new Life()).until('2026-04-20');
    const receivedAt = Date.parse('2026-04-01T15:00:00+08:00');
    expect(life.try('appeal', plea, COMPLAINANT, receivedAt).ok).toBe(true);
    expect(life.state.reviews[0]?.late).toBe(false);
  });

  it('posted on the last day is in time when the post brings it within the days of grace', () => {
    const life = answered(new Life())
      .until('2026-04-04')
      .do('appeal', { ...plea, postedOn: '2026-04-01' }, clerk);
    expect(life.state.reviews[0]).toMatchObject({ late: false, appliedOn: '2026-04-01' });
    expect(life.events.find(({ type }) => type === 'appealed')?.effectiveBy).toBe('posted');
  });

  it('needs a reason for a demand of this case (T17)', () => {
    const life = answered(new Life());
    expect(life.refusal('appeal', { ...plea, reasons: [] }, COMPLAINANT)).toBe('reason_required');
    expect(life.refusal('appeal', { ...plea, reasons: [{ demand: 'd9', code: 'facts' }] }, COMPLAINANT)).toBe(
      'unknown_item',
    );
  });

  it('needs a level above: after the second there is none', () => {
    const life = answered(new Life());
    reviewed(appealed(life), 1, 'uphold').opens('reviewOpinion');
    reviewed(appealed(life), 2, 'uphold').opens('reviewOpinion');
    expect(life.refusal('appeal', plea, COMPLAINANT)).toBe('no_level_left');
  });

  it('is no way back into a case that was withdrawn', () => {
    const life = new Life().do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(life.refusal('appeal', plea, COMPLAINANT)).toBe('wrong_phase');
  });

  it('of a new decision waits for its delivery: the window of the old one was used', () => {
    const life = refused(new Life()).opens('refusalNotice');
    reviewed(appealed(life), 1, 'revoke');
    expect([life.state.phase, life.state.refusal]).toEqual(['preliminaryReview', null]);
    refused(life);
    expect(life.refusal('appeal', plea, COMPLAINANT)).toBe('no_level_left');
    life.opens('refusalNotice');
    expect(life.refusal('appeal', plea, COMPLAINANT)).toBeNull();
  });
});

describe('a late application', () => {
  const late = () => appealed(answered(new Life()).until('2026-04-20'));

  it('is taken in and waits for a decision about the delay; the review limit does not run', () => {
    const life = late();
    expect([life.state.phase, life.state.conclusion, life.limit('review.1')]).toEqual(['inReview', null, 'none']);
    expect(life.refusal('acceptReview', {}, reviewer(1))).toBe('deadline_passed');
  });

  it('excused goes on like any other, with the limit from that day', () => {
    const life = late()
      .do('decideLateAppeal', { excused: true, reason }, reviewer(1))
      .do('acceptReview', {}, reviewer(1));
    expect(life.limit('review.1')).toBe('2026-05-20 running'); // thirty days after Monday 2026-04-20: Wednesday
    expect(life.refusal('decideLateAppeal', { excused: false, reason }, reviewer(1))).toBe('nothing_to_do');
  });

  it('not excused leaves the case final, and says why', () => {
    const life = late().do('decideLateAppeal', { excused: false, reason }, reviewer(1));
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
    expect(life.notices('reviewRefusal')[0]?.facts['ground']).toBe('OUT_OF_TIME');
  });
});

describe('the review', () => {
  it('is accepted once, and has a sheet of five findings before an opinion', () => {
    const life = appealed(answered(new Life())).do('acceptReview', {}, reviewer(1));
    expect(life.refusal('acceptReview', {}, reviewer(1))).toBe('already_done');
    const opinion = { outcome: 'uphold' as const, facts: aText(), reasoning: aText(), results: [] };
    expect(life.refusal('concludeReview', opinion, reviewer(1))).toBe('incomplete');
    const outcome = life.try('recordReviewSheet', { parts: sheet.slice(1) }, reviewer(1));
    expect(outcome.ok ? [] : outcome.refusal.detail?.['missing']).toEqual(['procedure']);
    life.do('recordReviewSheet', { parts: sheet }, reviewer(1));
    const unanswered = life.try('concludeReview', opinion, reviewer(1));
    expect(unanswered.ok ? [] : unanswered.refusal.detail?.['missing']).toEqual(['results.d1', 'results.d2']);
  });

  it('upheld is delivered, and its proof opens the window of the next level', () => {
    const life = reviewed(appealed(answered(new Life())), 1, 'uphold');
    expect([life.state.phase, life.limit('review.1'), life.limit('reviewWindow.2')]).toEqual([
      'delivering',
      '2026-04-01 met',
      'none',
    ]);
    life.until('2026-03-05').opens('reviewOpinion');
    expect([life.state.phase, life.limit('reviewWindow.2')]).toEqual(['reviewWindow', '2026-04-07 running']); // Saturday 2026-04-04, off until Tuesday
  });

  it('with an order to redo goes back to handling with a limit of its own, and forbids the same result', () => {
    const life = reviewed(appealed(answered(new Life(), 'notUpheld')), 1, 'redo');
    expect([life.state.phase, life.state.conclusion, life.limit('redo')]).toEqual([
      'investigating',
      null,
      '2026-03-30 running',
    ]); // Monday
    expect(life.state.redo?.results.map(({ outcome }) => outcome)).toEqual(['notUpheld', 'notUpheld']);
  });

  it('of a refusal may revoke it: the preliminary review begins again with its limit', () => {
    const life = reviewed(appealed(refused(new Life()).opens('refusalNotice').until('2026-03-10')), 1, 'revoke');
    expect([life.state.phase, life.state.conclusion, life.limit('preliminary')]).toEqual([
      'preliminaryReview',
      null,
      '2026-03-17 running',
    ]); // Tuesday
    expect(life.state.reviews[0]?.against).toBe('refusal');
  });

  it('of a refusal stays one against the refusal on the second level', () => {
    const life = appealed(
      reviewed(appealed(refused(new Life()).opens('refusalNotice')), 1, 'uphold').opens('reviewOpinion'),
    );
    expect(life.state.reviews[1]).toMatchObject({ level: 2, against: 'refusal' });
    reviewed(life, 2, 'revoke');
    expect(life.state.phase).toBe('preliminaryReview');
  });

  it('may be refused with a ground and a route, and the window runs on while it would', () => {
    const life = appealed(answered(new Life())).until('2026-03-10');
    const data = { ground: 'NOT_A_PARTY', reason, otherRoutes: aText() };
    expect(life.refusal('refuseReview', { ...data, ground: 'BORING' }, reviewer(1))).toBe('unknown_item');
    expect(life.refusal('refuseReview', { ...data, otherRoutes: aText(0) }, reviewer(1))).toBe('incomplete');
    life.do('refuseReview', data, reviewer(1));
    expect([life.state.phase, life.limit('reviewWindow.1')]).toEqual(['reviewWindow', '2026-04-01 running']); // Wednesday, as before
  });

  it('withdrawn in time leaves the window open to its old day, and counts as ended, not as answered (T8)', () => {
    const life = appealed(answered(new Life())).until('2026-03-10').do('withdrawReview', {}, COMPLAINANT);
    expect([life.state.phase, life.limit('reviewWindow.1'), life.limit('review.1')]).toEqual([
      'reviewWindow',
      '2026-04-01 running',
      '2026-04-01 ended',
    ]);
    appealed(life);
    expect(life.state.reviews.map(({ state }) => state)).toEqual(['withdrawn', 'pending']);
  });

  it('withdrawn after that day ends the case', () => {
    const life = appealed(answered(new Life())).until('2026-04-10').do('withdrawReview', {}, COMPLAINANT);
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
  });

  it('takes new evidence with the application', () => {
    const life = answered(new Life()).do('appeal', { ...plea, evidence: [anEvidence(5)] }, COMPLAINANT);
    expect(life.state.evidence.at(-1)).toMatchObject({ evidence: 'e-5', newInReview: true });
  });
});

describe('a window nobody uses', () => {
  it('shuts on its last day, after the days for the post, and the case is final', () => {
    const life = answered(new Life()).until('2026-04-06');
    expect(life.state.phase).toBe('reviewWindow');
    life.until('2026-04-07');
    const shut = life.events.find(({ type }) => type === 'windowShut');
    expect([shut?.effectiveOn, life.state.concludedOn]).toEqual(['2026-04-01', '2026-04-01']); // Wednesday
    expect(life.notices('finalityNotice')).toHaveLength(1);
  });

  it('of a refusal leaves the case not accepted', () => {
    const life = refused(new Life()).opens('refusalNotice').until('2026-04-20');
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'notAccepted']);
  });

  it('does not exist where the reply could be told to nobody', () => {
    const reach = { ...registration(new Life().law).reach, methods: [], noReply: true };
    const life = replied(approved(planned(found(accepted(new Life(undefined, { reach }))))));
    expect([life.state.conclusion, life.limit('reviewWindow.1')]).toEqual(['final', 'none']);
    expect(life.refusal('appeal', plea, COMPLAINANT)).toBe('no_level_left');
  });
});
