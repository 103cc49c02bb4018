// The part of the oracle about notices: each delivered and visibly once (N9), none out of nothing or to others (N10).
import type { Facts } from './checker-facts.ts';

interface Delivery {
  caseId: string;
  attempt: string;
  notice: string;
  method: string;
  /** When its event was committed. */
  written: Date;
}

/** What the events asked the hands to deliver. */
function deliveriesOf(events: Facts['events']): Delivery[] {
  return [...events.values()]
    .flat()
    .flatMap(({ caseId, seq, event, written }) =>
      (event.effects ?? []).flatMap((effect, index) =>
        effect.kind === 'deliver'
          ? [{ caseId, attempt: `${seq}.${index}`, notice: effect.notice, method: effect.method, written }]
          : [],
      ),
    );
}

export function everyNoticeIsDelivered({ events, notices, attempts, inbox, mail }: Facts) {
  const queued = new Set(notices.map((row) => `${row.caseId} ${row.id}`));
  const tried = new Map(attempts.map((row) => [`${row.caseId} ${row.attempt}`, row]));
  const placed = new Set(inbox.map((row) => row.id));
  const sent = new Set(mail?.letters.map((letter) => letter.messageId));
  const drafts = [...events.values()]
    .flat()
    .flatMap(({ caseId, event }) => (event.notices ?? []).map((draft) => `${caseId} ${draft.id}`));
  const deliveries = deliveriesOf(events);
  const asked = new Set(deliveries.map((one) => `${one.caseId} ${one.attempt}`));
  return [
    ...drafts.filter((id) => !queued.has(id)).map((about) => ({ about, what: 'a notice was never queued' })),
    ...attempts
      .filter((row) => !asked.has(`${row.caseId} ${row.attempt}`))
      .map(({ noticeId, reference }) => ({ about: noticeId, what: `was delivered once more, as ${reference}` })),
    ...deliveries.flatMap((one) => {
      const row = tried.get(`${one.caseId} ${one.attempt}`);
      const about = `${one.caseId} ${one.notice}`;
      if (row === undefined || row.noticeId !== one.notice || row.method !== one.method)
        return [{ about, what: `no delivery by ${one.method}` }];
      if (row.outcome !== 'accepted') return [];
      if (one.method === 'inbox' && !placed.has(row.reference)) return [{ about, what: 'does not lie in the inbox' }];
      return one.method === 'email' && mail !== undefined && !sent.has(row.reference)
        ? [{ about, what: 'never reached the mail server' }]
        : [];
    }),
  ];
}

export function noNoticeOutOfNothing({ events, notices, attempts, intakes, mail }: Facts) {
  const drafted = new Set(
    [...events.values()]
      .flat()
      .flatMap(({ caseId, seq, event }) => (event.notices ?? []).map((draft) => `${caseId} ${draft.id} ${seq}`)),
  );
  const committed = new Map(deliveriesOf(events).map((one) => [`${one.caseId} ${one.attempt}`, one.written]));
  const owner = new Map(attempts.map((row) => [row.reference, row.caseId]));
  const filedUnder = new Map(intakes.map((row) => [row.caseId, row.key]));
  return [
    ...notices
      .filter((row) => !drafted.has(`${row.caseId} ${row.id} ${row.seq}`))
      .map((row) => ({ about: `${row.caseId} ${row.id}`, what: 'a notice without its event' })),
    ...attempts
      .filter((row) => row.at < (committed.get(`${row.caseId} ${row.attempt}`) ?? row.at))
      .map((row) => ({ about: `${row.caseId} ${row.noticeId}`, what: 'was delivered before its event was committed' })),
    ...(mail?.letters ?? []).flatMap(({ messageId, to }) => {
      const caseId = owner.get(messageId);
      if (caseId === undefined) return [{ about: messageId, what: 'a letter no attempt knows of' }];
      return to === mail?.addressOf(filedUnder.get(caseId) ?? '')
        ? []
        : [{ about: messageId, what: 'a letter to somebody else' }];
    }),
  ];
}
