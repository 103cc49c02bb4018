// Delivers a notice by one method, once per attempt. Mail goes out; an inbox entry or a desk entry is placed; what needs
// paper, a visit or a call becomes a slip for the clerk, who records the service itself afterwards.
import { randomUUID } from 'node:crypto';
import { findAttempt } from '../db/notice-reads.ts';
import { placeInInbox, recordAttempt } from '../db/notice-writes.ts';
import type { Activities, DeliveryAttempt, DeliveryResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { issueNotice, type Issued } from './notice-text.ts';

/** Language of messages on a desk: the working language of the house. */
const DESK_LANGUAGE = 'zh';

/** Throws MailUnavailable and database faults, which are retried; a lasting fault is an outcome. */
export function deliverNotice(deps: ActivityDeps): Activities['deliverNotice'] {
  return async (attempt) => {
    const done = await findAttempt(deps.db, attempt.caseId, attempt.attempt);
    if (done !== null) return resultOf(done);
    const onDesk = attempt.notice.audience.to !== 'complainant';
    const language = onDesk ? DESK_LANGUAGE : attempt.language;
    const issued = await issueNotice(deps, { ...attempt, language });
    const result = issued === null ? failed('erased') : await deliver(deps, attempt, issued, onDesk);
    const { caseId, notice, method } = attempt;
    const kept = await recordAttempt(deps.db, {
      ...{ caseId, attempt: attempt.attempt, noticeId: notice.id, method, language },
      ...{ outcome: result.outcome, reference: result.reference, reason: result.reason ?? null },
    });
    return resultOf(kept);
  };
}

async function deliver(
  deps: ActivityDeps,
  attempt: DeliveryAttempt,
  issued: Issued,
  onDesk: boolean,
): Promise<DeliveryResult> {
  const { caseId, notice, method } = attempt;
  if (onDesk || method === 'inbox') {
    return accepted(await placeInInbox(deps.db, { id: randomUUID(), caseId, noticeId: notice.id }));
  }
  if (method === 'email') return sendMail(deps, attempt, issued);
  return accepted(`slip:${caseId}:${attempt.attempt}`);
}

async function sendMail(
  { mailer }: ActivityDeps,
  { attempt, caseId }: DeliveryAttempt,
  { card, document }: Issued,
): Promise<DeliveryResult> {
  if (mailer === null) return failed('not_configured');
  if (!card.email) return failed('address_unknown');
  const { subject, body: text } = document;
  const sent = await mailer.send({ to: card.email, subject, text, id: `${attempt}.${caseId}` });
  return sent.outcome === 'accepted' ? accepted(sent.messageId) : failed('address_refused', sent.messageId);
}

const accepted = (reference: string): DeliveryResult => ({ outcome: 'accepted', reference });
const failed = (reason: string, reference = ''): DeliveryResult => ({ outcome: 'failed', reference, reason });

function resultOf({
  outcome,
  reference,
  reason,
}: {
  outcome: DeliveryResult['outcome'];
  reference: string;
  reason: string | null;
}): DeliveryResult {
  return { outcome, reference, ...(reason === null ? {} : { reason }) };
}
