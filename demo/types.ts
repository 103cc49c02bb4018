// The shapes of the demo data: a complaint as it arrives, and the script of what happens to it afterwards.
// Leaves out how it is loaded (cli/demo.ts): texts are plain, references are names, dates are tokens (dates.ts).
import type { CaseCommands, EvidenceRef, StaffRef, TextRef, UnitRef } from '../domain/case.ts';
import type { PublicCommand } from '../domain/case-transitions.ts';
import type { ChannelKind, Contact } from '../domain/intake.ts';
import type { DeliveryMethod } from '../domain/law.ts';

/**
 * A domain type as demo data writes it: a sealed text is its plain text, a unit or a member of staff is the id in
 * organisation.json, an evidence item its `key`. Demands are `d1`, `d2` ... in order, measures `m1`, `m2` ... in the
 * order of the plans, a notice is `@` and its kind: the latest notice of that kind to the complainant.
 */
export type Plain<T> = T extends Contact
  ? PlainContact
  : T extends TextRef | EvidenceRef | UnitRef | StaffRef
    ? string
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T;

/** As the API takes it: without id, instants as ISO text (a token of dates.ts). */
type PlainContact = Omit<Contact, 'id' | 'startedAt' | 'endedAt' | 'summary'> & {
  startedAt?: string;
  endedAt?: string;
  summary?: string;
};

/** What people do after registration; commands of the clock and of the gateway come by themselves. */
export type DemoCommand = Exclude<PublicCommand, 'register'>;

/** `complainant`: with the query code, on the tracking page; else an id of organisation.json. */
export type DemoActor = 'complainant' | `staff-${string}`;

/**
 * One act. An empty list in `recordChecklist` or `recordConditions` stands for "every item of the pack met";
 * a list that is not empty names the exceptions.
 */
export type DemoStep = {
  [K in DemoCommand]: {
    by: DemoActor;
    command: K;
    data: Plain<CaseCommands[K]>;
    /** A member of staff takes down what the complainant said. */
    onBehalfOf?: 'complainant';
    /** The hand-over must have reached the receiver, or every notice have been tried: wait, half a minute at most. */
    waitFor?: 'transferSent' | 'noticesSent';
  };
}[DemoCommand];

export type EvidenceKind = 'photo' | 'scan' | 'receipt' | 'contract' | 'messages' | 'recording' | 'document' | 'record';

/** The loader makes a small real file of this type and name. */
export interface DemoEvidence {
  key: string;
  name: string;
  kind: EvidenceKind;
  mime: 'image/png' | 'application/pdf' | 'text/plain' | 'audio/wav';
  description: string;
  /** Items of the complainant go in with the complaint; `later` and those of staff when a step names them. */
  from: 'complainant' | 'staff';
  later?: true;
}

/** One approach by one channel, with the facts that channel has. Dates are tokens. */
export interface DemoContact {
  channel: ChannelKind;
  /** Id of the channel client in organisation.json. */
  client: string;
  /** Staff who enter it; absent where the complainant does so online. */
  clerk?: `staff-${string}`;
  place?: string;
  window?: string;
  postmarkedOn?: string;
  line?: string;
  agentNumber?: string;
  startedAt?: string;
  endedAt?: string;
  recording?: string;
  summary?: string;
}

export interface DemoPerson {
  name: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface DemoComplainant extends DemoPerson {
  language: 'zh' | 'en';
  /** In the order the complainant wishes; the first is preferred. */
  replyBy: [DeliveryMethod, ...DeliveryMethod[]];
  electronicConsent: boolean;
  /** Who speaks for the complainant, and why. */
  representative?: DemoPerson & { relation: string };
  /** Group complaint: how many people, and who may speak for them. */
  group?: { size: number; representatives: DemoPerson[] };
  wish?: string;
}

export interface DemoMatter {
  title: string;
  text: string;
  when: string;
  where: string;
  who: string;
  what: string;
}

/** What the case shows once the script has run. */
export type EndMoment =
  | 'justIn'
  | 'awaitingSupplement'
  | 'dueToday'
  | 'overdue'
  | 'awaitingReceiver'
  | 'objected'
  | 'investigating'
  | 'inApproval'
  | 'implementing'
  | 'deliveryPending'
  | 'reviewWindow'
  | 'inReview'
  | 'inReReview'
  | 'refused'
  | 'withdrawn'
  | 'archived';

export interface DemoComplaint {
  /** Stable: the client reference, so that loading twice makes one case. */
  key: string;
  endMoment: EndMoment;
  /** Id of the law pack; `matterType` is one of its types. */
  pack: string;
  matterType: string;
  /** Unit that registers and owns it first. */
  owner: string;
  category: string;
  receivedDaysAgo: number;
  contact: DemoContact;
  matter: DemoMatter;
  /** Unit id, or null for "not known"; `respondentName` in the words of the complainant. */
  respondent: string | null;
  respondentName?: string;
  demands: string[];
  evidence: DemoEvidence[];
  /** null: anonymous. */
  complainant: DemoComplainant | null;
  confidential?: true;
  urgent?: true;
  steps: DemoStep[];
}
