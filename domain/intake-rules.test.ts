import { describe, expect, it } from 'vitest';
import {
  aLaw,
  anActor,
  anEvidence,
  aText,
  COMPLAINANT,
  Life,
  registration,
  WEBSITE,
} from '../test/support/case-builders.ts';
import { answered, appealed, reviewed } from '../test/support/case-stages.ts';
import { GATEWAY, RESPONDENT } from '../test/support/case-moves.ts';
import { supplementAsked } from '../test/support/case-phases.ts';
import { openCase } from './case-open.ts';
import type { RegisterData } from './intake.ts';

const law = aLaw();
const clerk = anActor('clerk');
const reach = registration(law).reach;

function missing(change: Partial<RegisterData>, under = law) {
  const data = registration(under, change);
  const opened = openCase(under, data, WEBSITE, { at: data.receivedAt });
  return opened.ok ? [] : opened.refusal.detail?.['missing'];
}

describe('registering a complaint', () => {
  it('starts the preliminary limit on the day of receipt and sends the receipt', () => {
    const life = new Life();
    expect(life.limit('preliminary')).toBe('2026-03-09 running'); // five working days after Monday 2026-03-02: Monday
    expect(life.notices('registrationReceipt')[0]?.facts).toMatchObject({ dueOn: '2026-03-09', number: 'YXZW-2026-1' });
    expect(life.tasks()).toEqual(['reviewIntake: clerk of yunxi.center']);
  });

  it('counts a letter that lay over the weekend from the day it came in, not from its entry', () => {
    const life = new Life(law, {
      receivedOn: '2026-02-27',
      contact: { id: 'c1', channel: 'letter', receivedOn: '2026-02-27', postmarkedOn: '2026-02-25' },
    });
    expect(life.events[0]?.effectiveOn).toBe('2026-02-27'); // Friday
    expect(life.events[0]?.effectiveBy).toBe('posted');
    expect(life.limit('preliminary')).toBe('2026-03-05 running'); // Saturday 28 is a make-up working day, then Mon to Thu
  });

  it('needs a demand and the declaration of truth', () => {
    expect(missing({ demands: [] })).toEqual(['demands']);
    expect(missing({ truthDeclared: false })).toEqual(['truthDeclared']);
  });

  it('needs a name where the pack takes no anonymous complaints', () => {
    expect(missing({ anonymous: true })).toEqual([]);
    expect(missing({ anonymous: true }, { ...law, anonymousAllowed: false })).toEqual(['complainant']);
  });

  it("needs each channel's own facts", () => {
    const receivedOn = '2026-03-02';
    expect(missing({ contact: { id: 'c1', channel: 'counter', receivedOn } })).toEqual([
      'contact.place',
      'contact.window',
    ]);
    expect(missing({ contact: { id: 'c1', channel: 'letter', receivedOn } })).toEqual(['contact.postmarkedOn']);
    expect(missing({ contact: { id: 'c1', channel: 'phone', receivedOn } })).toEqual([
      'contact.line',
      'contact.agentNumber',
      'contact.startedAt',
    ]);
  });

  it('is for channels and clerks', () => {
    const data = registration(law);
    const opened = openCase(law, data, anActor('handler'), { at: data.receivedAt });
    expect(opened.ok ? null : opened.refusal.code).toBe('not_permitted');
  });

  it('tells nobody where nobody can be told and the pack waives that', () => {
    const life = new Life(law, { reach: { ...reach, methods: [], noReply: true } });
    expect(life.notices('registrationReceipt')).toEqual([]);
    expect(missing({ reach: { ...reach, methods: [] } }, { ...law, noticeWaivedWhenUnreachable: false })).toEqual([
      'reach',
    ]);
  });

  it('has no preliminary limit for the unreachable under the petition rules', () => {
    const petition = aLaw('cn-xinfang-2022', 'claim');
    expect(new Life(petition).limit('preliminary')).toBe('2026-03-17 running'); // fifteen calendar days: Tuesday
    expect(new Life(petition, { reach: { ...reach, methods: [], noReply: true } }).limit('preliminary')).toBe('none');
  });
});

describe('a complaint of several people (信访 20)', () => {
  const petition = aLaw('cn-xinfang-2022', 'claim');
  const open = (group: RegisterData['group'], under = petition) => {
    const data = registration(under, { group });
    const opened = openCase(under, data, WEBSITE, { at: data.receivedAt });
    return opened.ok ? null : opened.refusal;
  };

  it('names who speaks for all, within the limit of its pack', () => {
    expect(open({ people: 12, representatives: 5 })).toBeNull();
    expect(open({ people: 12, representatives: 6 })).toEqual({
      code: 'limit_exceeded',
      detail: { field: 'reach.card.representatives', atMost: 5, article: '信访工作条例第20条' },
    });
    expect(open({ people: 12, representatives: 0 })).toMatchObject({
      code: 'incomplete',
      detail: { missing: ['reach.card.representatives'] },
    });
    expect(open({ people: 12, representatives: 3 }, aLaw('cn-samr-2020'))).toMatchObject({ detail: { atMost: 2 } });
  });

  it('has no other limit than the people there are where its pack says nothing', () => {
    expect(open({ people: 12, representatives: 9 }, law)).toBeNull();
    expect(open({ people: 3, representatives: 4 }, law)).toMatchObject({ code: 'limit_exceeded' });
    expect(new Life(law, { group: { people: 3, representatives: 1 } }).state.group?.people).toBe(3);
  });
});

