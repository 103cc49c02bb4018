// What every command of the tool is given, and how its answer comes out: JSON or text on stdout, remarks on stderr.
// Leaves out what commands do and how a no is shown (report.ts).
import { TOOL_WORDS, type ToolWord } from '../words/tool-words.ts';
import { ApiClient } from './api-client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type GlobalOptions, type Language, readSettings, type Settings } from './settings.ts';
import type { WordValues } from './tool-error.ts';

export interface Tool {
  settings: Settings;
  client: ApiClient;
  say: Say;
}

export type Say = (word: ToolWord, values?: WordValues) => string;

/** What a command came to: data for scripts, and the same for people, made only when asked for. */
export interface Answer<T = unknown> {
  data: T;
  /** Where the answer itself is a no: a package that does not hold. */
  exit?: ExitCode;
  text(data: T): string | Promise<string>;
}

export function sayIn(language: Language): Say {
  return (word, values = {}) =>
    TOOL_WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export function createTool(options: GlobalOptions): Tool {
  const settings = readSettings(options);
  const log = settings.verbose ? (line: string) => process.stderr.write(`${line}\n`) : () => undefined;
  return { settings, client: new ApiClient(settings, log), say: sayIn(settings.language) };
}

/** Writes an answer to stdout and leaves its exit code. */
export async function show<T>({ settings }: Tool, { data, text, exit = EXIT.ok }: Answer<T>): Promise<void> {
  const shown = settings.json ? JSON.stringify(data, null, 2) : await text(printable(data));
  if (shown !== '') process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
  process.exitCode = exit;
}

/** What people wrote never moves a terminal's cursor: control characters become blanks, line breaks and tabs stay. */
export function printable<T>(value: T): T {
  if (typeof value === 'string')
    return value.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ') as T;
  if (Array.isArray(value)) return value.map((item: unknown) => printable(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, printable<unknown>(inner)])) as T;
}
