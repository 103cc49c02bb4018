// From which event each limit starts: what the process starts today, and what a planned row may name.
// Leaves out when the process starts a limit (domain/*-rules.ts); this list is what packs are checked against.
import type { ClockKind } from '../domain/law.ts';

/** Events of the process a limit of each kind starts from; `N` stands for the level of review. */
const STARTED_BY = {
  preliminary: ['received'],
  supplement: ['supplementNoticeServed'],
  transferOffer: ['transferOffered'],
  transferReceipt: ['transferSent'],
  transferAnswer: ['transferObjected'],
  handling: ['accepted', 'received'],
  approval: ['planSubmitted'],
  reply: ['planApproved'],
  proof: ['noticeSent'],
  reviewWindow: ['decisionServed', 'reviewOpinionServed.N'],
  review: ['reviewRequested.N', 'reviewAccepted.N'],
  redo: ['redoOrdered'],
  measure: ['measurePromised'],
  order: ['orderIssued'],

  consultation: ['consulted'],
  succession: ['deathRecorded'],
  information: ['informationRequestServed'],
  suspension: ['suspended'],
  suspensionReview: ['suspended'],
  teamTerm: ['teamFormed'],
} as const satisfies Record<ClockKind, string[]>;

/** Facts a planned row may start from; the process records them later. */
export const PLANNED_EVENTS = [
  ...(['incident', 'knew', 'dispatched', 'signed', 'copyReceived', 'hearingSet', 'opinionIssued'] as const),
  ...(['replied', 'callbackUnsatisfied', 'terminationDecided', 'reportReceived', 'reportDecided'] as const),
  ...(['competenceDisputed', 'ratedPoor', 'obstacleEnded'] as const),
] as const;

/** Every event a pack may name, with `N` where a level stands: for authors (docs/packs.md). */
export const PROCESS_EVENTS: readonly string[] = [...new Set(Object.values(STARTED_BY).flat())];

interface Levels {
  reviewLevels: { level: number; from: 'request' | 'acceptance' }[];
}

/**
 * The one event the process starts this row from in this pack, or null where that event cannot happen in it. A handling
 * limit counts from acceptance, or from receipt where the row says so.
 */
export function startEventOf(pack: Levels, clock: { id: string; kind: ClockKind; from?: string }): string | null {
  const level = Number(clock.id.split('.')[1] ?? 0);
  const has = (number: number): boolean => pack.reviewLevels.some((row) => row.level === number);
  if (clock.kind === 'reviewWindow') {
    if (!has(level)) return null;
    return level === 1 ? 'decisionServed' : `reviewOpinionServed.${level - 1}`;
  }
  if (clock.kind === 'review') {
    const row = pack.reviewLevels.find((one) => one.level === level);
    return row ? `${row.from === 'request' ? 'reviewRequested' : 'reviewAccepted'}.${level}` : null;
  }
  if (clock.kind === 'handling' && clock.from === 'received') return clock.from;
  if (clock.kind === 'redo' && pack.reviewLevels.length === 0) return null;
  return STARTED_BY[clock.kind][0];
}

/** Events that can happen under a pack: those of the process, per level of review, and the planned ones. */
export function possibleEvents(pack: Levels): Set<string> {
  const all = PROCESS_EVENTS.flatMap((event) =>
    event.endsWith('.N') ? pack.reviewLevels.map(({ level }) => event.replace('N', String(level))) : [event],
  );
  return new Set(
    [...all, ...PLANNED_EVENTS].filter((event) => event !== 'redoOrdered' || pack.reviewLevels.length > 0),
  );
}