describe('talk and papers', () => {
  it('a second approach is kept and moves no limit', () => {
    const life = new Life()
      .until('2026-03-05')
      .do('addContact', { contact: { id: 'c2', channel: 'online', receivedOn: '2026-03-05' } }, COMPLAINANT);
    expect(life.state.contacts.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(life.limit('preliminary')).toBe('2026-03-09 running');
  });

  it('evidence from both sides is kept with who brought it; the same file twice is not', () => {
    const life = new Life().do('supplementEvidence', { items: [anEvidence(2)] }, RESPONDENT);
    expect(life.state.evidence.at(-1)).toMatchObject({ evidence: 'e-2', party: 'respondent' });
    expect(life.refusal('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT)).toBe('already_done');
    expect(life.refusal('supplementEvidence', { items: [] }, COMPLAINANT)).toBe('incomplete');
  });

  it('evidence in review says why it was not brought earlier', () => {
    const life = appealed(answered(new Life()));
    expect(life.refusal('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT)).toBe('reason_required');
    life.do('supplementEvidence', { items: [anEvidence(2)], whyNotEarlier: aText() }, COMPLAINANT);
    expect(life.state.evidence.at(-1)?.newInReview).toBe(true);
  });

  it('evidence handed in at the counter answers the supplement like evidence sent', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').until('2026-03-10');
    life.do('supplementEvidence', { items: [anEvidence(2)] }, { ...clerk, onBehalfOf: 'complainant' });
    expect(life.limit('supplement')).toBe('2026-03-16 met'); // ten working days: Monday
  });

  it('a new way of being reached is used for the next notice; none at all is refused where telling is a duty', () => {
    const life = new Life().do('changeContact', { reach: { ...reach, preferred: 'email' } }, COMPLAINANT);
    life.do('guide', { body: 'lanhu.water', guidance: aText() }, clerk);
    expect(life.notices('guidanceNotice')[0]?.methods[0]).toBe('email');
    const strict = new Life({ ...law, noticeWaivedWhenUnreachable: false });
    expect(strict.refusal('changeContact', { reach: { ...reach, methods: [] } }, COMPLAINANT)).toBe('not_reachable');
  });
});

describe('a signal that came past the door (K3)', () => {
  const signal = (kind: 'appeal' | 'supplementEvidence') => ({
    ...{ id: 'o1', signal: kind, key: 'k1', evidence: [anEvidence(9)] },
    reasons: [{ demand: 'd1', code: 'facts' as const }],
  });
  const confirm = { id: 'o1', confirm: true, sender: 'complainant' as const, reason: aText() };

  it('waits for a person, who is given a task; the same signal again changes nothing', () => {
    const life = new Life().do('noteOutsideSignal', signal('supplementEvidence'), GATEWAY);
    expect(life.tasks()).toContain('confirmSignal: clerk of yunxi.center');
    expect(life.state.evidence.map(({ evidence }) => evidence)).toEqual(['e-1']);
    expect(life.refusal('noteOutsideSignal', signal('supplementEvidence'), GATEWAY)).toBe('already_done');
  });

  it('counts, once confirmed, from the day it came, also when that is before the window shut', () => {
    const life = answered(new Life()).until('2026-03-31').do('noteOutsideSignal', signal('appeal'), GATEWAY);
    life.until('2026-04-03').do('confirmOutsideSignal', confirm, clerk); // Friday; the window ended on Wednesday
    expect(life.state.reviews[0]).toMatchObject({ late: false, appliedOn: '2026-03-31', state: 'pending' });
    expect(life.tasks()).not.toContain('confirmSignal: clerk of yunxi.center');
  });

  it('has no effect that a proved signal could not have: no review of a case still in hand', () => {
    const life = new Life().do('noteOutsideSignal', signal('appeal'), GATEWAY);
    expect(life.refusal('confirmOutsideSignal', confirm, clerk)).toBe('wrong_phase');
    life.do('confirmOutsideSignal', { ...confirm, confirm: false }, clerk);
    expect(life.state.outsideSignals[0]?.state).toBe('dismissed');
    expect(life.refusal('confirmOutsideSignal', confirm, clerk)).toBe('already_done');
  });

  it('after an order to redo, the old window gives no right against the new handling', () => {
    const life = reviewed(appealed(answered(new Life(), 'notUpheld')), 1, 'redo').do(
      'noteOutsideSignal',
      signal('appeal'),
      GATEWAY,
    );
    expect(life.refusal('confirmOutsideSignal', confirm, clerk)).toBe('wrong_phase');
  });
});
