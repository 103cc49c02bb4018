// Reads what can be read of a signal's payload, whoever sent it: ids and codes only, so that free text or a name that
// somebody types into a signal never enters an event. Leaves out who the sender is.
import type { EvidenceRef } from '../domain/case.ts';
import type { AppealReason } from '../domain/review.ts';

const KEY = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/;
const ID = /^[A-Za-z0-9-]{1,64}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const REASONS: readonly AppealReason[] = ['facts', 'law', 'procedure', 'fairness', 'notCarriedOut'];
const MOST = 50;

export interface OutsidePayload {
  /** null where the payload has no usable key. */
  key: string | null;
  evidence: EvidenceRef[];
  reasons: { demand: string; code: AppealReason }[];
}

export function readOutside(payload: unknown): OutsidePayload {
  const fields = isRecord(payload) ? payload : {};
  return {
    key: typeof fields['key'] === 'string' && KEY.test(fields['key']) ? fields['key'] : null,
    evidence: listOf(fields['items'])
      .filter(isEvidence)
      .map(({ evidence, sha256, size }) => ({ evidence, sha256, size })),
    reasons: listOf(fields['reasons'])
      .filter(isReason)
      .map(({ demand, code }) => ({ demand, code })),
  };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isEvidence(value: unknown): value is EvidenceRef {
  return (
    isRecord(value) &&
    matches(value['evidence'], ID) &&
    matches(value['sha256'], SHA256) &&
    Number.isSafeInteger(value['size'])
  );
}

function isReason(value: unknown): value is { demand: string; code: AppealReason } {
  return isRecord(value) && matches(value['demand'], ID) && REASONS.includes(value['code'] as AppealReason);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
