// law check, load, retire, confirm, withdraw: how two people change the law of a running system.
// Leaves out looking at it (law-reading.ts) and what makes a file sound: the server says it.
import { EXIT } from './exit-codes.ts';
import { readJson } from './input-file.ts';
import { table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

export interface Proposal {
  id: string;
  act: 'load' | 'retire';
  kind: string;
  fileId: string;
  version: string;
  hash: string;
  reason: string;
  proposedBy: string;
  at: string;
}

interface Judgement {
  sound: boolean;
  file: { id: string; version: string; hash: string } | null;
  findings: { path: string; message: string }[];
}

/** Ends with the code of a refusal where there are findings, so that a script can stop there. */
export async function checkLaw({ client, say }: Tool, file: string): Promise<Answer<Judgement>> {
  const data = await client.send<Judgement>({ method: 'POST', path: '/api/law/check', body: fileBody(file) });
  return {
    data,
    exit: data.sound ? EXIT.ok : EXIT.refused,
    text: ({ sound, file: judged, findings }) =>
      sound
        ? say('lawSound', { ...judged })
        : table(
            [say('place'), say('finding')],
            findings.map(({ path, message }) => [path, message]),
          ),
  };
}

export async function loadLaw(tool: Tool, file: string, reason: string | undefined): Promise<Answer<Proposal>> {
  return propose(tool, { act: 'load', ...fileBody(file), reason: given(reason) });
}

export async function retireLaw(
  tool: Tool,
  [kind = '', id = '', version = '']: string[],
  { reason, evenIfLast = false }: { reason?: string; evenIfLast?: boolean },
): Promise<Answer<Proposal>> {
  return propose(tool, { act: 'retire', kind: knownKind(kind), id, version, reason: given(reason), evenIfLast });
}

async function propose({ client, say }: Tool, body: object): Promise<Answer<Proposal>> {
  const data = await client.send<Proposal>({ method: 'POST', path: '/api/law/proposals', body });
  return { data, text: ({ id }) => say('lawProposed', { id }) };
}

/** `hash` is of what the confirmer looked at: the server refuses where the proposal is another. */
export async function confirmLaw(
  { client, say }: Tool,
  proposal: string,
  hash: string | undefined,
): Promise<Answer<Proposal>> {
  const path = `/api/law/proposals/${encodeURIComponent(proposal)}/confirm`;
  const data = await client.send<Proposal>({ method: 'POST', path, body: { hash } });
  return { data, text: ({ fileId, version }) => say('lawDone', { id: fileId, version }) };
}

export async function withdrawLaw(
  { client, say }: Tool,
  proposal: string,
  reason: string | undefined,
): Promise<Answer<Proposal>> {
  const path = `/api/law/proposals/${encodeURIComponent(proposal)}/withdraw`;
  const data = await client.send<Proposal>({ method: 'POST', path, body: { reason: given(reason) } });
  return { data, text: ({ fileId, version }) => say('lawWithdrawn', { id: fileId, version }) };
}

/** Only a pack belongs to a regime. */
function fileBody(file: string): { kind: string; content: unknown } {
  const content = readJson(file);
  const isPack = typeof content === 'object' && content !== null && 'regime' in content;
  return { kind: isPack ? 'pack' : 'calendar', content };
}

export function knownKind(kind: string): string {
  if (kind !== 'pack' && kind !== 'calendar') throw misused({ word: 'lawKind', values: { kind } });
  return kind;
}

function given(reason: string | undefined): string {
  if (reason === undefined) throw misused({ word: 'valueMissing', values: { field: '--reason' } });
  return reason;
}
