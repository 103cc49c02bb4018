// Time that does not count: days taken out for a hearing or an appraisal, and limits that stand until somebody resumes
// them. Types. A standstill for a supplement belongs to that row.
import type { TextRef } from './case.ts';
import type { PauseOccasion } from './law.ts';

/** Known by their days: the days are taken out of the count (信访 36). */
export type ExcludedOccasion = Extract<PauseOccasion, 'hearing' | 'appraisal'>;
/** Of unknown length: the limit stands until it is resumed (复议法 39); a recusal has rows of its own. */
export type SuspendedOccasion = Extract<PauseOccasion, 'suspension' | 'competence'>;

export interface StandstillCommands {
  /** Both days inclusive. */
  excludeDays: { occasion: ExcludedOccasion; firstDay: string; lastDay: string; note?: TextRef };
  suspend: { occasion: SuspendedOccasion; article: string; reason: TextRef };
  resume: { occasion: SuspendedOccasion; reason: TextRef };
}

export interface StandstillEvents {
  daysExcluded: { occasion: ExcludedOccasion; firstDay: string; lastDay: string; note?: TextRef };
  suspended: { occasion: SuspendedOccasion; article: string; reason: TextRef };
  resumed: { occasion: SuspendedOccasion; reason: TextRef };
}
