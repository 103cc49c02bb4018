// law batch and law gaps: other law for running cases, by two people, and the calendar years that are missing.
// Leaves out all judging and counting: the server does it.
import { LAW_CHANGE_WORDS } from '../words/law-words.ts';
import { versionRef } from './law-reference.ts';
import { colours, labelled, table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Batch {
  id: string;
  state: string;
  scope: object;
  reason: string;
  proposedBy: string;
  at: string;
  approvedBy: string | null;
  previewHash: string | null;
}

interface Progress extends Batch {
  counts: { cases: number; moving: number; limits: number; late: number; byState: Record<string, number> };
  acts: { act: string; by: string; at: string }[];
}

interface Move {
  clock: string;
  from: string | null;
  to: string | null;
  kept: boolean;
  why: string[];
  article: { from: string; to: string };
}

interface BatchCases {
  cases: { number: string; state: string; late: boolean; code: string | null; rows: Move[] }[];
  next: string | null;
}

const BATCHES = '/api/law/batches';
const pathOf = (id: string): string => `${BATCHES}/${encodeURIComponent(id)}`;

export interface BatchOptions {
  packFrom?: string;
  packTo?: string;
  calendarTo?: string;
  calendarFrom?: string;
  reason?: string;
}

export async function proposeBatch(tool: Tool, options: BatchOptions): Promise<Answer<Progress>> {
  const { reason, calendarFrom } = options;
  const [from, to] = [versionRef('--pack-from', options.packFrom), versionRef('--pack-to', options.packTo)];
  const calendar = versionRef('--calendar-to', options.calendarTo);
  if ((from === undefined) !== (to === undefined) || (to === undefined && calendar === undefined))
    throw misused({ word: 'lawNeeded' });
  if (reason === undefined) throw misused({ word: 'valueMissing', values: { field: '--reason' } });
  const body = {
    ...(to && { pack: { from, to } }),
    ...(calendar && {
      calendar: { id: calendar.id, to: calendar.version, ...(calendarFrom && { from: calendarFrom }) },
    }),
    reason,
  };
  return progressOf(tool, await tool.client.send<Progress>({ method: 'POST', path: BATCHES, body }));
}

export async function listBatches({ client, say }: Tool): Promise<Answer<{ batches: Batch[] }>> {
  const data = await client.send<{ batches: Batch[] }>({ method: 'GET', path: BATCHES });
  return {
    data,
    text: ({ batches }) =>
      batches.length === 0
        ? say('noBatches')
        : table(
            [say('id'), say('batchState'), say('at'), say('confirmedBy'), ''],
            batches.map((one) => [one.id, one.state, one.at, one.approvedBy, scopeText(one.scope)]),
          ),
  };
}

export async function showBatch(tool: Tool, id: string): Promise<Answer<Progress>> {
  return progressOf(tool, await tool.client.send<Progress>({ method: 'GET', path: pathOf(id) }));
}

export async function approveBatch(tool: Tool, id: string, previewHash: string | undefined): Promise<Answer<Progress>> {
  if (previewHash === undefined) throw misused({ word: 'valueMissing', values: { field: '--hash' } });
  const path = `${pathOf(id)}/approve`;
  return progressOf(tool, await tool.client.send<Progress>({ method: 'POST', path, body: { previewHash } }));
}

export async function actOnBatch(
  tool: Tool,
  act: 'pause' | 'resume' | 'withdraw',
  id: string,
): Promise<Answer<Progress>> {
  return progressOf(tool, await tool.client.send<Progress>({ method: 'POST', path: `${pathOf(id)}/${act}`, body: {} }));
}

function progressOf({ say }: Tool, data: Progress): Answer<Progress> {
  return {
    data,
    text: ({ id, state, scope, reason, counts, acts, previewHash }) =>
      [
        labelled([
          [say('id'), id],
          [say('batchState'), colours.bold(state)],
          ['', scopeText(scope)],
          ['', reason],
        ]),
        countsText(counts, say),
        table(
          [],
          acts.map((one) => [one.at, one.act, one.by]),
        ),
        ...(state === 'previewing' ? [say('batchPreviewing', { id })] : []),
        ...(state === 'proposed' ? [say('batchToApprove', { id, hash: previewHash ?? '' })] : []),
        ...(state === 'withdrawn' ? [say('batchStays', { done: counts.byState['done'] ?? 0 })] : []),
      ].join('\n'),
  };
}

function countsText({ byState, ...counts }: Progress['counts'], say: Tool['say']): string {
  return say('batchCounts', { ...counts, ...byState });
}

export async function listBatchCases(
  { client, say, settings }: Tool,
  id: string,
  query: { moving?: boolean; state?: string; limit?: string; after?: string },
): Promise<Answer<BatchCases>> {
  const { moving, state, limit, after } = query;
  const path = `${pathOf(id)}/cases`;
  const data = await client.send<BatchCases>({ method: 'GET', path, query: { moving, state, limit, after } });
  const words: Record<string, { zh: string; en: string } | undefined> = LAW_CHANGE_WORDS;
  const why = (codes: string[]) => codes.map((code) => words[code]?.[settings.language] ?? code).join(', ');
  return {
    data,
    text: ({ cases, next }) => {
      if (cases.length === 0) return say('noBatchCases');
      const rows = cases.flatMap(({ number, state: standing, code, rows: moves }) =>
        moves.length === 0
          ? [[number, standing, code]]
          : moves.map((move) => [
              ...[number, standing, code, move.clock, move.from, move.to],
              ...[move.kept ? say('lawKept') : why(move.why), move.article.to],
            ]),
      );
      const heads = [
        say('number'),
        say('batchState'),
        '',
        say('limitName'),
        say('before'),
        say('after'),
        say('whyMoves'),
      ];
      return [table([...heads, ''], rows), ...(next === null ? [] : [say('batchNextPage', { after: next })])].join(
        '\n',
      );
    },
  };
}

function scopeText(scope: object): string {
  const { pack, calendar } = scope as {
    pack?: Record<'from' | 'to', { id: string; version: string }>;
    calendar?: { id: string; from?: string; to: string };
  };
  return [
    ...(pack ? [`${pack.from.id}@${pack.from.version} > ${pack.to.id}@${pack.to.version}`] : []),
    ...(calendar ? [`${calendar.id}@${calendar.from ?? '*'} > ${calendar.id}@${calendar.to}`] : []),
  ].join(', ');
}

export interface Gap {
  calendar: string;
  year: number;
  cases: number;
  earliest: string | null;
  todo: 'load' | 'batch';
  loaded: string | null;
}

export async function showGaps({ client, say }: Tool): Promise<Answer<{ gaps: Gap[] }>> {
  const data = await client.send<{ gaps: Gap[] }>({ method: 'GET', path: '/api/law/calendar-gaps' });
  return {
    data,
    text: ({ gaps }) => (gaps.length === 0 ? say('noGaps') : gapTable(gaps, say)),
  };
}

/** One line a missing year: how many cases wait, and what to do. */
export function gapTable(gaps: readonly Gap[], say: Tool['say']): string {
  return table(
    [say('id'), say('gapYear'), say('gapCases'), say('gapEarliest'), say('gapTodo')],
    gaps.map(({ calendar, year, cases, earliest, todo, loaded }) => [
      ...[calendar, year, cases, earliest],
      todo === 'load' ? say('gapLoad') : say('gapBatch', { calendar, loaded: loaded ?? '' }),
    ]),
  );
}
