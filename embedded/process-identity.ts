// Decides what "the same process" means across restarts of this program: pid, start time and boot, never a name.
// Leaves out how a process is started or stopped.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** `started` is field 22 of /proc/PID/stat (clock ticks since boot) on Linux, the start date of `ps` elsewhere. */
export interface ProcessIdentity {
  pid: number;
  started: string;
  boot: string;
}

let bootCache: string | undefined;

function bootId(): string {
  bootCache ??=
    process.platform === 'linux'
      ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      : execFileSync('sysctl', ['-n', 'kern.boottime'], { encoding: 'utf8' }).trim();
  return bootCache;
}

/** Start mark of a running process, or null when it is gone. A zombie counts as gone: PID 1 may reap it late or never. */
function startMark(pid: number): string | null {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Identity of a running process, or null when there is none with this pid. */
export function identify(pid: number): ProcessIdentity | null {
  const started = startMark(pid);
  return started === null ? null : { pid, started, boot: bootId() };
}

/** True while exactly this process (not a later one with the same pid) runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identity.boot === bootId() && startMark(identity.pid) === identity.started;
}

/** Signals exactly this process; false when it is gone. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch {
    return false;
  }
}

/** Signals, waits up to `graceMs`, then SIGKILL. Resolves when the process is gone: true when it had been running. */
export async function stopProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<boolean> {
  if (!signalProcess(identity, signal)) return false;
  const deadline = Date.now() + graceMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) signalProcess(identity, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
