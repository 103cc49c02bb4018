// Papers of a case on the way to a decision: what was asked, judged and found; the rest is archive-decisions.ts.
// Each is data of the state; how it looks is archive-markdown.ts, in which order it lies archive-catalogue.ts.
import type { PaperGroup } from '../domain/archive-package.ts';
import type { CaseEvent, EventType } from '../domain/case.ts';
import type { RegisterData } from '../domain/intake.ts';
import type { Words } from '../domain/law.ts';
import { localDate } from '../domain/working-days.ts';
import { PAPERS, type PaperKind, RESPONSIBLE } from '../words/archive-words.ts';
import { type CaseMaterial, unitWords } from './archive-material.ts';

/** A paper before it has its place in the volume. */
export interface Paper {
  group: PaperGroup;
  kind: string;
  ref: string | null;
  docNumber: string | null;
  responsible: Words;
  title: Words;
  /** YYYY-MM-DD */
  on: string;
  /** Fields with references to texts. */
  content: Record<string, unknown>;
  /** An issued document as it was issued; otherwise the paper is rendered from `content`. */
  issued?: { subject: string; body: string; language: 'zh' | 'en' };
  remark?: string;
}

export type EventOf<K extends EventType> = Extract<CaseEvent, { type: K }>;

export function eventsOf<K extends EventType>(material: CaseMaterial, type: K): EventOf<K>[] {
  return material.events.filter((event): event is EventOf<K> => event.type === type);
}

/** Legal day of an event. */
export function dayOf({ law }: CaseMaterial, event: CaseEvent): string {
  return event.effectiveOn ?? localDate(law.calendar, event.at);
}

export function paper(
  material: CaseMaterial,
  kind: PaperKind,
  group: PaperGroup,
  on: string,
  content: Record<string, unknown>,
  more: Partial<Paper> = {},
): Paper {
  const owner = unitWords(material, material.state.owner.id);
  return { group, kind, ref: null, docNumber: null, responsible: owner, title: PAPERS[kind], on, content, ...more };
}

/** Requests, preliminary review, investigation. */
export function recordPapers(material: CaseMaterial): Paper[] {
  return [...requestPapers(material), ...acceptancePapers(material), ...investigationPapers(material)];
}

function requestPapers(material: CaseMaterial): Paper[] {
  const { state } = material;
  const complainant = { responsible: RESPONSIBLE.complainant };
  const later = state.contacts.slice(1);
  return [
    paper(material, 'registration', 'request', state.receivedOn, registrationForm(material), complainant),
    ...(later.length > 0
      ? [paper(material, 'contacts', 'request', later[0]!.receivedOn, { contacts: later }, complainant)]
      : []),
    ...eventsOf(material, 'statementAmended').map((event) =>
      paper(material, 'amendment', 'request', dayOf(material, event), { ...event.data }, complainant),
    ),
    ...eventsOf(material, 'appealed').map((event) => {
      const { review, evidence } = event.data;
      const { id, level, body, appliedOn: on, reasons, statement, late, excuse, against } = review;
      const content = { level, body, on, against, reasons, statement, late, excuse, evidence };
      return paper(material, 'reviewApplication', 'request', on, content, { ...complainant, ref: id });
    }),
  ];
}

/** As it was registered, in the order a person reads it. */
function registrationForm(material: CaseMaterial): Record<string, unknown> {
  const form = (material.events[0] as EventOf<'registered'>).data satisfies RegisterData;
  const { number, title, matter, demands, receivedOn, receivedAt, contact, reach, channelClient } = form;
  const { group, category, matterType, anonymous, confidential, urgent, truthDeclared, evidence, pack, calendar } =
    form;
  const named = (unit: RegisterData['respondent']) => unit && `${unitWords(material, unit.id).zh} (${unit.id})`;
  return {
    ...{ number, receivedOn, receivedAt, title, matter, demands, respondent: named(form.respondent), reach, contact },
    ...{
      channelClient,
      category,
      matterType,
      owner: named(form.owner),
      anonymous,
      confidential,
      urgent,
      truthDeclared,
    },
    ...{ evidence, pack, calendar },
    ...(group && { group }),
  };
}

