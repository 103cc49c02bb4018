// Reads the JSON files of packs, calendars and operator data, says what is wrong with one, and hashes its content.
// Leaves out what the files mean (pack-schema.ts, pack-calendar.ts, pack-operator.ts).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { formError } from './pack-hints.ts';

export class PackError extends Error {
  override name = 'PackError';
}

/** SHA-256 of the canonical JSON, hex. */
export function hashOf(file: object): string {
  return createHash('sha256').update(canonicalJson(file)).digest('hex');
}

/** The JSON files of a folder by name; none where there is no such folder. */
export function jsonFiles(folder: string): { path: string; name: string; content: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ path: join(folder, name), name, content: readFileSync(join(folder, name), 'utf8') }));
}

/** The content of a file in its form; throws PackError with what is wrong, by path. */
export function parse<T>(schema: z.ZodType<T>, name: string, content: string): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new PackError(`${name}: not JSON`, { cause: error });
  }
  const parsed = schema.safeParse(value, { error: formError });
  if (!parsed.success) throw new PackError(`${name}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Throws PackError with all findings about a file; none, nothing. */
export function refuse(name: string, findings: string[]): void {
  if (findings.length > 0) throw new PackError(`${name}:\n${findings.map((finding) => `- ${finding}`).join('\n')}`);
}
