// Decides what of a case goes out to staff: the folded state with its texts open, limits with their reasons, notices
// with their attempts, names for ids. Leaves out who may see the case at all (case-visibility.ts).
import { explain, explainSummary } from '../domain/clock-explain.ts';
import type { Clock } from '../domain/clock.ts';
import type { CaseState } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import type { StoredCase } from '../db/case-reads.ts';
import { listEvidence } from '../db/evidence-reads.ts';
import { listAttempts, listNotices } from '../db/notice-reads.ts';
import { findStaff } from '../db/staff-reads.ts';
import { explainLineWords, explainSummaryWords } from '../words/clock-words.ts';
import type { Caller } from './authentication.ts';
import { allowedNow, type CaseFile } from './case-file.ts';
import { seesIdentity } from './case-visibility.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { maskCard, textsOfComplainant, withoutTraces } from './personal-data.ts';
import { openTexts, type Showing } from './sealing.ts';

/** Everything of the case for one member of staff. */
export async function presentCase(door: Door, caller: Caller, row: StoredCase, file: CaseFile) {
  const { caseId } = row;
  const showsIdentity = seesIdentity(caller.actor, row);
  const showing: Showing = { card: maskCard, ...(showsIdentity ? {} : { hidden: textsOfComplainant(file.events) }) };
  const { clocks, effects: _effects, ...state } = file.state;
  const [opened, evidence, notices, names] = await Promise.all([
    openTexts(door, caseId, state as CaseState, showing),
    presentEvidence(door, caseId),
    presentNotices(door, caseId, file.state, showing),
    namesIn(door, file),
  ]);
  const shown = showsIdentity
    ? { ...opened, evidence: opened.evidence.map((item) => ({ ...item, ...evidence.get(item.evidence) })) }
    : withoutTraces(opened);
  return {
    ...shown,
    identityHidden: !showsIdentity,
    recorded: file.recorded,
    waitingFor: row.waitingFor,
    overdue: row.overdue,
    dueClock: row.dueClock,
    dueOn: row.dueOn,
    law: { ...file.law.pack, title: file.law.title, example: file.law.example, zone: file.law.zone },
    clocks: presentClocks(file.law, clocks, false),
    notices,
    names,
    allowedCommands: await allowedNow(door, file, caller.actor),
  };
}

/** Each limit with its account in one line; day by day where `byDay`. */
export function presentClocks(law: Law, clocks: CaseState['clocks'], byDay: boolean) {
  return Object.values(clocks).map((clock) => presentClock(law, clock, byDay));
}

function presentClock(law: Law, clock: Clock, byDay: boolean) {
  const summary = explainSummary(law, clock);
  const days = byDay ? explain(law, clock).map((line) => ({ ...line, words: explainLineWords(line) })) : undefined;
  return {
    ...summary,
    side: clock.terms.side,
    onExpire: clock.terms.onExpire,
    words: explainSummaryWords(summary),
    ...(days === undefined ? {} : { days }),
  };
}

async function presentEvidence(door: Door, caseId: string) {
  const rows = await listEvidence(door.db, caseId);
  const named = rows.map((row) => ({
    id: row.id,
    mime: row.mime,
    name: row.nameText === null ? null : { text: row.nameText, sha256: '', length: 0 },
  }));
  const opened = await openTexts(door, caseId, named, { card: maskCard });
  return new Map(opened.map(({ id, mime, name }) => [id, { mime, name }]));
}

/** Every file that was brought into a case, also with an act of investigation or a measure; the oldest first. */
export async function filesOf(door: Door, caseId: string) {
  const [rows, named] = await Promise.all([listEvidence(door.db, caseId), presentEvidence(door, caseId)]);
  return rows.map(({ id, sha256, size, mime, receivedAt, submittedBy }) => ({
    ...{ id, sha256, size, mime, at: receivedAt, by: submittedBy.kind },
    party: submittedBy.party ?? submittedBy.onBehalfOf,
    name: named.get(id)?.name ?? null,
  }));
}

async function presentNotices(door: Door, caseId: string, state: CaseState, showing: Showing) {
  const [rows, attempts] = await Promise.all([listNotices(door.db, caseId), listAttempts(door.db, caseId)]);
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  const notices = await openTexts(door, caseId, Object.values(state.notices), showing);
  return notices.map((notice) => ({
    ...notice,
    number: numbers.get(notice.id) ?? null,
    attempts: attempts
      .filter((attempt) => attempt.noticeId === notice.id)
      .map(({ method, outcome, reference, reason, at }) => ({
        method,
        outcome,
        reference,
        reason,
        at: at.toISOString(),
      })),
  }));
}

/** Names of the units and people that the state only has by id. */
async function namesIn(door: Door, { state, events }: CaseFile) {
  const units = await unitsOf(door);
  const unitIds = [
    state.owner.id,
    state.owner.body,
    state.respondent?.id,
    state.transfer?.to.id,
    ...state.reviews.map((review) => review.body),
    ...(state.consultations ?? []).flatMap(({ units: asked }) => asked.map(({ unit }) => unit)),
    ...state.plans.flatMap(({ measures }) => measures.map(({ ownerUnit }) => ownerUnit)),
    ...Object.values(state.tasks).map((task) => task.unit),
    ...Object.values(state.orders ?? {}).map((order) => order.unit),
    ...events.flatMap(({ actor }) => actor.unit ?? []),
  ];
  const people = new Set([
    ...(state.handler === null ? [] : [state.handler.id]),
    ...Object.values(state.took).flat(),
    ...Object.values(state.tasks).flatMap((task) => task.holder ?? []),
    ...(state.team === undefined
      ? []
      : [...(state.team.lead ? [state.team.lead.id] : []), ...state.team.members.map(({ id }) => id)]),
    ...state.actions.flatMap(({ by }) => by),
    ...events.flatMap(({ actor }) =>
      actor.kind === 'staff' ? [actor.id, ...(actor.actsFor === undefined ? [] : [actor.actsFor])] : [],
    ),
  ]);
  const staff = await Promise.all([...people].map((id) => findStaff(door.db, id)));
  return {
    units: Object.fromEntries(
      [...new Set(unitIds)].flatMap((id) => {
        const unit = id === undefined ? undefined : units.get(id);
        return unit === undefined ? [] : [[unit.id, { zh: unit.nameZh, en: unit.nameEn }]];
      }),
    ),
    staff: Object.fromEntries(staff.flatMap((one) => (one === null ? [] : [[one.id, one.name]]))),
  };
}
