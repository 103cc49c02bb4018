// The contact log: attempts counted, non-cooperation and falsehood with what shows them (I10). Facts for those who judge
// later; nothing here ends a case, moves a limit or frees from telling the complainant.
import type { CaseState, EventDraft, EvidenceRef, Verdict } from './case.ts';
import { emptyTexts, type FoldsOf, no, type RulesOf, type Turn, yes } from './case-rules.ts';
import type { ContactLogCommands, ContactLogEvents } from './contact-log.ts';
import { evidenceOf } from './investigation-rules.ts';
import type { EvidenceItem } from './intake.ts';
import { localDate } from './working-days.ts';

type Claim = ContactLogCommands['recordFalsehood'];
type Log = NonNullable<CaseState['contactLog']>;

export const contactLogRules = {
  recordContactAttempt(turn, { channel, at, outcome, note }) {
    const { state, law } = turn;
    const from = state.receivedOn;
    if (at > turn.receivedAt || localDate(law.calendar, at) < from)
      return no('incomplete', { field: 'at', from, to: turn.on });
    const before = state.contactLog?.attempts.at(-1)?.inVain ?? 0;
    const inVain = outcome === 'reached' || outcome === 'refusedToTalk' ? 0 : before + 1;
    const attempt = { id: turn.id('ca'), channel, at, outcome, by: turn.actor.id, inVain, ...(note && { note }) };
    return yes({ type: 'contactAttempted', data: { ...attempt, effect: 'none' } });
  },

  recordNonCooperation(turn, data) {
    return shown(turn, data, [], (fact) => ({ type: 'nonCooperationRecorded', data: fact }));
  },

  /** A person is called untruthful on evidence only. */
  recordFalsehood(turn, data) {
    const missing = data.evidence.length === 0 ? ['evidence'] : [];
    return shown(turn, data, missing, (fact) => ({ type: 'falsehoodRecorded', data: fact }));
  },
} satisfies RulesOf<ContactLogCommands>;

export const contactLogFolds = {
  contactAttempted: (state, { effect: _none, ...attempt }) => {
    const log = logOf(state);
    return { contactLog: { ...log, attempts: [...log.attempts, attempt] } };
  },
  nonCooperationRecorded: (state, { effect: _none, files, ...fact }) => {
    const log = logOf(state);
    return { contactLog: { ...log, nonCooperation: [...log.nonCooperation, fact] }, ...withFiles(state, files) };
  },
  falsehoodRecorded: (state, { effect: _none, files, ...fact }) => {
    const log = logOf(state);
    return { contactLog: { ...log, falsehoods: [...log.falsehoods, fact] }, ...withFiles(state, files) };
  },
} satisfies FoldsOf<ContactLogEvents>;

function shown(
  turn: Turn,
  { what, evidence }: Claim,
  missing: string[],
  event: (fact: ContactLogEvents['falsehoodRecorded']) => EventDraft,
): Verdict<EventDraft[]> {
  const open = [...emptyTexts({ what }), ...missing];
  if (open.length > 0) return no('incomplete', { missing: open });
  const known = evidenceOf(turn.state);
  const differing = evidence.filter((item) => (known.get(item.evidence) ?? item.sha256) !== item.sha256);
  if (differing.length > 0) return no('hash_mismatch', { evidence: differing.map((item) => item.evidence) });
  const ids = evidence.map((item) => item.evidence);
  const fact = { id: turn.id('cf'), what, evidence: ids, by: turn.actor.id, on: turn.on };
  return yes(event({ ...fact, files: newFiles(turn, evidence), effect: 'none' }));
}

function newFiles({ state, actor, receivedAt }: Turn, evidence: readonly EvidenceRef[]): EvidenceItem[] {
  const known = evidenceOf(state);
  return evidence
    .filter((item) => !known.has(item.evidence))
    .map((item) => ({
      ...item,
      by: actor.kind,
      at: receivedAt,
      ...(state.phase === 'inReview' && { newInReview: true }),
    }));
}

function withFiles(state: CaseState, files: EvidenceItem[]): Partial<CaseState> {
  return files.length === 0 ? {} : { evidence: [...state.evidence, ...files] };
}

function logOf({ contactLog }: CaseState): Log {
  return contactLog ?? { attempts: [], nonCooperation: [], falsehoods: [] };
}
