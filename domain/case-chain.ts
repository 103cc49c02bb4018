// The hash chain of one case's events: each event carries the hash of the one before (L11, house 3).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { CaseEvent, CaseState } from './case.ts';

const utf8 = new TextEncoder();

/** `prev` of the first event. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 (hex) over the canonical JSON of the event without its own hash; texts are in it as ciphertext hashes only. */
export function eventHash(event: Omit<CaseEvent, 'hash'>): string {
  const open = 'hash' in event ? { ...event, hash: undefined } : event;
  return bytesToHex(sha256(utf8.encode(canonicalJson(open))));
}

/** The seq of the first event that breaks numbering, link or hash; null when the chain holds. */
export function brokenAt(events: readonly CaseEvent[]): number | null {
  let prev = CHAIN_START;
  let seq = 0;
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq || event.prev !== prev || eventHash(event) !== event.hash) return seq;
    prev = event.hash;
  }
  return null;
}

/** What replay must come to again: head of the chain and everything that decides what may follow. */
export function stateDigest(state: CaseState): string {
  const { head, version, phase, returnTo, conclusion, owner, handler, clocks, tasks, effects, measures, reviews } =
    state;
  const { orders, proposals, death } = state;
  const parts = {
    head,
    version,
    phase,
    returnTo,
    conclusion,
    owner,
    handler,
    clocks,
    tasks,
    effects,
    measures,
    reviews,
    orders,
    proposals,
    death,
  };
  return bytesToHex(sha256(utf8.encode(canonicalJson(parts))));
}
