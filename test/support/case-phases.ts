// A real case in every phase, and in every way of being concluded, lived command by command from its registration.
import type { CaseState } from '../../domain/case.ts';
import { anActor, aText, CIVIL, COMPLAINANT, Life } from './case-builders.ts';
import { accepted, answered, appealed, approved, found, planned, replied, settled, terminated } from './case-stages.ts';

const clerk = anActor('clerk');
const approver = anActor('approver');
const offer = {
  to: CIVIL,
  basis: 'statutoryDuty' as const,
  article: '9',
  dataScopes: ['matter'],
  reason: aText(),
  leavesSystem: false,
};

export function supplementAsked(life: Life): Life {
  return life.do('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk);
}

export function transferred(life: Life, leavesSystem = false): Life {
  return life.do('offerTransfer', { ...offer, leavesSystem }, clerk).do('sendTransfer', {}, clerk);
}

export function refused(life: Life): Life {
  return life.do('refuse', { ground: 'NO_COMPETENCE', reason: aText(), otherRoutes: aText() }, approver);
}

/** Name of the phase, `concluded(how)` for each conclusion. */
export const IN_PHASE: Record<string, () => Life> = {
  preliminaryReview: () => new Life(),
  awaitingSupplement: () => supplementAsked(new Life()),
  awaitingTransfer: () => transferred(new Life()),
  investigating: () => accepted(new Life()),
  awaitingApproval: () => planned(found(accepted(new Life()))).do('submitPlan', {}, anActor('handler')),
  implementing: () => approved(planned(found(accepted(new Life())))),
  delivering: () => replied(approved(planned(found(accepted(new Life()))))),
  reviewWindow: () => answered(new Life()),
  inReview: () => appealed(answered(new Life())),
  'concluded(notAccepted)': () => refused(new Life()).opens('refusalNotice'),
  'concluded(withdrawn)': () => accepted(new Life()).do('withdraw', { voluntary: true }, COMPLAINANT),
  'concluded(settled)': () => settled(accepted(new Life())),
  'concluded(terminated)': () => terminated(accepted(new Life())),
  // The window opens on Mon 2026-03-02 and shuts on Wed 2026-04-01; five days of grace for the post.
  'concluded(final)': () => answered(new Life()).until('2026-04-20'),
  'concluded(transferredOut)': () => transferred(new Life(), true).do('acceptTransfer', {}, clerk),
  archived: () => answered(new Life()).until('2026-04-20').do('archive', {}, anActor('archivist', 'yunxi')),
};

export function phaseName({ phase, conclusion }: CaseState): string {
  return phase === 'concluded' ? `concluded(${conclusion})` : phase;
}
