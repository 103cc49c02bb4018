// Finds in the events what they refer to outside themselves: sealed texts and evidence items. Decides nothing about them.
import type { CaseEvent, CaseState, EvidenceRef, TextRef } from './case.ts';

/** Every reference to a sealed text, by id, at whatever depth. */
export function textRefs(value: unknown): Map<string, TextRef> {
  const refs = new Map<string, TextRef>();
  visit(value, (object) => {
    const { text, sha256, length } = object as Partial<TextRef>;
    if (typeof text === 'string' && typeof sha256 === 'string' && typeof length === 'number')
      refs.set(text, { text, sha256, length });
  });
  return refs;
}

/** Evidence the file rests on, each once. What an unproven signal named counts only once a person confirmed it. */
export function evidenceRefs(events: readonly CaseEvent[], state: CaseState): EvidenceRef[] {
  const refs = new Map<string, EvidenceRef>();
  visit([events.filter((event) => event.type !== 'outsideSignalNoted'), state.evidence], (object) => {
    const { evidence, sha256, size } = object as Partial<EvidenceRef>;
    if (typeof evidence !== 'string' || typeof sha256 !== 'string' || typeof size !== 'number') return;
    refs.set(`${evidence}:${sha256}`, { evidence, sha256, size });
  });
  return [...refs.values()];
}

function visit(value: unknown, see: (object: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  see(value);
  for (const member of Object.values(value)) visit(member, see);
}
