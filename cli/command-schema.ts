// Where the fields of a command come from: the OpenAPI document of the server, kept for a while per server.
// Leaves out reading arguments by it (field-arguments.ts) and showing it (field-help.ts).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { ApiClient } from './api-client.ts';
import { type Remark, misused } from './tool-error.ts';
import { nearest } from './nearest-name.ts';

/** The part of JSON Schema the API uses for bodies. `x-redress`: text, card, unit, staff, evidence, case, contact, reach. */
export interface FieldSchema {
  $ref?: string;
  type?: string;
  enum?: (string | number | boolean | null)[];
  properties?: Record<string, FieldSchema>;
  required?: string[];
  items?: FieldSchema;
  anyOf?: FieldSchema[];
  description?: string;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  'x-redress'?: string;
}

interface Operation {
  tags?: string[];
  summary?: string;
  requestBody?: { content?: Record<string, { schema?: FieldSchema } | undefined> };
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation> | undefined>;
  components?: { schemas?: Record<string, FieldSchema> };
}

export interface CommandSchema {
  name: string;
  summary: string;
  body: FieldSchema;
}

const FRESH_MS = 10 * 60_000;
const COMMAND_PATH = /^\/api\/cases\/\{caseId\}\/(\w+)$/;

/** The server's document: the stored copy while it is fresh, else a new one; an old copy when the server is silent. */
export async function apiDocument(client: ApiClient): Promise<ApiDocument> {
  const file = cacheFile(client.settings.url);
  const stored = readCopy(file, FRESH_MS);
  if (stored !== null) return stored;
  try {
    const fetched = await client.send<ApiDocument>({ method: 'GET', path: '/api/openapi.json', anonymous: true });
    keep(file, fetched);
    return fetched;
  } catch (error) {
    const old = readCopy(file, Number.POSITIVE_INFINITY);
    if (old !== null) return old;
    throw error;
  }
}

/** The stored copy alone, however old: for completion, which may not wait. */
export function storedDocument(url: string): ApiDocument | null {
  return readCopy(cacheFile(url), Number.POSITIVE_INFINITY);
}

/** Forgets the stored copy: what was sent by it did not fit the server any more. */
export function outdate(url: string): void {
  keep(cacheFile(url), null);
}

/** Commands of a case by name, in the order of the server. */
export function commandNames(document: ApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([route, methods]) => {
    const name = COMMAND_PATH.exec(route)?.[1];
    return name !== undefined && methods?.post?.tags?.includes('commands') ? [name] : [];
  });
}

/** Throws wrong usage, with the nearest name, where there is no such command. */
export function commandSchema(document: ApiDocument, name: string): CommandSchema {
  const names = commandNames(document);
  if (!names.includes(name)) {
    const guess = nearest(name, names);
    const hint: Remark =
      guess === null
        ? { word: 'commandList', values: { names: names.join(', ') } }
        : { word: 'didYouMean', values: { name: guess } };
    throw misused({ word: 'unknownCommand', values: { name } }, hint);
  }
  const operation = document.paths[`/api/cases/{caseId}/${name}`]?.post;
  return { name, summary: operation?.summary ?? '', body: inlined(document, bodyOf(operation) ?? {}) };
}

/** Body of POST /api/complaints. */
export function complaintSchema(document: ApiDocument): CommandSchema {
  const operation = document.paths['/api/complaints']?.post;
  return { name: 'file', summary: operation?.summary ?? '', body: inlined(document, bodyOf(operation) ?? {}) };
}

const bodyOf = (operation: Operation | undefined): FieldSchema | undefined =>
  operation?.requestBody?.content?.['application/json']?.schema;

/** The schema with its references put in place. Bodies do not refer to themselves. */
function inlined({ components }: ApiDocument, schema: FieldSchema): FieldSchema {
  const target =
    schema.$ref === undefined
      ? schema
      : { ...(components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}), description: schema.description };
  const inside = (inner: FieldSchema): FieldSchema => inlined({ paths: {}, components }, inner);
  return {
    ...target,
    ...(target.properties && {
      properties: Object.fromEntries(Object.entries(target.properties).map(([name, inner]) => [name, inside(inner)])),
    }),
    ...(target.items && { items: inside(target.items) }),
    ...(target.anyOf && { anyOf: target.anyOf.map(inside) }),
  };
}

function cacheFile(url: string): string {
  const folder = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(folder, 'redress', `openapi-${createHash('sha256').update(url).digest('hex').slice(0, 16)}.json`);
}

function readCopy(file: string, maxAgeMs: number): ApiDocument | null {
  try {
    if (Date.now() - statSync(file).mtimeMs > maxAgeMs) return null;
    return JSON.parse(readFileSync(file, 'utf8')) as ApiDocument | null;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs a request each time, nothing else. */
function keep(file: string, document: ApiDocument | null): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(document));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}
