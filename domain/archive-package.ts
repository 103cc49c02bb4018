// What an archive package holds and where: paths, catalogue, metadata, and the package as a checker sees it. Types and
// names only; checking is bag-check.ts and archive-check.ts, building is activities/archive-*.ts.
import type { Conclusion } from './case.ts';
import type { PinnedRef, Words } from './law.ts';

export const PACKAGE_FORMAT = 'redress-archive/1';

/** Places with a fixed name; everything else is named in the catalogue or in the metadata. */
export const PLACES = {
  catalogue: 'data/00-catalogue.json',
  catalogueTable: 'data/00-catalogue.csv',
  cataloguePage: 'data/00-catalogue.html',
  events: 'data/events.jsonl',
  law: 'data/law.json',
  texts: 'data/texts.json',
  metadata: 'metadata/case.json',
} as const;

/** A file of the package; digests in lower-case hex. */
export interface PackedFile {
  /** Relative to the bag, with `/`. */
  path: string;
  size: number;
  sha256: string;
  sha512: string;
}

/** A package read once from end to end, whatever its container. */
export interface OpenedPackage {
  /** SHA-256 of the package as one tar file; of a folder: of the tar it would make. */
  sha256: string;
  /** In byte order of their paths. */
  files: PackedFile[];
  /** Content of everything but evidence and engine histories, by path. */
  texts: Map<string, string>;
  /** What is wrong with the container itself. */
  faults: Finding[];
}

/** Parts of the check, in the order in which they are reported. */
export const CHECKS = [
  'container',
  'bag',
  'catalogue',
  'chain',
  'state',
  'texts',
  'evidence',
  'notices',
  'proofs',
  'law',
  'dates',
  'metadata',
] as const;
export type Check = (typeof CHECKS)[number];

export type FindingCode =
  | 'not_canonical'
  | 'bad_path'
  | 'not_a_file'
  | 'missing'
  | 'unlisted'
  | 'digest_differs'
  | 'malformed'
  | 'oxum_differs'
  | 'chain_broken'
  | 'not_archived'
  | 'state_differs'
  | 'text_differs'
  | 'no_document'
  | 'no_proof'
  | 'law_differs'
  | 'date_differs'
  | 'metadata_differs'
  | 'unreadable'
  | 'other_package';

export interface Finding {
  check: Check;
  code: FindingCode;
  /** Path, event, clock or id it is about. */
  where?: string;
}

/** Groups in the order inside the volume (law.md 4.3): decisions, then what they answer, ... the note on the volume last. */
export const PAPER_GROUPS = [
  'decision',
  'request',
  'acceptance',
  'investigation',
  'evidence',
  'delivery',
  'followUp',
  'record',
  'closing',
] as const;
export type PaperGroup = (typeof PAPER_GROUPS)[number];

/** One line of the volume's catalogue (卷内文件目录). */
export interface CatalogueEntry {
  seq: number;
  group: PaperGroup;
  kind: string;
  /** Notice, evidence item, review ... it stands for. */
  ref: string | null;
  /** 文号 */
  docNumber: string | null;
  /** 责任者 */
  responsible: Words;
  title: Words;
  /** YYYY-MM-DD */
  on: string;
  /** In place of page numbers. */
  file: string;
  /** The data the document was made from. */
  source: string | null;
  remark: string;
}

export interface Catalogue {
  number: string;
  title: string;
  entries: CatalogueEntry[];
}

/** A sealed text, opened: the hash is of the ciphertext and stands in the events. */
export interface PackedText {
  id: string;
  sha256: string;
  length: number;
  plain: string;
}

/** Management metadata after DA/T 46 (file, agents, business, relations) and PREMIS 3 (events, rights). */
export interface CaseMetadata {
  format: typeof PACKAGE_FORMAT;
  file: {
    caseId: string;
    number: string;
    title: string;
    category: string;
    matterType: string;
    ownerUnit: string;
    receivedOn: string;
    concludedOn: string | null;
    conclusion: Conclusion | null;
    archivedOn: string;
    /** What a complete file holds and this one lacks: codes. */
    missing: string[];
  };
  retention: { code: string; trigger: { event: 'archived'; on: string }; keepUntil: string | null };
  rights: { anonymous: boolean; confidential: boolean; access: 'restricted'; basis: string };
  pack: PinnedRef;
  calendar: PinnedRef;
  software: { name: string; version: string };
  chain: { algorithm: string; events: number; head: string };
  stateDigest: string;
  agents: { id: string; kind: string; unit: string | null; roles: string[]; name: string | null }[];
  events: { type: string; at: number; agent: string; object: string; outcome: string }[];
  objects: { evidence: string; file: string; sha256: string; size: number; mime: string; receivedAt: number }[];
  histories: { runId: string; file: string; sha256: string; size: number }[];
}

const YEARS: Record<string, number> = { '10y': 10, '30y': 30 };

/** Last day of the term, counted in full years after the year of archiving; null for permanent and unknown codes. */
export function keepUntil(code: string, archivedOn: string): string | null {
  const years = YEARS[code];
  return years === undefined ? null : `${Number(archivedOn.slice(0, 4)) + years}-12-31`;
}
