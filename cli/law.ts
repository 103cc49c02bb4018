// law list, check, load, retire, confirm, diff: how two people change the law of a running system.
// Leaves out what makes a file sound: the server says it.
import { EXIT } from './exit-codes.ts';
import { readJson } from './input-file.ts';
import { table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface LawFile {
  kind: string;
  id: string;
  version: string;
  hash: string;
  loadedBy: string | null;
  loadedAt: string | null;
  confirmedBy: string | null;
  retiredAt: string | null;
}

interface Proposal {
  id: string;
  act: 'load' | 'retire';
  kind: string;
  fileId: string;
  version: string;
  reason: string;
  proposedBy: string;
  at: string;
}

interface Listed {
  files: LawFile[];
  proposals: Proposal[];
}

export async function listLaw({ client, say }: Tool): Promise<Answer<Listed>> {
  const [{ files }, { proposals }] = await Promise.all([
    client.send<Pick<Listed, 'files'>>({ method: 'GET', path: '/api/law/files' }),
    client.send<Pick<Listed, 'proposals'>>({ method: 'GET', path: '/api/law/proposals', query: { open: true } }),
  ]);
  return { data: { files, proposals }, text: (listed) => listText(listed, say) };
}

function listText({ files, proposals }: Listed, say: Tool['say']): string {
  const heads = [say('kind'), say('id'), say('version'), say('hash'), say('loadedBy'), say('at'), say('confirmedBy')];
  const rows = files.map((file) => [
    ...[file.kind, file.id, file.version, file.hash.slice(0, 12), file.loadedBy, file.loadedAt, file.confirmedBy],
    file.retiredAt,
  ]);
  const waiting = proposals.map((one) => [
    ...[say(one.act === 'load' ? 'lawLoad' : 'lawRetire'), one.kind, one.fileId, one.version],
    ...[one.proposedBy, one.at, one.reason, one.id],
  ]);
  return [
    table([...heads, say('retired')], rows),
    ...(waiting.length === 0 ? [] : ['', say('lawWaiting'), table([], waiting)]),
  ].join('\n');
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
  reason: string | undefined,
): Promise<Answer<Proposal>> {
  return propose(tool, { act: 'retire', kind: knownKind(kind), id, version, reason: given(reason) });
}

async function propose({ client, say }: Tool, body: object): Promise<Answer<Proposal>> {
  const data = await client.send<Proposal>({ method: 'POST', path: '/api/law/proposals', body });
  return { data, text: ({ id }) => say('lawProposed', { id }) };
}

export async function confirmLaw({ client, say }: Tool, proposal: string): Promise<Answer<Proposal>> {
  const path = `/api/law/proposals/${encodeURIComponent(proposal)}/confirm`;
  const data = await client.send<Proposal>({ method: 'POST', path, body: {} });
  return { data, text: ({ fileId, version }) => say('lawDone', { id: fileId, version }) };
}

interface Change {
  path: string;
  from: unknown;
  to: unknown;
}

interface Rows {
  added: { key: string; row: object }[];
  removed: { key: string; row: object }[];
  changed: { key: string; changes: Change[] }[];
}

interface Diff {
  clocks: Rows;
  grounds: Rows;
  dates: Change[];
  words: Change[];
  other: Change[];
}

export async function diffLaw(
  { client, say }: Tool,
  [kind = '', id = '', from = '', to = '']: string[],
): Promise<Answer<Diff>> {
  const query = { kind: knownKind(kind), id, from, to };
  const data = await client.send<Diff>({ method: 'GET', path: '/api/law/diff', query });
  return {
    data,
    text: ({ clocks, grounds, dates, words, other }) => {
      const changes = [
        ...rowLines('clocks', clocks),
        ...rowLines('refusalGrounds', grounds),
        ...dates,
        ...words,
        ...other,
      ];
      if (changes.length === 0) return say('lawSame');
      return table(
        ['', say('before'), say('after')],
        changes.map((change) => [change.path, shown(change.from), shown(change.to)]),
      );
    },
  };
}

function rowLines(name: string, { added, removed, changed }: Rows): Change[] {
  return [
    ...added.map(({ key, row }) => ({ path: `${name}.${key}`, from: null, to: brief(row) })),
    ...removed.map(({ key, row }) => ({ path: `${name}.${key}`, from: brief(row), to: null })),
    ...changed.flatMap(({ key, changes }) =>
      changes.map((change) => ({ ...change, path: `${name}.${key}.${change.path}` })),
    ),
  ];
}

/** What a reader asks of a row first. */
function brief(row: object): string {
  const { limit, article, confidence } = row as Record<string, unknown>;
  return [limit, article, confidence].flatMap((part) => (part === undefined ? [] : shown(part))).join(', ');
}

function shown(value: unknown): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { n, unit } = value as { n?: unknown; unit?: unknown };
  return n !== undefined && unit !== undefined ? `${String(n)} ${String(unit)}` : JSON.stringify(value);
}

/** Only a pack belongs to a regime. */
function fileBody(file: string): { kind: string; content: unknown } {
  const content = readJson(file);
  const isPack = typeof content === 'object' && content !== null && 'regime' in content;
  return { kind: isPack ? 'pack' : 'calendar', content };
}

function knownKind(kind: string): string {
  if (kind !== 'pack' && kind !== 'calendar') throw misused({ word: 'lawKind', values: { kind } });
  return kind;
}

function given(reason: string | undefined): string {
  if (reason === undefined) throw misused({ word: 'valueMissing', values: { field: '--reason' } });
  return reason;
}
