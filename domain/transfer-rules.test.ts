import { describe, expect, it } from 'vitest';
import type { CaseCommands, CaseState } from './case.ts';
import { foldAll } from './case-apply.ts';
import { refusedTo } from './case-permission.ts';
import {
  APPROVER,
  aText,
  aUnit,
  CENTRE,
  CLERK,
  COMPLAINANT,
  HANDLER,
  Journey,
  RECEIVER,
  staff,
  SUPERVISOR,
  TRANSPORT,
} from '../test/support/journey.ts';
import { commonSuperior } from './transfer-steps.ts';

const REASON = aText('reason');
const TO_TRANSPORT: CaseCommands['offerTransfer'] = {
  ...{
    to: TRANSPORT,
    basis: 'consent',
    article: '9',
    dataScopes: ['matter', 'contact'],
    reason: REASON,
    leavesSystem: false,
  },
};
const BY_DUTY = { ...TO_TRANSPORT, basis: 'statutoryDuty' as const };

function offered(offer = TO_TRANSPORT, journey = Journey.registered()): Journey {
  journey.act('2026-05-12', CLERK, 'offerTransfer', offer);
  return journey;
}

/** By statutory duty, handed over on Wednesday 2026-05-13: the receiver has until Wednesday 2026-05-20. */
function sent(offer: CaseCommands['offerTransfer'] = BY_DUTY, journey = Journey.registered()): Journey {
  offered(offer, journey);
  journey.act('2026-05-13', CLERK, 'sendTransfer', {});
  journey.handedOver('2026-05-13');
  return journey;
}

/** The receiver objected on Thursday 2026-05-14. */
function objected(): Journey {
  const journey = sent();
  journey.act('2026-05-14', RECEIVER, 'objectTransfer', { reason: REASON });
  return journey;
}

/** Sender insisted on Friday 2026-05-15, receiver objected again on Monday 2026-05-18. */
function deadlocked(): Journey {
  const journey = objected();
  journey.act('2026-05-15', CLERK, 'answerObjection', { agree: false, reason: REASON });
  journey.act('2026-05-18', RECEIVER, 'objectTransfer', { reason: REASON });
  return journey;
}

describe('offering a transfer', () => {
  it('asks the complainant, who has five working days, and the case waits with its owner', () => {
    const { state } = offered();
    expect(state.phase).toBe('awaitingTransfer');
    expect(state.returnTo).toBe('preliminaryReview');
    expect(state.owner.id).toBe('yunxi.center');
    expect(state.transfer?.state).toBe('offered');
    expect(state.clocks['transferOffer']?.dueOn).toBe('2026-05-19'); // Tuesday
    expect(Object.values(state.notices).map(({ kind }) => kind)).toEqual(['registrationReceipt', 'transferOffer']);
  });

  it('is for another body only: inside the body the unit is assigned', () => {
    const inside = { ...TO_TRANSPORT, to: aUnit('yunxi.center.windows') };
    expect(Journey.registered().refusal('2026-05-12', CLERK, 'offerTransfer', inside)).toEqual({
      code: 'other_body',
      detail: { sameBody: true, use: 'assignUnit' },
    });
  });

  it('goes to active units that are not complained about', () => {
    const journey = Journey.registered();
    const closed = { ...TO_TRANSPORT, to: { ...TRANSPORT, active: false } };
    expect(journey.refusal('2026-05-12', CLERK, 'offerTransfer', closed).code).toBe('unit_inactive');
    const accused = { ...TO_TRANSPORT, to: aUnit('yunxi.civil.relief') };
    expect(journey.refusal('2026-05-12', CLERK, 'offerTransfer', accused).code).toBe('not_independent');
  });

  it('says which data go along', () => {
    const vague = { ...TO_TRANSPORT, dataScopes: [] };
    expect(Journey.registered().refusal('2026-05-12', CLERK, 'offerTransfer', vague)).toEqual({
      code: 'incomplete',
      detail: { missing: ['dataScopes'] },
    });
  });

  it('cannot rest on the consent of an anonymous complainant, only on a statutory duty', () => {
    const anonymous = Journey.registered({ anonymous: true });
    expect(anonymous.refusal('2026-05-12', CLERK, 'offerTransfer', TO_TRANSPORT).code).toBe('consent_required');
    anonymous.act('2026-05-12', CLERK, 'offerTransfer', BY_DUTY);
    expect(anonymous.state.transfer?.state).toBe('consented');
    expect(anonymous.state.clocks['transferOffer']).toBeUndefined();
  });

  it('is made once at a time', () => {
    expect(offered().refusal('2026-05-12', CLERK, 'offerTransfer', TO_TRANSPORT).code).toBe('wrong_phase');
  });
});

