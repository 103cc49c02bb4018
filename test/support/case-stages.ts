// Brings a life in memory to a stage of the main line, with the content each command really needs.
import type { ReviewOutcome } from '../../domain/review.ts';
import { type Life, anActor, aText, COMPLAINANT } from './case-builders.ts';

const clerk = anActor('clerk');
const handler = anActor('handler');
const approver = anActor('approver');
export const reviewer = (level: 1 | 2) =>
  anActor('reviewer', level === 1 ? 'yunxi.fucha' : 'chengjiang.fuhe', `reviewer-${level}`);

export function accepted(life: Life): Life {
  const { law } = life;
  life.do('recordChecklist', { entries: law.checklist.map(({ item }) => ({ item, finding: 'met' })) }, clerk);
  life.do('decideJurisdiction', { inRemit: true, article: 'x' }, clerk);
  life.do('recordConditions', { conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })) }, clerk);
  return life.do('accept', {}, clerk);
}

export function found(life: Life, outcome: 'upheld' | 'notUpheld' = 'upheld'): Life {
  for (const { id } of life.state.demands) {
    const bases = [{ kind: 'law' as const, title: 'law', clause: '1', version: '2024' }];
    const evidence = outcome === 'upheld' ? ['e-1'] : ['e-1'];
    life.do(
      'recordFinding',
      { demand: id, outcome, facts: aText(), evidence, bases, responsible: 'respondent', degree: 'full' },
      handler,
    );
  }
  return life;
}

export function planned(life: Life, outcome: 'upheld' | 'notUpheld' = 'upheld', measureDueOn?: string): Life {
  const answers = life.state.demands.map(({ id }) => ({ demand: id, outcome, answer: aText() }));
  const measures =
    measureDueOn === undefined
      ? []
      : [
          {
            demand: 'd1',
            kind: 'rectification' as const,
            what: aText(),
            ownerUnit: 'yunxi.center',
            dueOn: measureDueOn,
          },
        ];
  return life.do('draftPlan', { answers, measures }, handler);
}

export function approved(life: Life): Life {
  life.do('submitPlan', {}, handler);
  return life.do('approve', {}, approver);
}

export function replied(life: Life, outcome: 'upheld' | 'notUpheld' = 'upheld'): Life {
  const results = life.state.demands.map(({ id }) => ({ demand: id, outcome, answer: aText() }));
  const bases = [{ kind: 'law' as const, title: 'law', clause: '1', version: '2024' }];
  life.do('draftReply', { facts: aText(), bases, measures: aText(), results, plainSummary: aText() }, handler);
  return life.do('issueReply', {}, approver);
}

/** From intake to an issued, opened reply. */
export function answered(life: Life, outcome: 'upheld' | 'notUpheld' = 'upheld', measureDueOn?: string): Life {
  return replied(approved(planned(found(accepted(life), outcome), outcome, measureDueOn)), outcome).opens('reply');
}

export function appealed(life: Life): Life {
  return life.do(
    'appeal',
    { reasons: [{ demand: 'd1', code: 'facts' }], statement: aText(), evidence: [] },
    COMPLAINANT,
  );
}

export function reviewed(life: Life, level: 1 | 2, outcome: ReviewOutcome): Life {
  const by = reviewer(level);
  const parts = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
    part,
    finding: aText(),
    sound: outcome === 'uphold',
  }));
  const results = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'notUpheld', answer: aText() }));
  life.do('acceptReview', {}, by).do('recordReviewSheet', { parts }, by);
  return life.do('concludeReview', { outcome, facts: aText(), reasoning: aText(), results }, by);
}

/** Proposed by the handler, confirmed by the approver; with a promise where a last day is given. */
export function settled(life: Life, promisedUntil?: string): Life {
  const results = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'partlyUpheld' as const }));
  const consent = { how: 'counter' as const, on: life.state.receivedOn };
  const measure = { demand: 'd1', kind: 'rectification' as const, what: aText(), ownerUnit: 'yunxi.center' };
  const measures = promisedUntil === undefined ? [] : [{ ...measure, dueOn: promisedUntil }];
  life.do('proposeSettlement', { agreement: aText(), results, consent, evidence: [], measures }, handler);
  return life.do('decideEnding', { confirmed: true }, approver);
}

export function terminated(life: Life): Life {
  const termination = { ground: 'UNREACHABLE', article: '第30条', reason: aText(), otherRoutes: aText() };
  life.do('proposeTermination', termination, handler);
  return life.do('decideEnding', { confirmed: true }, approver);
}
