// Preliminary review: checklist, jurisdiction, conditions; accept, refuse, guide. Types of this slice.
import type { TextRef } from './case.ts';

export interface ChecklistEntry {
  item: string;
  finding: 'met' | 'missing' | 'notNeeded';
}

export interface PreliminarySlice {
  checklist: ChecklistEntry[];
  jurisdiction: { inRemit: boolean; article: string; reason?: TextRef } | null;
  conditions: { code: string; fulfilled: boolean }[];
  accepted: { on: string; deemed: boolean } | null;
  refusal: { ground: string; article: string } | null;
}

export interface PreliminaryCommands {
  recordChecklist: { entries: ChecklistEntry[] };
  decideJurisdiction: { inRemit: boolean; article: string; reason?: TextRef };
  recordConditions: { conditions: { code: string; fulfilled: boolean }[] };
  accept: { note?: TextRef };
  refuse: { ground: string; reason: TextRef; otherRoutes: TextRef };
  guide: { body: string; guidance: TextRef };
  /** By the clock: silence past the preliminary limit counts as acceptance, where the pack says so. */
  deemAccepted: { clock: string };
}

export interface PreliminaryEvents {
  checklistRecorded: { entries: ChecklistEntry[] };
  jurisdictionDecided: { inRemit: boolean; article: string; reason?: TextRef };
  conditionsRecorded: { conditions: { code: string; fulfilled: boolean }[] };
  accepted: { on: string; note?: TextRef };
  deemedAccepted: { on: string };
  refused: { ground: string; article: string; reason: TextRef; otherRoutes: TextRef };
  guided: { body: string; guidance: TextRef };
}
