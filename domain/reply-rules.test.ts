import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life, registration } from '../test/support/case-builders.ts';
import {
  accepted,
  answered,
  appealed,
  approved,
  found,
  planned,
  replied,
  reviewed,
} from '../test/support/case-stages.ts';
import type { ReplyCommands } from './reply.ts';

const handler = anActor('handler');
const approver = anActor('approver');
const ready = (life = new Life()) => approved(planned(found(accepted(life))));

function draft(change: Partial<ReplyCommands['draftReply']> = {}): ReplyCommands['draftReply'] {
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' as const, answer: aText() }));
  const bases = [{ kind: 'law' as const, title: 'Fees Act', clause: '12', version: '2021' }];
  return { facts: aText(), bases, measures: aText(), results, plainSummary: aText(), ...change };
}

function missing(change: Partial<ReplyCommands['draftReply']>) {
  const outcome = ready().try('draftReply', draft(change), handler);
  return outcome.ok ? [] : outcome.refusal.detail?.['missing'];
}

describe('a reply', () => {
  it('has its five parts: facts, bases, measures, results and where to turn next, and words anybody understands', () => {
    expect(missing({ facts: aText(0) })).toEqual(['facts']);
    expect(missing({ bases: [] })).toEqual(['bases']);
    expect(missing({ measures: aText(0), plainSummary: aText(0) })).toEqual(['measures', 'plainSummary']);
    expect(missing({})).toEqual([]);
  });

  it('answers every demand, not the easy one alone', () => {
    expect(missing({ results: draft().results.slice(0, 1) })).toEqual(['results.d2']);
  });

  it('names the remedy by itself: the first level and its body, after an upheld review the next', () => {
    const life = replied(ready());
    expect(life.state.replies[0]?.remedy).toMatchObject({ level: 1, body: 'yunxi.fucha' });
    expect(life.notices('reply')[0]?.facts).toMatchObject({
      remedyLevel: 1,
      remedyBody: 'yunxi.fucha',
      remedyN: 30,
      remedyUnit: 'calendarDay',
    });
  });

  it('names none where no body stands above', () => {
    const owner = { ...registration(new Life().law).owner, reviewBody: undefined };
    const life = ready(new Life(undefined, { owner: { id: owner.id, body: owner.body, active: true } })).do(
      'draftReply',
      draft(),
      handler,
    );
    expect(life.state.replies[0]?.remedy).toBeNull();
    life.do('issueReply', {}, approver).opens('reply');
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
  });

  it('keeps its versions, and the last one is issued', () => {
    const life = ready()
      .do('draftReply', draft(), handler)
      .do('draftReply', draft(), handler)
      .do('issueReply', {}, approver);
    expect(life.state.replies.map(({ version }) => version)).toEqual([1, 2]);
    expect(life.state.issued.map(({ version }) => version)).toEqual([2]);
  });
});

describe('issuing the reply', () => {
  it('needs a draft', () => {
    expect(ready().refusal('issueReply', {}, approver)).toBe('incomplete');
  });

  it('tells what was approved: another outcome than the plan is not signed', () => {
    const results = draft().results.map((one) => ({ ...one, outcome: 'notUpheld' as const }));
    const life = ready().do('draftReply', draft({ results }), handler);
    const outcome = life.try('issueReply', {}, approver);
    expect(outcome.ok ? [] : outcome.refusal.detail?.['differsFromPlan']).toEqual(['d1', 'd2']);
  });

  it('meets the limits of handling and of the reply, also late', () => {
    const life = ready();
    expect(life.limit('reply')).toBe('2026-03-09 running'); // five working days after approval on Monday 2026-03-02: Monday
    life.until('2026-04-01'); // the handling limit ended on Monday 2026-03-30
    replied(life);
    expect([life.limit('reply'), life.limit('handling')]).toEqual(['2026-03-09 met', '2026-03-30 met']);
    expect(life.tasks().filter((task) => task.startsWith('supervise'))).toEqual([]);
  });

  it('does not end the case: it waits for proof that the reply arrived', () => {
    const life = replied(ready());
    expect([life.state.phase, life.state.conclusion]).toEqual(['delivering', null]);
    expect(life.tasks()).toContain('serveNotice: clerk of yunxi.center');
    expect(life.refusal('withdraw', { voluntary: true }, COMPLAINANT)).toBe('wrong_phase');
  });

  it('after an order to redo, is a new reply with the first level of review again', () => {
    const life = reviewed(appealed(answered(new Life(), 'notUpheld')), 1, 'redo');
    expect(life.limit('redo')).toBe('2026-03-30 running'); // twenty working days after Monday 2026-03-02: Monday
    replied(approved(planned(found(life), 'upheld')));
    expect([life.limit('redo'), life.state.redo]).toEqual(['2026-03-30 met', null]);
    expect(life.state.replies.at(-1)?.remedy?.level).toBe(1);
  });
});
