// Intake: what arrived, by which contacts, with which demands and evidence. Types of this slice.
import type { Actor, EvidenceRef, TextRef, UnitRef } from './case.ts';
import type { DeliveryMethod, PinnedRef } from './law.ts';
import type { AppealReason } from './review.ts';

export type ChannelKind = 'online' | 'app' | 'counter' | 'letter' | 'phone';

/** One approach by one channel (C3..C6), with that channel's own facts. */
export interface Contact {
  id: string;
  channel: ChannelKind;
  /** Day of receipt; may precede the day of entry. */
  receivedOn: string;
  /** letter: day of the postmark. */
  postmarkedOn?: string;
  /** counter: window and clerk; phone: line, agent number, start and end (ms), recording reference. */
  place?: string;
  window?: string;
  line?: string;
  agentNumber?: string;
  startedAt?: number;
  endedAt?: number;
  recording?: string;
  summary?: TextRef;
}

export interface Demand {
  id: string;
  text: TextRef;
}

/** How the complainant can be reached; the addresses themselves are sealed at the door. */
export interface Reach {
  methods: DeliveryMethod[];
  preferred: DeliveryMethod;
  /** 民诉法 90: electronic service only with consent. */
  electronicConsent: boolean;
  language: 'zh' | 'en';
  /** Sealed contact card (name, phone, e-mail, address). */
  card?: TextRef;
  /** No reply wanted, or anonymous: nobody to tell. */
  noReply: boolean;
}

/**
 * Rules that judge open cases differ only by this number, given at the door and never changed while a run is open.
 * 2: the independence of the accused unit is checked at every act (L21).
 * 3: the term of a team is watched (I1); notices wait between a death and a successor (G6); what was
 * said to a clerk is read back (V4).
 */
export type RulesNumber = 1 | 2 | 3;
export const CURRENT_RULES: RulesNumber = 3;

/** How many complain together in one case, and how many of them speak for all. */
export interface Together {
  people: number;
  representatives: number;
}

export interface RegisterData {
  caseId: string;
  number: string;
  pack: PinnedRef;
  calendar: PinnedRef;
  matterType: string;
  category: string;
  channelClient: string;
  owner: UnitRef;
  /** null: not known. */
  respondent: UnitRef | null;
  anonymous: boolean;
  confidential: boolean;
  urgent: boolean;
  title: TextRef;
  matter: TextRef;
  demands: Demand[];
  contact: Contact;
  reach: Reach;
  evidence: EvidenceRef[];
  /** Instant of receipt that starts the clocks, ms, and its legal day. */
  receivedAt: number;
  receivedOn: string;
  truthDeclared: boolean;
  /** A complaint of several people; who speaks for them stands in the sealed card. */
  group?: Together;
  /** Number of the rules that will judge the case (docs/decisions); absent in cases registered under rules 1. */
  rules?: RulesNumber;
}

export interface EvidenceItem extends EvidenceRef {
  by: Actor['kind'];
  party?: Actor['party'];
  at: number;
  /** V5: new in review, with why it was not brought earlier. */
  newInReview?: boolean;
  whyNotEarlier?: TextRef;
}

export interface SupplementEvidenceData {
  items: EvidenceRef[];
  note?: TextRef;
  whyNotEarlier?: TextRef;
}

/** A signal that did not come through our door: no proven sender, no effect until a person confirms it. */
export interface OutsideSignal {
  id: string;
  signal: 'supplementEvidence' | 'appeal';
  key: string;
  at: number;
  /** What could be read of the payload: ids and codes only. */
  evidence: EvidenceRef[];
  reasons: { demand: string; code: AppealReason }[];
  state: 'waiting' | 'confirmed' | 'dismissed';
}

export interface IntakeSlice {
  category: string;
  anonymous: boolean;
  confidential: boolean;
  urgent: boolean;
  channelClient: string;
  respondent: UnitRef | null;
  title: TextRef;
  matter: TextRef;
  demands: Demand[];
  contacts: Contact[];
  reach: Reach;
  evidence: EvidenceItem[];
  receivedAt: number;
  receivedOn: string;
  outsideSignals: OutsideSignal[];
  /** Absent where one person complains. */
  group?: Together;
}

export interface IntakeCommands {
  register: RegisterData;
  addContact: { contact: Contact };
  changeContact: { reach: Reach };
  supplementEvidence: SupplementEvidenceData;
  confirmOutsideSignal: { id: string; confirm: boolean; sender: 'complainant' | 'respondent'; reason: TextRef };
  /** By the system: a signal arrived whose submission row could not be proved. */
  noteOutsideSignal: Omit<OutsideSignal, 'state' | 'at'>;
  /** By the system: a proved signal that the rules refuse; kept with its reason (K3). */
  noteRefusedSignal: { signal: 'supplementEvidence' | 'appeal'; code: string; sender: Actor };
  /** By the system: an update was recorded that has no submission row. */
  noteUnprovenCommand: { command: string; seq: number };
}

export interface IntakeEvents {
  registered: RegisterData;
  contactAdded: { contact: Contact };
  contactChanged: { reach: Reach };
  evidenceSupplemented: { items: EvidenceItem[]; note?: TextRef };
  outsideSignalNoted: OutsideSignal;
  outsideSignalConfirmed: { id: string; sender: 'complainant' | 'respondent'; reason: TextRef };
  outsideSignalDismissed: { id: string; reason: TextRef };
  signalRefused: { signal: 'supplementEvidence' | 'appeal'; code: string; sender: Actor };
  commandUnproven: { command: string; seq: number };
}
