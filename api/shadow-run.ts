// Runs stored cases through another pack or calendar, a page at a time; stores nothing, starts nothing, and takes files
// that are not loaded. Leaves out the comparing (domain/shadow.ts) and HTTP (shadow-routes.ts).
import { setImmediate } from 'node:timers/promises';
import { judgeLoad, findLawFile } from '../adapters/law-check.ts';
import { hashOf, type LawFile, libraryOf, type PackLibrary } from '../adapters/packs.ts';
import { foldAll } from '../domain/case-apply.ts';
import type { CaseState } from '../domain/case.ts';
import type { Law, PinnedRef } from '../domain/law.ts';
import { shadowCase, type ShadowRow } from '../domain/shadow.ts';
import { listLives, type StoredLife } from '../db/case-lives.ts';
import { lawInForce } from './case-file.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';

/** A version the library has, or a file as it stands. */
export type FileGiven = { id: string; version: string } | { content: Record<string, unknown> };

export interface ShadowAsked {
  pack?: FileGiven | undefined;
  calendar?: FileGiven | undefined;
  since: string;
  after?: string | undefined;
  limit: number;
}

export interface ShadowPage {
  law: { pack: PinnedRef | null; calendar: PinnedRef | null };
  /** Cases compared; those passed over are not among them. */
  run: number;
  cases: { caseId: string; number: string; rows: ShadowRow[] }[];
  /** The other law has no such matter, counts in another zone, or the case is not recorded yet. */
  passedOver: { caseId: string; number: string; why: 'matterType' | 'zone' | 'otherCalendar' | 'notRecorded' }[];
  next: string | null;
}

interface Other {
  library: PackLibrary;
  pack: LawFile | null;
  calendar: LawFile | null;
}

/** Throws 404 for a version nobody has, 422 law_unsound with the findings for a file. */
export async function shadowPage(
  door: Door,
  { pack, calendar, since, after, limit }: ShadowAsked,
): Promise<ShadowPage> {
  await door.packs.refresh();
  const other = withFile(
    withFile({ library: door.packs, pack: null, calendar: null }, 'calendar', calendar),
    'pack',
    pack,
  );
  const lives = await listLives(door.db, { packs: packIds(other), since, after, limit });
  const at = await door.now();
  const lawOf = rememberingLaw(other);
  const page: ShadowPage = {
    law: { pack: refOf(other.pack), calendar: refOf(other.calendar) },
    ...{ run: 0, cases: [], passedOver: [], next: lives.length < limit ? null : (lives.at(-1)?.caseId ?? null) },
  };
  for (const life of lives) {
    await runOne(door, life, lawOf, page, at);
    // Other requests are answered in between.
    await setImmediate();
  }
  return page;
}

async function runOne(
  door: Door,
  { caseId, number, events }: StoredLife,
  lawOf: (state: CaseState) => Law | 'matterType' | 'otherCalendar',
  page: ShadowPage,
  at: number,
): Promise<void> {
  if (events.length === 0) return void page.passedOver.push({ caseId, number, why: 'notRecorded' });
  const state = foldAll(events);
  const law = lawOf(state);
  if (typeof law === 'string') return void page.passedOver.push({ caseId, number, why: law });
  const old = await lawInForce(door, { caseId, events, state });
  if (law.zone !== old.zone) return void page.passedOver.push({ caseId, number, why: 'zone' });
  page.run += 1;
  const rows = shadowCase(events, old, law, at);
  if (rows.length > 0) page.cases.push({ caseId, number, rows });
}

/** The other law of a case; what is not asked about stays as the case has it. */
function rememberingLaw({ library, pack, calendar }: Other) {
  const known = new Map<string, Law | 'matterType'>();
  return (state: CaseState): Law | 'matterType' | 'otherCalendar' => {
    const { matterType, receivedOn } = state;
    const { id: packId, version } = pack === null ? state.pack : { id: pack.content.id, version: pack.version };
    const calendarId = library.pack(packId, version).calendar;
    if (calendar !== null && calendarId !== calendar.content.id) return 'otherCalendar';
    const pinned = state.calendar.id === calendarId ? state.calendar.version : undefined;
    const calendarVersion = calendar?.version ?? pinned;
    const key = [packId, version, matterType, receivedOn.slice(0, 4), calendarVersion].join(' ');
    const law = known.get(key) ?? cut(library, { packId, version, matterType, receivedOn, calendarVersion });
    known.set(key, law);
    return law;
  };
}

function cut(library: PackLibrary, wanted: Parameters<PackLibrary['excerpt']>[0]): Law | 'matterType' {
  const { matterTypes } = library.pack(wanted.packId, wanted.version);
  return matterTypes.some(({ code }) => code === wanted.matterType) ? library.excerpt(wanted) : 'matterType';
}

/** Packs whose cases are asked about: of the same regime, or those that count by the calendar. */
function packIds({ library, pack, calendar }: Other): string[] {
  const of = library.files().flatMap((file) => (file.kind === 'pack' ? file.content : []));
  const regime = pack?.kind === 'pack' ? pack.content.regime : null;
  const among = of.filter((one) => (regime === null ? one.calendar === calendar?.content.id : one.regime === regime));
  return [...new Set(among.map(({ id }) => id))];
}

function withFile(other: Other, kind: LawFile['kind'], given: FileGiven | undefined): Other {
  if (given === undefined) return other;
  if ('id' in given) {
    const file = findLawFile(other.library, kind, given.id, given.version);
    if (file === null) throw new Problem('not_found', { detail: { [kind]: `${given.id}@${given.version}` } });
    return { ...other, [kind]: file };
  }
  const { file, findings } = judgeLoad(other.library, kind, given.content);
  if (file === null || findings.length > 0) throw new Problem('law_unsound', { detail: findings });
  const loaded = { kind, version: file.version, retired: false, content: file.content } as LawFile;
  return { ...other, library: libraryOf([...other.library.files(), loaded]), [kind]: loaded };
}

function refOf(file: LawFile | null): PinnedRef | null {
  return file === null ? null : { id: file.content.id, version: file.version, hash: hashOf(file.content) };
}
