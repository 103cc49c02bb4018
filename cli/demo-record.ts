// demo.json in the data folder: what the demo has made so far, for scripts and for a second run. Readable by its owner
// only. Leaves out making it (demo-load.ts).
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface DemoAccount {
  id: string;
  username: string;
  password: string;
  name: string;
  title: string;
  unit: string;
  roles: string[];
  /** Personal token, once it has been made. */
  token?: string;
}

export interface DemoCase {
  title: string;
  channel: string;
  /** Where it was carried to (demo/types.ts). */
  moment: string;
  /** Absent while nobody knows whether the complaint arrived. */
  caseId?: string;
  number?: string;
  trackingCode?: string;
  linkToken?: string;
  /** Key in demo/ to the id the API gave. */
  evidence: Record<string, string>;
  /** Steps of the script that are done. */
  done: number;
  /** It has stood at its moment; what people do with it afterwards is theirs. */
  arrived?: true;
}

export interface DemoRecord {
  about: string;
  url: string;
  /** The day the dates of the demo count from, YYYY-MM-DD, and its instant, ms. */
  loadedOn: string;
  startedAt: number;
  complete: boolean;
  /** By username. */
  accounts: Record<string, DemoAccount>;
  /** By id of the channel. */
  channelKeys: Record<string, string>;
  /** By key of the complaint in demo/. */
  cases: Record<string, DemoCase>;
}

export const recordFile = (dataDir: string): string => path.join(dataDir, 'demo.json');

/** The record of an earlier run, or null. Throws on a file that is not JSON. */
export function readRecord(dataDir: string): DemoRecord | null {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir), 'utf8')) as DemoRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces the file whole: a killed run leaves the last state. */
export function writeRecord(dataDir: string, record: DemoRecord): void {
  const file = recordFile(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}
