// Amending the statement before the reply: the new text counts, the old one is kept (C7). Types of this slice.
import type { TextRef } from './case.ts';
import type { Demand } from './intake.ts';

export interface StatementSlice {
  /** What stood there before each amendment, oldest first; absent where nothing was amended. */
  amendments?: { on: string; matter?: TextRef; demands: Demand[]; added: string[] }[];
}

export interface StatementCommands {
  amendStatement: {
    matter?: TextRef;
    /** Demands said better; their ids stay. */
    demands: { demand: string; text: TextRef }[];
    /** Demands that are new. */
    added: TextRef[];
    reason?: TextRef;
  };
}

export interface StatementEvents {
  statementAmended: { on: string; matter?: TextRef; demands: Demand[]; added: Demand[]; reason?: TextRef };
}
