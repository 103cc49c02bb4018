// leave: somebody leaves the house. Shows what would move where, does it only when told so, and shows how far it is.
// Leaves out who may, and all judging (the server's).
import { LEAVE_STATES, POSTS, UNFIT } from '../words/leave-words.ts';
import type { Post } from '../domain/leaving.ts';
import { labelled, table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Part {
  caseId: string;
  number: string;
  posts: Post[];
  handler: string | null;
  unfit: string | null;
  state?: string;
  code?: string | null;
}

interface Days {
  delegations: { staff: string; from: string; to: string }[];
}

interface Preview extends Days {
  staff: string;
  successor: string | null;
  cases: Part[];
  more: boolean;
  unattended: string[];
}

interface Progress extends Days {
  id: string;
  staff: string;
  successor: string | null;
  state: keyof typeof LEAVE_STATES;
  lastDay: string | null;
  beganAt: string | null;
  enteredBy: string;
  counts: { cases: number; toSuccessor: number; toQueue: number; byState: Record<string, number> };
}

interface PartsPage {
  cases: Part[];
  next: string | null;
}

export interface LeaveOptions {
  successor?: string;
  last?: string;
  reason?: string;
  confirm?: boolean;
  progress?: boolean;
  callOff?: boolean;
  limit?: string;
  after?: string;
}

/** Without --confirm, --progress or --call-off only looks at what would happen. */
export async function leave(tool: Tool, staff: string, options: LeaveOptions): Promise<Answer<unknown>> {
  const { successor, last: lastDay, reason, confirm, progress, callOff } = options;
  if ([confirm, progress, callOff].filter(Boolean).length > 1) throw misused({ word: 'leaveOneOf' });
  const path = `/api/staff/${encodeURIComponent(staff)}/leave`;
  if (progress) return far(tool, path, options);
  if (callOff) return entered(tool, await tool.client.send<Progress>({ method: 'DELETE', path }));
  const body = { ...(successor && { successor }), ...(lastDay && { lastDay }), ...(reason && { reason }) };
  if (confirm) return entered(tool, await tool.client.send<Progress>({ method: 'POST', path, body }));
  const data = await tool.client.send<Preview>({ method: 'POST', path: `${path}/preview`, body });
  return { data, text: () => previewText(tool, data) };
}

async function far(tool: Tool, path: string, { limit, after }: LeaveOptions): Promise<Answer<Progress & PartsPage>> {
  const [progress, page] = await Promise.all([
    tool.client.send<Progress>({ method: 'GET', path }),
    tool.client.send<PartsPage>({ method: 'GET', path: `${path}/cases`, query: { limit, after } }),
  ]);
  const data = { ...progress, ...page };
  const next = page.next === null ? [] : [tool.say('nextPage', { cursor: page.next })];
  return {
    data,
    text: () =>
      [progressText(tool, progress), '', partsTable(tool, page.cases, progress.successor), ...next].join('\n'),
  };
}

function entered(tool: Tool, data: Progress): Answer<Progress> {
  return { data, text: () => progressText(tool, data) };
}

function previewText(tool: Tool, { cases, successor, more, unattended, ...days }: Preview): string {
  const { say } = tool;
  return [
    cases.length === 0 ? say('leaveNoParts') : partsTable(tool, cases, successor),
    ...(more ? [say('leaveMore')] : []),
    ...daysText(tool, days),
    ...(unattended.length > 0 ? ['', say('leaveUnattended', { roles: unattended.join(', ') })] : []),
    '',
    say('leaveNotYet'),
  ].join('\n');
}

function progressText(
  tool: Tool,
  { state, lastDay, beganAt, successor, counts, enteredBy, ...days }: Progress,
): string {
  const { say, settings } = tool;
  const { byState, ...sums } = counts;
  return [
    labelled([
      [say('leaveState'), LEAVE_STATES[state][settings.language]],
      [say('lastDay'), lastDay],
      [say('leaveBegan'), beganAt],
      [say('leaveTo'), successor],
      [say('enteredBy'), enteredBy],
    ]),
    say('leaveCounts', { ...sums, ...byState }),
    say('leaveHandled', sums),
    ...daysText(tool, days),
  ].join('\n');
}

function daysText({ say }: Tool, { delegations }: Days): string[] {
  if (delegations.length === 0) return [];
  const rows = delegations.map(({ staff, from, to }) => [staff, from, to]);
  return ['', say('leaveDelegations'), table([say('id'), say('firstDay'), say('lastDay')], rows)];
}

function partsTable(tool: Tool, parts: readonly Part[], successor: string | null): string {
  const { say, settings } = tool;
  const heads = [say('number'), say('leavePosts'), say('leaveTo'), say('leaveState')];
  const rows = parts.map((part) => [
    part.number,
    part.posts.map((post) => POSTS[post][settings.language]).join(', '),
    part.posts.length === 0 ? '' : goesTo(tool, part, successor),
    [part.state, part.code].filter(Boolean).join(' '),
  ]);
  return table(heads, rows);
}

function goesTo({ say, settings }: Tool, { posts, handler, unfit }: Part, successor: string | null): string {
  const why = unfit === null ? '' : ` (${successor}: ${UNFIT[unfit]?.[settings.language] ?? unfit})`;
  if (posts.includes('handler')) return (handler ?? say('leaveToBeNamed')) + why;
  return (unfit === null && successor !== null ? successor : say('leaveQueue')) + why;
}
