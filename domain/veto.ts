// A person holds back an effect of silence against the complainant, for a while and with a reason (L3). Types.
// An effect in the complainant's favour is never held back.
import type { TextRef } from './case.ts';

/** One held effect. It comes when the hold ends, dated on the due day all the same. */
export interface Hold {
  /** Last day of the hold, YYYY-MM-DD. */
  until: string;
  /** Its exclusive end, ms. */
  untilAt: number;
  reason: TextRef;
  by: string;
  on: string;
}

export interface VetoSlice {
  /** By clock; absent in cases older than this slice. */
  holds?: Record<string, Hold>;
}

export interface VetoCommands {
  vetoEffect: { clock: string; until: string; reason: TextRef };
  releaseEffect: { clock: string; reason?: TextRef };
}

export interface VetoEvents {
  effectHeld: { clock: string; until: string; untilAt: number; effect: string; reason: TextRef };
  effectReleased: { clock: string; reason?: TextRef };
}
