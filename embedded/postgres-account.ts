// Decides under which account PostgreSQL runs, because it refuses root: another uid, a user namespace, or a copy.
// Leaves out the commands themselves (postgres.ts).
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binariesBelow, type PostgresBinaries } from './postgres-binaries.ts';

export interface PostgresAccount {
  binaries: PostgresBinaries;
  /** Folder of the cluster: `data` and the password file of its creation lie below. */
  folder: string;
  uid?: number;
  gid?: number;
  /** Put before each command. */
  prefix: string[];
}

const NOBODY = 65_534;
const OUTSIDE_HOMES = '/var/lib/redress';
const MAPPED = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * Picks the account and prepares `folder` for it. An ordinary user is taken as it is. Root becomes the owner of the
 * existing data, or nobody; where that uid cannot reach the program or the data (both below a private home), root
 * stays the owner inside a user namespace, or, where those are forbidden, both move to /var/lib/redress.
 */
export function chooseAccount(binaries: PostgresBinaries, folder: string): PostgresAccount {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return { binaries, folder, prefix: [] };
  const moved = readMoved(folder);
  const place = moved ?? folder;
  const owner = ownerOf(place);
  if (canReach(binaries.root, owner) && canReach(path.dirname(place), owner)) {
    giveTo(place, owner);
    return { binaries, folder: place, uid: owner, gid: owner, prefix: [] };
  }
  if (!moved && spawnSync('unshare', [...MAPPED.slice(1), 'true']).status === 0) {
    giveTo(folder, 0);
    return { binaries, folder, prefix: MAPPED };
  }
  return accountOutsideHomes(binaries, folder);
}

function accountOutsideHomes(binaries: PostgresBinaries, folder: string): PostgresAccount {
  const copy = path.join(OUTSIDE_HOMES, `postgresql-${packageVersion(binaries)}`);
  makeOpen(OUTSIDE_HOMES);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  const moved = readMoved(folder) ?? moveData(folder);
  return { binaries: binariesBelow(copy), folder: moved, uid: NOBODY, gid: NOBODY, prefix: [] };
}

/** A folder everybody may pass through, whatever the umask says. */
function makeOpen(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** A note in the data folder, so that a fresh data folder at the same path begins with fresh data. */
const movedNote = (folder: string) => path.join(folder, 'moved-to');

function readMoved(folder: string): string | null {
  const note = movedNote(folder);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

/** Makes the new place, takes along what an earlier start has put into the old one, and leaves the note last. */
function moveData(folder: string): string {
  makeOpen(path.join(OUTSIDE_HOMES, 'data'));
  const moved = mkdtempSync(path.join(OUTSIDE_HOMES, 'data', 'postgres-'));
  const data = path.join(folder, 'data');
  if (existsSync(data)) cpSync(data, path.join(moved, 'data'), { recursive: true });
  giveTo(moved, NOBODY);
  writeFileSync(movedNote(folder), `${moved}\n`);
  rmSync(data, { recursive: true, force: true });
  return moved;
}

function packageVersion({ root }: PostgresBinaries): string {
  const manifest = path.join(root, '..', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function ownerOf(folder: string): number {
  const data = path.join(folder, 'data');
  const uid = existsSync(data) ? statSync(data).uid : 0;
  return uid === 0 ? NOBODY : uid;
}

/** True when `uid` may enter the folder and everything above it. */
function canReach(folder: string, uid: number): boolean {
  for (let at = realpathSync(folder); ; at = path.dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    const bits = owner === uid ? mode >> 6 : mode;
    if ((bits & 1) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The whole tree changes hands only when its data belonged to somebody else. */
function giveTo(folder: string, uid: number): void {
  const data = statSync(path.join(folder, 'data'), { throwIfNoEntry: false });
  chownTree(folder, uid, data !== undefined && data.uid !== uid);
}

function chownTree(place: string, uid: number, whole: boolean): void {
  chownSync(place, uid, uid);
  if (!whole) return;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const below = path.join(place, entry.name);
    if (entry.isDirectory()) chownTree(below, uid, true);
    else if (entry.isFile()) chownSync(below, uid, uid);
  }
}
