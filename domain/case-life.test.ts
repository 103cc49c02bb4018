import { describe, expect, it } from 'vitest';
import { accepted, answered, appealed, reviewed } from '../test/support/case-stages.ts';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { brokenAt } from './case-chain.ts';
import { foldAll } from './case-apply.ts';

const clerk = anActor('clerk');

describe('the life of a case', () => {
  it('runs from intake through review and re-review to the archive', () => {
    const life = answered(new Life());
    expect(life.state.phase).toBe('reviewWindow');
    reviewed(appealed(life), 1, 'uphold').opens('reviewOpinion');
    expect(life.state.phase).toBe('reviewWindow');
    reviewed(appealed(life), 2, 'uphold').opens('reviewOpinion');
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
    life.do('archive', {}, anActor('archivist', 'yunxi'));
    expect(life.state.phase).toBe('archived');
    expect(brokenAt(life.events)).toBeNull();
    expect(foldAll(life.events)).toEqual(life.state);
    expect(Object.values(life.state.clocks).filter((clock) => clock.alarms.length > 0)).toEqual([]);
  });

  it('counts the review window from the day the reply was opened, not from signing', () => {
    const life = new Life();
    answered(life);
    // Opened on Mon 2026-03-02; 30 calendar days end on Wed 2026-04-01.
    expect(life.state.clocks['reviewWindow.1']?.dueOn).toBe('2026-04-01');
  });

  it('takes silence in the preliminary review for acceptance, dated on the due day', () => {
    // 5 working days from Mon 2026-03-02 end on Mon 2026-03-09.
    const life = new Life().until('2026-03-12');
    expect(life.state.phase).toBe('investigating');
    const event = life.events.find((one) => one.type === 'deemedAccepted');
    expect(event?.effectiveOn).toBe('2026-03-09');
    expect(life.events.filter((one) => one.type === 'deemedAccepted')).toHaveLength(1);
  });

  it('ends a case whose supplement never came, as its own outcome', () => {
    const life = new Life();
    life
      .do('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk)
      .opens('supplementNotice');
    // 10 working days from Mon 2026-03-02 end on Mon 2026-03-16; five days of grace for the post.
    life.until('2026-03-23');
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'withdrawn']);
    expect(life.events.find((one) => one.type === 'supplementLapsed')?.effectiveOn).toBe('2026-03-16');
  });

  it('does not lapse when the evidence came in time and only the clerk is slow', () => {
    const life = new Life();
    life
      .do('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk)
      .opens('supplementNotice');
    life
      .until('2026-03-10')
      .do('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT)
      .until('2026-04-30');
    expect(life.state.phase).toBe('awaitingSupplement');
    life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.state.phase).toBe('preliminaryReview');
  });

  it('tells once: what was asked before needs a reason to be asked again', () => {
    const life = new Life();
    const items = [{ item: 'evidence', what: aText(), knownBefore: false }];
    life.do('requestSupplement', { items }, clerk).opens('supplementNotice');
    life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.refusal('requestSupplement', { items }, clerk)).toBe('told_once');
    expect(life.refusal('requestSupplement', { items, overrideReason: aText() }, clerk)).toBeNull();
  });

  it('is final when nobody asks for review, and answers a late application by a decision of its own', () => {
    const life = answered(new Life()).until('2026-04-20');
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
    appealed(life);
    expect(life.state.reviews[0]?.late).toBe(true);
    const reviewer = anActor('reviewer', 'yunxi.fucha', 'reviewer-1');
    expect(life.refusal('acceptReview', {}, reviewer)).toBe('deadline_passed');
    life.do('decideLateAppeal', { excused: false, reason: aText() }, reviewer);
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
  });

  it('sends a redo back to handling and refuses the same result on the same facts', () => {
    const life = reviewed(appealed(answered(new Life(), 'notUpheld')), 1, 'redo');
    expect(life.state.phase).toBe('investigating');
    expect(life.state.clocks['redo']?.standing).toBe('running');
    const answers = life.state.demands.map(({ id }) => ({
      demand: id,
      outcome: 'notUpheld' as const,
      answer: aText(),
    }));
    expect(life.refusal('draftPlan', { answers, measures: [] }, anActor('handler'))).toBe('same_result');
  });

  it('lets a refusal be contested before it was served, and nobody is late', () => {
    const life = new Life();
    const refusal = { ground: life.law.refusalGrounds[0]!.code, reason: aText(), otherRoutes: aText() };
    life.do('refuse', refusal, anActor('approver'));
    appealed(life);
    expect([life.state.phase, life.state.reviews[0]?.late]).toEqual(['inReview', false]);
    expect(life.opens('refusalNotice').state.clocks['reviewWindow.1']).toBeUndefined();
  });

  it('lets a supervisor close an escalation with what was done', () => {
    const life = new Life().until('2026-03-30');
    const task = Object.values(life.state.tasks).find((one) => one.kind === 'supervise');
    expect(task).toBeDefined();
    expect(life.refusal('completeTask', { task: task!.id, note: aText() }, anActor('clerk'))).toBe('not_permitted');
    life.do('completeTask', { task: task!.id, note: aText() }, anActor('supervisor', 'yunxi'));
    expect(life.state.tasks[task!.id]).toBeUndefined();
  });

  it('knows no task, limit or notice called constructor', () => {
    const life = new Life();
    expect(life.refusal('claimTask', { task: 'constructor' }, clerk)).toBe('unknown_item');
    expect(life.refusal('recordDelivery', { notice: 'toString', method: 'post', on: '2026-03-02' }, clerk)).toBe(
      'unknown_item',
    );
  });

  it('puts a letter that could not be delivered into the tracking view as well, and a clerk decides', () => {
    const reach = {
      methods: ['email' as const],
      preferred: 'email' as const,
      electronicConsent: true,
      language: 'zh' as const,
      noReply: false,
    };
    const life = new Life(aLaw(), { reach }, ['email']);
    const receipt = Object.values(life.state.notices).find((one) => one.kind === 'registrationReceipt')!;
    expect(receipt.tried.map((one) => [one.method, one.outcome])).toEqual([
      ['email', 'failed'],
      ['inbox', 'accepted'],
    ]);
    expect(Object.values(life.state.tasks).map((task) => task.kind)).toContain('serveNotice');
  });

  it('lets nobody approve an own draft', () => {
    const life = accepted(new Life());
    const both = { ...anActor('handler'), roles: ['handler' as const, 'approver' as const] };
    for (const { id } of life.state.demands) {
      const bases = [{ kind: 'law' as const, title: 'l', clause: '1', version: '1' }];
      life.do(
        'recordFinding',
        {
          demand: id,
          outcome: 'upheld',
          facts: aText(),
          evidence: ['e-1'],
          bases,
          responsible: 'none',
          degree: 'none',
        },
        both,
      );
    }
    life.do(
      'draftPlan',
      {
        answers: life.state.demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: aText() })),
        measures: [],
      },
      both,
    );
    life.do('submitPlan', {}, both);
    expect(life.refusal('approve', {}, both)).toBe('not_independent');
  });

  it('ends all limits when the complainant withdraws', () => {
    const life = accepted(new Life()).do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(
      Object.values(life.state.clocks)
        .filter((clock) => clock.standing === 'running')
        .map((clock) => clock.id),
    ).toEqual([]);
  });
});
