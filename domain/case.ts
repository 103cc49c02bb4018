// The vocabulary of a case: phases, actors, state, commands, events. Types only; every row adds its own slice.
// What may follow what is case-transitions.ts; who judges is case-decide.ts.
import type { AftercareCommands, AftercareEvents, AftercareSlice } from './aftercare.ts';
import type { AlarmStep, ClockMove, Clocks } from './clock.ts';
import type { ConsultationCommands, ConsultationEvents, ConsultationSlice } from './consultation.ts';
import type { ContactLogCommands, ContactLogEvents, ContactLogSlice } from './contact-log.ts';
import type { CorrectionCommands, CorrectionEvents, CorrectionSlice } from './correction.ts';
import type { DeliveryCommands, DeliveryEvents, DeliverySlice, NoticeDraft } from './delivery.ts';
import type { EndingCommands, EndingEvents, EndingSlice } from './ending.ts';
import type { CaseMessage, GroupCommands, GroupEnd, GroupEvents, GroupSlice } from './group.ts';
import type { IndependenceCommands, IndependenceEvents, IndependenceSlice } from './independence.ts';
import type { IntakeCommands, IntakeEvents, IntakeSlice, RulesNumber } from './intake.ts';
import type { InformationCommands, InformationEvents, InformationSlice } from './information.ts';
import type { FirstAnswerCommands, FirstAnswerEvents, FirstAnswerSlice } from './first-answer.ts';
import type { InvestigationCommands, InvestigationEvents, InvestigationSlice } from './investigation.ts';
import type { DeliveryMethod, PinnedRef, Role } from './law.ts';
import type { LawChangeCommands, LawChangeEvents, LawChangeSlice } from './law-change.ts';
import type { LeavingCommands, LeavingEvents } from './leaving.ts';
import type { LimitCommands, LimitEvents } from './limit.ts';
import type { MatterChangeCommands, MatterChangeEvents, MatterChangeSlice } from './matter-change.ts';
import type { MeasureCommands, MeasureEvents, MeasureSlice } from './measure.ts';
import type { PeopleCommands, PeopleEvents, PeopleSlice, TaskMove } from './people.ts';
import type { PlanCommands, PlanEvents, PlanSlice } from './plan.ts';
import type { PreliminaryCommands, PreliminaryEvents, PreliminarySlice } from './preliminary.ts';
import type { RepeatCommands, RepeatEvents, RepeatSlice } from './repeat.ts';
import type { ReplyCommands, ReplyEvents, ReplySlice } from './reply.ts';
import type { ReviewCommands, ReviewEvents, ReviewSlice } from './review.ts';
import type { StandstillCommands, StandstillEvents, StandstillSlice } from './standstill.ts';
import type { SupplementCommands, SupplementEvents, SupplementSlice } from './supplement.ts';
import type { TeamCommands, TeamEvents, TeamSlice } from './team.ts';
import type { StatementCommands, StatementEvents, StatementSlice } from './statement.ts';
import type { SettlingCommands, SettlingEvents, SettlingSlice } from './settling.ts';
import type { SuccessionCommands, SuccessionEvents, SuccessionSlice } from './succession.ts';
import type { SupervisionCommands, SupervisionEvents, SupervisionSlice } from './supervision.ts';
import type { TransferCommands, TransferEvents, TransferSlice } from './transfer.ts';
import type { VetoCommands, VetoEvents, VetoSlice } from './veto.ts';

/** The main line: exactly one at a time. */
export const PHASES = [
  'preliminaryReview',
  'awaitingSupplement',
  'awaitingTransfer',
  'investigating',
  'awaitingApproval',
  'implementing',
  'delivering',
  'reviewWindow',
  'inReview',
  'concluded',
  'archived',
] as const;
export type Phase = (typeof PHASES)[number];

/** How a case was concluded. Never says whether the matter is solved: outcomes stand per demand. */
export type Conclusion = 'notAccepted' | 'transferredOut' | 'withdrawn' | 'settled' | 'terminated' | 'final';

export type DemandOutcome = 'upheld' | 'partlyUpheld' | 'notUpheld' | 'explained' | 'unfounded' | 'withdrawn';

/** A text sealed at the door: what a person wrote or what identifies a person. The hash is of the ciphertext. */
export interface TextRef {
  text: string;
  length: number;
  sha256: string;
}

