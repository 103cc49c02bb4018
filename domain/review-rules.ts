// Review and re-review: who may ask until when, before which body, what the reviewer must find, and how it comes back.
// Lateness is judged by the instant of receipt or the posting day, never by the phase (V2).
import { endClock, inTime, meetClock } from './clock-ledger.ts';
import type { CaseState } from './case.ts';
import {
  emptyTexts,
  type FoldsOf,
  isSpoken,
  no,
  parts,
  type RulesOf,
  type Turn,
  withoutNotice,
  yes,
} from './case-rules.ts';
import { opinionsMissing } from './consultation-state.ts';
import { limitFacts, tell, tellStaff } from './delivery-ladder.ts';
import { factsHash } from './investigation-rules.ts';
import { levelAt, nextLevel, remedyFacts } from './review-levels.ts';
import {
  levelOf,
  isLastLevel,
  startedReview,
  metReview,
  reviewClocks,
  isOpen,
  afterOpinion,
  refusedBack,
  windowAgain,
} from './review-steps.ts';
import type { AppealData, Review, ReviewCommands, ReviewEvents, SheetPart } from './review.ts';

const SHEET: readonly SheetPart[] = ['procedure', 'facts', 'law', 'fairness', 'reasonableness'];

export const reviewRules = {
  appeal(turn, data) {
    const refusal = refusedAppeal(turn, data);
    if (refusal !== null) return refusal;
    const level = nextLevel(turn.law, turn.state);
    const window = level && turn.state.clocks[level.windowClock];
    // A window that was used or ended opens by a new delivery only, never by the dates of an old one.
    // A refusal can be contested before it was served: its window has not begun, so nobody is late.
    const isUnserved = window === undefined && turn.state.conclusion === 'notAccepted';
    if (level === undefined || (!isUnserved && (window === undefined || !isOpen(window)))) return no('no_level_left');
    const late = window !== undefined && !inTime(window, turn.receivedAt, data.postedOn);
    const review: Review = {
      id: turn.id('r'),
      level: level.level,
      body: level.bodyUnit,
      appliedOn: data.postedOn ?? turn.on,
      reasons: data.reasons,
      ...(data.statement && { statement: data.statement }),
      ...(data.readBack && { readBack: true }),
      ...(data.excuse && { excuse: data.excuse }),
      late,
      state: 'pending',
      against: turn.state.refusal === null ? 'reply' : 'refusal',
    };
    const met = late || window === undefined ? [] : [meetClock(window, { on: turn.on, at: turn.at })];
    const started = !late && level.from === 'request' ? startedReview(turn, review.level) : [];
    const receipt = tell(turn, 'reviewReceipt', {
      facts: { level: level.level, body: level.bodyUnit, late, ...limitFacts(started[0]) },
    });
    const told = tellStaff(
      turn,
      'assignment',
      { unit: level.bodyUnit, role: 'reviewer' },
      { facts: { what: 'review', late } },
    );
    return yes({
      type: 'appealed',
      data: { review, evidence: data.evidence },
      phase: 'inReview',
      conclusion: null,
      effectiveOn: review.appliedOn,
      effectiveBy: data.postedOn === undefined ? 'received' : 'posted',
      ...withoutNotice(parts({ clocks: [...met, ...started] }, receipt, told)),
    });
  },

  decideLateAppeal(turn, { excused, reason }) {
    const review = currentReview(turn.state);
    if (review?.state !== 'pending' || !review.late || review.lateDecision) return no('nothing_to_do');
    const data = { review: review.id, excused, reason };
    if (!excused)
      return yes({ type: 'lateAppealDecided', data, ...withoutNotice(refusedBack(turn, review, { reason })) });
    const started = levelOf(turn, review)?.from === 'request' ? startedReview(turn, review.level) : [];
    return yes({ type: 'lateAppealDecided', data, clocks: started });
  },

  acceptReview(turn) {
    const review = currentReview(turn.state);
    if (review?.state !== 'pending') return no('already_done');
    if (review.late && review.lateDecision?.excused !== true)
      return no('deadline_passed', { needs: 'decideLateAppeal' });
    if (reviewedBelow(turn, review)) return no('not_independent', { took: 'reviewed' });
    const started = levelOf(turn, review)?.from === 'acceptance' ? startedReview(turn, review.level) : [];
    return yes({
      type: 'reviewAccepted',
      data: { review: review.id, on: turn.on, by: turn.actor.id },
      clocks: started,
    });
  },

  refuseReview(turn, data) {
    const review = currentReview(turn.state);
    if (review?.state !== 'pending') return no('already_done');
    if (reviewedBelow(turn, review)) return no('not_independent', { took: 'reviewed' });
    const missing = emptyTexts({ reason: data.reason, otherRoutes: data.otherRoutes });
    if (missing.length > 0) return no('incomplete', { missing });
    const known = turn.law.refusalGrounds.map((ground) => ground.code);
    if (!known.includes(data.ground)) return no('unknown_item', { ground: data.ground, grounds: known });
    const back = refusedBack(turn, review, { reason: data.reason, otherRoutes: data.otherRoutes }, data.ground);
    return yes({ type: 'reviewRefused', data: { review: review.id, ...data }, ...withoutNotice(back) });
  },

  recordReviewSheet(turn, { parts: findings }) {
    const review = currentReview(turn.state);
    if (review?.state !== 'accepted') return no('incomplete', { missing: ['acceptReview'] });
    if (reviewedBelow(turn, review)) return no('not_independent', { took: 'reviewed' });
    const missing = SHEET.filter(
      (part) => !findings.some((finding) => finding.part === part && finding.finding.length > 0),
    );
    if (missing.length > 0) return no('incomplete', { missing });
    return yes({ type: 'reviewSheetRecorded', data: { review: review.id, parts: findings, by: turn.actor.id } });
  },

  concludeReview(turn, data) {
    const review = currentReview(turn.state);
    if (review?.state !== 'accepted' || review.sheet === undefined)
      return no('incomplete', { missing: ['recordReviewSheet'] });
    if (reviewedBelow(turn, review)) return no('not_independent', { took: 'reviewed' });
    const silent = opinionsMissing(turn.state);
    if (silent !== null) return silent;
    const answered = new Set(data.results.map((result) => result.demand));
    const missing = turn.state.demands
      .filter((demand) => !answered.has(demand.id))
      .map((demand) => `results.${demand.id}`);
    if (missing.length > 0) return no('incomplete', { missing });
    if (data.outcome === 'redo' && review.against === 'refusal')
      return no('unknown_item', { outcome: data.outcome, use: 'revoke' });
    const turns = data.outcome === 'redo' || (data.outcome === 'revoke' && review.against === 'refusal');
    const next = remedyFacts(turn.law, turns ? undefined : levelAt(turn.law, turn.state, review.level + 1));
    const opinion = tell(turn, 'reviewOpinion', {
      facts: {
        level: review.level,
        outcome: data.outcome,
        body: review.body,
        final: turns ? false : isLastLevel(turn, review),
        ...next,
      },
      texts: { facts: data.facts, reasoning: data.reasoning },
      lists: {
        results: data.results.map((result) => ({ code: `${result.demand}:${result.outcome}`, text: result.answer })),
      },
      needsProof: !turns,
    });
    return yes({
      type: 'reviewConcluded',
      data: { review: review.id, ...data, notice: opinion.notice, on: turn.on, by: turn.actor.id },
      ...withoutNotice(parts({ clocks: metReview(turn, review) }, afterOpinion(turn, review, data.outcome), opinion)),
    });
  },

  withdrawReview(turn, { reason }) {
    const review = currentReview(turn.state);
    if (review === undefined || (review.state !== 'pending' && review.state !== 'accepted')) return no('nothing_to_do');
    const ended = reviewClocks(turn, review).map((clock) =>
      endClock(clock, { on: turn.on, at: turn.at, reason: 'withdrawn' }),
    );
    return yes({
      type: 'reviewWithdrawn',
      data: { review: review.id, ...(reason && { reason }) },
      ...parts({ clocks: ended }, windowAgain(turn, review)),
    });
  },

  shutWindow(turn, { clock }) {
    const notice = tell(turn, 'finalityNotice', { facts: { clock } });
    const ends =
      turn.state.phase === 'reviewWindow' ? { phase: 'concluded' as const, conclusion: 'final' as const } : {};
    return yes({
      type: 'windowShut',
      data: { clock },
      effectiveOn: turn.on,
      effectiveBy: 'due',
      ...ends,
      ...withoutNotice(notice),
    });
  },
} satisfies RulesOf<ReviewCommands>;

