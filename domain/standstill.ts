// Time that does not count: days taken out for a hearing or an appraisal, and limits that stand until somebody resumes
// them or the pack's longest term is over. Types. A standstill for a supplement belongs to that row.
import type { TextRef } from './case.ts';
import type { PauseOccasion } from './law.ts';

/** Known by their days: the days are taken out of the count (信访 36). */
export type ExcludedOccasion = Extract<PauseOccasion, 'hearing' | 'appraisal'>;
/** Of unknown length: the limit stands until it is resumed (复议法 39); a recusal has rows of its own. */
export type SuspendedOccasion = Extract<PauseOccasion, 'suspension' | 'competence'>;

export interface StandstillSlice {
  /** What stands now, since when and why; absent in cases older than this slice. */
  suspensions?: Partial<Record<SuspendedOccasion, { on: string; article: string; reason: TextRef }>>;
}

export interface StandstillCommands {
  /** Both days inclusive. */
  excludeDays: { occasion: ExcludedOccasion; firstDay: string; lastDay: string; note?: TextRef };
  /** `longestTerm`: the ground is one of those that the pack's longest term holds for (复议法 41(5): in listed cases). */
  suspend: { occasion: SuspendedOccasion; article: string; reason: TextRef; longestTerm?: boolean };
  resume: { occasion: SuspendedOccasion; reason: TextRef };
  /** By the clock: it still stands; somebody above looks at it. */
  remindSuspension: { clock: string };
  /** By the clock: the longest term is over, and the pack ends the case with it. */
  lapseSuspension: { clock: string };
}

export interface StandstillEvents {
  daysExcluded: { occasion: ExcludedOccasion; firstDay: string; lastDay: string; note?: TextRef };
  suspended: { occasion: SuspendedOccasion; article: string; reason: TextRef; longestTerm?: boolean };
  resumed: { occasion: SuspendedOccasion; reason: TextRef };
  suspensionReminded: { clock: string; occasion: SuspendedOccasion; since: string };
  suspensionLapsed: { on: string; since: string };
}
