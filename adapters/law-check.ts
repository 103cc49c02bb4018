// Judges a pack or calendar that is to be loaded beside the law in use. Findings are sentences for an author, each with
// the place in the file. Leaves out retiring (law-retire.ts) and who may do it (api/law-routes.ts).
import type { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { type CalendarFile, calendarFindings, calendarSchema } from './pack-calendar.ts';
import { packFindings } from './pack-checks.ts';
import { regimeFindings } from './pack-list-checks.ts';
import { hashOf, PackError } from './pack-files.ts';
import { formError } from './pack-hints.ts';
import { missingLimits } from './pack-operator.ts';
import { packSchema, type PackFile } from './pack-schema.ts';
import { compareVersions, type LawFile, measure, type PackLibrary } from './pack-library.ts';

export interface Finding {
  /** Where in the file: `clocks.3.limit`, `clocks.handling`; empty for the file as a whole. */
  path: string;
  message: string;
}

/** A file that has its form; with findings it must not be loaded. */
export interface Judged {
  id: string;
  version: string;
  hash: string;
  content: PackFile | CalendarFile;
}

export interface Judgement {
  /** Null where the content does not have the form of its kind. */
  file: Judged | null;
  findings: Finding[];
}

/** What a load would meet; nothing is changed. An open limit is a finding: run-time law takes no operator data. */
export function judgeLoad(library: PackLibrary, kind: LawFile['kind'], content: unknown): Judgement {
  const parsed = (kind === 'pack' ? packSchema : calendarSchema).safeParse(content, { error: formError });
  if (!parsed.success) return { file: null, findings: parsed.error.issues.flatMap((issue) => formFinding(issue)) };
  const file = parsed.data;
  const findings = [
    ...versionFindings(library, kind, file),
    ...('clocks' in file ? ofPack(library, file) : ofCalendar(library, file)),
    ...(/\\u0000|\p{Surrogate}/u.test(canonicalJson(file)) ? ['contains a character that is no text'] : []),
  ];
  const { id, version } = file;
  return { file: { id, version, hash: hashOf(file), content: file }, findings: findings.map(placed) };
}

/** That version among all, retired ones too. */
export function findLawFile(library: PackLibrary, kind: LawFile['kind'], id: string, version: string): LawFile | null {
  return library.files().find((one) => one.kind === kind && one.content.id === id && one.version === version) ?? null;
}

function formFinding({ path, message }: z.core.$ZodIssue): Finding {
  return { path: path.map(String).join('.'), message };
}

function versionFindings(library: PackLibrary, kind: LawFile['kind'], file: { id: string; version: string }): string[] {
  if (!/^\d+(\.\d+)*$/.test(file.version)) return ['version: numbers with dots between them: 2026.2'];
  return library
    .files()
    .filter((known) => known.kind === kind && known.content.id === file.id)
    .filter((known) => compareVersions(file.version, known.version) <= 0)
    .map((known) => `version: ${kind} ${file.id} ${known.version} is loaded; a new one needs a newer version`);
}

function ofPack(library: PackLibrary, file: PackFile): string[] {
  const calendar = calendarsInUse(library, file.calendar)[0];
  const findings = [...packFindings(file, calendar), ...missingLimits(file), ...besideOthers(library, file)];
  return findings.length > 0 ? findings : tooLarge(file, calendar);
}

/** Packs of another id in the same regime must leave the days to it. */
function besideOthers(library: PackLibrary, file: PackFile): string[] {
  const others = library
    .files()
    .flatMap((one) => (one.kind === 'pack' && !one.retired && one.content.id !== file.id ? one.content : []));
  return regimeFindings([...others, file]).filter((finding) => finding.includes(file.id));
}

function ofCalendar(library: PackLibrary, file: CalendarFile): string[] {
  const inPacks = packsBy(library, file.id).flatMap((pack) => {
    const findings = packFindings(pack, file);
    return (findings.length > 0 ? findings : tooLarge(pack, file)).map(
      (finding) => `pack ${pack.id}@${pack.version}: ${finding}`,
    );
  });
  return [...calendarFindings(file), ...inPacks];
}

function tooLarge(pack: PackFile, calendar: CalendarFile | undefined): string[] {
  try {
    measure(pack, calendar);
    return [];
  } catch (error) {
    if (error instanceof PackError) return [error.message];
    throw error;
  }
}

/** The newest first. */
export function calendarsInUse(library: PackLibrary, id: string): CalendarFile[] {
  return library
    .files()
    .flatMap((file) => (file.kind === 'calendar' && !file.retired && file.content.id === id ? file.content : []))
    .sort((a, b) => compareVersions(b.version, a.version));
}

/** Packs in use that count by a calendar; also those that miss limits. */
export function packsBy(library: PackLibrary, calendar: string): PackFile[] {
  return library
    .files()
    .flatMap((file) =>
      file.kind === 'pack' && !file.retired && file.content.calendar === calendar ? file.content : [],
    );
}

const PLACES: [RegExp, string][] = [
  [/^clock (\S+?):? /, 'clocks'],
  [/^planned (\S+?):? /, 'planned'],
  [/^matter type (\S+?):? /, 'matterTypes'],
  [/^overlay (\S+?):? /, 'overlays'],
  [/^document (\S+?):? /, 'documents'],
  [/^kpi (\S+?):? /, 'kpis'],
  [/^(version|calendarOverlays|effective|calendar|zone|recusal|retention|approval)\b/, ''],
];

/** Sentences between parts begin with what they are about. */
export function placed(message: string): Finding {
  for (const [pattern, list] of PLACES) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return { path: list === '' ? name : `${list}.${name}`, message };
  }
  return { path: '', message };
}