export const reviewFolds = {
  appealed: (state, { review, evidence }, event) => ({
    reviews: [...state.reviews, review],
    evidence: [
      ...state.evidence,
      ...evidence.map((item) => ({
        ...item,
        by: event.actor.kind,
        party: event.actor.party,
        at: event.receivedAt,
        newInReview: true,
      })),
    ],
  }),
  lateAppealDecided: (state, { review, excused, reason }) => {
    const refused = excused ? {} : { state: 'refused' as const };
    return patchReview(state, review, { lateDecision: { excused, reason }, ...refused });
  },
  reviewAccepted: (state, { review, on, by }) =>
    patchReview(state, review, { accepted: { on, by }, state: 'accepted' }),
  reviewRefused: (state, { review }) => patchReview(state, review, { state: 'refused' }),
  reviewSheetRecorded: (state, { review, parts: sheet, by }) => patchReview(state, review, { sheet, sheetBy: by }),
  reviewConcluded: (state, data, event) => ({
    ...patchReview(state, data.review, {
      outcome: data.outcome,
      concludedOn: data.on,
      concludedBy: data.by,
      notice: data.notice,
      state: 'concluded',
    }),
    ...(data.outcome === 'redo' ? { redo: forbidden(state, data.review) } : {}),
    ...(event.phase === 'preliminaryReview' ? { refusal: null } : {}),
  }),
  reviewWithdrawn: (state, { review }) => patchReview(state, review, { state: 'withdrawn' }),
  windowShut: () => ({}),
} satisfies FoldsOf<ReviewEvents>;

