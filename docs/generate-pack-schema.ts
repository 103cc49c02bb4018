// Publishes the form of law packs, calendars and operator data as JSON Schema, for authors and their editors.
// `node --import tsx docs/generate-pack-schema.ts` writes it; a test compares it. Checks between parts: pack-checks.ts.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { z } from 'zod';
import { calendarSchema } from '../adapters/pack-calendar.ts';
import { operatorSchema } from '../adapters/pack-operator.ts';
import { packSchema } from '../adapters/pack-schema.ts';

const FORMS = {
  'pack.schema.json': [packSchema, 'Law pack'],
  'calendar.schema.json': [calendarSchema, 'Calendar'],
  'operator-data.schema.json': [operatorSchema, 'Operator data for a law pack'],
} as const;

/** Path and text of each published schema. */
export function packSchemas(): Promise<{ path: string; text: string }[]> {
  const files = Object.entries(FORMS).map(async ([name, [schema, title]]) => ({
    path: fileURLToPath(new URL(name, import.meta.url)),
    text: await format(JSON.stringify({ title, ...z.toJSONSchema(schema) }), { parser: 'json', printWidth: 120 }),
  }));
  return Promise.all(files);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of await packSchemas()) writeFileSync(path, text);
}
