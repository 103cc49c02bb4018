// Everything that goes into the package of one case, as files: papers with their sources, evidence, events, texts, law,
// histories, catalogue, metadata. Names come from numbers and ids, never from what a person wrote.
import { type BagEntry, textEntry } from '../adapters/bag.ts';
import { type Catalogue, type CatalogueEntry, PLACES } from '../domain/archive-package.ts';
import { textRefs } from '../domain/archive-refs.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { StoredEvidence } from '../db/evidence-reads.ts';
import type { Words } from '../domain/law.ts';
import { localDate } from '../domain/working-days.ts';
import { PAPERS, RESPONSIBLE } from '../words/archive-words.ts';
import { catalogueCsv, catalogueHtml, inVolumeOrder } from './archive-catalogue.ts';
import { closingPapers } from './archive-closing.ts';
import { markdownPaper, withPlainTexts } from './archive-markdown.ts';
import { type CaseMaterial, unitWords } from './archive-material.ts';
import { metadataOf } from './archive-metadata.ts';
import { decisionPapers, followUpPapers } from './archive-decisions.ts';
import { deliveryPapers, noticePapers } from './archive-notices.ts';
import { type Paper, recordPapers } from './archive-papers.ts';
import type { ActivityDeps } from './deps.ts';

/** JSON with sorted keys, indented for people; the same for the same value. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}

export async function packageEntries(deps: ActivityDeps, material: CaseMaterial): Promise<BagEntry[]> {
  const records = [...recordPapers(material), ...decisionPapers(material), ...followUpPapers(material)];
  const before = [...(await noticePapers(deps, material)), ...records, ...deliveryPapers(material)];
  const evidence = material.evidence.map((item) => ({ paper: evidencePaper(material, item), item }));
  const papers = [...before, ...evidence.map(({ paper }) => paper)];
  const ordered = inVolumeOrder([...papers, ...closingPapers(material, papers.length)]);
  const itemOf = new Map(evidence.map(({ paper, item }) => [paper, item]));
  const placed = ordered.map((paper, index) => placedPaper(deps, material, paper, index + 1, itemOf.get(paper)));
  const catalogue: Catalogue = {
    number: material.number,
    title: material.texts.get(material.state.title.text) ?? '',
    entries: placed.map(({ entry }) => entry),
  };
  const { histories } = material;
  const historyFiles = new Map(
    histories.map(({ runId }, index) => [runId, `data/history/${serial(index + 1)}-${safe(runId)}.json`]),
  );
  return [
    ...placed.flatMap(({ files }) => files),
    ...histories.map(({ runId, file }) => ({
      path: historyFiles.get(runId)!,
      content: () => deps.files.open(file, null),
    })),
    textEntry(PLACES.catalogue, readableJson(catalogue)),
    textEntry(PLACES.catalogueTable, catalogueCsv(catalogue)),
    textEntry(PLACES.cataloguePage, catalogueHtml(catalogue)),
    textEntry(PLACES.events, material.events.map((event) => `${canonicalJson(event)}\n`).join('')),
    textEntry(PLACES.law, readableJson(material.openingLaw)),
    textEntry(PLACES.texts, readableJson(packedTexts(material))),
    textEntry(PLACES.metadata, readableJson(metadataOf(material, catalogue, historyFiles))),
  ];
}

function packedTexts({ events, texts }: CaseMaterial) {
  return [...textRefs(events).values()].map(({ text: id, sha256, length }) => ({
    id,
    sha256,
    length,
    plain: texts.get(id),
  }));
}

interface Placed {
  entry: CatalogueEntry;
  files: BagEntry[];
}

function placedPaper(
  deps: ActivityDeps,
  material: CaseMaterial,
  paper: Paper,
  seq: number,
  item: StoredEvidence | undefined,
): Placed {
  const { group, kind, ref, docNumber, responsible, title, on, issued, content, remark = '' } = paper;
  const base =
    item === undefined
      ? `data/documents/${serial(seq)}-${safe(kind)}`
      : `data/evidence/${serial(seq)}-${safe(item.id)}`;
  const extension = item === undefined ? (issued === undefined ? 'md' : 'txt') : extensionOf(item.mime);
  const [file, source] = [`${base}.${extension}`, item === undefined ? `${base}.json` : `${base}.intake.json`];
  const data = {
    kind,
    ref,
    docNumber,
    on,
    title,
    responsible,
    ...(issued && { issued }),
    content: withPlainTexts(content, material.texts),
  };
  const body =
    issued === undefined ? markdownPaper(title, content, material.texts) : `${issued.subject}\n\n${issued.body}`;
  return {
    entry: { seq, group, kind, ref, docNumber, responsible, title, on, file, source, remark },
    files: [
      item === undefined ? textEntry(file, body) : { path: file, content: () => openEvidence(deps, material, item) },
      textEntry(source, readableJson(data)),
    ],
  };
}

/** The original bytes; the stream fails when they are not what was stored. */
function openEvidence({ files, vault }: ActivityDeps, { caseKey }: CaseMaterial, item: StoredEvidence) {
  return files.open(item.blobSha256, vault.unwrapFileKey(caseKey, item.id, item.wrappedKey));
}

function evidencePaper(material: CaseMaterial, item: StoredEvidence): Paper {
  const { id, sha256, size, mime, receivedAt, submittedBy, nameText } = item;
  const name = nameText === null ? undefined : material.texts.get(nameText);
  return {
    ...{ group: 'evidence', kind: 'evidence', ref: id, docNumber: null, title: PAPERS.evidence },
    ...{ responsible: bringerOf(material, submittedBy), on: localDate(material.law.calendar, receivedAt) },
    content: { evidence: id, sha256, size, mime, receivedAt, by: submittedBy, name },
    remark: name ?? '',
  };
}

function bringerOf(material: CaseMaterial, { kind, party, unit }: StoredEvidence['submittedBy']): Words {
  if (kind === 'staff' && unit !== undefined) return unitWords(material, unit);
  return party === 'respondent' ? RESPONSIBLE.respondent : RESPONSIBLE.complainant;
}

const EXTENSIONS: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/plain': 'txt',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
};

function extensionOf(mime: string): string {
  return EXTENSIONS[mime] ?? 'bin';
}

function serial(seq: number): string {
  return String(seq).padStart(4, '0');
}

function safe(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '-');
}
