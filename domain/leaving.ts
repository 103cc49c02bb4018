// Giving up one's part in a case (L15): the house frees it of its handler, or the door moves what a leaver holds. Types of
// this slice. Leaves out who left the house, when, and which cases (api/leaves.ts).
import type { RefusalCode, StaffRef, TextRef } from './case.ts';
import type { Team } from './team.ts';

/** What somebody can hold in a case by name. Measures are owed by units, opinions asked of units: they stay. */
export type Post = 'handler' | 'teamLead' | 'teamMember' | 'task';

export interface GivenUp {
  staff: string;
  posts: Post[];
  /** The team afterwards, where it changed; null: nobody is left in it. */
  team?: Team | null;
}

export interface LeavingCommands {
  unassignHandler: { reason: TextRef };
  /** By the gateway: `staff` left the house; the successor as the directory has them. Key `leave:<id>`. */
  relieveLeaver: { leave: string; staff: string; successor?: StaffRef };
}

export interface LeavingEvents {
  handlerUnassigned: GivenUp & { reason: TextRef };
  /** `unfit`: why the named successor may not take the handling or the place in the team. */
  leaverRelieved: GivenUp & { leave: string; successor?: string; unfit?: RefusalCode };
}
