// Judges a whole package without database, network or keys (L11): bag, chain, fold, texts, evidence, documents, proofs,
// law, dates. Says what is wrong and never throws. Leaves out reading the container (adapters/bag.ts) and the words.
import { differingDates } from './archive-dates.ts';
import {
  type CaseMetadata,
  type Catalogue,
  type Check,
  CHECKS,
  type Finding,
  type FindingCode,
  keepUntil,
  type OpenedPackage,
  PACKAGE_FORMAT,
  type PackedText,
  PLACES,
} from './archive-package.ts';
import { bagInfo, checkBag } from './bag-check.ts';
import { canonicalJson } from './canonical-json.ts';
import { apply } from './case-apply.ts';
import { brokenAt, stateDigest } from './case-chain.ts';
import type { CaseEvent, CaseState, EvidenceRef, TextRef } from './case.ts';
import type { Law } from './law.ts';

export interface Report {
  ok: boolean;
  /** Names the package: compare it with the archive register or with the paper that came with it. */
  sha256: string;
  number: string | null;
  events: number;
  files: number;
  checks: { check: Check; ok: boolean; findings: Finding[] }[];
}

/** Everything the package says about itself, parsed. */
interface Content {
  pkg: OpenedPackage;
  paths: Map<string, { sha256: string; size: number }>;
  metadata: CaseMetadata;
  catalogue: Catalogue;
  events: CaseEvent[];
  state: CaseState;
  law: Law;
  texts: PackedText[];
}

type ContentCheck = (content: Content) => Omit<Finding, 'check'>[];

/** `expected`: the SHA-256 the package should have, where the caller knows it. */
export function checkPackage(pkg: OpenedPackage, expected?: string): Report {
  const findings: Finding[] = [...pkg.faults, ...checkBag(pkg)];
  if (expected !== undefined && expected !== pkg.sha256) {
    findings.push({ check: 'container', code: 'other_package', where: pkg.sha256 });
  }
  const content = parse(pkg, findings);
  if (content !== null) {
    for (const [check, judge] of Object.entries(CONTENT_CHECKS) as [Check, ContentCheck][]) {
      findings.push(...guarded(check, judge, content));
    }
  }
  return {
    ok: findings.length === 0,
    sha256: pkg.sha256,
    number: content?.state.number ?? bagInfo(pkg).get('External-Identifier') ?? null,
    events: content?.events.length ?? 0,
    files: pkg.files.length,
    checks: CHECKS.map((check) => {
      const own = findings.filter((finding) => finding.check === check);
      return { check, ok: own.length === 0 && (content !== null || check === 'container' || check === 'bag'), findings: own };
    }),
  };
}

function guarded(check: Check, judge: ContentCheck, content: Content): Finding[] {
  try {
    return judge(content).map((finding) => ({ check, ...finding }));
  } catch {
    return [{ check, code: 'unreadable' }];
  }
}

function parse(pkg: OpenedPackage, findings: Finding[]): Content | null {
  try {
    const read = (path: string): string => {
      const text = pkg.texts.get(path);
      if (text === undefined) throw new Error(`${path} is missing`);
      return text;
    };
    const lines = read(PLACES.events).split('\n');
    const events = lines.slice(0, -1).map((line) => JSON.parse(line) as CaseEvent);
    const state = events.reduce<CaseState | null>(apply, null);
    if (state === null || lines.at(-1) !== '') throw new Error('no events');
    return {
      pkg,
      paths: new Map(pkg.files.map((file) => [file.path, file])),
      metadata: JSON.parse(read(PLACES.metadata)) as CaseMetadata,
      catalogue: JSON.parse(read(PLACES.catalogue)) as Catalogue,
      events,
      state,
      law: JSON.parse(read(PLACES.law)) as Law,
      texts: JSON.parse(read(PLACES.texts)) as PackedText[],
    };
  } catch {
    findings.push({ check: 'state', code: 'unreadable' });
    return null;
  }
}

const at = (code: FindingCode, where: string) => ({ code, where });
const differs = (code: FindingCode, where: string, one: unknown, other: unknown) =>
  canonicalJson(one) === canonicalJson(other) ? [] : [at(code, where)];

