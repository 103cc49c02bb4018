// Settlement and termination: who proposes, who confirms, what ends and what lives on.
import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import {
  accepted,
  answered,
  appealed,
  approved,
  found,
  planned,
  settled,
  terminated,
} from '../test/support/case-stages.ts';
import { transferred } from '../test/support/case-phases.ts';
import { nextAlarm } from './case-alarms.ts';
import { projectCase } from './case-projection.ts';
import type { Law } from './law.ts';

const handler = anActor('handler');
const approver = anActor('approver');
const results = [
  { demand: 'd1', outcome: 'upheld' as const },
  { demand: 'd2', outcome: 'withdrawn' as const },
];
const agreed = { agreement: aText(), results, consent: { how: 'counter' as const, on: '2026-03-02' }, evidence: [] };
const repair = {
  ...{ demand: 'd1', kind: 'rectification' as const, what: aText() },
  ...{ ownerUnit: 'yunxi.center', dueOn: '2026-04-20' },
};
const apology = { ...repair, kind: 'apology' as const, what: aText(), dueOn: '2026-03-20' };
const MONEY_TO_HEAD: Law['approval'] = [
  { measureKinds: 'any', fromAmount: 0, roles: ['approver'] },
  { measureKinds: ['compensation'], fromAmount: 10_000, roles: ['head'] },
];
const ground = { ground: 'UNREACHABLE', article: '第30条', reason: aText(), otherRoutes: aText() };
const pressing = (life: Life) => Object.values(life.state.clocks).filter(({ alarms }) => alarms.length > 0);

