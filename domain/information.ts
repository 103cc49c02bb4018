// Information asked of a party: what, by when, and what came; and the summary a respondent is shown instead of the
// complaint (I4, G3). Types of this slice. It never moves the phase, and silence has no effect but its record.
import type { EvidenceRef, TextRef } from './case.ts';
import type { EvidenceItem } from './intake.ts';

export type AskedParty = 'complainant' | 'respondent';

export interface InformationItem {
  item: string;
  what: TextRef;
  answer?: {
    text?: TextRef;
    /** Ids of what was brought; the items themselves lie with the evidence of the case. */
    evidence: string[];
    on: string;
    /** After the limit. */
    late: boolean;
    /** A member of staff wrote down what the party said. */
    takenDown: boolean;
  };
}

export interface InformationRequest {
  id: string;
  from: AskedParty;
  askedOn: string;
  askedBy: string;
  items: InformationItem[];
  /** Length the asker named, whole days from delivery; null: the limit of the pack. */
  days: number | null;
  /** Last day, once the limit runs. */
  dueOn: string | null;
  /** Empty where the respondent has no desk here: staff hand the letter over. */
  notice: string;
  /** Version of the summary the respondent was shown. */
  summary?: number;
  servedOn?: string;
  /** lapsed: an answer is still taken, as late. ended: what it was asked for is over. */
  state: 'open' | 'answered' | 'lapsed' | 'withdrawn' | 'ended';
  lapsedOn?: string;
  withdrawal?: TextRef;
}

/** What a respondent may see of the matter: written and approved by the lead, without identity. */
export interface MatterSummary {
  version: number;
  summary: TextRef;
  by: string;
  on: string;
}

/** Absent until the first of its kind. */
export interface InformationSlice {
  summaries?: MatterSummary[];
  informationRequests?: InformationRequest[];
}

export interface InformationCommands {
  approveSummary: { summary: TextRef };
  /**
   * `due`: named last day, counted as a length from delivery; left out, the limit of the pack. `servedOn`: the day the
   * letter was handed to a respondent without a desk; left out, today.
   */
  requestInformation: {
    from: AskedParty;
    items: { item: string; what: TextRef }[];
    due?: string;
    servedOn?: string;
  };
  answerInformation: {
    request: string;
    given: { item: string; answer?: TextRef; evidence: EvidenceRef[] }[];
  };
  withdrawInformationRequest: { request: string; reason: TextRef };
  /** By the clock: the limit is over and nothing was on its way. */
  lapseInformation: { clock: string };
}

export interface InformationEvents {
  summaryApproved: MatterSummary;
  informationRequested: InformationRequest;
  informationAnswered: {
    request: string;
    from: AskedParty;
    answers: { item: string; text?: TextRef; evidence: string[] }[];
    /** Files that are new to the case. */
    files: EvidenceItem[];
    on: string;
    late: boolean;
    takenDown: boolean;
    complete: boolean;
  };
  informationWithdrawn: { request: string; reason: TextRef };
  /** A fact of the file; the case goes on with what it has. */
  informationLapsed: { request: string; from: AskedParty; unanswered: string[]; effect: 'none' };
}
