import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, reviewed } from '../test/support/case-stages.ts';
import { IN_PHASE, refused, supplementAsked, transferred } from '../test/support/case-phases.ts';
import { nextAlarm } from './case-alarms.ts';
import { projectCase } from './case-projection.ts';

const supervisor = anActor('supervisor', 'yunxi');
const archivist = anActor('archivist', 'yunxi');
const approver = anActor('approver');
const back = { reason: aText(), whatIsNew: aText() };
const leave = (life: Life) => life.do('withdraw', { voluntary: true }, COMPLAINANT);

describe('withdrawing', () => {
  it('is voluntary or it is nothing', () => {
    expect(new Life().refusal('withdraw', { voluntary: false }, COMPLAINANT)).toBe('incomplete');
  });

  it('ends every limit, the missed ones too: nothing rings about a case that is over (T16)', () => {
    const life = leave(accepted(new Life()).until('2026-04-01')); // the handling limit ended on Monday 2026-03-30
    expect(life.limit('handling')).toBe('2026-03-30 ended');
    expect(nextAlarm(life.law, life.state)).toBeNull();
    expect(projectCase(life.state).overdue).toBe(false);
  });

  it('keeps the promises already made', () => {
    const life = leave(measurePromised());
    expect(
      Object.values(life.state.clocks)
        .filter(({ terms }) => terms.kind === 'measure')
        .map(({ standing }) => standing),
    ).toEqual(['running']);
    expect(life.refusal('archive', {}, archivist)).toBe('open_promises');
  });

  it('while a supplement or a transfer is open takes it along, and the receiver is told', () => {
    const asked = leave(supplementAsked(new Life()));
    expect([asked.state.returnTo, asked.state.supplements[0]?.state]).toEqual([null, 'ended']);
    const sent = leave(transferred(new Life()));
    expect([sent.state.transfer, sent.state.pastTransfers[0]?.state]).toEqual([null, 'cancelled']);
    expect(sent.notices('transferOutcome').at(-1)?.audience).toEqual({
      to: 'unit',
      unit: 'yunxi.minzheng',
      role: 'clerk',
    });
    expect(sent.tasks()).toEqual(['archive: archivist of yunxi.center']);
    expect(projectCase(sent.state).waitingFor).toBe('archivist@yunxi.center: archive');
  });
});

describe('reopening', () => {
  it('goes on with handling and a fresh limit where the case had been accepted (T10)', () => {
    const life = leave(accepted(new Life()).until('2026-03-10')).until('2026-03-16').do('reopen', back, supervisor);
    expect([life.state.phase, life.state.conclusion, life.state.concludedOn]).toEqual(['investigating', null, null]);
    expect(life.limit('handling')).toBe('2026-04-14 running'); // twenty working days after Monday 2026-03-16, 4 to 6 April off: Tuesday
    expect(life.notices('reopenedNotice')).toHaveLength(1);
  });

  it('goes back to the preliminary review where it had not, and the remedy against the refusal goes with it', () => {
    const life = refused(new Life()).opens('refusalNotice').until('2026-03-10').do('reopen', back, supervisor);
    expect([life.state.phase, life.limit('preliminary'), life.limit('reviewWindow.1')]).toEqual([
      ...['preliminaryReview', '2026-03-17 running', '2026-04-01 ended'], // Tuesday; the window had had until Wednesday
    ]);
    leave(life).until('2026-04-20');
    expect(life.notices('finalityNotice')).toEqual([]);
  });

  it('is not for what is final or left for another body', () => {
    for (const how of ['concluded(final)', 'concluded(transferredOut)']) {
      expect(IN_PHASE[how]!().refusal('reopen', back, supervisor)).toBe('wrong_phase');
    }
  });
});

describe('archiving', () => {
  it('waits for windows and deliveries that are still open', () => {
    const life = refused(new Life());
    expect(life.refusal('archive', { missingReason: aText() }, archivist)).toBe('open_promises');
    life.opens('refusalNotice');
    expect(life.refusal('archive', {}, archivist)).toBe('open_promises');
    expect(life.until('2026-04-20').refusal('archive', {}, archivist)).toBeNull();
  });

  it('of an incomplete file needs a reason, and says what is missing', () => {
    const life = new Life(undefined, {
      reach: { methods: ['post'], preferred: 'post', electronicConsent: false, language: 'zh', noReply: false },
    });
    refused(life).until('2026-06-01');
    const outcome = life.try('archive', {}, archivist);
    expect(outcome.ok ? [] : outcome.refusal.detail?.['missing']).toEqual(['proof:refusalNotice']);
    life.do('archive', { missingReason: aText() }, archivist);
    expect(life.state.archived?.missing).toEqual(['proof:refusalNotice']);
  });

  it('of a refusal that stood after both reviews asks for no findings and no reply', () => {
    const life = refused(new Life()).opens('refusalNotice');
    reviewed(appealed(life), 1, 'uphold').opens('reviewOpinion');
    reviewed(appealed(life), 2, 'uphold').opens('reviewOpinion');
    expect([life.state.phase, life.refusal('archive', {}, archivist)]).toEqual(['concluded', null]);
  });

  it('keeps the file as long as its end says', () => {
    const kept = (life: Life) => life.do('archive', {}, archivist).state.archived?.retention;
    expect(kept(IN_PHASE['concluded(final)']!())).toBe('30y');
    expect(kept(IN_PHASE['concluded(withdrawn)']!())).toBe('10y');
    const life = answered(new Life());
    reviewed(appealed(life), 1, 'uphold').opens('reviewOpinion').until('2026-04-20');
    expect(kept(life)).toBe('permanent');
  });

  it('is the end: no task, no limit, no alarm, and no command any more', () => {
    const life = IN_PHASE['archived']!();
    expect([life.tasks(), nextAlarm(life.law, life.state)]).toEqual([[], null]);
    expect(
      life.refusal('addContact', { contact: { id: 'c2', channel: 'online', receivedOn: '2026-04-20' } }, COMPLAINANT),
    ).toBe('wrong_phase');
  });
});

/** Approved with an apology promised for Friday 2026-03-20. */
function measurePromised(): Life {
  const life = accepted(new Life());
  const handler = anActor('handler');
  const bases = [{ kind: 'law' as const, title: 'l', clause: '1', version: '1' }];
  for (const { id } of life.state.demands) {
    life.do(
      'recordFinding',
      {
        demand: id,
        outcome: 'upheld',
        facts: aText(),
        evidence: ['e-1'],
        bases,
        responsible: 'respondent',
        degree: 'full',
      },
      handler,
    );
  }
  const answers = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'upheld' as const, answer: aText() }));
  const measures = [
    { demand: 'd1', kind: 'apology' as const, what: aText(), ownerUnit: 'yunxi.center', dueOn: '2026-03-20' },
  ];
  return life.do('draftPlan', { answers, measures }, handler).do('submitPlan', {}, handler).do('approve', {}, approver);
}

describe('what is said to a clerk', () => {
  it('is read back before it counts: a withdrawal and an application for review (G6, V4)', () => {
    const clerk = { ...anActor('clerk'), onBehalfOf: 'complainant' as const };
    const life = new Life();
    expect(life.try('withdraw', { voluntary: true }, clerk)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['readBack'] } },
    });
    life.do('withdraw', { voluntary: true, readBack: true }, clerk);
    expect(life.state.conclusion).toBe('withdrawn');
  });
});
