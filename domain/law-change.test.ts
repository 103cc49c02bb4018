// A running case under other law: what moves, what was told and stays, who must agree. Weekdays in comments.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { GATEWAY } from '../test/support/case-moves.ts';
import { accepted, approved, found, planned } from '../test/support/case-stages.ts';
import { withCalendar, withPack } from '../test/support/other-law.ts';
import { explain, explainSummary } from './clock-explain.ts';
import { remaining } from './clock-use.ts';
import type { Law } from './law.ts';
import { previewLawChange } from './law-change-preview.ts';

const LAW = aLaw();
const clerk = anActor('clerk');
const handler = anActor('handler');
const rules = anActor('rules', 'yunxi', 'rules-1');
const second = anActor('rules', 'yunxi', 'rules-2');

/** Brought by a batch that two persons approved. */
function under(life: Life, law: Law): Life {
  return life.do('applyLawBatch', { batch: 'b1', proposedBy: 'rules-1', approvedBy: 'rules-2', law }, GATEWAY);
}

function asked(life: Life): Life {
  const items = [{ item: 'evidence', what: aText(), knownBefore: false }];
  return life.do('requestSupplement', { items }, clerk).opens('supplementNotice');
}

function changes(life: Life) {
  const last = life.events.findLast((event) => event.type === 'lawChanged');
  return last?.type === 'lawChanged' ? last.data.changes : [];
}

const row = (life: Life, clock: string) => changes(life).find((one) => one.clock === clock);

describe('a new holiday decree', () => {
  const decree = withCalendar(LAW, '2026.2', { off: ['2026-03-06'] }); // Fri

  it('leaves the authority the day the complainant was told, and says that the count would have gone further', () => {
    const life = new Life(); // received Mon 2026-03-02, five working days: Mon 03-09
    expect(life.limit('preliminary')).toBe('2026-03-09 running');
    under(life.until('2026-03-03'), decree);
    expect(life.limit('preliminary')).toBe('2026-03-09 running');
    expect(row(life, 'preliminary')).toMatchObject({ kept: true, counted: '2026-03-10', why: ['calendar'] });
    const clock = life.state.clocks['preliminary']!;
    expect(explainSummary(life.law, clock).told).toEqual({ counted: '2026-03-10' });
    expect(explain(life.law, clock).at(-1)).toMatchObject({ on: '2026-03-09', code: 'told' });
    expect(life.notices('dateChanged')).toEqual([]);
    life.until('2026-03-11');
    expect(life.events.find((event) => event.type === 'deemedAccepted')?.effectiveOn).toBe('2026-03-09');
  });

  it('gives the complainant the later day, and tells them', () => {
    const life = asked(new Life()); // ten working days from Mon 03-02: Mon 03-16
    expect(life.limit('supplement')).toBe('2026-03-16 running');
    under(life.until('2026-03-03'), decree);
    expect(life.limit('supplement')).toBe('2026-03-17 running'); // Tue
    expect(life.limit('preliminary')).toBe('stands paused');
    const [notice] = life.notices('dateChanged');
    expect(notice?.facts).toMatchObject({ clock: 'supplement', from: '2026-03-16', to: '2026-03-17', why: 'calendar' });
  });

  it('gives the complainant the later day also after the last day, while the post is waited for', () => {
    const life = asked(new Life()).until('2026-03-18'); // five days of grace: until Sat 03-21
    expect(life.limit('supplement')).toBe('2026-03-16 expired');
    under(life, withCalendar(LAW, '2026.2', { off: ['2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17'] }));
    expect(life.limit('supplement')).toBe('2026-03-20 running'); // Fri
    life.until('2026-03-30');
    const lapsed = life.events.filter((event) => event.type === 'supplementLapsed');
    expect(lapsed.map((event) => event.effectiveOn)).toEqual(['2026-03-20']);
  });

  it('moves an inner limit freely: nobody was told', () => {
    const life = planned(found(accepted(new Life()))).do('submitPlan', {}, handler);
    expect(life.limit('approval')).toBe('2026-03-05 running'); // Thu
    under(life.until('2026-03-03'), withCalendar(LAW, '2026.2', { off: ['2026-03-05'] }));
    expect(life.limit('approval')).toBe('2026-03-06 running'); // Fri
    expect(life.notices('dateChanged').map(({ facts }) => facts['clock'])).toEqual([]);
  });

  it('never moves what was met or has ended, and not a promised day', () => {
    const life = approved(planned(found(accepted(new Life())), 'upheld', '2026-03-20'));
    const before = life.state.clocks;
    expect(before['preliminary']?.standing).toBe('met');
    under(life.until('2026-03-03'), decree);
    expect(life.state.clocks['preliminary']).toEqual(before['preliminary']);
    expect(life.state.clocks['approval']).toEqual(before['approval']);
    const measure = Object.keys(before).find((id) => id.startsWith('measure:'))!;
    expect(life.limit(measure)).toBe('2026-03-20 running');
    life.do('withdraw', { voluntary: true }, COMPLAINANT);
    const over = life.state.clocks['handling'];
    under(life, withCalendar(LAW, '2026.3', { off: ['2026-03-10'] }));
    expect(life.state.clocks['handling']).toEqual(over);
  });
});

