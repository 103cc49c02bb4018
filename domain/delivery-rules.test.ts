import { describe, expect, it } from 'vitest';
import { anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { GATEWAY } from '../test/support/case-moves.ts';
import { accepted, approved, found, planned, replied } from '../test/support/case-stages.ts';

const clerk = anActor('clerk');
const byPost = {
  methods: ['post' as const],
  preferred: 'post' as const,
  electronicConsent: false,
  language: 'zh' as const,
  noReply: false,
};

/** A reply issued on Monday 2026-03-02. */
function issued(life = new Life()): { life: Life; notice: string } {
  replied(approved(planned(found(accepted(life)))));
  return { life, notice: life.notices('reply')[0]!.id };
}

describe('proof of delivery', () => {
  it('opens the window for review on the proved day, not on the day it is recorded (T6)', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    life
      .until('2026-03-10')
      .do('recordDelivery', { notice, method: 'post', on: '2026-03-05', proof: anEvidence(7) }, clerk);
    expect(life.limit('reviewWindow.1')).toBe('2026-04-07 running'); // thirty days end on Saturday 2026-04-04, off until Tuesday
    expect(life.events.at(-1)).toMatchObject({
      effectiveOn: '2026-03-05',
      effectiveBy: 'delivered',
      phase: 'reviewWindow',
    });
  });

  it('comes once: a second proof does not move the window', () => {
    const { life, notice } = issued();
    life.opens('reply').until('2026-03-20');
    expect(life.refusal('recordDelivery', { notice, method: 'inbox', on: '2026-03-20' }, COMPLAINANT)).toBe(
      'already_done',
    );
    expect(life.limit('reviewWindow.1')).toBe('2026-04-01 running'); // Wednesday
  });

  it('is not dated before the notice or after today', () => {
    const { life, notice } = issued();
    expect(life.refusal('recordDelivery', { notice, method: 'inbox', on: '2026-03-01' }, COMPLAINANT)).toBe(
      'incomplete',
    );
    expect(life.refusal('recordDelivery', { notice, method: 'inbox', on: '2026-03-03' }, COMPLAINANT)).toBe(
      'incomplete',
    );
  });

  it('by a complainant is opening it; a signature is for the clerk to record, with the slip or a note', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    expect(life.refusal('recordDelivery', { notice, method: 'post', on: '2026-03-02' }, COMPLAINANT)).toBe(
      'not_permitted',
    );
    expect(life.refusal('recordDelivery', { notice, method: 'post', on: '2026-03-02' }, clerk)).toBe('incomplete');
    expect(
      life.refusal('recordDelivery', { notice, method: 'post', on: '2026-03-02', note: aText() }, clerk),
    ).toBeNull();
  });

  it('is of notices to the complainant only, by methods of the pack', () => {
    const { life, notice } = issued();
    const desk = life.notices('assignment')[0]!.id;
    expect(life.refusal('recordDelivery', { notice: desk, method: 'inbox', on: '2026-03-02' }, clerk)).toBe(
      'unknown_item',
    );
    const strict = { ...life.law, delivery: life.law.delivery.filter(({ method }) => method !== 'telephone') };
    const other = issued(new Life(strict));
    expect(
      other.life.refusal('recordDelivery', { notice: other.notice, method: 'telephone', on: '2026-03-02' }, clerk),
    ).toBe('not_in_pack');
    expect(life.refusal('recordDelivery', { notice, method: 'inbox', on: '2026-03-02' }, COMPLAINANT)).toBeNull();
  });

  it('of a reply that reaches nobody any more ends the case at once where the pack waives telling', () => {
    const life = new Life(undefined, { reach: { ...byPost, methods: [], noReply: true } });
    replied(approved(planned(found(accepted(life)))));
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
  });

  it('may be an open reminder on the very day it was sent', () => {
    const life = issued().life.opens('reply').until('2026-03-30'); // Monday: five days before Wednesday 2026-04-01 was Friday
    const reminder = life.notices('reminder').findLast(({ audience }) => audience.to === 'complainant')!;
    expect(reminder.queuedOn).toBe('2026-03-27');
    expect(
      life.refusal('recordDelivery', { notice: reminder.id, method: 'inbox', on: '2026-03-27' }, COMPLAINANT),
    ).toBeNull();
  });
});

