// Who is responsible (C1, C2, R8): the catalogue of matters and remits as data, a question, and an answer with reasons.
// Types of this slice. An answer is advice: nothing in the process asks it.
import type { Words } from './law.ts';

export type TerritoryLevel = 'country' | 'province' | 'city' | 'district' | 'street' | 'community';

export interface Territory {
  code: string;
  parent: string | null;
  level: TerritoryLevel;
  name: Words;
  /** Other names people use: streets, estates. */
  keywords: string[];
}

/** A kind of matter in the service catalogue. */
export interface Category {
  code: string;
  parent: string | null;
  name: Words;
  /** As people say it, in any language. */
  keywords: string[];
  /** Unit that is responsible where no remit says otherwise. */
  unit: string | null;
  urgent: boolean;
  /** Which limits run: a matter type of the pack; null: the pack's first. */
  matterType: string | null;
}

/** A unit does this there; null: everywhere, everything. A unit that does everything is a general counter. */
export interface Remit {
  unit: string;
  territory: string | null;
  category: string | null;
}

/** As it applies on one day. */
export interface Catalogue {
  territories: Territory[];
  categories: Category[];
  remits: Remit[];
}

export interface ResponsibleUnit {
  id: string;
  name: Words;
}

export interface Question {
  /** Code of the catalogue; anything else is read as words. */
  category?: string;
  place?: string;
  text?: string;
}

/**
 * category: it was asked for; keyword: a word of the category was said; above: the remit covers the whole group;
 * territory: the place lies in the unit's territory; placeOpen: the unit does this, but only somewhere, and no place
 * was said; named: the unit itself was named; general: the unit takes everything.
 */
export type Reason =
  | { code: 'category'; category: string }
  | { code: 'keyword'; category: string; word: string }
  | { code: 'above'; category: string }
  | { code: 'territory' | 'placeOpen'; territory: string }
  | { code: 'named' }
  | { code: 'general' };

export interface Candidate {
  unit: string;
  score: number;
  reasons: Reason[];
}

export interface Advice {
  /** Best first; empty: we do not know. */
  candidates: Candidate[];
  /** General counters, those of the place first. */
  counters: Candidate[];
  /** Categories that were recognised, best first. */
  categories: string[];
}
