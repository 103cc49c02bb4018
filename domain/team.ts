// A team for one case (调查组, I1) and how hard the case is. Types of this slice.
import type { StaffRef, TextRef } from './case.ts';
import type { ComplexityGrade } from './law.ts';

export interface Team {
  /** null: the lead left the house and nobody took over; the next change names one. */
  lead: StaffRef | null;
  members: StaffRef[];
  /** Last day of its term, YYYY-MM-DD. */
  until?: string;
  formedOn: string;
}

/** Absent until a team is formed or the case is graded. */
export interface TeamSlice {
  team?: Team;
  complexity?: ComplexityGrade;
}

export interface TeamCommands {
  formTeam: { lead: StaffRef; members: StaffRef[]; until?: string; reason: TextRef };
  /** Whole lists are not sent again: who joins, who leaves, who leads now, until when. */
  changeTeam: { join?: StaffRef[]; leave?: string[]; lead?: StaffRef; until?: string; reason: TextRef };
  /** Another track of the pack: its limit holds, used days are carried (T7, T13). */
  gradeComplexity: { grade: ComplexityGrade; reason: TextRef };
}

export interface TeamEvents {
  teamFormed: { team: Team; reason: TextRef };
  teamChanged: { team: Team; joined: string[]; left: string[]; reason: TextRef };
  complexityGraded: {
    grade: ComplexityGrade;
    from: ComplexityGrade | null;
    reason: TextRef;
    /** Last day of the handling limit before and after. */
    dueFrom: string | null;
    dueTo: string | null;
  };
}
