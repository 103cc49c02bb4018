// Management metadata of a package, every date from the ledger: the file (DA/T 46), agents, events and rights (PREMIS 3),
// law, software, chain, objects.
import manifest from '../package.json' with { type: 'json' };
import { type CaseMetadata, type Catalogue, keepUntil, PACKAGE_FORMAT } from '../domain/archive-package.ts';
import { stateDigest } from '../domain/case-chain.ts';
import type { CaseMaterial } from './archive-material.ts';

/** `historyFiles`: run id -> path in the package. */
export function metadataOf(
  material: CaseMaterial,
  catalogue: Catalogue,
  historyFiles: ReadonlyMap<string, string>,
): CaseMetadata {
  const { state, archived, histories } = material;
  const { anonymous, confidential, pack, calendar } = state;
  const { id, version, hash } = calendar;
  return {
    format: PACKAGE_FORMAT,
    file: {
      ...{ caseId: material.caseId, number: state.number, title: catalogue.title, category: state.category },
      ...{ matterType: state.matterType, ownerUnit: state.owner.id, receivedOn: state.receivedOn },
      ...{
        concludedOn: state.concludedOn,
        conclusion: state.conclusion,
        archivedOn: archived.on,
        missing: archived.missing,
      },
    },
    retention: {
      code: archived.retention,
      trigger: { event: 'archived', on: archived.on },
      keepUntil: keepUntil(archived.retention, archived.on),
    },
    rights: { anonymous, confidential, access: 'restricted', basis: '个人信息保护法 47, 72' },
    pack,
    calendar: { id, version, hash },
    software: { name: manifest.name, version: manifest.version },
    chain: { algorithm: 'SHA-256 over canonical JSON (RFC 8785) with prev', events: state.version, head: state.head },
    stateDigest: stateDigest(state),
    agents: agentsOf(material),
    events: premisEvents(material),
    objects: objectsOf(material, catalogue),
    histories: histories.map(({ runId, sha256, size }) => ({ runId, file: historyFiles.get(runId)!, sha256, size })),
  };
}

function agentsOf({ events, staffNames }: CaseMaterial): CaseMetadata['agents'] {
  const agents = new Map(events.map(({ actor }) => [`${actor.kind}:${actor.id}`, actor]));
  return [...agents.values()].map(({ id, kind, unit, roles }) => ({
    id,
    kind,
    unit: unit ?? null,
    roles,
    name: staffNames.get(id) ?? null,
  }));
}

function premisEvents({ events, evidence, last, number }: CaseMaterial): CaseMetadata['events'] {
  const [first] = events;
  const packing = { at: last.at, agent: last.actor.id, object: number };
  return [
    { type: 'creation', at: first!.at, agent: first!.actor.id, object: number, outcome: 'registered' },
    ...evidence.flatMap((item) => {
      const taken = { at: item.receivedAt, agent: item.submittedBy.id, object: item.id };
      return [
        { type: 'ingestion', ...taken, outcome: item.mime },
        { type: 'message digest calculation', ...taken, outcome: `sha256:${item.sha256}` },
      ];
    }),
    { type: 'fixity check', ...packing, outcome: 'chain, state, texts and evidence agree with the ledger' },
    { type: 'information package creation', ...packing, outcome: PACKAGE_FORMAT },
  ];
}

function objectsOf({ evidence }: CaseMaterial, catalogue: Catalogue): CaseMetadata['objects'] {
  return evidence.map(({ id, sha256, size, mime, receivedAt }) => {
    const entry = catalogue.entries.find((each) => each.kind === 'evidence' && each.ref === id);
    return { evidence: id, file: entry!.file, sha256, size, mime, receivedAt };
  });
}
