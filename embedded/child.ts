// Decides how a server process is started and ended: detached, output to a file, never left behind by this process.
// Leaves out when it is ready and whether it is started again (service.ts).
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { identify, signalProcess, type ProcessIdentity } from './process-identity.ts';

export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  cwd?: string;
  uid?: number;
  gid?: number;
}

export interface Child {
  readonly spec: ChildSpec;
  readonly identity: ProcessIdentity;
  /** Resolves with a short description ("exit code 1", "signal SIGKILL") when the process has ended. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  signal(signal: NodeJS.Signals): void;
}

const LOG_LIMIT_BYTES = 20_000_000;
const LOG_TAIL_LINES = 15;
const running = new Set<Child>();

process.on('exit', () => killRunning());

/** SIGKILL to everything this process started and that still runs. The last resort: no order, no waiting. */
export function killRunning(): void {
  for (const child of running) child.signal('SIGKILL');
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o640);
}

/**
 * Starts a process in its own group, so that Ctrl-C does not reach it past this program, and with files instead of
 * pipes, so that it survives this program long enough to be stopped in order by the next start.
 * Throws when the program cannot be executed.
 */
export async function launch(spec: ChildSpec): Promise<Child> {
  const log = openLog(spec.logFile);
  const { command, args, env, cwd, uid, gid } = spec;
  const spawned = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const pid = spawned.pid;
  const identity = pid === undefined ? null : identify(pid);
  if (pid === undefined || identity === null) {
    const cause = await new Promise<Error>((resolve) => {
      spawned.once('error', resolve);
      spawned.once('exit', (code) => resolve(new Error(`exit code ${code}`)));
    });
    throw new Error(`Cannot start ${spec.name} (${command}): ${cause.message}`, { cause });
  }
  let over = false;
  const ended = new Promise<string>((resolve) => {
    spawned.once('exit', (code, signal) => {
      over = true;
      running.delete(child);
      resolve(signal ? `signal ${signal}` : `exit code ${code}`);
    });
  });
  const child: Child = {
    spec,
    identity,
    ended,
    hasEnded: () => over,
    signal: (name) => void signalProcess(identity, name),
  };
  running.add(child);
  return child;
}

/** The last lines of a log file, indented, for an error message. */
export function logTail(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES);
    return lines.map((line) => `    ${line}`).join('\n');
  } catch {
    return '    (no output)';
  }
}