describe('a make-up workday', () => {
  const decree = withCalendar(LAW, '2026.2', { work: ['2026-03-07'] }); // Sat

  it('brings the authority its last day forward, and the complainant is told', () => {
    const life = under(new Life().until('2026-03-03'), decree);
    expect(life.limit('preliminary')).toBe('2026-03-07 running');
    expect(life.notices('dateChanged')[0]?.facts).toMatchObject({ from: '2026-03-09', to: '2026-03-07' });
  });

  it('leaves the complainant the later day they were told', () => {
    const life = under(asked(new Life()).until('2026-03-03'), decree);
    expect(life.limit('supplement')).toBe('2026-03-16 running');
    expect(row(life, 'supplement')).toMatchObject({ kept: true, counted: '2026-03-13' }); // Fri
  });
});

describe('a date that waited for its calendar', () => {
  const unknown = withCalendar(LAW, '2025.1', { years: [2025] });

  it('has no effect until the calendar arrives, then the effect once, dated on the legal due day', () => {
    const life = new Life(unknown).until('2026-03-20');
    expect(life.state.clocks['preliminary']).toMatchObject({ standing: 'expired', provisional: true });
    expect(life.state.phase).toBe('preliminaryReview');
    under(life, LAW).until('2026-03-25');
    const deemed = life.events.filter((event) => event.type === 'deemedAccepted');
    expect(deemed.map((event) => event.effectiveOn)).toEqual(['2026-03-09']);
    expect(row(life, 'preliminary')).toMatchObject({ kept: false, why: ['calendar', 'provisional'] });
  });

  it('was told as provisional and moves either way', () => {
    const life = under(new Life(unknown).until('2026-03-03'), withCalendar(LAW, '2026.2', { off: ['2026-03-06'] }));
    expect(life.limit('preliminary')).toBe('2026-03-10 running'); // Tue
    expect(life.notices('dateChanged')).toHaveLength(1);
    const mine = under(
      asked(new Life(unknown)).until('2026-03-03'),
      withCalendar(LAW, '2026.3', { work: ['2026-03-07'] }),
    );
    expect(mine.limit('supplement')).toBe('2026-03-13 running'); // Fri
  });

  it("does not end the complainant's limit behind their back", () => {
    const life = asked(new Life(unknown)).until('2026-03-16');
    under(life, withCalendar(LAW, '2026.2', { work: ['2026-03-07', '2026-03-14'] })); // two Saturdays: it ended Thu 03-12
    expect(life.limit('supplement')).toBe('2026-03-16 running');
  });
});

