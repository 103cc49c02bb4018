// The law a case runs under, as the excerpt that travels in the workflow input: numbers, articles and lists, no code.
// Leaves out how packs are written, checked and cut down to an excerpt (adapters/packs.ts).

/** zh-CN first, English second. */
export interface Words {
  zh: string;
  en: string;
}

/**
 * How sure a fact is (law.md): A operative text read, B official secondary, C weak; `example` is no law at all, `named` a
 * day that a person of the house named.
 */
export type Confidence = 'A' | 'B' | 'C' | 'example' | 'named';

export interface PinnedRef {
  id: string;
  version: string;
  /** SHA-256 of the canonical JSON of the file, hex. */
  hash: string;
}

export type LimitUnit = 'clockHour' | 'businessHour' | 'calendarDay' | 'workingDay' | 'week' | 'month' | 'year';

/** A length of time in the law's own unit, e.g. 5 workingDay. */
export interface Span {
  n: number;
  unit: LimitUnit;
}

/** clock-semantics.md; each field may be overridden per clock. */
export interface Counting {
  startDay: 'exclude' | 'include';
  roll: 'nextWorkingDay' | 'previousWorkingDay' | 'none';
  extensionBase: 'unrolled' | 'rolled';
  afterHours: 'sameDay' | 'nextWorkingDay';
  /** Local time HH:MM; strictly later counts as after hours. Only read under afterHours: nextWorkingDay. */
  cutoff?: string;
  endOfDay: 'midnight' | 'closeOfBusiness';
  /** Local time HH:MM of close of business; only read under endOfDay: closeOfBusiness and for business hours. */
  opensAt?: string;
  closesAt?: string;
}

/** Who the limit binds. The complainant's side is counted in their favour. */
export type ClockSide = 'authority' | 'complainant' | 'receiver' | 'owner';

/** What a limit that passes does, once, dated at the due day. */
export type ExpiryEffect =
  | 'escalate'
  | 'deemedAccepted'
  | 'deemedWithdrawn'
  | 'returnToReview'
  | 'offerLapsed'
  | 'objectionLapsed'
  | 'senderSilent'
  | 'windowShut'
  | 'promiseBroken'
  | 'proofOverdue'
  | 'informationLapsed'
  | 'suspensionReviewed'
  | 'suspensionLapsed';

/** The kinds of limit the process knows. Levels of review have one rule each: `reviewWindow.1`, `review.2`. */
export type ClockKind =
  | 'preliminary'
  | 'supplement'
  | 'transferOffer'
  | 'transferReceipt'
  | 'transferAnswer'
  | 'handling'
  | 'approval'
  | 'reply'
  | 'proof'
  | 'reviewWindow'
  | 'review'
  | 'redo'
  | 'measure'
  | 'order'
  | 'consultation'
  | 'information'
  | 'succession'
  | 'suspension'
  | 'suspensionReview'
  | 'teamTerm';

export interface ClockRule {
  /** `handling`, or kind.level where the pack has one per level: `review.1`. */
  id: string;
  kind: ClockKind;
  limit: Span;
  /** `handling` only: where the law counts it from receipt, it runs from registration on. Left out: from acceptance. */
  from?: 'receipt' | 'acceptance';
  side: ClockSide;
  article: string;
  confidence: Confidence;
  note?: Words;
  counting?: Partial<Counting>;
  /** First warning: this long before the due day (whole days of the unit given). */
  warnBefore?: Span;
  /** Steps after the due day, each once: who is told next. */
  escalate: { after: Span; to: 'unitHead' | 'supervisor' }[];
  onExpire: ExpiryEffect;
  extension?: { max: Span; times: number; approver: Role; reasons: string[]; afterExpiry: boolean };
  /** Occasions on which this clock stands or days do not count. */
  pauseOn: PauseOccasion[];
  /** What a supplement request does to this clock. */
  onSupplement?: 'pause' | 'reset' | 'none';
  /** Other tracks of this limit by how hard the case is (I1); each with its own length and article. */
  grades?: Partial<Record<ComplexityGrade, { limit: Span; article: string }>>;
  /** Papers posted in time are in time: how long the machine waits for the post before an effect against the complainant. */
  postingGrace?: Span;
  /** How long an effect against the complainant waits after the due day, so that a person may hold it (L3). */
  vetoWindow?: Span;
  /** Complainants without a reachable address have no such clock (信访 23(2)). */
  skippedWhenUnreachable?: boolean;
}

/** How hard a case is, by a person's judgement with reasons. */
export type ComplexityGrade = 'simple' | 'ordinary' | 'complex';

export type PauseOccasion = 'supplement' | 'hearing' | 'appraisal' | 'recusal' | 'suspension' | 'competence';

