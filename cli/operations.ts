// inbox, drift, packs and org load: what waits for me, where ledger and engine differ, the law, the directory.
import { readJson } from './input-file.ts';
import { colours, labelled, table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';
import { type CaseRow } from './case-reading.ts';
import { type Gap, gapTable } from './law-batch.ts';

interface Words {
  zh: string;
  en: string;
}

interface Inbox {
  tasks: { task: { id: string; kind: string; unit: string; role: string; holder?: string }; case: CaseRow }[];
  next: string | null;
  notices: { id: string; caseId: string; kind: string; placedAt: string; openedAt: string | null }[];
  /** For the people of the rules: calendar years that dates of running cases wait for. */
  calendarGaps: Gap[];
}

/** Tasks of the caller's roles, the most pressing first, and what lies on the desk unread. */
export async function showInbox(
  { client, say }: Tool,
  { mine, limit, cursor }: { mine?: boolean; limit?: string; cursor?: string },
): Promise<Answer<Inbox>> {
  const [page, desk] = await Promise.all([
    client.send<Pick<Inbox, 'tasks' | 'next'>>({ method: 'GET', path: '/api/tasks', query: { mine, limit, cursor } }),
    client.send<Pick<Inbox, 'notices' | 'calendarGaps'>>({ method: 'GET', path: '/api/desk' }),
  ]);
  const notices = desk.notices.filter(({ openedAt }) => openedAt === null);
  return { data: { ...page, notices, calendarGaps: desk.calendarGaps }, text: (inbox) => inboxText(inbox, say) };
}

function inboxText({ tasks, notices, calendarGaps, next }: Inbox, say: Tool['say']): string {
  if (tasks.length === 0 && notices.length === 0 && calendarGaps.length === 0) return say('nothingWaits');
  const rows = tasks.map(({ task, case: row }) => [
    row.number,
    task.kind,
    `${task.role}@${task.unit}`,
    row.dueOn ?? '',
    row.overdue ? colours.red(say('overdue')) : '',
    task.holder ?? '',
    task.id,
  ]);
  const heads = [say('number'), say('kind'), say('unit'), say('due'), '', say('holder'), say('id')];
  return [
    ...(rows.length === 0 ? [] : [table(heads, rows)]),
    ...(next === null ? [] : ['', say('nextPage', { cursor: next })]),
    ...(calendarGaps.length === 0 ? [] : ['', gapTable(calendarGaps, say)]),
    ...(notices.length === 0
      ? []
      : [
          '',
          table(
            [say('at'), say('kind'), say('caseId')],
            notices.map(({ placedAt, kind, caseId }) => [placedAt, kind, caseId]),
          ),
        ]),
  ].join('\n');
}

interface DriftReport {
  checked: number;
  drifts: { caseId: string; number: string | null; kind: string; repaired: boolean }[];
}

/** `repair` starts what the engine never heard of; everything else is only said. */
export async function showDrift(
  { client, say }: Tool,
  { repair, limit }: { repair?: boolean; limit?: string },
): Promise<Answer<DriftReport>> {
  const data = await client.send<DriftReport>(
    repair === true
      ? { method: 'POST', path: '/api/operations/repair', query: { limit } }
      : { method: 'GET', path: '/api/operations/drift', query: { limit } },
  );
  return {
    data,
    text: ({ checked, drifts }) =>
      drifts.length === 0
        ? say('noDrift', { n: checked })
        : table(
            [say('number'), say('kind'), say('repaired'), say('caseId')],
            drifts.map(({ number, kind, repaired, caseId }) => [number, kind, say(repaired ? 'yes' : 'no'), caseId]),
          ),
  };
}

interface Pack {
  id: string;
  version: string;
  regime: string;
  title: Words;
  example: boolean;
  confidence: string;
  missing: string[];
  effective: { from?: string; to?: string | null };
  hash: string;
}

export async function showPacks({ client, say, settings: { language } }: Tool): Promise<Answer<{ packs: Pack[] }>> {
  const data = await client.send<{ packs: Pack[] }>({ method: 'GET', path: '/api/packs', anonymous: true });
  return {
    data,
    text: ({ packs }) =>
      table(
        (['id', 'version', 'regime', 'title', 'effective', 'example', 'confidence', 'missing'] as const).map((word) =>
          say(word),
        ),
        packs.map(({ id, version, regime, title, effective, example, confidence, missing }) => [
          id,
          version,
          regime,
          title[language],
          `${effective.from ?? ''} – ${effective.to ?? ''}`,
          say(example ? 'yes' : 'no'),
          confidence,
          missing.join(', '),
        ]),
      ),
  };
}

/** On an empty system with the setup token; later as an operator or an administrator of rules. Keys are shown once. */
export async function loadOrganisation(
  { client, say, settings }: Tool,
  file: string,
  options: { setupToken?: string },
): Promise<Answer<{ channelKeys: Record<string, string> }>> {
  const body = readJson(file);
  const token = options.setupToken ?? process.env.REDRESS_SETUP_TOKEN ?? settings.token;
  if (token === null) throw misused({ word: 'needsSetupToken' });
  const data = await client.send<{ channelKeys: Record<string, string> }>({
    method: 'POST',
    path: '/api/organisation',
    body,
    token,
  });
  return {
    data,
    text: ({ channelKeys }) => [say('organisationLoaded'), labelled(Object.entries(channelKeys))].join('\n'),
  };
}
