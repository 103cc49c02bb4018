// A case turns out to be another matter, or one for another regime (T7, T13). Types of this slice: other limits need
// another excerpt of the law. Leaves out another version of the same law (law-change.ts).
import type { TextRef } from './case.ts';
import type { Law } from './law.ts';
import type { LawChangeRow, LawRefs } from './law-change.ts';

/** Under which law a case stands, and as which matter. */
export interface MatterRefs extends LawRefs {
  matterType: string;
}

/** Another type of matter of the case's own pack version; the door supplies its excerpt. */
export interface OtherMatter {
  matterType: string;
  law: Law;
}

/** Another regime with the type of matter it has there; the door supplies the excerpt of the version in use. */
export interface OtherRegime {
  regime: string;
  law: Law;
}

export interface MatterChange {
  from: MatterRefs;
  to: MatterRefs;
  reason: TextRef;
  /** Id of the member of staff. */
  by: string;
  on: string;
}

/** Absent until the first change; oldest first. */
export interface MatterChangeSlice {
  matterChanges?: MatterChange[];
}

export interface MatterChangeCommands {
  changeMatterType: { matterType: OtherMatter; reason: TextRef };
  changeRegime: { regime: OtherRegime; reason: TextRef };
}

/** From here on every decision of the case uses `law`. */
export interface MatterChanged extends MatterChange {
  law: Law;
  /** What it does to the running limits; those it leaves as they are have no row. */
  changes: LawChangeRow[];
  /** Limits the new matter does not have, and those it adds; ids of clocks. */
  ended: string[];
  started: string[];
}

export interface MatterChangeEvents {
  matterTypeChanged: MatterChanged;
  regimeChanged: MatterChanged;
}