describe('the answer of the complainant', () => {
  it('is recorded when it is yes, with who, when and how', () => {
    const journey = offered();
    journey.act('2026-05-13', COMPLAINANT, 'answerTransferOffer', { consent: true, how: 'tracking' });
    expect(journey.state.transfer?.consent).toEqual({ given: true, on: '2026-05-13', how: 'tracking' });
    expect(journey.state.clocks['transferOffer']?.standing).toBe('met');
    expect(journey.state.phase).toBe('awaitingTransfer');
    expect(
      journey.refusal('2026-05-13', COMPLAINANT, 'answerTransferOffer', { consent: true, how: 'tracking' }).code,
    ).toBe('already_done');
  });

  it('brings the case back when it is no, with guidance where to turn', () => {
    const journey = offered();
    const events = journey.act('2026-05-13', CLERK, 'answerTransferOffer', { consent: false, how: 'phone' });
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.state.returnTo).toBeNull();
    expect(journey.state.transfer).toBeNull();
    expect(journey.state.pastTransfers.map(({ state }) => state)).toEqual(['refused']);
    expect(journey.state.clocks['transferOffer']?.standing).toBe('ended');
    expect(Journey.told(events)).toEqual(['guidanceNotice > complainant']);
    expect(journey.tasks()).toEqual(['reviewIntake: clerk of yunxi.center']);
  });

  it('may be taken back before anything was sent', () => {
    const journey = offered();
    journey.act('2026-05-13', COMPLAINANT, 'answerTransferOffer', { consent: true, how: 'tracking' });
    journey.act('2026-05-14', COMPLAINANT, 'answerTransferOffer', { consent: false, how: 'tracking' });
    expect(journey.state.pastTransfers.map(({ state }) => state)).toEqual(['refused']);
  });

  it('that does not come is no consent', () => {
    const journey = offered(TO_TRANSPORT, Journey.accepted());
    const events = journey.wait('2026-05-20');
    expect(Journey.told(events)).toContain('guidanceNotice > complainant');
    expect(journey.state.phase).toBe('investigating');
    expect(journey.state.pastTransfers.map(({ state }) => state)).toEqual(['lapsed']);
    expect(journey.events.find(({ type }) => type === 'transferOfferLapsed')?.effectiveOn).toBe('2026-05-19');
  });

  it('is needed before anything is sent', () => {
    expect(offered().refusal('2026-05-13', CLERK, 'sendTransfer', {}).code).toBe('consent_required');
  });
});

describe('sending', () => {
  it('starts the limit of the receiver on the day of the proof and tells the complainant where it went', () => {
    const journey = offered(BY_DUTY);
    journey.act('2026-05-13', CLERK, 'sendTransfer', {});
    expect(journey.state.transfer?.state).toBe('sending');
    const events = journey.handedOver('2026-05-14');
    expect(journey.state.transfer).toMatchObject({ state: 'sent', sentOn: '2026-05-14', proof: 'receipt-1' });
    expect(journey.state.clocks['transferReceipt']?.dueOn).toBe('2026-05-21'); // Thursday
    expect(journey.state.effects.some(({ kind }) => kind === 'sendTransfer')).toBe(false);
    expect(Journey.told(events)).toEqual(['assignment > clerk of yunxi.transport', 'transferNotice > complainant']);
    expect(journey.tasks()).toEqual([
      'answerTransfer: clerk of yunxi.transport',
      'settleTransfer: clerk of yunxi.center',
    ]);
    expect(journey.state.owner.id).toBe('yunxi.center');
  });

  it('that failed can be tried again', () => {
    const journey = offered(BY_DUTY);
    journey.act('2026-05-13', CLERK, 'sendTransfer', {});
    expect(Journey.told(journey.handedOver('2026-05-13', false))).toEqual(['assignment > clerk of yunxi.center']);
    expect(journey.state.transfer?.state).toBe('consented');
    expect(journey.state.clocks['transferReceipt']).toBeUndefined();
    journey.act('2026-05-14', CLERK, 'sendTransfer', {});
    journey.handedOver('2026-05-14');
    expect(journey.state.transfer?.state).toBe('sent');
  });

  it('cannot be called off while it is under way, and can before and after', () => {
    const journey = offered(BY_DUTY);
    journey.act('2026-05-13', CLERK, 'sendTransfer', {});
    expect(journey.refusal('2026-05-13', CLERK, 'cancelTransfer', { reason: REASON }).code).toBe('nothing_to_do');
    journey.handedOver('2026-05-13');
    const events = journey.act('2026-05-14', CLERK, 'cancelTransfer', { reason: REASON });
    expect(Journey.told(events)).toEqual([
      'transferOutcome > clerk of yunxi.transport',
      'transferOutcome > complainant',
    ]);
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.state.clocks['transferReceipt']?.standing).toBe('ended');
    expect(journey.tasks()).toEqual(['reviewIntake: clerk of yunxi.center']);
  });
});