function acceptancePapers(material: CaseMaterial): Paper[] {
  const { state } = material;
  const { checklist: entries, jurisdiction, conditions, accepted, refusal } = state;
  const review = { entries, jurisdiction, conditions, accepted, refusal };
  const judged = material.events.findLast(({ type }) => PRELIMINARY.has(type));
  const transfers = [...state.pastTransfers, ...(state.transfer === null ? [] : [state.transfer])];
  return [
    ...(judged === undefined ? [] : [paper(material, 'checklist', 'acceptance', dayOf(material, judged), review)]),
    ...state.supplements.map((round) =>
      paper(material, 'supplement', 'acceptance', round.requestedOn, { ...round }, { ref: round.id }),
    ),
    ...FIRST_ANSWERS.flatMap((type) => eventsOf(material, type)).map((event) =>
      paper(material, 'firstAnswer', 'acceptance', dayOf(material, event), { ...event.data }),
    ),
    ...material.events
      .filter(({ type }) => SUCCESSION.has(type))
      .map((event) =>
        paper(material, 'succession', 'acceptance', dayOf(material, event), { kind: event.type, ...event.data }),
      ),
    ...eventsOf(material, 'registrationCorrected').map((event) =>
      paper(material, 'correction', 'acceptance', dayOf(material, event), { ...event.data }),
    ),
    ...[...eventsOf(material, 'matterTypeChanged'), ...eventsOf(material, 'regimeChanged')].map((event) => {
      // The excerpt stands in the event; the paper names it.
      const { law: _law, ...change } = event.data;
      return paper(material, 'correction', 'acceptance', dayOf(material, event), change);
    }),
    ...material.events
      .filter(({ type }) => REPEAT.has(type))
      .map((event) =>
        paper(material, 'repeat', 'acceptance', dayOf(material, event), { kind: event.type, ...event.data }),
      ),
    ...material.events
      .filter(({ type }) => GROUP.has(type))
      .map((event) =>
        paper(material, 'group', 'acceptance', dayOf(material, event), { kind: event.type, ...event.data }),
      ),
    ...transfers.map((transfer) =>
      paper(material, 'transfer', 'acceptance', transfer.offeredOn, { ...transfer }, { ref: transfer.id }),
    ),
  ];
}

const FIRST_ANSWERS = ['acknowledged', 'answeredAtOnce'] as const;
const SUCCESSION: ReadonlySet<EventType> = new Set(['deathRecorded', 'complainantReplaced']);

const REPEAT: ReadonlySet<EventType> = new Set(['caseLinked', 'repeatDecided']);

/** Which other case it was handled with, by whose consent, and what became of it; of others their numbers alone. */
const GROUP: ReadonlySet<EventType> = new Set([
  'groupJoined',
  'groupLeft',
  'decisionFollowed',
  'followerNoted',
  'followerLeft',
]);

const PRELIMINARY: ReadonlySet<EventType> = new Set([
  'checklistRecorded',
  'jurisdictionDecided',
  'conditionsRecorded',
  'accepted',
  'deemedAccepted',
  'refused',
]);

/** Question, opinions, minutes and silence lie together, one paper a consultation. */
function consultationPapers(material: CaseMaterial): Paper[] {
  return (material.state.consultations ?? []).map((consultation) =>
    paper(
      material,
      'consultation',
      'investigation',
      consultation.askedOn,
      { ...consultation },
      { ref: consultation.id },
    ),
  );
}

/** What the parties were asked and said, and what the respondent was shown. */
function informationPapers(material: CaseMaterial): Paper[] {
  const { summaries = [], informationRequests = [] } = material.state;
  return [
    ...summaries.map((summary) =>
      paper(material, 'summary', 'investigation', summary.on, { ...summary }, { ref: `summary-${summary.version}` }),
    ),
    ...informationRequests.map((request) =>
      paper(material, 'information', 'investigation', request.askedOn, { ...request }, { ref: request.id }),
    ),
  ];
}

/** Attempts to reach the complainant, and what was found about cooperation and truth, in one paper. */
function contactLogPapers(material: CaseMaterial): Paper[] {
  const { contactLog } = material.state;
  const last = material.events.findLast(({ type }) => CONTACT_LOG.has(type));
  if (contactLog === undefined || last === undefined) return [];
  const { attempts: contactAttempts, ...found } = contactLog;
  return [paper(material, 'contactLog', 'investigation', dayOf(material, last), { contactAttempts, ...found })];
}

const CONTACT_LOG: ReadonlySet<EventType> = new Set([
  'contactAttempted',
  'nonCooperationRecorded',
  'falsehoodRecorded',
]);

function investigationPapers(material: CaseMaterial): Paper[] {
  const { state } = material;
  const found = eventsOf(material, 'findingRecorded').at(-1);
  const findings = Object.values(state.findings);
  return [
    ...consultationPapers(material),
    ...informationPapers(material),
    ...contactLogPapers(material),
    ...state.actions.map((action) =>
      paper(material, 'action', 'investigation', action.on, { ...action }, { ref: action.id }),
    ),
    ...(found === undefined
      ? []
      : [paper(material, 'findings', 'investigation', dayOf(material, found), { findings })]),
    ...(['daysExcluded', 'suspended', 'suspensionReminded', 'suspensionLapsed', 'resumed'] as const).flatMap((type) =>
      eventsOf(material, type).map((event) =>
        paper(
          material,
          'standstills',
          'investigation',
          dayOf(material, event),
          { ...event.data, act: event.type, actor: event.actor.id },
          { ref: `${event.seq}` },
        ),
      ),
    ),
    ...eventsOf(material, 'extended').map((event) =>
      paper(
        material,
        'extensions',
        'investigation',
        dayOf(material, event),
        { ...event.data, actor: event.actor.id },
        { ref: event.data.clock },
      ),
    ),
  ];
}
