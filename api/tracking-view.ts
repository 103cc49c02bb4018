// Decides what the complainant sees: where the case stands in words, which limit runs for whom and what it does at its
// end, what they can do now, what happened. No staff, no internal acts (L20).
import type { CaseState } from '../domain/case.ts';
import { isLive } from '../domain/clock-ledger.ts';
import { explainSummary } from '../domain/clock-explain.ts';
import type { Clock } from '../domain/clock.ts';
import { heldNotices, waitsForSuccessor } from '../domain/delivery-held.ts';
import type { Law, Words } from '../domain/law.ts';
import { isShown } from '../domain/law-told.ts';
import { listInbox, type StoredNotice } from '../db/notice-reads.ts';
import { explainSummaryWords } from '../words/clock-words.ts';
import { titleOf } from '../words/notice-words.ts';
import {
  EXPIRY_WORDS,
  GROUP_WORDS,
  PHASE_WORDS,
  SIDE_WORDS,
  SUCCESSOR_WORDS,
  TIMELINE_WORDS,
} from '../words/tracking-words.ts';
import { complainantOf } from './authentication.ts';
import { allowedNow, type CaseFile, readCaseFile } from './case-file.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { openTexts } from './sealing.ts';
import { maskCard } from './personal-data.ts';

/** The whole page of one case, for its complainant. */
export async function trackedCase(door: Door, caseId: string) {
  const file = await readCaseFile(door, caseId);
  const { state, law } = file;
  const [own, units, inbox] = await Promise.all([ownWords(door, state), unitsOf(door), listInbox(door.db, caseId)]);
  const owner = units.get(state.owner.id);
  const { transferReason, ...ownPart } = own;
  return {
    ...{ caseId, number: state.number, version: state.version, receivedOn: state.receivedOn },
    phase: { code: state.phase, words: PHASE_WORDS[state.phase] },
    conclusion: state.conclusion,
    together: state.following ? { since: state.following.on, words: GROUP_WORDS } : null,
    law: { ...law.pack, title: law.title, example: law.example },
    owner:
      owner === undefined
        ? null
        : {
            id: owner.id,
            name: { zh: owner.nameZh, en: owner.nameEn },
            phone: owner.phone,
            address: owner.address,
            hours: owner.hours,
          },
    ...ownPart,
    appealNeedsReasons: law.appealNeedsReasons,
    clocks: runningClocks(law, state),
    outcomes: outcomes(state),
    transfer:
      state.transfer === null
        ? null
        : {
            ...{ id: state.transfer.id, to: state.transfer.to.id, state: state.transfer.state },
            ...{ basis: state.transfer.basis, dataScopes: state.transfer.dataScopes, reason: transferReason },
            name: nameOf(units, state.transfer.to.id),
          },
    measures: Object.values(isTold(state) ? state.measures : {}).map(({ id, kind, dueOn, state: standing }) => ({
      ...{ id, kind, dueOn, state: standing },
    })),
    waitsForSuccessor: waitsForSuccessor(state)
      ? { since: state.death?.recordedOn, held: heldNotices(state).map(({ kind }) => kind), words: SUCCESSOR_WORDS }
      : null,
    reviews: state.reviews.map(({ id, level, body, appliedOn, late, state: standing, outcome }) => ({
      id,
      level,
      body,
      appliedOn,
      late,
      state: standing,
      outcome: outcome ?? null,
    })),
    timeline: timeline(file),
    inbox: inbox.map(({ id, placedAt, openedAt, notice }) => ({
      ...{ id, notice: notice.id, kind: notice.kind, number: notice.number, needsProof: notice.needsProof },
      words: titleWords(law, notice),
      ...{
        placedAt: new Date(placedAt).toISOString(),
        openedAt: openedAt === null ? null : new Date(openedAt).toISOString(),
      },
      served: state.notices[notice.id]?.state === 'served',
    })),
    allowedCommands: await allowedNow(door, file, complainantOf(caseId)),
  };
}

/** What the complainant wrote, and what they were asked for. */
async function ownWords(door: Door, state: CaseState) {
  const { title, matter, demands, reach, supplements } = state;
  const evidence = state.evidence
    .filter((item) => item.by !== 'staff')
    .map(({ evidence: id, sha256, size, at }) => ({ id, sha256, size, at }));
  const asked = supplements.map(({ id, requestedOn, servedOn, items, state: standing }) => ({
    id,
    requestedOn,
    servedOn,
    items,
    state: standing,
  }));
  const own = {
    ...{ title, matter, demands, reach, supplements: asked, informationRequests: askedOfComplainant(state) },
    transferReason: state.transfer?.reason ?? null,
  };
  return {
    ...(await openTexts(door, state.caseId, own, { card: maskCard })),
    evidence,
  };
}

function nameOf(units: Awaited<ReturnType<typeof unitsOf>>, id: string): Words {
  const unit = units.get(id);
  return unit === undefined ? { zh: id, en: id } : { zh: unit.nameZh, en: unit.nameEn };
}

/** What the complainant was asked, by when, and what of it they have answered; questions to the other side stay with it. */
function askedOfComplainant({ informationRequests = [] }: CaseState) {
  return informationRequests
    .filter(({ party }) => party === 'complainant')
    .map(({ id, askedOn, servedOn, dueOn, state, items }) => ({ id, askedOn, servedOn, dueOn, state, items }));
}

function runningClocks(law: Law, state: CaseState) {
  return Object.values(state.clocks)
    .filter((clock) => (isLive(clock) || clock.standing === 'expired') && isShown(clock))
    .map((clock) => presentLimit(law, clock));
}

/** One limit: why this date, whom it binds, what happens at its end. */
export function presentLimit(law: Law, clock: Clock) {
  const summary = explainSummary(law, clock);
  return {
    ...summary,
    words: explainSummaryWords(summary),
    forWhom: { code: clock.terms.side, words: SIDE_WORDS[clock.terms.side] },
    atItsEnd: { code: clock.terms.onExpire, words: EXPIRY_WORDS[clock.terms.onExpire] },
  };
}

/** Title of a notice in both languages. */
export function titleWords(law: Law, { kind, facts }: Pick<StoredNotice, 'kind' | 'facts'>): Words {
  return { zh: titleOf({ kind, facts, law }, 'zh'), en: titleOf({ kind, facts, law }, 'en') };
}

/** Promises are the complainant's to see once the reply is out or the settlement stands. */
function isTold({ issued, settlement }: CaseState): boolean {
  return issued.length > 0 || settlement !== undefined;
}

/** Known to the complainant only once the reply is out, or the agreement confirmed. */
function outcomes(state: CaseState) {
  if (state.conclusion === 'settled') return state.settlement?.results ?? [];
  const issued = state.issued.at(-1);
  const reply = state.replies.find((one) => one.version === issued?.version);
  return (reply?.results ?? []).map(({ demand, outcome }) => ({ demand, outcome }));
}

function timeline({ events, state }: CaseFile) {
  return events
    .filter((event) => event.type !== 'noticeServed' || state.notices[event.data.notice]?.audience.to === 'complainant')
    .flatMap(({ seq, type, at, effectiveOn, basis, data }) => {
      const words = TIMELINE_WORDS[type];
      const code = type === 'signalRefused' ? { code: (data as { code: string }).code } : {};
      return words === undefined
        ? []
        : [
            {
              seq,
              type,
              at: new Date(at).toISOString(),
              effectiveOn: effectiveOn ?? null,
              basis: basis ?? null,
              words,
              ...code,
            },
          ];
    });
}