describe('acceptance by the receiver', () => {
  it('makes the receiver the owner, at this instant and no other', () => {
    const journey = sent();
    const events = journey.act('2026-05-14', RECEIVER, 'acceptTransfer', {});
    expect(journey.state.owner.id).toBe('yunxi.transport');
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.state.returnTo).toBeNull();
    expect(journey.state.transfer).toBeNull();
    expect(journey.state.pastTransfers.map(({ state }) => state)).toEqual(['accepted']);
    expect(journey.state.clocks['transferReceipt']?.standing).toBe('met');
    expect(journey.tasks()).toEqual(['reviewIntake: clerk of yunxi.transport']);
    expect(Journey.told(events)).toEqual([
      'transferOutcome > clerk of yunxi.center',
      'assignment > clerk of yunxi.transport',
      'transferOutcome > complainant',
    ]);
  });

  it('leaves the running limits as they are', () => {
    const journey = sent();
    const before = journey.state.clocks['preliminary'];
    journey.act('2026-05-14', RECEIVER, 'acceptTransfer', {});
    expect(journey.state.clocks['preliminary']).toEqual(before);
  });

  it('of a case that was accepted before goes on with the investigation and a new handler', () => {
    const journey = sent(BY_DUTY, Journey.accepted());
    const handling = journey.state.clocks['handling'];
    journey.act('2026-05-14', RECEIVER, 'acceptTransfer', {});
    expect(journey.state.phase).toBe('investigating');
    expect(journey.state.handler).toBeNull();
    expect(journey.state.clocks['handling']).toEqual(handling);
  });

  it('by a body outside the system concludes the case; the file stays with the sender', () => {
    const journey = sent({ ...BY_DUTY, to: aUnit('lanhu.water'), leavesSystem: true });
    expect(journey.tasks()).toContain('answerTransfer: clerk of yunxi.center');
    journey.wait('2026-05-21'); // silence
    expect(journey.state.phase).toBe('concluded');
    expect(journey.state.conclusion).toBe('transferredOut');
    expect(journey.state.concludedOn).toBe('2026-05-20');
    expect(journey.state.owner.id).toBe('yunxi.center');
    expect(journey.tasks()).toContain('archive: archivist of yunxi.center');
    expect(journey.tasks()).not.toContain('answerTransfer: clerk of yunxi.center');
    expect(Object.values(journey.state.clocks).filter(({ standing }) => standing === 'running')).toEqual([]);
  });

  it('is given by the receiver alone', () => {
    expect(sent().refusal('2026-05-14', CLERK, 'acceptTransfer', {}).code).toBe('not_assigned');
    expect(offered(BY_DUTY).refusal('2026-05-14', RECEIVER, 'acceptTransfer', {}).code).toBe('nothing_to_do');
  });

  it('by silence is dated at the due day, whenever the machine wakes', () => {
    const journey = sent();
    journey.wait('2026-05-26');
    const accepted = journey.events.find(({ type }) => type === 'transferAccepted');
    expect(accepted?.data).toMatchObject({ how: 'silence', owner: { id: 'yunxi.transport' } });
    expect(accepted?.effectiveOn).toBe('2026-05-20'); // Wednesday
    expect(accepted?.effectiveBy).toBe('due');
    expect(journey.state.clocks['transferReceipt']?.alarms).toEqual([]);
  });

  it('takes the open tasks of the sender along, back into the queue', () => {
    const journey = offered(BY_DUTY, Journey.accepted());
    journey.wait('2026-06-10'); // Wednesday: the handling limit of 20 working days passed on Tuesday 2026-06-09
    expect(journey.tasks()).toContain('settleTransfer: clerk of yunxi.center');
    journey.act('2026-06-12', CLERK, 'sendTransfer', {});
    journey.handedOver('2026-06-12');
    journey.act('2026-06-15', RECEIVER, 'acceptTransfer', {});
    expect(journey.tasks().filter((task) => task.endsWith('of yunxi.center'))).toEqual([]);
  });
});