/** A unit as the directory had it when the door was passed; `decide` has no directory. */
export interface UnitRef {
  id: string;
  /** The independent body it belongs to: between bodies a case moves by transfer only. */
  body: string;
  active: boolean;
  reviewBody?: string;
  reReviewBody?: string;
}

export interface StaffRef {
  id: string;
  unit: string;
  roles: Role[];
}

export interface EvidenceRef {
  evidence: string;
  /** Of the stored bytes. */
  sha256: string;
  size: number;
}

/** Who acts, as a snapshot taken at the door. Ids are opaque. */
export interface Actor {
  kind: 'staff' | 'party' | 'channel' | 'gateway' | 'clock';
  id: string;
  /** Dotted path: `yunxi.center`. A unit covers itself and what is below it. */
  unit?: string;
  roles: Role[];
  party?: 'complainant' | 'respondent';
  /** A clerk who takes down what a party said. */
  onBehalfOf?: 'complainant' | 'respondent';
  /** Who is away today and named this person as delegate; the door says so, no event carries it. */
  standsFor?: StaffRef[];
  /** In an event: the absent person in whose place `id` acted (L15). */
  actsFor?: string;
}

export interface CaseCommands
  extends
    IntakeCommands,
    CorrectionCommands,
    MatterChangeCommands,
    PeopleCommands,
    TeamCommands,
    LeavingCommands,
    IndependenceCommands,
    PreliminaryCommands,
    RepeatCommands,
    GroupCommands,
    SupplementCommands,
    TransferCommands,
    InvestigationCommands,
    ConsultationCommands,
    InformationCommands,
    ContactLogCommands,
    PlanCommands,
    MeasureCommands,
    ReplyCommands,
    DeliveryCommands,
    ReviewCommands,
    LimitCommands,
    VetoCommands,
    LawChangeCommands,
    StandstillCommands,
    SupervisionCommands,
    EndingCommands,
    SettlingCommands,
    SuccessionCommands,
    StatementCommands,
    FirstAnswerCommands,
    AftercareCommands {}

export type CommandName = keyof CaseCommands;
export type CaseCommand = { [K in CommandName]: { name: K; data: CaseCommands[K] } }[CommandName];

export interface CaseEventData
  extends
    IntakeEvents,
    CorrectionEvents,
    MatterChangeEvents,
    PeopleEvents,
    TeamEvents,
    LeavingEvents,
    IndependenceEvents,
    PreliminaryEvents,
    RepeatEvents,
    GroupEvents,
    SupplementEvents,
    TransferEvents,
    InvestigationEvents,
    ConsultationEvents,
    InformationEvents,
    ContactLogEvents,
    PlanEvents,
    MeasureEvents,
    ReplyEvents,
    DeliveryEvents,
    ReviewEvents,
    LimitEvents,
    VetoEvents,
    LawChangeEvents,
    StandstillEvents,
    SupervisionEvents,
    EndingEvents,
    SettlingEvents,
    SuccessionEvents,
    StatementEvents,
    FirstAnswerEvents,
    AftercareEvents {}

export type EventType = keyof CaseEventData;

/** Why the legal date of an event is that date. */
export type EffectiveBy = 'received' | 'posted' | 'delivered' | 'due' | 'decided';

/** What every event may carry beside its own data; resolved, so that folding needs no law. */
export interface EventParts {
  /** The phase after the event, where it changes. */
  phase?: Phase;
  /** The phase an excursion comes back to; null when it is over. */
  returnTo?: Phase | null;
  conclusion?: Conclusion | null;
  clocks?: ClockMove[];
  tasks?: TaskMove[];
  notices?: NoticeDraft[];
  /** Work for the hands outside, started by the runner beside the main loop. */
  effects?: EffectDraft[];
  /** The effect this event is the outcome of. */
  effectDone?: string;
  /** The alarm this event answers; folding drops it, so no alarm rings twice. */
  rang?: { clock: string; step: AlarmStep };
  /** Legal day, YYYY-MM-DD in the pack's zone; the day of `at` where it is absent. */
  effectiveOn?: string;
  effectiveBy?: EffectiveBy;
  /** Article, with pack id and version. */
  basis?: string;
}

