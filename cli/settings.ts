// Decides where the server is, which token speaks, in which language: options, then environment, then the stored file.
// A token is kept per server and never sent to another. Leaves out signing in (account.ts).
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { misused } from './tool-error.ts';

export const DEFAULT_URL = 'http://127.0.0.1:3000';

export type Language = 'zh' | 'en';
type Environment = Record<string, string | undefined>;

export interface StoredServer {
  token: string;
  tokenId?: string;
  username: string;
}

interface StoredFile {
  /** The server signed in to last. */
  url?: string;
  servers: Record<string, StoredServer>;
}

export interface Settings {
  /** Without a slash at the end. */
  url: string;
  token: string | null;
  language: Language;
  json: boolean;
  verbose: boolean;
  /** How long to try again when the server says "later", ms. */
  waitMs: number;
}

/** What can be given on the command line, as commander hands it over. */
export interface GlobalOptions {
  url?: string;
  lang?: string;
  json?: boolean;
  verbose?: boolean;
  wait?: string;
}

/** Throws wrong usage for a malformed URL or number of seconds. */
export function readSettings(options: GlobalOptions, env: Environment = process.env): Settings {
  const stored = readStored(env);
  const url = serverUrl(options.url ?? env.REDRESS_URL ?? stored.url ?? DEFAULT_URL);
  const seconds = Number(options.wait ?? 30);
  if (!Number.isFinite(seconds) || seconds < 0)
    throw misused({ word: 'badSeconds', values: { value: options.wait ?? '' } });
  return {
    url,
    token: env.REDRESS_TOKEN || stored.servers[url]?.token || null,
    language: languageFrom(options.lang, env),
    json: options.json === true,
    verbose: options.verbose === true,
    waitMs: seconds * 1000,
  };
}

/** `--lang`, REDRESS_LANG, then the locale; Chinese where nothing says otherwise. */
export function languageFrom(option: string | undefined, env: Environment = process.env): Language {
  const wanted = option ?? [env.REDRESS_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return wanted !== undefined && /^(en|c$|c\.|posix)/i.test(wanted) ? 'en' : 'zh';
}

/** The stored sign-in of a server. */
export function storedServer(url: string, env: Environment = process.env): StoredServer | null {
  return readStored(env).servers[url] ?? null;
}

export function storeServer(url: string, server: StoredServer, env: Environment = process.env): string {
  const { servers } = readStored(env);
  return write({ url, servers: { ...servers, [url]: server } }, env);
}

export function forgetServer(url: string, env: Environment = process.env): void {
  const { url: last, servers } = readStored(env);
  const { [url]: _gone, ...others } = servers;
  write({ ...(last === url ? {} : { url: last }), servers: others }, env);
}

/** Origin and path without a slash at the end. Throws wrong usage for anything but http and https. */
export function serverUrl(text: string): string {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '')
    throw misused({ word: 'badUrl', values: { url: text } });
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
}

const configFile = (env: Environment): string =>
  path.join(env.XDG_CONFIG_HOME || path.join(homedir(), '.config'), 'redress', 'config.json');

function readStored(env: Environment): StoredFile {
  try {
    const parsed = JSON.parse(readFileSync(configFile(env), 'utf8')) as Partial<StoredFile>;
    return { url: parsed.url, servers: parsed.servers ?? {} };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { servers: {} };
    throw misused({ word: 'badConfig', values: { file: configFile(env) } });
  }
}

/** Replaced whole, readable by its owner only from the first byte on. */
function write(stored: StoredFile, env: Environment): string {
  const file = configFile(env);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
  return file;
}