describe('a settlement', () => {
  it('is proposed by the handler and takes effect when the approver confirms it (G6)', () => {
    const life = accepted(new Life()).do('proposeSettlement', agreed, handler);
    expect([life.state.phase, life.limit('handling')]).toEqual(['investigating', '2026-03-30 running']);
    expect(life.tasks()).toContain('decideEnding: approver of yunxi.center');
    life.do('decideEnding', { confirmed: true }, approver);
    expect([life.state.phase, life.state.conclusion, life.state.concludedOn]).toEqual([
      'concluded',
      'settled',
      '2026-03-02',
    ]);
    expect(life.events.find(({ type }) => type === 'settled')?.data).toMatchObject({
      results,
      consent: agreed.consent,
    });
    expect(life.notices('settlementNotice')[0]?.lists?.['results']).toEqual([
      { code: 'd1:upheld' },
      { code: 'd2:withdrawn' },
    ]);
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
  });

  it('ends every limit, the missed ones and the window too: no timer survives the case (T16, G6)', () => {
    const life = settled(accepted(new Life()).until('2026-04-01'));
    expect(life.limit('handling')).toBe('2026-03-30 ended');
    expect([nextAlarm(life.law, life.state), projectCase(life.state).overdue]).toEqual([null, false]);
    const window = answered(new Life()).do('proposeSettlement', agreed, handler);
    window.do('decideEnding', { confirmed: true }, approver);
    expect(window.limit('reviewWindow.1')).toMatch(/ended$/);
    expect(pressing(window)).toEqual([]);
    expect(window.refusal('appeal', { reasons: [{ demand: 'd1', code: 'facts' }], evidence: [] }, COMPLAINANT)).toBe(
      'wrong_phase',
    );
  });

  it('keeps the promises already made (L8, T16, G6)', () => {
    const life = approved(planned(found(accepted(new Life())), 'upheld', '2026-05-20'));
    life.do('proposeSettlement', agreed, handler).do('decideEnding', { confirmed: true }, anActor('head'));
    expect(pressing(life).map(({ terms }) => terms.kind)).toEqual(['measure']);
    life.until('2026-05-22');
    expect(life.events.some(({ type }) => type === 'promiseBroken')).toBe(true);
  });

  it('makes promises of its own, each with a limit, an owner, proof and a check; the case is over meanwhile (I9, L8, T16)', () => {
    const life = accepted(new Life()).do('proposeSettlement', { ...agreed, measures: [repair, apology] }, handler);
    expect([Object.keys(life.state.measures), pressing(life).map(({ terms }) => terms.kind)]).toEqual([
      [],
      ['handling'],
    ]);
    life.do('decideEnding', { confirmed: true }, approver);
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'settled']);
    const [first, second] = Object.keys(life.state.measures) as [string, string];
    expect([life.limit(`measure:${first}`), life.limit(`measure:${second}`)]).toEqual([
      '2026-04-20 running',
      '2026-03-20 running',
    ]);
    expect(life.notices('settlementNotice')[0]?.lists?.['measures']).toMatchObject([
      { code: '2026-04-20', text: repair.what },
      { code: '2026-03-20', text: apology.what },
    ]);
    const archivist = anActor('archivist');
    expect(life.try('archive', { missingReason: aText() }, archivist)).toMatchObject({
      refusal: { code: 'open_promises', detail: { open: [`measure:${first}`, `measure:${second}`] } },
    });

    // One is not kept, and the end of the case does not hide it.
    life.until('2026-03-23');
    expect([life.state.measures[second]?.state, life.notices('promiseBrokenNotice').length]).toEqual(['broken', 1]);
    expect(life.tasks()).toContain('brokenPromise: supervisor of yunxi.center');
    for (const measure of [first, second]) {
      life.do('reportMeasure', { measure, note: aText(), proof: [] }, handler);
      life.do('verifyMeasure', { measure, done: true, note: aText() }, anActor('lead'));
    }
    expect([life.limit(`measure:${first}`), life.limit(`measure:${second}`)]).toEqual([
      '2026-04-20 met',
      '2026-03-20 met',
    ]);
    expect(life.refusal('archive', { missingReason: aText() }, archivist)).toBeNull();
  });

  it('promises nothing when it comes back, and nothing that is past or about no demand (I9, G6)', () => {
    const life = accepted(new Life());
    const proposed = (measure: object) =>
      life.try('proposeSettlement', { ...agreed, measures: [{ ...repair, ...measure }] }, handler);
    expect(proposed({ demand: 'd9' })).toMatchObject({ refusal: { code: 'unknown_item', detail: { items: ['d9'] } } });
    expect(proposed({ dueOn: '2026-03-01' })).toMatchObject({ refusal: { code: 'deadline_passed' } });
    expect(proposed({ kind: 'compensation' })).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['measures.0.amount'] } },
    });
    life.do('proposeSettlement', { ...agreed, measures: [repair] }, handler);
    life.do('decideEnding', { confirmed: false, reason: aText() }, approver);
    expect(life.state.measures).toEqual({});
    life.do('proposeSettlement', { ...agreed, measures: [apology] }, handler).until('2026-03-23');
    expect(life.try('decideEnding', { confirmed: true }, approver)).toMatchObject({
      refusal: { code: 'deadline_passed', detail: { measures: [expect.any(String)] } },
    });
  });

  it('with money that a plan takes to the head is decided by the head (I8, G6)', () => {
    const law = { ...new Life().law, approval: MONEY_TO_HEAD };
    const life = accepted(new Life(law));
    const paid = { ...repair, kind: 'compensation' as const, amount: 50_000 };
    life.do('proposeSettlement', { ...agreed, measures: [paid] }, handler);
    expect(life.tasks()).toContain('decideEnding: head of yunxi.center');
    expect(life.refusal('decideEnding', { confirmed: true }, approver)).toBe('not_permitted');
    life.do('decideEnding', { confirmed: true }, anActor('head'));
    expect(life.state.conclusion).toBe('settled');
  });

  it('needs the agreement, an outcome for every demand and a consent that was given (G6)', () => {
    const life = accepted(new Life());
    expect(life.try('proposeSettlement', { ...agreed, results: results.slice(1) }, handler)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['results.d1'] } },
    });
    expect(life.refusal('proposeSettlement', { ...agreed, agreement: aText(0) }, handler)).toBe('incomplete');
    const later = { ...agreed, consent: { how: 'phone' as const, on: '2026-03-03' } };
    expect(life.refusal('proposeSettlement', later, handler)).toBe('incomplete');
    const strange = { ...agreed, results: [...results, { demand: 'd9', outcome: 'upheld' as const }] };
    expect(life.refusal('proposeSettlement', strange, handler)).toBe('unknown_item');
  });

  it('comes back with reasons, and only one waits at a time (G6)', () => {
    const life = accepted(new Life());
    expect(life.refusal('decideEnding', { confirmed: true }, approver)).toBe('nothing_to_do');
    life.do('proposeSettlement', agreed, handler);
    expect(life.refusal('proposeTermination', ground, handler)).toBe('already_done');
    expect(life.refusal('decideEnding', { confirmed: false }, approver)).toBe('reason_required');
    life.do('decideEnding', { confirmed: false, reason: aText() }, approver);
    expect([life.state.proposals?.[0]?.state, life.tasks()]).toEqual([
      'returned',
      ['investigate: handler of yunxi.center'],
    ]);
    expect(life.notices('assignment').at(-1)?.audience).toEqual({ to: 'staff', id: 'handler-1' });
    expect(life.refusal('proposeTermination', ground, handler)).toBeNull();
  });

  it('is never confirmed by who proposed or handled it (L21, G6)', () => {
    const lead = anActor('lead', 'yunxi.center', 'one');
    const life = accepted(new Life()).do('proposeSettlement', agreed, lead);
    expect(life.refusal('decideEnding', { confirmed: true }, anActor('approver', 'yunxi.center', 'one'))).toBe(
      'not_independent',
    );
    life.do('decideEnding', { confirmed: true }, approver);
    expect([life.state.took.drafted, life.state.took.approved]).toEqual([['one'], ['approver-1']]);
  });

  it('takes a transfer and a review along, and tells who was asked (G6)', () => {
    const away = transferred(new Life()).do('proposeSettlement', agreed, handler);
    away.do('decideEnding', { confirmed: true }, approver);
    expect([away.state.transfer, away.state.returnTo]).toEqual([null, null]);
    const reviewed = appealed(answered(new Life()));
    const another = anActor('approver', 'yunxi.center', 'approver-1');
    reviewed.do('proposeSettlement', agreed, handler).do('decideEnding', { confirmed: true }, another);
    expect(reviewed.state.reviews.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(reviewed.notices('assignment').at(-1)?.audience).toMatchObject({ unit: 'yunxi.fucha', role: 'reviewer' });
    expect(pressing(reviewed)).toEqual([]);
  });

  it('left open when the complainant withdraws has lapsed once the case is opened again (G6, T10)', () => {
    const life = accepted(new Life()).do('proposeSettlement', agreed, handler);
    life.do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
    life.do('reopen', { reason: aText(), whatIsNew: aText() }, anActor('supervisor', 'yunxi'));
    expect(life.refusal('decideEnding', { confirmed: true }, approver)).toBe('nothing_to_do');
  });
});

