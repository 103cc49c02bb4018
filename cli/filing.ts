// file and track: what a channel does for a citizen, and what a citizen sees. Leaves out the inbox of a citizen.
import { newKey } from './api-client.ts';
import { apiDocument, complaintSchema } from './command-schema.ts';
import { checkValue } from './field-checks.ts';
import { readJson } from './input-file.ts';
import { labelled } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Words {
  zh: string;
  en: string;
}

interface Registered {
  caseId: string;
  number: string;
  receivedOn: string;
  trackingCode?: string;
  trackingUrl?: string;
  law: { id: string; version: string; title: Words; example: boolean };
  next: { clock: string; article: string; dueOn: string | null; provisional: boolean; confidence: string } | null;
  words: Words[];
}

/** With REDRESS_CHANNEL_KEY as that channel, else as the clerk who is signed in. */
export async function fileComplaint(
  { client, say, settings }: Tool,
  file: string,
  options: { key?: string; dryRun?: boolean },
): Promise<Answer> {
  const body = readJson(file);
  const faults = checkValue(complaintSchema(await apiDocument(client)).body, body);
  if (faults.length > 0) throw misused({ word: 'bodyFaulty' }, ...faults);
  if (options.dryRun === true) return { data: body, text: (value) => JSON.stringify(value, null, 2) };
  const key = options.key ?? newKey();
  if (settings.verbose) process.stderr.write(`${say('keyUsed', { key })}\n`);
  const token = process.env.REDRESS_CHANNEL_KEY || undefined;
  const data = await client.send<Registered>({ method: 'POST', path: '/api/complaints', body, key, token });
  return { data: { ...data, key }, text: () => registeredText(data, say, settings.language) };
}

function registeredText(
  { number, caseId, receivedOn, trackingCode, trackingUrl, law, next, words }: Registered,
  say: Tool['say'],
  language: 'zh' | 'en',
): string {
  const due = next === null ? null : `${next.dueOn ?? ''} (${next.clock}, ${next.article}, ${next.confidence})`;
  return [
    say('registered', { number }),
    labelled([
      [say('caseId'), caseId],
      [say('receivedOn'), receivedOn],
      [say('code'), trackingCode],
      [say('link'), trackingUrl],
      [say('law'), `${law.title[language]} ${law.id} ${law.version}`],
      [say('due'), due],
    ]),
    ...(law.example ? [`! ${say('exampleRules')}`] : []),
    ...words.map((line) => line[language]),
  ].join('\n');
}
