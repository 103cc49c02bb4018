// Judges a version that is to be retired: what is left must fit together, and what stops being accepted must be wanted.
// Leaves out who may do it (api/law-proposals.ts); running cases keep their law whatever is retired.
import { addDays } from '../domain/working-days.ts';
import { calendarsInUse, type Finding, packsBy, placed } from './law-check.ts';
import { packFindings } from './pack-checks.ts';
import { type LawFile, libraryOf, type Pack, type PackLibrary } from './pack-library.ts';

/** Complaints under a regime received on these days (YYYY-MM-DD, both inclusive; null: without end) are no longer taken. */
export interface Stop {
  regime: string;
  from: string;
  to: string | null;
}

/** Packs that count by a calendar must fit the one that takes its place. */
export function judgeRetire(library: PackLibrary, file: LawFile): Finding[] {
  if (file.kind === 'pack') return [];
  const next = nextCalendar(library, file);
  if (next === undefined) return [];
  return packsBy(library, file.content.id).flatMap((pack) =>
    packFindings(pack, next).map((finding) => placed(`pack ${pack.id}@${pack.version}: ${finding}`)),
  );
}

/** What stops being accepted. `defaultRegime` may be the id of a pack: then that id counts as a name of its own. */
export function stopsAt(library: PackLibrary, file: LawFile, defaultRegime?: string): Stop[] {
  if (file.kind === 'calendar') {
    // Also packs that miss limits: whoever sets them must find the calendar.
    if (nextCalendar(library, file) !== undefined) return [];
    return packsBy(library, file.content.id).map(({ regime, effective }) => ({ regime, ...effective }));
  }
  const { regime, id } = file.content;
  const after = libraryOf(library.files().map((one) => (one === file ? { ...one, retired: true } : one)));
  return (id === defaultRegime && id !== regime ? [regime, id] : [regime]).flatMap((name) =>
    gaps(name, library, after),
  );
}

function gaps(regime: string, before: PackLibrary, after: PackLibrary): Stop[] {
  const days = turningDays(before.packs().filter((pack) => pack.regime === regime || pack.id === regime));
  const lost = days.flatMap((from, index): Stop[] => {
    const isLost = before.forIntake({ regime, receivedOn: from }) && !after.forIntake({ regime, receivedOn: from });
    const next = days[index + 1];
    return isLost ? [{ regime, from, to: next === undefined ? null : addDays(next, -1) }] : [];
  });
  // Two stretches that meet are one to a reader.
  return lost.reduce<Stop[]>((joined, stop) => {
    const last = joined.at(-1);
    if (last?.to && addDays(last.to, 1) === stop.from) return [...joined.slice(0, -1), { ...last, to: stop.to }];
    return [...joined, stop];
  }, []);
}

/** The days on which another version may begin to be the one: between two of them nothing changes. */
function turningDays(packs: Pack[]): string[] {
  const days = packs.flatMap(({ effective: { from, to } }) => (to === null ? [from] : [from, addDays(to, 1)]));
  return [...new Set(days)].sort();
}

function nextCalendar(library: PackLibrary, { content, version }: LawFile) {
  return calendarsInUse(library, content.id).find((one) => one.version !== version);
}
