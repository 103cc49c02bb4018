// Decides what the next start must know about this one: ports, kind of engine, and every process that was started.
// Leaves out secrets (secrets.ts) and the lock that says who may start (process-lock.ts).
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stopProcess, type ProcessIdentity } from './process-identity.ts';
import type { Engine } from './temporal-engine.ts';

export interface StackRecord {
  portBase?: number;
  /** The two kinds keep their data in different stores, so a folder stays with the kind it began with. */
  engineKind?: Engine['kind'];
  /** Where the running (or last) copy can be reached, for the "already running" message. */
  address?: string;
  children: Record<string, ProcessIdentity>;
}

/** Stop order: whoever uses a server goes before it. */
const STOP_ORDER = ['server', 'worker', 'temporal-ui', 'temporal', 'postgres'];
const GRACE_MS = 15_000;

/** The record `<dataDir>/stack.json`, written at once at every change. */
export class StackJournal {
  #file: string;
  record: StackRecord;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = path.join(dataDir, 'stack.json');
    this.record = readRecord(this.#file);
  }

  update(change: Partial<StackRecord>): void {
    this.record = { ...this.record, ...change };
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(this.record, null, 2)}\n`);
    renameSync(draft, this.#file);
  }

  /** Notes a process. Synchronous: a start that is killed in the next instant has it on file. */
  addChild(name: string, identity: ProcessIdentity): void {
    this.update({ children: { ...this.record.children, [name]: identity } });
  }

  /** Stops what an earlier, killed start left running; returns the names. Never adopts, never goes by name. */
  async stopOrphans(): Promise<string[]> {
    const stopped: string[] = [];
    for (const name of STOP_ORDER) {
      const identity = this.record.children[name];
      if (!identity) continue;
      const wasRunning = await stopProcess(identity, name === 'postgres' ? 'SIGINT' : 'SIGTERM', GRACE_MS);
      if (wasRunning) stopped.push(name);
    }
    this.update({ children: {} });
    return stopped;
  }
}

function readRecord(file: string): StackRecord {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StackRecord;
  } catch {
    return { children: {} };
  }
}
