// Decides where engine programs are kept: one folder per user and pinned version.
// Leaves out how they get there (engine-build.ts, engine-download.ts).
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const SERVER_VERSION = '1.32.2';
export const UI_VERSION = '2.55.0';

/** The pinned official programs: server and tools on PostgreSQL, the web interface beside them. */
export interface OfficialEngine {
  kind: 'official';
  server: string;
  sqlTool: string;
  ui: string;
}

/** A `temporal` command line program with a development server inside, on SQLite. */
export interface CliEngine {
  kind: 'cli';
  executable: string;
}

export type Engine = OfficialEngine | CliEngine;

/** Folder for engine programs of all versions: REDRESS_CACHE_DIR, else the XDG cache folder. */
export function engineCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    env['REDRESS_CACHE_DIR'] || path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'redress');
  return path.join(path.resolve(base), 'engine');
}

/** Folder of the pinned official programs. */
export function officialEngineDir(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(engineCacheDir(env), `temporal-${SERVER_VERSION}-ui-${UI_VERSION}`);
}

/** The official programs when all three are in the cache, else null. */
export function cachedOfficialEngine(env: NodeJS.ProcessEnv = process.env): OfficialEngine | null {
  const at = (name: string) => path.join(officialEngineDir(env), name);
  const engine: OfficialEngine = {
    kind: 'official',
    server: at('temporal-server'),
    sqlTool: at('temporal-sql-tool'),
    ui: at('temporal-ui-server'),
  };
  return [engine.server, engine.sqlTool, engine.ui].every((file) => existsSync(file)) ? engine : null;
}