describe('a termination', () => {
  it('names ground, article, reasons and other routes, and may be opened again (G6, T18)', () => {
    const life = terminated(accepted(new Life()));
    expect([life.state.conclusion, life.events.at(-1)?.type]).toEqual(['terminated', 'noticeAccepted']);
    const notice = life.notices('terminationNotice')[0];
    expect(notice?.facts).toMatchObject({ ground: 'UNREACHABLE', article: '第30条' });
    expect(Object.keys(notice?.texts ?? {})).toEqual(['reason', 'otherRoutes']);
    expect(life.events.find(({ type }) => type === 'terminated')?.basis).toMatch(/^第30条 \(cn-service/);
    life.do('reopen', { reason: aText(), whatIsNew: aText() }, anActor('supervisor', 'yunxi'));
    expect(life.state.phase).toBe('investigating');
  });

  it('without article or route is refused; a pack with a list of grounds decides the article (G6, T18)', () => {
    const life = accepted(new Life());
    const { article: _article, ...bare } = ground;
    expect(life.try('proposeTermination', { ...bare, otherRoutes: aText(0) }, handler)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['otherRoutes', 'article'] } },
    });
    const words = { zh: '无法联系', en: 'cannot be reached' };
    const listed = { code: 'UNREACHABLE', article: '第31条', confidence: 'example' as const, words, route: words };
    const strict = accepted(new Life({ ...life.law, terminationGrounds: [listed] }));
    expect(strict.refusal('proposeTermination', { ...ground, ground: 'TIRED' }, handler)).toBe('unknown_item');
    terminated(strict);
    expect(strict.events.find(({ type }) => type === 'terminated')?.data).toMatchObject({ article: '第31条' });
  });
});
