// law list, show, history, proposal, diff: what law there is, what waits, and who did what.
// Leaves out changing it (law.ts).
import { type Diff, diffText } from './law-diff.ts';
import { knownKind, type Proposal } from './law.ts';
import { labelled, table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

type Say = Tool['say'];
interface Page {
  limit?: string;
  cursor?: string;
}

interface LawFile {
  kind: string;
  id: string;
  version: string;
  hash: string;
  dropped: boolean;
  operatorData: { decidedBy: string; decidedOn: string } | null;
  loadedBy: string | null;
  loadedAt: string | null;
  confirmedBy: string | null;
  retiredAt: string | null;
}

interface Listed {
  files: LawFile[];
  next: string | null;
  proposals: Proposal[];
  moreProposals: boolean;
}

const WAITING_SHOWN = 200;

export async function listLaw({ client, say }: Tool, { limit, cursor }: Page): Promise<Answer<Listed>> {
  const open = { open: true, limit: WAITING_SHOWN };
  const [page, waiting] = await Promise.all([
    client.send<Pick<Listed, 'files' | 'next'>>({ method: 'GET', path: '/api/law/files', query: { limit, cursor } }),
    client.send<{ proposals: Proposal[]; next: string | null }>({
      ...{ method: 'GET', path: '/api/law/proposals', query: open },
    }),
  ]);
  const data = { ...page, proposals: waiting.proposals, moreProposals: waiting.next !== null };
  return { data, text: (listed) => listText(listed, say) };
}

function listText({ files, next, proposals, moreProposals }: Listed, say: Say): string {
  const heads = [say('kind'), say('id'), say('version'), say('hash'), say('loadedBy'), say('at'), say('confirmedBy')];
  const rows = files.map((file) => [
    ...[file.kind, file.id, file.version, file.hash.slice(0, 12), file.loadedBy, file.loadedAt, file.confirmedBy],
    file.retiredAt ?? (file.dropped ? say('dropped') : ''),
  ]);
  const waiting = proposals.map((one) => [
    ...[say(one.act === 'load' ? 'lawLoad' : 'lawRetire'), one.kind, one.fileId, one.version],
    ...[one.proposedBy, one.at, one.reason, one.id],
  ]);
  return [
    table([...heads, say('retired')], rows),
    ...(next === null ? [] : ['', say('nextPage', { cursor: next })]),
    ...(waiting.length === 0 ? [] : ['', say('lawWaiting'), table([], waiting)]),
    ...(moreProposals ? [say('lawMorePages')] : []),
  ].join('\n');
}

/** `name` is `id` or `id@version`. The content alone goes to a file: `... --json | jq .content`. */
export async function showLaw(
  { client, say }: Tool,
  name: string,
  { kind }: { kind?: string },
): Promise<Answer<LawFile & { content: object }>> {
  const [id = '', version] = name.split('@');
  const query = { version, kind: kind === undefined ? undefined : knownKind(kind) };
  const path = `/api/law/files/${encodeURIComponent(id)}`;
  const data = await client.send<LawFile & { content: object }>({ method: 'GET', path, query });
  const text = ({ content, ...file }: LawFile & { content: object }): string =>
    [
      labelled([
        [say('kind'), file.kind],
        [say('id'), file.id],
        [say('version'), file.version],
        [say('hash'), file.hash],
        [say('loadedBy'), file.loadedBy],
        [say('at'), file.loadedAt],
        [say('confirmedBy'), file.confirmedBy],
        [say('retired'), file.retiredAt ?? (file.dropped ? say('dropped') : null)],
      ]),
      ...(file.operatorData === null ? [] : [say('operatorData', { ...file.operatorData })]),
      JSON.stringify(content, null, 2),
    ].join('\n');
  return { data, text };
}

interface Deed {
  at: string;
  act: 'recorded' | 'proposedLoad' | 'proposedRetire' | 'loaded' | 'retired' | 'withdrawn';
  kind: string;
  id: string;
  version: string;
  hash: string;
  by: string | null;
  reason: string | null;
  operatorData: { decidedBy: string; decidedOn: string } | null;
  proposal: string | null;
}

interface History {
  deeds: Deed[];
  next: string | null;
}

export async function showLawHistory(
  { client, say }: Tool,
  id: string | undefined,
  { limit, cursor }: Page,
): Promise<Answer<History>> {
  const data = await client.send<History>({ method: 'GET', path: '/api/law/history', query: { id, limit, cursor } });
  const heads = [say('at'), say('act'), say('kind'), say('id'), say('version'), say('hash'), say('by'), ''];
  const text = ({ deeds, next }: History): string =>
    [
      table(
        heads,
        deeds.map((deed) => [
          ...[deed.at, say(deed.act === 'retired' ? 'retiredDeed' : deed.act), deed.kind, deed.id, deed.version],
          ...[deed.hash.slice(0, 12), deed.by],
          deed.operatorData === null ? deed.reason : say('operatorData', { ...deed.operatorData }),
        ]),
      ),
      ...(next === null ? [] : ['', say('nextPage', { cursor: next })]),
    ].join('\n');
  return { data, text };
}

interface WholeProposal extends Proposal {
  confirmedBy: string | null;
  withdrawnBy: string | null;
  withdrawReason: string | null;
  content: object;
  findings: { path: string; message: string }[];
  stops: { regime: string; from: string; to: string | null }[];
  inUse: { version: string; hash: string } | null;
  diff: Diff | null;
}

/** What one looks at before confirming; ends with the line that confirms exactly this. */
export async function showProposal(
  { client, say }: Tool,
  id: string,
  { content = false }: { content?: boolean },
): Promise<Answer<WholeProposal>> {
  const path = `/api/law/proposals/${encodeURIComponent(id)}`;
  const data = await client.send<WholeProposal>({ method: 'GET', path });
  return { data, text: (proposal) => proposalText(proposal, content, say) };
}

function proposalText(proposal: WholeProposal, withContent: boolean, say: Say): string {
  const { id, act, kind, fileId, version, hash, proposedBy, at, reason } = proposal;
  const { confirmedBy, withdrawnBy, withdrawReason, findings, stops } = proposal;
  const facts = labelled([
    [say(act === 'load' ? 'lawLoad' : 'lawRetire'), `${kind} ${fileId} ${version}`],
    [say('hash'), hash],
    [say('proposedBy'), `${proposedBy}  ${at}  ${reason}`],
    [say('confirmedBy'), confirmedBy],
    [say('withdrawnBy'), withdrawnBy === null ? null : `${withdrawnBy}  ${withdrawReason ?? ''}`],
  ]);
  const isOpen = confirmedBy === null && withdrawnBy === null;
  return [
    facts,
    ...(act === 'load' ? ['', ...comparison(proposal, say)] : []),
    ...(findings.length === 0 ? [] : ['', say('finding'), ...findings.map((one) => `  ${one.path}: ${one.message}`)]),
    ...(stops.length === 0 ? [] : ['', say('lawStops'), ...stops.map((stop) => `  ${stopLine(stop, say)}`)]),
    ...(withContent ? ['', JSON.stringify(proposal.content, null, 2)] : []),
    ...(isOpen ? ['', say('lawToConfirm', { id, hash })] : []),
  ].join('\n');
}

function comparison({ inUse, diff }: WholeProposal, say: Say): string[] {
  if (inUse === null || diff === null) return [say('lawFirst')];
  return [say('lawAgainst', { version: inUse.version }), diffText(diff, say)];
}

function stopLine({ regime, from, to }: WholeProposal['stops'][number], say: Say): string {
  return to === null ? say('lawStopsOn', { regime, from }) : say('lawStopsRow', { regime, from, to });
}

export async function diffLaw(
  { client, say }: Tool,
  [kind = '', id = '', from = '', to = '']: string[],
): Promise<Answer<Diff>> {
  const query = { kind: knownKind(kind), id, from, to };
  const data = await client.send<Diff>({ method: 'GET', path: '/api/law/diff', query });
  return { data, text: (diff) => diffText(diff, say) };
}
