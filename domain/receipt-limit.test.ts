// A handling limit that counts from receipt: it runs before acceptance, which leaves it alone, and ends with the case.
// Leaves out the packs that have one (test/packs-lives.test.ts) and how days are counted.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import {
  accepted,
  answered,
  appealed,
  found,
  planned,
  approved,
  replied,
  reviewed,
} from '../test/support/case-stages.ts';
import { explainSummaryWords } from '../words/clock-words.ts';
import { explainSummary } from './clock-explain.ts';
import { isOverdue } from './case-projection.ts';
import type { ClockRule, Law } from './law.ts';

function fromReceipt(packId: string, change: Partial<ClockRule> = {}): Law {
  const law = aLaw(packId, packId === 'cn-xinfang-2022' ? 'claim' : undefined);
  const handling: ClockRule = { ...law.clocks['handling']!, from: 'receipt', ...change };
  return { ...law, clocks: { ...law.clocks, handling } };
}
const NHS = aLaw('uk-nhs-2009');
const PETITION = fromReceipt('cn-xinfang-2022'); // 60 days from Mon 03-02: Fri 05-01, a holiday to Wed 05-06
const approver = anActor('approver');
const refusal = { ground: 'OTHER_BY_LAW', reason: aText(), otherRoutes: aText() };
const moved = (life: Life, type: string): string[] =>
  (life.events.findLast((event) => event.type === type)?.clocks ?? []).map(
    ({ clock, entry, standing }) => `${clock} ${entry.kind} ${standing}`,
  );

describe('a handling limit that counts from receipt', () => {
  it('runs from the day of receipt, also of a complaint entered later', () => {
    const life = new Life(NHS, { receivedOn: '2026-03-10' }); // Tue
    expect(life.limit('handling')).toBe('2026-09-09 running'); // Wed
    expect(life.state.clocks['handling']?.entries).toEqual([
      { kind: 'start', on: '2026-03-10', at: life.state.receivedAt },
    ]);
  });

  it('says that it counts from receipt; one from acceptance says what it always said', () => {
    const words = (life: Life) => explainSummaryWords(explainSummary(life.law, life.state.clocks['handling']!));
    expect(words(new Life(NHS, { receivedOn: '2026-03-10' }))).toEqual({
      zh: '自收到之日(2026-03-10)起6个月(SI 2009/309, reg. 14),最后一日 2026-09-09(可靠程度B:据官方转载)',
      en: '6 months from receipt on 2026-03-10 (SI 2009/309, reg. 14); last day 2026-09-09 (confidence B: from an official secondary source)',
    });
    expect(words(accepted(new Life(aLaw('cn-xinfang-2022')))).zh).toContain('自受理之日');
  });

  it('is left alone by acceptance, which tells its last day', () => {
    const life = accepted(new Life(PETITION).until('2026-03-09'));
    expect(moved(life, 'accepted')).toEqual(['preliminary meet met']);
    expect(life.limit('handling')).toBe('2026-05-06 running');
    expect(life.notices('acceptanceNotice')[0]?.facts).toMatchObject({ dueOn: '2026-05-06', limitN: 60 });
  });

  it('and by acceptance through silence', () => {
    const law = fromReceipt('cn-service-centre-example');
    const life = new Life(law).until('2026-04-10');
    expect(life.state.accepted).toMatchObject({ deemed: true });
    expect(moved(life, 'deemedAccepted')).toEqual([]);
    expect(life.state.clocks['handling']?.entries[0]).toMatchObject({ kind: 'start', on: '2026-03-02' });
  });

  it('passes, presses and is overdue before anybody has accepted', () => {
    const life = new Life(PETITION).until('2026-05-20');
    expect([life.state.phase, life.limit('handling')]).toEqual(['preliminaryReview', '2026-05-06 expired']);
    expect(life.events.filter(({ rang }) => rang?.clock === 'handling').map(({ rang }) => rang?.step)).toEqual([
      ...['warn', 'expire', 'escalate1', 'escalate2'],
    ]);
    expect(isOverdue(life.state)).toBe(true);
    expect(accepted(life).limit('handling')).toBe('2026-05-06 expired');
  });

  it('is met by the reply', () => {
    const life = replied(approved(planned(found(accepted(new Life(PETITION))))));
    expect(life.limit('handling')).toBe('2026-05-06 met');
  });

  it('stands during a supplement only where the pack says so', () => {
    const items = [{ item: 'facts', what: aText(), knownBefore: false }];
    const asked = (law: Law) => new Life(law).do('requestSupplement', { items }, anActor('clerk')).limit('handling');
    expect(asked(NHS)).toBe('2026-09-01 running');
    expect(asked(fromReceipt('cn-xinfang-2022', { onSupplement: 'pause' }))).toBe('stands paused');
  });

  it('starts at receipt when a case comes under such a law only later', () => {
    const life = new Life(aLaw('cn-xinfang-2022', 'claim')).until('2026-03-09');
    expect(life.limit('handling')).toBe('none');
    expect(accepted(Object.assign(life, { law: PETITION })).limit('handling')).toBe('2026-05-06 running');
  });
});

describe('its end and its return', () => {
  it('ends with a refusal; what reopens the case is a new receipt', () => {
    const life = new Life(PETITION).do('refuse', refusal, approver);
    expect(life.limit('handling')).toBe('2026-05-06 ended');
    life.until('2026-03-16').do('reopen', { whatIsNew: aText(), reason: aText() }, anActor('supervisor', 'yunxi')); // Mon
    expect(moved(life, 'reopened').slice(0, 2)).toEqual(['preliminary start running', 'handling start running']);
    expect(life.limit('handling')).toBe('2026-05-15 running'); // Fri
    expect(moved(accepted(life), 'accepted')).toEqual(['preliminary meet met']);
  });

  it('ends with a withdrawal; reopened after acceptance it starts as any other', () => {
    const life = accepted(new Life(PETITION)).do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(life.limit('handling')).toBe('2026-05-06 ended');
    life.until('2026-03-16').do('reopen', { whatIsNew: aText(), reason: aText() }, anActor('supervisor', 'yunxi'));
    expect(moved(life, 'reopened')).toEqual(['handling start running']);
    expect(life.limit('handling')).toBe('2026-05-15 running');
  });

  it('starts anew where a review revokes the refusal, and not where it orders to handle again', () => {
    const revoked = new Life(PETITION).do('refuse', refusal, approver).opens('refusalNotice');
    reviewed(appealed(revoked.until('2026-03-16')), 1, 'revoke');
    expect([revoked.state.phase, revoked.limit('handling')]).toEqual(['preliminaryReview', '2026-05-15 running']);
    const redone = reviewed(appealed(answered(new Life(PETITION)).until('2026-03-16')), 1, 'redo');
    expect([redone.state.phase, redone.limit('handling')]).toEqual(['investigating', '2026-05-06 met']);
  });
});