describe('another pack', () => {
  it('carries pauses and extensions into the new count', () => {
    const life = asked(accepted(new Life())); // 20 working days from Mon 03-02; paused on the first day
    life.until('2026-03-05').do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    const head = anActor('head');
    life.do(
      'extend',
      { clock: 'handling', by: { n: 5, unit: 'workingDay' }, reasonCode: 'complex', reason: aText() },
      {
        ...head,
        roles: ['head', 'approver'],
      },
    );
    expect(life.limit('handling')).toBe('2026-04-10 running'); // 25 working days after Thu 03-05; Mon 04-06 is off
    under(life.until('2026-03-06'), withPack(LAW, '2.0.0', { handling: { limit: { n: 15, unit: 'workingDay' } } }));
    expect(life.limit('handling')).toBe('2026-04-02 running'); // 20 after Thu 03-05
    expect(row(life, 'handling')).toMatchObject({ from: '2026-04-10', to: '2026-04-02', why: ['pack'], kept: false });
    expect(life.state.clocks['handling']?.terms.pack).toBe('cn-service-centre-example@2.0.0');
  });

  it('that gives the authority more time leaves the limit as it was told, also for what comes later', () => {
    const longer = withPack(LAW, '2.0.0', { handling: { limit: { n: 60, unit: 'workingDay' }, article: 'new' } });
    const life = under(accepted(new Life()).until('2026-03-03'), longer);
    expect(life.limit('handling')).toBe('2026-03-30 running'); // Mon
    expect(row(life, 'handling')).toMatchObject({
      kept: true,
      article: { from: '示例6 example', to: '示例6 example' },
    });
    asked(life)
      .until('2026-03-04')
      .do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.limit('handling')).toBe('2026-03-31 running'); // one day stood, one day later
  });

  it('never ends a limit before the day of the change', () => {
    const shorter = withPack(LAW, '2.0.0', { handling: { limit: { n: 3, unit: 'workingDay' } } });
    const life = under(accepted(new Life()).until('2026-03-12'), shorter);
    expect(life.limit('handling')).toBe('2026-03-12 running');
  });

  it('pauses stay pauses, with what is left of the new budget', () => {
    const life = asked(accepted(new Life()).until('2026-03-04')); // Wed: two of 20 used
    under(life, withPack(LAW, '2.0.0', { handling: { limit: { n: 15, unit: 'workingDay' } } }));
    const clock = life.state.clocks['handling']!;
    expect([clock.standing, clock.dueOn, remaining(life.law, clock, '2026-03-04')]).toEqual(['paused', null, 13]);
  });

  it('that has a rule no more leaves its clock the old terms, and the clock still rings and resumes', () => {
    const life = asked(accepted(new Life()));
    under(life, withPack(LAW, '2.0.0', { handling: null }));
    life.until('2026-03-03').do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.limit('handling')).toBe('2026-03-31 running'); // Tue
    life.until('2026-04-03');
    const steps = life.events.flatMap((event) => (event.type === 'escalated' ? [event.data] : []));
    expect(steps.filter(({ clock }) => clock === 'handling')).toEqual([
      { clock: 'handling', step: 'escalate1', to: 'unitHead' },
    ]);
  });

  it('judges every later command', () => {
    const { extension } = LAW.clocks['handling']!;
    const max = { n: 5, unit: 'workingDay' as const };
    const life = under(
      accepted(new Life()),
      withPack(LAW, '2.0.0', { handling: { extension: { ...extension!, max } } }),
    );
    const head = { ...anActor('head'), roles: ['head' as const, 'approver' as const] };
    const ask = { clock: 'handling', by: { ...max, n: 6 }, reasonCode: 'complex', reason: aText() };
    expect(life.refusal('extend', ask, head)).toBe('limit_exceeded');
    expect(life.refusal('extend', { ...ask, by: max }, head)).toBeNull();
    expect(life.events.findLast(({ type }) => type === 'extended')?.basis).toContain('@2.0.0');
  });
});

