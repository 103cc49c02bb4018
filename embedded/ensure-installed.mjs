// Decides whether `npm ci` must run before anything else: compares what is locked with what npm says it installed.
// Plain JavaScript without dependencies, because it runs before there are any. Leaves out everything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(root, 'node_modules', '.redress-installed');
const locked = readFileSync(lockFile);
const stamp = createHash('sha256').update(locked).update(`${process.platform}-${process.arch}`).digest('hex');

/** @param {string} file */
const readText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const leavesOutDev = process.env.NODE_ENV === 'production' || /\bdev\b/.test(process.env.npm_config_omit ?? '');
/** @param {{ optional?: boolean, devOptional?: boolean, peer?: boolean, extraneous?: boolean, dev?: boolean }} entry */
const mayBeMissing = ({ optional, devOptional, peer, extraneous, dev }) =>
  Boolean(optional || devOptional || peer || extraneous || (dev && leavesOutDev));

/** npm writes its own list last, so an install that was interrupted has none. */
const matchesLock = () => {
  const text = readText(path.join(root, 'node_modules', '.package-lock.json'));
  if (text === null) return false;
  const installed = JSON.parse(text).packages;
  return Object.entries(JSON.parse(locked.toString()).packages).every(([place, entry]) => {
    if (place === '') return true;
    const found = installed[place];
    if (!found) return mayBeMissing(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
};

const writeStamp = () => {
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // a read-only checkout is compared in full each time
  }
};
const isInstalled = () => {
  if (readText(stampFile) === stamp) return true;
  if (!matchesLock()) return false;
  writeStamp();
  return true;
};

/** One install at a time for this checkout; the lock of a dead process is taken over. */
const turn = path.join(
  tmpdir(),
  `redress-install-${createHash('sha256').update(`${root} ${process.getuid?.()}`).digest('hex').slice(0, 16)}`,
);
const takeTurn = () => {
  try {
    mkdirSync(turn);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
  writeFileSync(path.join(turn, 'pid'), String(process.pid));
  process.on('exit', () => rmSync(turn, { recursive: true, force: true }));
  return true;
};
const holderIsDead = () => {
  const pid = Number(readText(path.join(turn, 'pid')));
  if (!pid) return Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
};
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);

if (!isInstalled()) {
  for (let told = false; !takeTurn(); told = true) {
    if (holderIsDead()) rmSync(turn, { recursive: true, force: true });
    else if (!told) console.log('Another start installs the dependencies, waiting for it ...');
    pause();
  }
  if (!isInstalled()) {
    console.log('Installing the locked dependencies (npm ci), a minute or less ...');
    const startedAt = Date.now();
    const npm = process.env.npm_execpath;
    const options = { cwd: root, stdio: 'inherit' };
    const args = ['ci', '--no-audit', '--no-fund'];
    const done = npm ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options);
    if (done.status !== 0) {
      console.error('npm ci did not succeed. Its message is above; nothing has been started.');
      process.exit(done.status ?? 1);
    }
    writeStamp();
    console.log(`Dependencies installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  }
}