/** Roles of staff; parties, channels and the clock are kinds of actor, not roles. */
export type Role =
  | 'clerk'
  | 'dispatcher'
  | 'handler'
  | 'lead'
  | 'approver'
  | 'head'
  | 'reviewer'
  | 'supervisor'
  | 'archivist'
  | 'rules'
  | 'auditor'
  | 'operator';

export interface Ground {
  code: string;
  article: string;
  confidence: Confidence;
  words: Words;
  /** Where else the complainant can go: offered as text, completed by the clerk. */
  route: Words;
}

export interface Calendar {
  id: string;
  version: string;
  hash: string;
  /** Invented calendars say so wherever a date is shown. */
  example: boolean;
  /** Years whose every day is known; a day outside is provisional. */
  years: number[];
  /** ISO dates (YYYY-MM-DD) that are off although the weekly pattern says work, and the other way round. */
  offDays: string[];
  workDays: string[];
  /** Weekly days off, 0 = Sunday. */
  weekend: number[];
  /** Zone offsets as data, ascending: from this instant (ms) local time is UTC + minutes. */
  offsets: { from: number; minutes: number }[];
}

/** Ways of service and what proves each (民诉法 87-95 or the pack's own). */
export type DeliveryMethod = 'inbox' | 'email' | 'post' | 'inPerson' | 'leftAtHome' | 'telephone' | 'publicNotice';

export interface DeliveryRule {
  method: DeliveryMethod;
  /** accepted: the addressee's system took it; opened: read with the code; signed: a signed return; term: after `term` days. */
  servedWhen: 'accepted' | 'opened' | 'signed' | 'term';
  needsConsent?: boolean;
  term?: Span;
  article: string;
}

export interface ReviewLevel {
  level: number;
  /** Ids of this level's rows in `clocks`. */
  windowClock: string;
  clock: string;
  body: 'reviewBody' | 'reReviewBody';
  /** What the review limit counts from. */
  from: 'request' | 'acceptance';
  names: { application: Words; opinion: Words };
  article: string;
}

/** What a pack says about an application for recusal; where it is silent, nothing is added. */
export interface RecusalRule {
  article: string;
  /** Decides beside the head of the unit; left out: the head or an approver. */
  decidedBy?: Role;
  /** How long a complainant may ask, from the day the notice of acceptance was served. */
  askWithin?: Span;
  /** What is done with one that comes later; left out: `noted`. */
  late?: 'refused' | 'noted';
}

/** The excerpt for one case: its regime, its matter type, its calendar. At most 24 KB as JSON. */
export interface Law {
  pack: PinnedRef;
  title: Words;
  /** True where the numbers are invented examples; shown wherever a date is shown. */
  example: boolean;
  zone: string;
  matterType: string;
  counting: Counting;
  calendar: Calendar;
  clocks: Record<string, ClockRule>;
  checklist: { item: string; words: Words }[];
  conditions: { code: string; words: Words; article: string }[];
  refusalGrounds: Ground[];
  /** Why a case may be terminated; without a list the person who terminates it names the article. */
  terminationGrounds?: Ground[];
  supplement: { onLapse: 'deemedWithdrawn' | 'returnToReview'; article: string };
  refusalNeedsApproval: boolean;
  /** The first limit asks for an acknowledgement; `startsHandling`: the handling limit counts from it, not from acceptance. */
  acknowledgement?: { article: string; startsHandling: boolean };
  /** A clerk may solve the matter on the spot. */
  answerAtOnce?: { article: string };
  anonymousAllowed: boolean;
  /** Complaints of several people: how many may speak for all; absent: as many as they name. */
  groups?: { mostRepresentatives: number; article: string };
  /** Anonymous complaints and those without an address: no duty to tell. */
  noticeWaivedWhenUnreachable: boolean;
  transfer: { article: string; secondReturnGoesTo: 'superior' };
  /** Share of the consulted units whose answers are enough to go on without the assisting rest; absent: limits must pass. */
  consultation?: { quorumPercent: number; article: string };
  /** Empty: plans take effect without approval. The first step whose kind and amount fit applies; roles in order. */
  approval: { measureKinds: string[] | 'any'; fromAmount: number; roles: Role[] }[];
  accusedUnitMayNotHandle: boolean;
  /** Absent where the pack has none, or only shows it. */
  recusal?: RecusalRule;
  reviewLevels: ReviewLevel[];
  appealNeedsReasons: boolean;
  /** In order of preference when the complainant named none. */
  delivery: DeliveryRule[];
  /** Mail and reminders rest from `from` in the evening to `to` in the morning (HH:MM), on days of rest too where it says so. */
  quietHours?: { from: string; to: string; restDays: boolean };
  documents: { kind: string; number: string; title: Words }[];
  retention: {
    when: 'reviewed' | 'decided' | 'refused' | 'withdrawn' | 'transferred';
    code: 'permanent' | '30y' | '10y';
    article: string;
    confidence: Confidence;
  }[];
}