const CONTENT_CHECKS: Partial<Record<Check, ContentCheck>> = {
  catalogue: ({ catalogue, paths }) => {
    const named = catalogue.entries.flatMap(({ file, source }) => (source === null ? [file] : [file, source]));
    const lost = named.filter((path) => !paths.has(path)).map((path) => at('missing', path));
    const kept = [...paths.keys()].filter((path) => /^data\/(documents|evidence)\//.test(path));
    const stray = kept.filter((path) => !named.includes(path)).map((path) => at('unlisted', path));
    const isCounted = catalogue.entries.every((entry, index) => entry.seq === index + 1);
    return [...lost, ...stray, ...(isCounted ? [] : [at('malformed', PLACES.catalogue)])];
  },

  chain: ({ events, metadata, pkg }) => {
    const broken = brokenAt(events);
    const canonical = events.map((event) => `${canonicalJson(event)}\n`).join('');
    return [
      ...(broken === null ? [] : [at('chain_broken', `#${broken}`)]),
      ...(canonical === pkg.texts.get(PLACES.events) ? [] : [at('not_canonical', PLACES.events)]),
      ...differs('chain_broken', 'head', [metadata.chain.head, metadata.chain.events], [events.at(-1)?.hash, events.length]),
    ];
  },

  state: ({ state, metadata, events }) => [
    ...(state.phase === 'archived' && events.at(-1)?.type === 'archived' ? [] : [at('not_archived', state.phase)]),
    ...differs('state_differs', 'stateDigest', stateDigest(state), metadata.stateDigest),
  ],

  texts: ({ events, texts }) => {
    const packed = new Map(texts.map((text) => [text.id, text]));
    const wrong = [...textRefs(events).values()].filter((ref) => {
      const text = packed.get(ref.text);
      return text?.sha256 !== ref.sha256 || text.length !== ref.length || [...text.plain].length !== ref.length;
    });
    return wrong.map((ref) => at('text_differs', ref.text));
  },

  evidence: ({ events, state, metadata, paths }) => {
    const objects = new Map(metadata.objects.map((object) => [object.evidence, object]));
    const refs = evidenceRefs(events, state);
    const lost = refs.filter((ref) => !objects.has(ref.evidence)).map((ref) => at('missing', ref.evidence));
    const foreign = refs.filter((ref) => (objects.get(ref.evidence)?.sha256 ?? ref.sha256) !== ref.sha256);
    const changed = metadata.objects.filter(({ file, sha256, size }) => {
      const packed = paths.get(file);
      return packed?.sha256 !== sha256 || packed.size !== size;
    });
    return [...lost, ...[...foreign, ...changed].map(({ evidence }) => at('digest_differs', evidence))];
  },

  notices: ({ state, catalogue }) => {
    const documented = new Set(catalogue.entries.flatMap(({ kind, ref }) => (kind === 'deliveryProof' ? [] : [ref])));
    return Object.keys(state.notices).filter((id) => !documented.has(id)).map((id) => at('no_document', id));
  },

  proofs: ({ state, catalogue }) => {
    const proved = new Set(catalogue.entries.flatMap(({ kind, ref }) => (kind === 'deliveryProof' && ref !== null ? [ref] : [])));
    const declared = state.archived?.missing ?? [];
    return Object.values(state.notices)
      .filter((notice) => notice.needsProof && !declared.includes(`proof:${notice.kind}`))
      .filter((notice) => notice.state !== 'served' || !proved.has(notice.id))
      .map((notice) => at('no_proof', notice.id));
  },

  law: ({ law, state }) => [
    ...differs('law_differs', 'pack', law.pack, state.pack),
    ...differs('law_differs', 'calendar', [law.calendar.id, law.calendar.version, law.calendar.hash], [state.calendar.id, state.calendar.version, state.calendar.hash]),
    ...differs('law_differs', 'matterType', law.matterType, state.matterType),
  ],

  dates: ({ law, events }) => differingDates(law, events).map((where) => at('date_differs', where)),

  metadata: ({ metadata, state, pkg, paths }) => {
    const { retention, on, missing } = state.archived ?? { retention: '', on: '', missing: [] };
    const term = { code: retention, trigger: { event: 'archived', on }, keepUntil: keepUntil(retention, on) };
    const { file } = metadata;
    const info = bagInfo(pkg);
    return [
      ...differs('metadata_differs', 'format', metadata.format, PACKAGE_FORMAT),
      ...differs('metadata_differs', 'file', [file.caseId, file.number, file.archivedOn, file.conclusion, file.missing], [state.caseId, state.number, on, state.conclusion, missing]),
      ...differs('metadata_differs', 'retention', metadata.retention, term),
      ...differs('metadata_differs', 'pack', [metadata.pack, metadata.calendar], [state.pack, state.calendar]),
      ...differs('metadata_differs', 'bag-info', [info.get('External-Identifier'), info.get('Bagging-Date')], [state.number, on]),
      ...metadata.histories.filter(({ file: path, sha256 }) => paths.get(path)?.sha256 !== sha256).map(({ file: path }) => at('digest_differs', path)),
    ];
  },
};

/** Every reference to a sealed text, by id, at whatever depth. */
export function textRefs(value: unknown): Map<string, TextRef> {
  const refs = new Map<string, TextRef>();
  visit(value, (object) => {
    const { text, sha256, length } = object as Partial<TextRef>;
    if (typeof text === 'string' && typeof sha256 === 'string' && typeof length === 'number') refs.set(text, { text, sha256, length });
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