describe('a delivery that fails', () => {
  it('goes on to the next method; the window does not open (L7)', () => {
    const life = new Life();
    life.failing.add('inbox');
    const { notice } = issued(life);
    // E-mail is next and its server took it: served under the pack.
    expect(life.state.notices[notice]?.tried.map(({ method, outcome }) => `${method} ${outcome}`)).toEqual([
      'inbox failed',
      'email accepted',
    ]);
    expect(life.limit('reviewWindow.1')).toBe('2026-04-01 running');
  });

  it('is a task for the clerk after the last method, who serves otherwise; until then no window (L7)', () => {
    const life = new Life(undefined, {
      reach: { ...byPost, methods: ['email'], preferred: 'email', electronicConsent: true },
    });
    life.failing.add('email');
    const { notice } = issued(life);
    expect([life.state.phase, life.limit('reviewWindow.1')]).toEqual(['delivering', 'none']);
    expect(Object.values(life.state.tasks).filter(({ about }) => about === notice)).toHaveLength(1);
    life.do('serveOtherwise', { notice, method: 'inPerson' }, clerk);
    expect(life.state.notices[notice]?.current).toBe('inPerson');
    life.do('recordDelivery', { notice, method: 'inPerson', on: '2026-03-02', note: aText() }, clerk);
    expect(life.state.phase).toBe('reviewWindow');
  });

  it('by a method that needs consent is not tried without it', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    expect(life.refusal('serveOtherwise', { notice, method: 'email' }, clerk)).toBe('consent_required');
  });

  it('reported by the carrier counts as well; of a notice that was served it does not', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    life.do('recordDeliveryFailure', { notice, method: 'post', reason: 'returned' }, GATEWAY);
    expect(life.state.notices[notice]?.tried.map((one) => `${one.method} ${one.outcome}`)).toEqual([
      'post accepted',
      'post failed',
      'inbox accepted',
    ]);
    life.do('recordDelivery', { notice, method: 'inPerson', on: '2026-03-02', note: aText() }, clerk);
    expect(life.refusal('recordDeliveryFailure', { notice, method: 'post', reason: 'returned' }, GATEWAY)).toBe(
      'already_done',
    );
  });

  it('that nobody reports is noticed: no proof in ten working days, then the next method', () => {
    const { life, notice } = issued();
    life.until('2026-03-16');
    expect(life.state.phase).toBe('delivering');
    life.until('2026-03-17'); // the limit for the proof ended with Monday 2026-03-16
    expect(life.events.map(({ type }) => type)).toContain('proofOverdue');
    expect(life.state.notices[notice]?.servedBy).toBe('email');
    expect(life.limit('reviewWindow.1')).toBe('2026-04-16 running'); // thirty days after Tuesday 2026-03-17: Thursday
  });
});

describe('a public notice', () => {
  it('counts as served when its term is over, and the window starts on that day', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    life.do('recordDelivery', { notice, method: 'publicNotice', on: '2026-03-02' }, clerk);
    expect(life.limit(`public:${notice}`)).toBe('2026-04-01 running'); // thirty days: Wednesday
    life.until('2026-04-01');
    expect(life.state.phase).toBe('delivering');
    life.until('2026-04-10');
    expect(life.state.notices[notice]).toMatchObject({ servedOn: '2026-04-01', servedBy: 'publicNotice' });
    expect(life.limit('reviewWindow.1')).toBe('2026-05-06 running'); // thirty days end on Friday 2026-05-01, off until Wednesday
  });

  it('is nobody being late: no escalation, no supervisor', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    life.do('recordDelivery', { notice, method: 'publicNotice', on: '2026-03-02' }, clerk).until('2026-04-20');
    expect(life.notices('escalation').filter(({ facts }) => facts['clock'] === `public:${notice}`)).toEqual([]);
    expect(life.limit(`public:${notice}`)).toBe('2026-04-01 met');
  });

  it('is overtaken by a signature', () => {
    const { life, notice } = issued(new Life(undefined, { reach: byPost }));
    life.do('recordDelivery', { notice, method: 'publicNotice', on: '2026-03-02' }, clerk).until('2026-03-10');
    life.do('recordDelivery', { notice, method: 'inPerson', on: '2026-03-10', note: aText() }, clerk);
    expect([life.state.phase, life.limit(`public:${notice}`)]).toEqual(['reviewWindow', '2026-04-01 met']);
  });
});
