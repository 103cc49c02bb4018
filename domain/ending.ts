// Ends and turns: withdrawal, reopening, archiving. Types of this slice.
import type { TextRef } from './case.ts';

export interface EndingSlice {
  concludedOn: string | null;
  withdrawn: { on: string; voluntary: boolean } | null;
  reopened: number;
  archived: { on: string; missing: string[]; retention: string } | null;
}

export interface EndingCommands {
  withdraw: { reason?: TextRef; voluntary: boolean };
  reopen: { reason: TextRef; whatIsNew: TextRef };
  archive: { missingReason?: TextRef };
}

export interface EndingEvents {
  withdrawn: { on: string; reason?: TextRef };
  reopened: { reason: TextRef; whatIsNew: TextRef };
  archived: { on: string; missing: string[]; missingReason?: TextRef; retention: string };
}
