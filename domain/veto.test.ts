// Holding back what silence does to the complainant: in the window, until the hold ends, dated on the due day all the
// same; and never what silence does for them. Weekdays in comments.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, Life } from '../test/support/case-builders.ts';
import { GATEWAY } from '../test/support/case-moves.ts';
import { accepted, approved, found, planned, replied } from '../test/support/case-stages.ts';
import { withCalendar, withPack } from '../test/support/other-law.ts';

const clerk = anActor('clerk');
const supervisor = anActor('supervisor', 'yunxi');

/** Supplement limit: ten working days from Mon 2026-03-02, so Mon 03-16; no grace for the post, two days for a veto. */
function asked(vetoWindow = true): Life {
  const { postingGrace: _none, ...rule } = aLaw().clocks['supplement']!;
  const window = vetoWindow ? { vetoWindow: { n: 2, unit: 'workingDay' as const } } : {};
  const law = { ...aLaw(), clocks: { ...aLaw().clocks, supplement: { ...rule, ...window } } };
  const items = [{ item: 'evidence', what: aText(), knownBefore: false }];
  return new Life(law).do('requestSupplement', { items }, clerk).opens('supplementNotice');
}

const held = (until: string, clock = 'supplement') => ({ clock, until, reason: aText() });

/** Day the machine acted and the legal day of each effect. */
function lapsed(life: Life): [string, string | undefined][] {
  return life.events
    .filter(({ type }) => type === 'supplementLapsed' || type === 'windowShut')
    .map((event) => [new Date(event.at + 8 * 3_600_000).toISOString().slice(0, 10), event.effectiveOn]);
}

describe('the veto window', () => {
  it('lets an effect against the complainant wait, and dates it on the due day', () => {
    const life = asked();
    expect(life.limit('supplement')).toBe('2026-03-16 running');
    life.until('2026-03-18');
    expect(life.limit('supplement')).toBe('2026-03-16 expired');
    expect(lapsed(life)).toEqual([]);
    expect(lapsed(life.until('2026-03-25'))).toEqual([['2026-03-19', '2026-03-16']]); // Wed 03-18 is over
  });

  it('is not there where the pack has none', () => {
    expect(lapsed(asked(false).until('2026-03-17'))).toEqual([['2026-03-17', '2026-03-16']]);
  });
});

describe('a hold', () => {
  it('puts the effect off to its end, once, dated on the due day, and tells somebody above', () => {
    const life = asked().until('2026-03-17').do('vetoEffect', held('2026-04-01'), supervisor);
    expect(life.tasks()).toContain('supervise: head of yunxi.center');
    expect(life.notices('escalation').at(-1)?.facts).toMatchObject({ clock: 'supplement', heldUntil: '2026-04-01' });
    expect(lapsed(life.until('2026-04-01'))).toEqual([]);
    expect(lapsed(life.until('2026-05-01'))).toEqual([['2026-04-02', '2026-03-16']]);
    expect(life.state.conclusion).toBe('withdrawn');
  });

  it('may be made while the limit still runs, also without a window in the pack', () => {
    const life = asked(false).until('2026-03-10').do('vetoEffect', held('2026-03-25'), supervisor);
    expect(lapsed(life.until('2026-04-10'))).toEqual([['2026-03-26', '2026-03-16']]);
  });

  it('ends early when the supervisor says so', () => {
    const life = asked().until('2026-03-20');
    expect(lapsed(life)).toHaveLength(1);
    const other = asked().until('2026-03-17').do('vetoEffect', held('2026-05-01'), supervisor);
    other.until('2026-03-23').do('releaseEffect', { clock: 'supplement' }, supervisor).until('2026-03-24');
    expect(lapsed(other)).toEqual([['2026-03-23', '2026-03-16']]); // Mon
  });

  it('is over when the complainant brings what was missing', () => {
    const life = asked().until('2026-03-17').do('vetoEffect', held('2026-05-01'), supervisor);
    life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.state.holds).toEqual({});
    expect(lapsed(life.until('2026-06-01'))).toEqual([]);
  });

  it('outlives a change of law', () => {
    const life = asked().until('2026-03-10').do('vetoEffect', held('2026-04-01'), supervisor);
    const law = withCalendar(life.law, '2026.2', { off: ['2026-03-16'] });
    life.do('applyLawBatch', { batch: 'b', proposedBy: 'a', approvedBy: 'b', law }, GATEWAY);
    expect(life.limit('supplement')).toBe('2026-03-17 running');
    expect(lapsed(life.until('2026-05-01'))).toEqual([['2026-04-02', '2026-03-17']]);
  });

  it('holds finality as well', () => {
    const life = replied(approved(planned(found(accepted(new Life()))))).opens('reply');
    expect(life.limit('reviewWindow.1')).toBe('2026-04-01 running'); // Wed
    life.until('2026-04-03').do('vetoEffect', held('2026-04-30', 'reviewWindow.1'), supervisor);
    expect(lapsed(life.until('2026-05-10'))).toEqual([['2026-05-01', '2026-04-01']]);
  });

  it.each([
    ['the same day', '2026-03-16'],
    ['more than ninety days after it', '2026-06-15'],
  ])('is refused until %s', (_what, until) => {
    expect(asked().refusal('vetoEffect', held(until), supervisor)).toBe('limit_exceeded');
  });

  it('may last ninety days after the due day, and is made once', () => {
    const life = asked().do('vetoEffect', held('2026-06-14'), supervisor);
    expect(life.refusal('vetoEffect', held('2026-06-13'), supervisor)).toBe('already_done');
  });

  it('is refused once the effect has come, and without a reason', () => {
    const life = asked();
    expect(life.refusal('vetoEffect', { ...held('2026-04-01'), reason: aText(0) }, supervisor)).toBe('reason_required');
    expect(life.until('2026-03-25').refusal('vetoEffect', held('2026-04-01'), supervisor)).toBe('clock_not_running');
    expect(life.refusal('releaseEffect', { clock: 'supplement' }, supervisor)).toBe('unknown_item');
  });

  it('never touches acceptance by silence, nor a promise', () => {
    const window = { vetoWindow: { n: 9, unit: 'workingDay' as const } };
    const life = new Life(withPack(aLaw(), '2.0.0', { supplement: window }));
    expect(life.refusal('vetoEffect', held('2026-04-01', 'preliminary'), supervisor)).toBe('unknown_item');
    life.until('2026-03-11');
    expect(life.events.find(({ type }) => type === 'deemedAccepted')?.effectiveOn).toBe('2026-03-09'); // Mon
    expect(life.refusal('vetoEffect', held('2026-04-01', 'handling'), supervisor)).toBe('unknown_item');
  });
});
