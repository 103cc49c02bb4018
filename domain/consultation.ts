// Consultation (会商): several units asked at once, each with its own limit and task; who is silent stays on record
// (I7, L6). Types of this slice. It never moves the phase; the plan waits for it (plan-rules.ts).
import type { TextRef, UnitRef } from './case.ts';

/** 主办 and 协办: at most one unit leads. */
export type ConsultedRole = 'lead' | 'assisting';
export type Stance = 'agree' | 'disagree' | 'conditional' | 'noOpinion';

export interface Opinion {
  opinion: TextRef;
  stance: Stance;
  /** Kept as it was said, whatever the plan then does. */
  dissent?: TextRef;
  by: string;
  on: string;
  /** After the unit's limit. */
  late: boolean;
}

export interface ConsultedUnit {
  unit: string;
  role: ConsultedRole;
  /** Last day, as it was told to the unit. */
  dueOn: string | null;
  /** passedOver: the case went on without it; its opinion is still taken. ended: what it was asked for is over. */
  state: 'open' | 'answered' | 'passedOver' | 'withdrawn' | 'ended';
  opinion?: Opinion;
  /** Why the case went on without it, and whether it had let its limit pass. */
  without?: { reason: TextRef; by: string; on: string; silent: boolean };
}

export interface Meeting {
  id: string;
  on: string;
  minutes: TextRef;
  present: string[];
  dissents: { unit: string; dissent: TextRef }[];
}

export interface Consultation {
  id: string;
  question: TextRef;
  askedOn: string;
  askedBy: string;
  units: ConsultedUnit[];
  meetings: Meeting[];
  withdrawal?: TextRef;
}

/** Absent until somebody is consulted. */
export interface ConsultationSlice {
  consultations?: Consultation[];
}

export interface ConsultationCommands {
  /** `due`: last day for this unit, YYYY-MM-DD; left out, the limit of the pack. */
  consult: { question: TextRef; units: { unit: UnitRef; role: ConsultedRole; due?: string }[] };
  /** `unit`: for whom, where the actor could speak for several or takes down what a body outside the system said. */
  giveOpinion: { consultation: string; unit?: string; opinion: TextRef; stance: Stance; dissent?: TextRef };
  recordMeeting: {
    consultation: string;
    on: string;
    minutes: TextRef;
    present: string[];
    dissents: { unit: string; dissent: TextRef }[];
  };
  proceedWithout: { consultation: string; units: string[]; reason: TextRef };
  withdrawConsultation: { consultation: string; reason: TextRef };
}

export interface ConsultationEvents {
  consulted: Omit<Consultation, 'meetings' | 'withdrawal'>;
  opinionGiven: { consultation: string; unit: string } & Opinion;
  meetingRecorded: { consultation: string } & Meeting;
  proceededWithout: {
    consultation: string;
    units: { unit: string; silent: boolean }[];
    reason: TextRef;
    by: string;
    on: string;
  };
  consultationWithdrawn: { consultation: string; units: string[]; reason: TextRef };
}
