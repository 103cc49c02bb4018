import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, Life } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import { refused } from '../test/support/case-phases.ts';

const clerk = anActor('clerk');
const approver = anActor('approver');
const law = aLaw();
const met = law.checklist.map(({ item }) => ({ item, finding: 'met' as const }));
const refusal = { ground: 'OTHER_LEGAL_ROUTE', reason: aText(), otherRoutes: aText() };

describe('accepting', () => {
  it('needs every item of the checklist, the remit and every condition', () => {
    const life = new Life();
    const outcome = life.try('accept', {}, clerk);
    expect(outcome.ok ? [] : outcome.refusal.detail?.['missing']).toEqual([
      ...['contact', 'respondent', 'demand', 'facts', 'evidence', 'jurisdiction'],
      ...['competent', 'interest', 'inTime', 'notPending'],
    ]);
  });

  it('is not possible with an item missing, outside the remit, or with a condition denied', () => {
    const life = new Life();
    life.do(
      'recordChecklist',
      { entries: met.map((one) => (one.item === 'facts' ? { ...one, finding: 'missing' } : one)) },
      clerk,
    );
    life.do('decideJurisdiction', { inRemit: false, article: '3' }, clerk);
    life.do(
      'recordConditions',
      { conditions: law.conditions.map(({ code }) => ({ code, fulfilled: code !== 'interest' })) },
      clerk,
    );
    const outcome = life.try('accept', {}, clerk);
    expect(outcome.ok ? [] : outcome.refusal.detail?.['missing']).toEqual(['facts', 'jurisdiction', 'interest']);
  });

  it('does not ask for what is not needed', () => {
    const life = new Life();
    life.do(
      'recordChecklist',
      { entries: met.map((one) => (one.item === 'evidence' ? { ...one, finding: 'notNeeded' } : one)) },
      clerk,
    );
    life.do('decideJurisdiction', { inRemit: true, article: '3' }, clerk);
    life.do('recordConditions', { conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })) }, clerk);
    expect(life.refusal('accept', {}, clerk)).toBeNull();
  });

  it('meets the preliminary limit, starts the handling limit and says so', () => {
    const life = accepted(new Life());
    expect(life.limit('preliminary')).toBe('2026-03-09 met');
    expect(life.limit('handling')).toBe('2026-03-30 running'); // twenty working days after Monday 2026-03-02: Monday
    expect(life.notices('acceptanceNotice')[0]?.facts['dueOn']).toBe('2026-03-30');
    expect(life.tasks()).toEqual(['investigate: handler of yunxi.center']);
  });

  it('knows no items and conditions the pack does not know', () => {
    const life = new Life();
    expect(life.refusal('recordChecklist', { entries: [{ item: 'colour', finding: 'met' }] }, clerk)).toBe(
      'unknown_item',
    );
    expect(life.refusal('recordConditions', { conditions: [{ code: 'luck', fulfilled: true }] }, clerk)).toBe(
      'unknown_item',
    );
  });
});

describe('refusing', () => {
  it('names ground, article, reason and route, and waits for proof that it arrived', () => {
    const life = new Life().do('refuse', refusal, approver);
    expect([life.state.phase, life.state.conclusion, life.state.concludedOn]).toEqual([
      'concluded',
      'notAccepted',
      '2026-03-02',
    ]);
    const notice = life.notices('refusalNotice')[0];
    expect(Object.keys(notice?.texts ?? {})).toEqual(['reason', 'otherRoutes']);
    expect(notice?.facts).toMatchObject({ ground: 'OTHER_LEGAL_ROUTE', article: '示例16 example' });
    expect(notice?.needsProof).toBe(true);
    expect(life.limit('preliminary')).toBe('2026-03-09 met');
  });

  it('opens the window for review from the proved day', () => {
    expect(refused(new Life()).limit('reviewWindow.1')).toBe('none');
    expect(refused(new Life()).opens('refusalNotice').limit('reviewWindow.1')).toBe('2026-04-01 running'); // Wednesday
  });

  it('does not go without a route or a reason, or with a ground of its own (T18)', () => {
    const life = new Life();
    expect(life.refusal('refuse', { ...refusal, otherRoutes: aText(0) }, approver)).toBe('incomplete');
    expect(life.refusal('refuse', { ...refusal, reason: aText(0) }, approver)).toBe('incomplete');
    expect(life.refusal('refuse', { ...refusal, ground: 'BORING' }, approver)).toBe('unknown_item');
  });

  it('takes an approver where the pack says so, else the clerk', () => {
    expect(new Life().refusal('refuse', refusal, clerk)).toBe('not_permitted');
    expect(new Life({ ...law, refusalNeedsApproval: false }).refusal('refuse', refusal, clerk)).toBeNull();
  });
});

describe('guiding', () => {
  it('tells the competent body and leaves the case where it is', () => {
    const life = new Life().do('guide', { body: 'lanhu.water', guidance: aText() }, clerk);
    expect(life.state.phase).toBe('preliminaryReview');
    expect(life.notices('guidanceNotice')[0]?.facts['body']).toBe('lanhu.water');
  });
});

describe('silence in the preliminary review', () => {
  it('warns on the working day before, on that day', () => {
    const life = new Life().until('2026-03-06');
    const warned = life.events.find(({ type }) => type === 'warned');
    expect(warned?.effectiveOn).toBe('2026-03-06'); // Friday, one working day before Monday 2026-03-09
    expect(life.notices('reminder').at(-1)?.queuedOn).toBe('2026-03-06');
  });

  it('is acceptance on the due day, whenever the machine wakes, and only once', () => {
    const life = new Life();
    life.until('2026-03-20');
    const deemed = life.events.filter(({ type }) => type === 'deemedAccepted');
    expect(deemed.map(({ effectiveOn, effectiveBy }) => [effectiveOn, effectiveBy])).toEqual([['2026-03-09', 'due']]); // Monday
    expect(life.limit('handling')).toBe('2026-04-07 running'); // twenty working days after Monday 2026-03-09; 4 to 6 April off: Tuesday
    expect(life.notices('deemedAcceptanceNotice')).toHaveLength(1);
  });

  it('only escalates under rules without such an effect', () => {
    const life = new Life(aLaw('cn-xinfang-2022', 'claim')).until('2026-03-19');
    expect([life.state.phase, life.limit('preliminary')]).toEqual(['preliminaryReview', '2026-03-17 expired']); // Tuesday
    expect(life.tasks()).toContain('supervise: head of yunxi.center');
    expect(accepted(life).tasks()).not.toContain('supervise: head of yunxi.center');
  });
});
