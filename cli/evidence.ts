// evidence add: uploads a file and lets the case take it into its evidence; or only uploads it, for a command to name.
// Leaves out which types are accepted: the server looks at the bytes.
import path from 'node:path';
import { newKey } from './api-client.ts';
import { caseIdOf } from './case-reference.ts';
import { readInput } from './input-file.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

const TYPES: Record<string, string | undefined> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.heic': 'image/heic',
  '.heif': 'image/heif',
  '.pdf': 'application/pdf',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface EvidenceOptions {
  uploadOnly?: boolean;
  note?: string;
  whyNotEarlier?: string;
  onBehalfOf?: string;
  type?: string;
  key?: string;
}

interface Uploaded {
  evidenceId: string;
  sha256: string;
  size: number;
  mime: string;
}

export async function addEvidence(
  { client, say }: Tool,
  reference: string,
  file: string,
  options: EvidenceOptions,
): Promise<Answer<Uploaded & { version?: number }>> {
  const form = formOf(file, options.type);
  const caseId = await caseIdOf(client, reference);
  const uploaded = await client.send<Uploaded>({ method: 'POST', path: `/api/cases/${caseId}/evidence`, form });
  const { evidenceId: id, mime, size } = uploaded;
  const told = say('uploaded', { id, mime, size });
  if (options.uploadOnly === true)
    return { data: uploaded, text: () => `${told}\n${say('uploadedOnly', { reference, id })}` };
  const { note, whyNotEarlier, onBehalfOf } = options;
  const key = options.key ?? newKey();
  const body = { items: [id], note, whyNotEarlier };
  const { version, number } = await client.send<{ version: number; number: string }>({
    method: 'POST',
    path: `/api/cases/${caseId}/supplementEvidence`,
    query: { onBehalfOf },
    body,
    key,
  });
  return {
    data: { ...uploaded, version },
    text: () => `${told}\n${say('done', { command: 'supplementEvidence', number, version })}`,
  };
}

/** The id goes into the evidence list of the complaint; only who uploaded it can use it. */
export async function uploadLoose(
  { client, say }: Tool,
  file: string,
  options: { type?: string },
): Promise<Answer<Uploaded>> {
  const token = process.env.REDRESS_CHANNEL_KEY || undefined;
  const data = await client.send<Uploaded>({
    method: 'POST',
    path: '/api/evidence',
    form: formOf(file, options.type),
    token,
  });
  return { data, text: ({ evidenceId: id, mime, size }) => say('uploaded', { id, mime, size }) };
}

function formOf(file: string, type: string | undefined): FormData {
  const form = new FormData();
  form.set('file', fileOf(file, type), path.basename(file));
  return form;
}

function fileOf(file: string, type: string | undefined): Blob {
  const mime = type ?? TYPES[path.extname(file).toLowerCase()];
  if (mime === undefined) throw misused({ word: 'unknownFileType', values: { file } });
  return new Blob([new Uint8Array(readInput(file))], { type: mime });
}