export type EventDraft = { [K in EventType]: { type: K; data: CaseEventData[K] } & EventParts }[EventType];

/** An event of the ledger. `prev` and `hash` chain the events of one case (case-chain.ts). */
export type CaseEvent = EventDraft & {
  seq: number;
  /** The legal day: received, posted, delivered, due, or the day of the act. */
  effectiveOn: string;
  /** The workflow's clock, ms since epoch. */
  at: number;
  /** When the door received what led to it, ms; equals `at` for alarms. */
  receivedAt: number;
  actor: Actor;
  /** Idempotency key of the command or signal. */
  key?: string;
  prev: string;
  hash: string;
};

export type EffectDraft =
  /** Deliver a notice by its next method. */
  | {
      kind: 'deliver';
      notice: string;
      method: DeliveryMethod;
      /** Quiet hours (T20): not before this instant, ms. */
      notBefore?: number;
    }
  /** Hand a transfer over to the receiving body. */
  | { kind: 'sendTransfer'; transfer: string }
  /** Tell another case of the group, under a key that it takes once (L18). */
  | {
      kind: 'tellCase';
      to: string;
      message: CaseMessage;
      key: string;
      why?: GroupEnd;
      /** How often nobody could be reached; the next try waits longer, not before this instant (ms). */
      tries: number;
      notBefore?: number;
    }
  /** Ask for submissions received in time and not yet applied, before an effect against the complainant. */
  | { kind: 'checkSubmissions'; clock: string; receivedBy: number };

/** An effect stays until an event names it in `effectDone`. */
export type Effect = EffectDraft & { id: string };

export interface CaseState
  extends
    IntakeSlice,
    CorrectionSlice,
    MatterChangeSlice,
    PeopleSlice,
    TeamSlice,
    IndependenceSlice,
    PreliminarySlice,
    RepeatSlice,
    GroupSlice,
    SupplementSlice,
    TransferSlice,
    InvestigationSlice,
    ConsultationSlice,
    InformationSlice,
    ContactLogSlice,
    PlanSlice,
    MeasureSlice,
    ReplySlice,
    DeliverySlice,
    ReviewSlice,
    VetoSlice,
    LawChangeSlice,
    StandstillSlice,
    SupervisionSlice,
    EndingSlice,
    SettlingSlice,
    SuccessionSlice,
    StatementSlice,
    FirstAnswerSlice,
    AftercareSlice {
  /** Shape of this object; raised with an upcaster. */
  schema: 1;
  /** Number of the rules that judge this case; raised only by an event or at continue-as-new. */
  rules: RulesNumber;
  caseId: string;
  number: string;
  pack: PinnedRef;
  calendar: PinnedRef;
  matterType: string;
  /** seq of the last event. */
  version: number;
  /** Hash of the last event. */
  head: string;
  phase: Phase;
  returnTo: Phase | null;
  conclusion: Conclusion | null;
  clocks: Clocks;
  effects: Effect[];
  /** Instant of the last event, ms. */
  changedAt: number;
}

/** Reasons a rule gives for a no; contract with callers, message is prose (words/). */
export type RefusalCode =
  | 'wrong_phase'
  | 'not_permitted'
  | 'not_assigned'
  | 'not_independent'
  | 'unknown_item'
  | 'already_done'
  | 'incomplete'
  | 'reason_required'
  | 'deadline_passed'
  | 'not_in_pack'
  | 'not_reachable'
  | 'told_once'
  | 'consent_required'
  | 'no_second_return'
  | 'other_body'
  | 'unit_inactive'
  | 'same_result'
  | 'no_level_left'
  | 'clock_not_running'
  | 'limit_running'
  | 'limit_exceeded'
  | 'calendar_missing'
  | 'open_promises'
  | 'nothing_to_do'
  | 'not_final'
  | 'in_group'
  | 'new_facts'
  | 'hash_mismatch';

export interface Refusal {
  code: RefusalCode;
  /** Codes and ids only: what is missing, which value was wrong. */
  detail?: Record<string, string | number | boolean | string[]>;
  /** Commands that would be allowed now to this actor. */
  allowed?: CommandName[];
}

export type Verdict<T> = { ok: true; events: T } | { ok: false; refusal: Refusal };
