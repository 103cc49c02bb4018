// The archive register: acts on sealed files as one hash chain of its own. Leaves out who may act, and storing (db/).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Actor } from './case.ts';

export interface RegisterAct {
  seq: number;
  caseId: string;
  act: string;
  actor: Actor;
  data: Record<string, unknown>;
  /** ms since epoch. */
  at: number;
  prev: string;
}

/** SHA-256 (hex) over the canonical JSON of the entry without its own hash. */
export function registerHash({ seq, caseId, act, actor, data, at, prev }: RegisterAct): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ seq, caseId, act, actor, data, at, prev }))));
}

/** The seq of the first entry that breaks numbering, link or hash; null when the register holds. */
export function registerBrokenAt(entries: readonly (RegisterAct & { hash: string })[], start: string): number | null {
  let prev = start;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || entry.prev !== prev || registerHash(entry) !== entry.hash) return index + 1;
    prev = entry.hash;
  }
  return null;
}