describe('samr 2020 to samr 2026', () => {
  const [old, next] = [aLaw('cn-samr-2020', 'goods'), aLaw('cn-samr-2026', 'goods')];
  // 45 working days from Wed 2026-04-01: Mon 06-08 (04-06 and 05-01 to 05-05 are off, Sat 05-09 is worked).
  const movedOn = (day: string) => under(accepted(new Life(old, { receivedOn: '2026-04-01' })).until(day), next);

  it.each([
    // used, then 60 less that in calendar days
    ['2026-04-13', '2026-06-05', { kept: false }], // Mon: 7 used, 53 days on: Fri 06-05, in the complainant's favour
    ['2026-04-20', '2026-06-08', { kept: false }], // Mon: 12 used, 48 days on: Sun 06-07, rolled
    ['2026-05-18', '2026-06-08', { kept: true, counted: '2026-06-17' }], // Mon: 30 used, 30 on: Wed 06-17, too late
  ])('carries the days used into 60 calendar days when it changes on %s', (day, dueOn, how) => {
    const life = movedOn(day);
    expect(row(life, 'handling')).toMatchObject({ from: '2026-06-08', to: dueOn, ...how });
    expect(life.limit('handling')).toBe(`${dueOn} running`);
    expect(life.state.pack).toEqual(next.pack);
  });

  it('quotes the article by which the limit now runs', () => {
    const article = { from: old.clocks['handling']!.article, to: next.clocks['handling']!.article };
    expect(row(movedOn('2026-04-13'), 'handling')?.article).toEqual(article);
    expect(row(movedOn('2026-05-18'), 'handling')?.article).toEqual({ from: article.from, to: article.from });
  });
});

describe('who may change the law of a case', () => {
  const next = withCalendar(LAW, '2026.2', { off: ['2026-03-06'] });
  const proposed = () => new Life().do('proposeLawChange', { law: next, reason: aText() }, rules);
  const idOf = (life: Life) => life.state.lawProposal?.id ?? '';

  it('needs a second person, who sees the same law', () => {
    const life = proposed();
    const proposal = { id: idOf(life), law: next };
    expect(life.refusal('confirmLawChange', { proposal }, rules)).toBe('not_independent');
    const other = withCalendar(LAW, '2026.3', { off: ['2026-03-06'] });
    expect(life.refusal('confirmLawChange', { proposal: { ...proposal, law: other } }, second)).toBe('hash_mismatch');
    expect(life.refusal('confirmLawChange', { proposal: { ...proposal, id: 'l0' } }, second)).toBe('unknown_item');
    life.do('confirmLawChange', { proposal }, second);
    expect(life.state.calendar.version).toBe('2026.2');
    expect(life.state.lawProposal).toBeNull();
    expect(life.events.at(-1)?.data).toMatchObject({ proposedBy: 'rules-1', approvedBy: 'rules-2' });
  });

  it('shows with the proposal what the change would do, and the change does that', () => {
    const life = proposed();
    const event = life.events.findLast((one) => one.type === 'lawChangeProposed');
    const preview = previewLawChange(next, LAW, life.state, life.now);
    expect(event?.data).toMatchObject({ preview });
    life.do('confirmLawChange', { proposal: { id: idOf(life), law: next } }, second);
    expect(changes(life)).toEqual(preview);
  });

  it('has one proposal at a time, which can be withdrawn', () => {
    const life = proposed();
    expect(life.refusal('proposeLawChange', { law: next, reason: aText() }, second)).toBe('already_done');
    life.do('withdrawLawChange', { proposal: idOf(life) }, second);
    expect(life.state.lawProposal).toBeNull();
  });

  it('drops a proposal that was previewed against the law before', () => {
    const life = under(proposed(), withCalendar(LAW, '2026.9', { off: ['2026-03-18'] }));
    expect(life.state.lawProposal).toBeNull();
  });

  it('refuses the law in force, another matter, and a batch of one person', () => {
    const life = new Life();
    const batch = { batch: 'b1', proposedBy: 'rules-1', approvedBy: 'rules-2' };
    expect(life.refusal('applyLawBatch', { ...batch, law: LAW }, GATEWAY)).toBe('nothing_to_do');
    expect(life.refusal('applyLawBatch', { ...batch, law: aLaw(LAW.pack.id, 'fees') }, GATEWAY)).toBe('not_in_pack');
    expect(life.refusal('applyLawBatch', { ...batch, approvedBy: 'rules-1', law: next }, GATEWAY)).toBe(
      'not_independent',
    );
    under(life, next);
    expect(life.refusal('applyLawBatch', { ...batch, law: next }, GATEWAY)).toBe('nothing_to_do');
  });
});
