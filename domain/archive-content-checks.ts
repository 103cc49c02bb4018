// What a package must agree with itself about, check by check (L11). Each names what is wrong; none throws on purpose, and
// whatever malformed content makes one throw is the caller's to catch (archive-check.ts).
import { differingDates } from './archive-dates.ts';
import {
  type CaseMetadata,
  type Catalogue,
  type Check,
  type Finding,
  type FindingCode,
  keepUntil,
  type OpenedPackage,
  PACKAGE_FORMAT,
  type PackedText,
  PLACES,
} from './archive-package.ts';
import { evidenceRefs, textRefs } from './archive-refs.ts';
import { bagInfo } from './bag-check.ts';
import { canonicalJson } from './canonical-json.ts';
import { brokenAt, stateDigest } from './case-chain.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { Law } from './law.ts';
import { refsOf } from './law-change-preview.ts';
import { changedLaw } from './law-in-force.ts';

/** Everything the package says about itself, parsed. */
export interface PackageContent {
  pkg: OpenedPackage;
  paths: Map<string, { sha256: string; size: number }>;
  metadata: CaseMetadata;
  catalogue: Catalogue;
  events: CaseEvent[];
  state: CaseState;
  law: Law;
  texts: PackedText[];
}

export type ContentCheck = (content: PackageContent) => Omit<Finding, 'check'>[];

const at = (code: FindingCode, where: string) => ({ code, where });
const differs = (code: FindingCode, where: string, one: unknown, other: unknown) =>
  canonicalJson(one) === canonicalJson(other) ? [] : [at(code, where)];

export const CONTENT_CHECKS: Partial<Record<Check, ContentCheck>> = {
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
      ...differs(
        'chain_broken',
        'head',
        [metadata.chain.head, metadata.chain.events],
        [events.at(-1)?.hash, events.length],
      ),
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
    return Object.keys(state.notices)
      .filter((id) => !documented.has(id))
      .map((id) => at('no_document', id));
  },

  proofs: ({ state, catalogue }) => {
    const proved = new Set(
      catalogue.entries.flatMap(({ kind, ref }) => (kind === 'deliveryProof' && ref !== null ? [ref] : [])),
    );
    const declared = state.archived?.missing ?? [];
    return Object.values(state.notices)
      .filter((notice) => notice.needsProof && !declared.includes(`proof:${notice.kind}`))
      .filter((notice) => notice.state !== 'served' || !proved.has(notice.id))
      .map((notice) => at('no_proof', notice.id));
  },

  law: ({ law, state, events }) => {
    const opening = events.find((event) => event.type === 'registered')?.data;
    const lawNow = changedLaw(events) ?? law;
    const inForce = refsOf(lawNow);
    return [
      ...differs('law_differs', 'pack', law.pack, opening?.pack),
      ...differs('law_differs', 'calendar', refsOf(law).calendar, opening?.calendar),
      ...differs('law_differs', 'pack', inForce.pack, state.pack),
      ...differs('law_differs', 'calendar', inForce.calendar, state.calendar),
      ...differs('law_differs', 'matterType', law.matterType, opening?.matterType),
      ...differs('law_differs', 'matterType', lawNow.matterType, state.matterType),
    ];
  },

  dates: ({ law, events }) => differingDates(law, events).map((where) => at('date_differs', where)),

  metadata: ({ metadata, state, pkg, paths }) => {
    const { retention, on, missing } = state.archived ?? { retention: '', on: '', missing: [] };
    const term = { code: retention, trigger: { event: 'archived', on }, keepUntil: keepUntil(retention, on) };
    const { file } = metadata;
    const info = bagInfo(pkg);
    return [
      ...differs('metadata_differs', 'format', metadata.format, PACKAGE_FORMAT),
      ...differs(
        'metadata_differs',
        'file',
        [file.caseId, file.number, file.archivedOn, file.conclusion, file.missing],
        [state.caseId, state.number, on, state.conclusion, missing],
      ),
      ...differs('metadata_differs', 'retention', metadata.retention, term),
      ...differs('metadata_differs', 'pack', [metadata.pack, metadata.calendar], [state.pack, state.calendar]),
      ...differs(
        'metadata_differs',
        'bag-info',
        [info.get('External-Identifier'), info.get('Bagging-Date')],
        [state.number, on],
      ),
      ...metadata.histories
        .filter(({ file: path, sha256 }) => paths.get(path)?.sha256 !== sha256)
        .map(({ file: path }) => at('digest_differs', path)),
    ];
  },
};
