import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, Life, registration } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import { supplementAsked } from '../test/support/case-phases.ts';

const clerk = anActor('clerk');
const received = { received: ['evidence'], notReceived: [] };
const ask = (item: string, knownBefore = false) => ({ items: [{ item, what: aText(), knownBefore }] });

describe('asking for a supplement', () => {
  it('stops the limit of the authority; the limit of the complainant starts when the notice is proved to have arrived', () => {
    const life = supplementAsked(new Life());
    expect([life.state.phase, life.limit('preliminary'), life.limit('supplement')]).toEqual([
      'awaitingSupplement',
      'stands paused',
      'none',
    ]);
    life.until('2026-03-04').opens('supplementNotice');
    expect(life.limit('supplement')).toBe('2026-03-18 running'); // ten working days after Wednesday 2026-03-04: Wednesday
  });

  it('lists everything in one notice', () => {
    const items = [...ask('evidence').items, ...ask('respondent').items];
    const life = new Life().do('requestSupplement', { items }, clerk);
    expect(life.notices('supplementNotice')[0]?.lists?.['items']?.map(({ code }) => code)).toEqual([
      'evidence',
      'respondent',
    ]);
    expect(new Life().refusal('requestSupplement', { items: [] }, clerk)).toBe('incomplete');
  });

  it('asks nobody who cannot be reached', () => {
    const reach = { ...registration(aLaw()).reach, methods: [], noReply: true };
    expect(new Life(undefined, { reach }).refusal('requestSupplement', ask('evidence'), clerk)).toBe('not_reachable');
  });

  it('tells once: a second time only for what is new, or with a reason', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').do('completeSupplement', received, clerk);
    expect(life.refusal('requestSupplement', ask('evidence'), clerk)).toBe('told_once');
    expect(life.refusal('requestSupplement', ask('contact', true), clerk)).toBe('told_once');
    expect(life.refusal('requestSupplement', ask('contact'), clerk)).toBeNull();
  });
});

describe('answering a supplement', () => {
  it('goes on where it was left, with the days that were left', () => {
    const life = supplementAsked(new Life().until('2026-03-04')).opens('supplementNotice').until('2026-03-11');
    life.do('completeSupplement', received, clerk);
    // Two of five working days were used by Wednesday 2026-03-04; three more after Wednesday 2026-03-11 end on Monday.
    expect([life.state.phase, life.limit('preliminary')]).toEqual(['preliminaryReview', '2026-03-16 running']);
    const handling = supplementAsked(accepted(new Life()))
      .opens('supplementNotice')
      .do('completeSupplement', received, clerk);
    expect(handling.state.phase).toBe('investigating');
  });

  it('needs a word on every item and no others', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice');
    expect(life.refusal('completeSupplement', { received: [], notReceived: [] }, clerk)).toBe('incomplete');
    expect(life.refusal('completeSupplement', { received: ['evidence', 'colour'], notReceived: [] }, clerk)).toBe(
      'unknown_item',
    );
    expect(life.refusal('completeSupplement', { received: [], notReceived: ['evidence'] }, COMPLAINANT)).toBe(
      'incomplete',
    );
    life.do('completeSupplement', { received: [], notReceived: ['evidence'] }, clerk);
    expect(life.state.supplements[0]?.items[0]?.outcome).toBe('notReceived');
  });

  it('in time is in time, however slow the clerk is', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').until('2026-03-16'); // Monday, the last day
    life.do('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT).until('2026-04-30');
    expect([life.state.phase, life.limit('supplement')]).toEqual(['awaitingSupplement', '2026-03-16 met']);
  });

  it('before the notice is opened it is an answer too: opening it later starts no limit', () => {
    const life = supplementAsked(new Life()).do('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT);
    life.until('2026-03-05').opens('supplementNotice');
    expect(life.limit('supplement')).toBe('none');
    life.until('2026-04-30');
    expect(life.state.phase).toBe('awaitingSupplement');
  });
});

describe('a supplement that never comes', () => {
  it('is withdrawal where the pack says so: on the due day, its effect after the days for the post', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').until('2026-03-21');
    expect([life.state.phase, life.limit('supplement')]).toEqual(['awaitingSupplement', '2026-03-16 expired']); // Monday
    life.until('2026-03-22');
    expect([life.state.conclusion, life.state.concludedOn]).toEqual(['withdrawn', '2026-03-16']);
    expect(life.notices('deemedWithdrawalNotice')).toHaveLength(1);
    expect(life.state.supplements[0]?.state).toBe('lapsed');
  });

  it('returns to the review where the pack says so, and the review can go on', () => {
    const life = supplementAsked(new Life(aLaw('cn-xinfang-2022', 'claim')))
      .opens('supplementNotice')
      .until('2026-03-23');
    // Fifteen calendar days end on Tuesday 2026-03-17; five days for the post.
    expect([life.state.phase, life.state.supplements[0]?.state]).toEqual(['preliminaryReview', 'lapsed']);
    expect(life.refusal('requestSupplement', { ...ask('evidence'), overrideReason: aText() }, clerk)).toBeNull();
    expect(life.state.supplements.map(({ state }) => state)).toEqual(['lapsed', 'open']);
  });

  it('and the notice was never opened: the next channel is tried, and the limit starts with its proof', () => {
    const life = supplementAsked(new Life()).until('2026-03-16');
    expect(life.limit('supplement')).toBe('none');
    life.until('2026-03-18');
    expect(life.events.map(({ type }) => type)).toContain('proofOverdue'); // ten working days: Monday 2026-03-16
    expect(life.limit('supplement')).toBe('2026-03-31 running'); // e-mail taken on Tuesday 2026-03-17, ten working days
  });

  it('leaves an open round behind to nobody: withdrawn and reopened, the next round is the one that is answered', () => {
    const life = supplementAsked(new Life()).do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(life.state.supplements[0]?.state).toBe('ended');
    life.do('reopen', { reason: aText(), whatIsNew: aText() }, anActor('supervisor', 'yunxi'));
    life
      .do('requestSupplement', ask('contact'), clerk)
      .do('completeSupplement', { received: ['contact'], notReceived: [] }, clerk);
    expect(life.state.supplements.map(({ state }) => state)).toEqual(['ended', 'completed']);
  });
});