export function currentReview(state: CaseState): Review | undefined {
  return state.reviews.at(-1);
}

function refusedAppeal(turn: Turn, data: AppealData) {
  const { state, law } = turn;
  if (state.phase === 'concluded' && state.conclusion !== 'notAccepted' && state.conclusion !== 'final') {
    return no('wrong_phase', { conclusion: state.conclusion ?? '' });
  }
  if (isSpoken(turn) && data.readBack !== true && data.evidence.length === 0 && data.postedOn === undefined)
    return no('incomplete', { missing: ['readBack'] });
  if (law.appealNeedsReasons && data.reasons.length === 0) return no('reason_required', { field: 'reasons' });
  const known = new Set(state.demands.map((demand) => demand.id));
  const strange = data.reasons.map((reason) => reason.demand).filter((demand) => !known.has(demand));
  return strange.length > 0 ? no('unknown_item', { demands: strange }) : null;
}

/** Nobody reviews a result of their own: who acted on a level below leaves the next one to others (L21). */
function reviewedBelow({ state, actor }: Turn, { level }: Review): boolean {
  return state.reviews.some(
    (one) => one.level < level && [one.accepted?.by, one.sheetBy, one.concludedBy].includes(actor.id),
  );
}

/** A redo must not bring the same result on the same facts (V7). */
function forbidden(state: CaseState, review: string): CaseState['redo'] {
  const version = state.issued.at(-1)?.version;
  const reply = state.replies.find((one) => one.version === version);
  const results = (reply?.results ?? []).map(({ demand, outcome }) => ({ demand, outcome }));
  return { review, results, factsHash: factsHash(state) };
}

function patchReview(state: CaseState, id: string, change: Partial<Review>): Pick<CaseState, 'reviews'> {
  return { reviews: state.reviews.map((review) => (review.id === id ? { ...review, ...change } : review)) };
}
