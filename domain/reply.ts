// The reply: five checked parts (B3), drafted in versions, issued once per handling. Types of this slice.
import type { DemandOutcome, TextRef } from './case.ts';
import type { Basis } from './investigation.ts';

export interface ReplyVersion {
  version: number;
  facts: TextRef;
  bases: Basis[];
  measures: TextRef;
  results: { demand: string; outcome: DemandOutcome; answer: TextRef }[];
  /** Where to turn next: computed from the pack and the owner's review body, null after the last level. */
  remedy: { level: number; body: string; article: string } | null;
  plainSummary: TextRef;
  draftedBy: string;
}

export interface ReplySlice {
  replies: ReplyVersion[];
  /** Issued replies: version, notice, day; the last one is in force. */
  issued: { version: number; notice: string | null; on: string; by: string; servedOn?: string }[];
}

export interface ReplyCommands {
  draftReply: {
    facts: TextRef;
    bases: Basis[];
    measures: TextRef;
    results: { demand: string; outcome: DemandOutcome; answer: TextRef }[];
    plainSummary: TextRef;
  };
  issueReply: Record<string, never>;
}

export interface ReplyEvents {
  replyDrafted: ReplyVersion;
  replyIssued: { version: number; notice: string | null; on: string; by: string };
}