describe('objection', () => {
  it('stops the limit of the receiver and starts that of the sender', () => {
    const { state } = objected();
    expect(state.transfer?.state).toBe('objected');
    expect(state.clocks['transferReceipt']?.standing).toBe('met');
    expect(state.clocks['transferAnswer']?.dueOn).toBe('2026-05-21'); // Thursday
    expect(state.owner.id).toBe('yunxi.center');
  });

  it('accepted by the sender brings the case back and the complainant is told', () => {
    const journey = objected();
    const events = journey.act('2026-05-15', CLERK, 'answerObjection', { agree: true, reason: REASON });
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.state.pastTransfers.map(({ state }) => state)).toEqual(['returned']);
    expect(Journey.told(events)).toEqual([
      'transferOutcome > clerk of yunxi.transport',
      'transferOutcome > complainant',
    ]);
    expect(journey.state.clocks['transferAnswer']?.standing).toBe('ended');
  });

  it('not accepted by the sender gives the receiver its whole limit again', () => {
    const journey = objected();
    journey.act('2026-05-15', CLERK, 'answerObjection', { agree: false, reason: REASON });
    expect(journey.state.transfer?.state).toBe('sent');
    expect(journey.state.clocks['transferReceipt']?.standing).toBe('running');
    expect(journey.state.clocks['transferReceipt']?.dueOn).toBe('2026-05-22'); // Friday
    expect(journey.state.clocks['transferAnswer']?.standing).toBe('met');
    expect(journey.tasks()).toContain('answerTransfer: clerk of yunxi.transport');
  });

  it('made twice goes to the common superior', () => {
    const journey = deadlocked();
    expect(journey.state.transfer?.state).toBe('deadlocked');
    expect(journey.state.transfer?.objections.map(({ on }) => on)).toEqual(['2026-05-14', '2026-05-18']);
    expect(journey.tasks()).toEqual(['settleTransfer: clerk of yunxi.center', 'supervise: supervisor of yunxi']);
    expect(journey.state.owner.id).toBe('yunxi.center');
  });

  it('left unanswered by the sender goes to the common superior, dated at the due day', () => {
    const journey = objected();
    journey.wait('2026-05-22');
    expect(journey.state.transfer?.state).toBe('deadlocked');
    expect(journey.events.find(({ type }) => type === 'transferDeadlocked')?.effectiveOn).toBe('2026-05-21');
  });
});

describe('designation by the common superior', () => {
  it('needs a deadlock', () => {
    expect(objected().refusal('2026-05-15', SUPERVISOR, 'designateUnit', { to: TRANSPORT, reason: REASON }).code).toBe(
      'nothing_to_do',
    );
  });

  it('ends the dispute: the designated body owns the case and cannot pass it on', () => {
    const journey = deadlocked();
    journey.act('2026-05-18', SUPERVISOR, 'designateUnit', { to: TRANSPORT, reason: REASON });
    expect(journey.state.owner.id).toBe('yunxi.transport');
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.state.pastTransfers.at(-1)).toMatchObject({ state: 'accepted', designated: true });
    expect(journey.tasks()).toEqual(['reviewIntake: clerk of yunxi.transport']);
    const onwards = { ...BY_DUTY, to: CENTRE };
    expect(journey.refusal('2026-05-18', RECEIVER, 'offerTransfer', onwards).code).toBe('no_second_return');
  });

  it('may leave the case where it is, for good', () => {
    const journey = deadlocked();
    journey.act('2026-05-18', SUPERVISOR, 'designateUnit', { to: CENTRE, reason: REASON });
    expect(journey.state.owner.id).toBe('yunxi.center');
    expect(journey.state.phase).toBe('preliminaryReview');
    expect(journey.refusal('2026-05-18', CLERK, 'offerTransfer', BY_DUTY).code).toBe('no_second_return');
  });

  it('is for a supervisor above both sides and above the designated unit', () => {
    const journey = deadlocked();
    const oneSide = staff('yunxi.center', 'supervisor');
    expect(journey.refusal('2026-05-19', oneSide, 'designateUnit', { to: TRANSPORT, reason: REASON }).code).toBe(
      'not_assigned',
    );
    const elsewhere = aUnit('lanhu.transport');
    expect(journey.refusal('2026-05-19', SUPERVISOR, 'designateUnit', { to: elsewhere, reason: REASON }).code).toBe(
      'not_permitted',
    );
  });
});

