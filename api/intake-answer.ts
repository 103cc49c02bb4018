// Decides what the person who filed gets to know: number, code (once), and which limit runs now. Kept sealed under the
// key, so that a lost answer can be given again for a day. Leaves out registering.
import { canonicalJson } from '../domain/canonical-json.ts';
import type { CaseEvent } from '../domain/case.ts';
import type { Law, Words } from '../domain/law.ts';
import type { Vault } from '../adapters/vault.ts';
import { NEXT_STEPS } from '../words/complaint-words.ts';
import type { Door } from './door.ts';

const PURPOSE = 'intake-answer';
const SHOWN_AGAIN_MS = 24 * 60 * 60 * 1000;

export interface IntakeAnswer {
  caseId: string;
  number: string;
  receivedOn: string;
  /** Absent when the same request comes again after a day. */
  trackingCode?: string;
  linkToken?: string;
  trackingUrl?: string;
  law: { id: string; version: string; title: Words; example: boolean };
  /** The limit that runs from now on, where the law has one. */
  next: { clock: string; article: string; dueOn: string | null; provisional: boolean; confidence: string } | null;
  words: Words[];
}

interface Facts {
  caseId: string;
  number: string;
  code: string;
  link: string;
  nowMs: number;
  events: CaseEvent[];
}

type Kept = IntakeAnswer & { issuedAt: number };

export function freshAnswer(door: Door, law: Law, { caseId, number, code, link, nowMs, events }: Facts): Kept {
  const start = events.flatMap((event) => event.clocks ?? [])[0];
  const registered = events[0];
  const silenceAccepts = start?.terms?.onExpire === 'deemedAccepted';
  return {
    ...{ caseId, number, trackingCode: code, linkToken: link },
    receivedOn: registered?.type === 'registered' ? registered.data.receivedOn : '',
    // In the fragment: it never reaches a server log.
    trackingUrl: `${door.settings.publicUrl ?? ''}/track#${link}`,
    law: { id: law.pack.id, version: law.pack.version, title: law.title, example: law.example },
    next:
      start?.terms === undefined
        ? null
        : {
            clock: start.clock,
            article: start.terms.article,
            dueOn: start.dueOn,
            provisional: start.provisional,
            confidence: start.terms.confidence,
          },
    words: [
      ...(start === undefined ? [] : [NEXT_STEPS.decidedBy]),
      ...(silenceAccepts ? [NEXT_STEPS.silenceAccepts] : []),
      NEXT_STEPS.keepCode,
    ],
    issuedAt: nowMs,
  };
}

interface Claim {
  clientId: string;
  key: string;
}

const aad = ({ clientId, key }: Claim) => canonicalJson([clientId, key]);

export function sealAnswer(vault: Vault, claim: Claim, answer: Kept): Buffer {
  return vault.sealOwn(PURPOSE, JSON.stringify(answer), aad(claim));
}

/** The stored answer; after a day without its secrets, and bare when it is no longer kept. */
export function openAnswer(
  vault: Vault,
  claim: Claim,
  stored: { caseId: string; number: string; response: Buffer | null },
  nowMs: number,
): IntakeAnswer {
  if (stored.response === null) return bare(stored);
  const { issuedAt, ...answer } = JSON.parse(vault.openOwn(PURPOSE, stored.response, aad(claim))) as Kept;
  if (nowMs - issuedAt <= SHOWN_AGAIN_MS) return answer;
  return { ...answer, trackingCode: undefined, linkToken: undefined, trackingUrl: undefined };
}

const bare = ({ caseId, number }: { caseId: string; number: string }): IntakeAnswer => ({
  ...{ caseId, number, receivedOn: '', next: null, words: [] },
  law: { id: '', version: '', title: { zh: '', en: '' }, example: false },
});
