// Ends and turns: withdrawal, reopening, archiving. Types of this slice.
import type { TextRef } from './case.ts';

export interface EndingSlice {
  concludedOn: string | null;
  withdrawn: { on: string; voluntary: boolean } | null;
  reopened: number;
  archived: { on: string; missing: string[]; retention: string } | null;
}

export interface EndingCommands {
  /** `readBack`: taken down from speech, it was read back to the person, who agreed with it (G6). */
  withdraw: { reason?: TextRef; voluntary: boolean; readBack?: boolean };
  reopen: { reason: TextRef; whatIsNew: TextRef };
  archive: { missingReason?: TextRef };
}

export interface EndingEvents {
  withdrawn: { on: string; reason?: TextRef };
  reopened: { reason: TextRef; whatIsNew: TextRef };
  archived: { on: string; missing: string[]; missingReason?: TextRef; retention: string };
}