/** Whose lead may name a handler: who acts as the owner. */
function actingOwners(state: CaseState): string[] {
  const leads = [CENTRE.id, TRANSPORT.id].map((unit) => staff(unit, 'lead'));
  return leads.filter((lead) => refusedTo(state, 'assignHandler', lead) === null).map(({ unit }) => unit ?? '');
}

describe('a partition between the bodies', () => {
  const insisted = () => {
    const journey = objected();
    journey.act('2026-05-15', CLERK, 'answerObjection', { agree: false, reason: REASON });
    return journey;
  };
  const lost = () => {
    const journey = offered(BY_DUTY);
    journey.act('2026-05-13', CLERK, 'sendTransfer', {});
    journey.handedOver('2026-05-13', false);
    return journey;
  };

  it.each([
    ['the offer', () => offered(), CENTRE.id],
    ['a hand-over that got lost', lost, CENTRE.id],
    ['the hand-over', () => sent(), TRANSPORT.id], // silence of the receiver is acceptance
    ['the objection', objected, CENTRE.id], // silence of the sender goes to the superior, who has it in hand
    ['the insistence', insisted, TRANSPORT.id],
    ['the deadlock', deadlocked, CENTRE.id],
  ])('after %s leaves exactly one owner at every event, and somebody with a task (L5)', (_step, reached, owner) => {
    const journey = reached();
    journey.wait('2026-09-01'); // no word from either side for months
    const states = journey.events.map((_, index) => foldAll(journey.events.slice(0, index + 1)));
    for (const state of states) expect(actingOwners(state)).toEqual([state.owner.id]);
    const changes = journey.events.filter((_, index) => states[index]!.owner.id !== states[index - 1]?.owner.id);
    expect(changes.map(({ type }) => type)).toEqual(
      owner === CENTRE.id ? ['registered'] : ['registered', 'transferAccepted'],
    );
    expect(journey.state.owner.id).toBe(owner);
    expect(journey.tasks()).not.toEqual([]);
  });
});

describe('an owner at every instant', () => {
  it('the owner is the sender at every event before acceptance, the receiver from it on', () => {
    const journey = deadlocked();
    journey.act('2026-05-19', RECEIVER, 'acceptTransfer', {});
    const changes = journey.events.filter(({ type }) => type === 'transferAccepted' || type === 'unitAssigned');
    expect(changes.map(({ seq }) => seq)).toEqual([journey.state.version]);
  });

  it('silence in the preliminary review accepts the case with its owner, also while a transfer is on its way', () => {
    const journey = sent();
    journey.act('2026-05-15', RECEIVER, 'objectTransfer', { reason: REASON });
    journey.wait('2026-05-19'); // the preliminary limit of 5 working days passed on Monday 2026-05-18
    expect(journey.state.phase).toBe('awaitingTransfer');
    journey.act('2026-05-19', CLERK, 'answerObjection', { agree: true, reason: REASON });
    expect(journey.state.phase).toBe('investigating');
    expect(journey.state.owner.id).toBe('yunxi.center');
  });

  it('a handler and an approver of the sender have no say for the receiver', () => {
    for (const actor of [HANDLER, APPROVER])
      expect(sent().refusal('2026-05-14', actor, 'acceptTransfer', {}).code).toBe('not_permitted');
  });

  it('the common superior is the lowest unit above both', () => {
    expect(commonSuperior('yunxi.center.windows', 'yunxi.transport')).toBe('yunxi');
    expect(commonSuperior('yunxi', 'yunxi.transport')).toBe('yunxi');
    expect(commonSuperior('yunxi.center', 'lanhu.water')).toBeNull();
  });
});
