// Decides who may work on a folder: the living process named in a lock file; a dead holder's lock is taken over.
// Leaves out waiting for work to end in a friendly way (callers print what they wait for).
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';

export type LockResult = { release: () => void } | { holder: ProcessIdentity };

/** Tries to take the lock once. Returns the living holder when there is one. */
export function tryLock(file: string): LockResult {
  const self = identify(process.pid);
  if (!self) throw new Error('This process cannot identify itself.');
  const mine = JSON.stringify(self);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (linked(draft, file)) return { release: () => releaseIfOwn(file, mine) };
      const seen = readText(file);
      if (seen === null) continue;
      const holder = parseHolder(seen);
      if (holder && isAlive(holder)) return { holder };
      removeStale(file, seen);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Waits until the lock is free; `onWait` is called once with the holder. Returns the release function. */
export async function waitForLock(file: string, onWait: (holder: ProcessIdentity) => void): Promise<() => void> {
  for (let told = false; ; told = true) {
    const result = tryLock(file);
    if ('release' in result) return result.release;
    if (!told) onWait(result.holder);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock away; puts it back when another process had replaced it in between. */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was faster
  }
  if (readText(aside) !== seen) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseIfOwn(file: string, mine: string): void {
  if (readText(file) === mine) rmSync(file, { force: true });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): ProcessIdentity | null {
  try {
    return JSON.parse(text) as ProcessIdentity;
  } catch {
    return null;
  }
}
