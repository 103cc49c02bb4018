// What closes the volume: the course of the case, the account of its limits, the note on the volume (卷内备考表).
import { explainSummary } from '../domain/clock-explain.ts';
import { keepUntil } from '../domain/archive-package.ts';
import { explainSummaryWords } from '../words/clock-words.ts';
import { RESPONSIBLE } from '../words/archive-words.ts';
import type { CaseMaterial } from './archive-material.ts';
import { dayOf, paper, type Paper } from './archive-papers.ts';

/** `papers`: how many papers and evidence items lie before these. */
export function closingPapers(material: CaseMaterial, papers: number): Paper[] {
  const { state, archived } = material;
  const system = { responsible: RESPONSIBLE.system };
  return [
    paper(material, 'history', 'record', archived.on, { course: courseOf(material) }, system),
    paper(material, 'limits', 'record', archived.on, { accounts: limitsOf(material) }, system),
    paper(material, 'closingNote', 'closing', archived.on, {
      ...{
        number: state.number,
        conclusion: state.conclusion,
        concludedOn: state.concludedOn,
        archivedOn: archived.on,
      },
      ...{ archivedBy: personOf(material, material.last.actor.id), papers: papers + CLOSING_PAPERS },
      ...{ missing: archived.missing, missingReason: missingReason(material) },
      ...{ retention: archived.retention, keepUntil: keepUntil(archived.retention, archived.on) },
      ...{ events: state.version, head: state.head },
    }),
  ];
}

const CLOSING_PAPERS = 3;

function courseOf(material: CaseMaterial): Record<string, unknown>[] {
  return material.events.map((event) => ({
    ...{ seq: event.seq, on: dayOf(material, event), kind: event.type, by: personOf(material, event.actor.id) },
    ...{ unit: event.actor.unit, phase: event.phase, basis: event.basis },
  }));
}

function limitsOf({ law, state }: CaseMaterial): Record<string, unknown>[] {
  return Object.values(state.clocks).map((clock) => {
    const { zh, en } = explainSummaryWords(explainSummary(law, clock));
    return { clock: clock.id, dueOn: clock.dueOn, state: clock.standing, zh, en };
  });
}

function personOf({ staffNames }: CaseMaterial, id: string): string {
  const name = staffNames.get(id);
  return name === undefined ? id : `${name} (${id})`;
}

function missingReason({ last }: CaseMaterial) {
  return last.type === 'archived' ? last.data.missingReason : undefined;
}
