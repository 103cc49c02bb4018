// list, show and allowed: what the API knows of cases. Leaves out the ledger (case-history.ts) and the account of a limit
// (why.ts).
import { standingWords } from '../words/clock-words.ts';
import { caseIdOf } from './case-reference.ts';
import { colours, labelled, table } from './table.ts';
import type { Answer, Say, Tool } from './tool.ts';

export interface ListOptions {
  unit?: string;
  phase?: string[];
  handler?: string;
  mine?: boolean;
  overdue?: boolean;
  open?: boolean;
  dueBefore?: string;
  limit?: string;
  cursor?: string;
}

export interface CaseRow {
  caseId: string;
  number: string;
  phase: string;
  conclusion: string | null;
  ownerUnit: string;
  handler: string | null;
  title: string | null;
  dueOn: string | null;
  overdue: boolean;
  /** In lists: the date follows invented numbers. */
  example?: boolean | null;
  waitingFor: string;
}

interface CasePage {
  cases: CaseRow[];
  next: string | null;
}

/** Cases in sight, the most pressing first. */
export async function listCases({ client, say }: Tool, options: ListOptions): Promise<Answer<CasePage>> {
  const { mine, phase = [], dueBefore, overdue, unit, open, limit, cursor } = options;
  const handler = mine === true ? 'me' : options.handler;
  const query = { unit, handler, overdue, open, dueBefore, limit, cursor, phase };
  const data = await client.send<CasePage>({ method: 'GET', path: '/api/cases', query });
  return { data, text: (page) => listText(page, say) };
}

function listText({ cases, next }: CasePage, say: Say): string {
  if (cases.length === 0) return say('noCases');
  const head = [say('number'), say('phase'), say('due'), say('owner'), say('title'), say('waitingFor')];
  return [
    table(
      head,
      cases.map((row) => [
        row.number,
        row.phase,
        dueText(row, say),
        row.ownerUnit,
        shortened(row.title ?? ''),
        row.waitingFor,
      ]),
    ),
    ...(next === null ? [] : ['', say('nextPage', { cursor: next })]),
  ].join('\n');
}

const dueText = ({ dueOn, overdue, example }: Pick<CaseRow, 'dueOn' | 'overdue' | 'example'>, say: Say): string =>
  [dueOn ?? '', dueOn !== null && example ? `(${say('example')})` : '', overdue ? colours.red(say('overdue')) : '']
    .filter((part) => part !== '')
    .join(' ');

const shortened = (title: string): string => ([...title].length > 24 ? `${[...title].slice(0, 23).join('')}…` : title);

interface Named {
  zh: string;
  en: string;
}

export interface ClockSummary {
  clock: string;
  kind: string;
  article: string;
  confidence: string;
  example: boolean;
  startOn: string;
  dueOn: string | null;
  dueAt: number | null;
  standing: 'running' | 'paused' | 'met' | 'expired' | 'ended';
  provisional: boolean;
  words: Named;
}

export interface CaseView extends Omit<CaseRow, 'ownerUnit' | 'handler'> {
  version: number;
  receivedOn: string;
  matter: string | null;
  demands: { id: string; text: string | null; outcome?: string }[];
  owner: { id: string };
  handler: { id: string } | null;
  respondent: { id: string } | null;
  law: { id: string; version: string; title: Named; example: boolean };
  clocks: ClockSummary[];
  tasks: Record<string, { id: string; kind: string; unit: string; role: string; holder?: string }>;
  names: { units: Record<string, Named>; staff: Record<string, string> };
  allowedCommands: string[];
  identityHidden: boolean;
  recorded: boolean;
}

async function getCase({ client }: Tool, reference: string): Promise<CaseView> {
  return client.send<CaseView>({ method: 'GET', path: `/api/cases/${await caseIdOf(client, reference)}` });
}

export async function showCase(tool: Tool, reference: string): Promise<Answer<CaseView>> {
  return { data: await getCase(tool, reference), text: (view) => caseText(view, tool) };
}

function caseText(view: CaseView, { say, settings: { language } }: Tool): string {
  const { law, names, owner, handler, respondent } = view;
  const marks = [
    law.example ? say('exampleRules') : '',
    view.recorded ? '' : say('notRecorded'),
    view.identityHidden ? say('identityHidden') : '',
  ];
  const unit = (id: string) => (names.units[id] === undefined ? id : `${names.units[id][language]} (${id})`);
  const facts = labelled([
    [say('number'), view.number],
    [say('caseId'), view.caseId],
    [say('title'), view.title],
    [say('phase'), [view.phase, view.conclusion ?? ''].filter((part) => part !== '').join(' / ')],
    [say('due'), dueText(view, say)],
    [say('waitingFor'), view.waitingFor],
    [say('owner'), unit(owner.id)],
    [say('handler'), handler === null ? null : `${names.staff[handler.id] ?? ''} (${handler.id})`],
    [say('respondent'), respondent === null ? null : unit(respondent.id)],
    [say('receivedOn'), view.receivedOn],
    [say('law'), `${law.title[language]} ${law.id} ${law.version}`],
    [say('version'), view.version],
    [say('allowed'), view.allowedCommands.join(', ')],
  ]);
  const demands = view.demands.map(
    ({ id, text, outcome }) => `${id}  ${text ?? ''}${outcome === undefined ? '' : `  [${outcome}]`}`,
  );
  const tasks = Object.values(view.tasks).map((task) => [
    task.id,
    task.kind,
    `${task.role}@${task.unit}`,
    task.holder === undefined ? '' : (names.staff[task.holder] ?? task.holder),
  ]);
  const part = (label: string, body: string) => (body === '' ? [] : ['', colours.bold(label), body]);
  return [
    facts,
    ...marks.filter((mark) => mark !== '').map((mark) => colours.yellow(`! ${mark}`)),
    ...part(say('matter'), view.matter ?? ''),
    ...part(say('demands'), demands.join('\n')),
    ...part(
      say('limits'),
      view.clocks
        .map(
          ({ clock, standing, confidence, words }) =>
            `${clock}  [${standingWords(standing)[language]}, ${confidence}]  ${words[language]}`,
        )
        .join('\n'),
    ),
    ...part(say('tasks'), tasks.length === 0 ? '' : table([say('id'), say('kind'), say('unit'), say('holder')], tasks)),
  ].join('\n');
}

/** What the caller may do with the case now. */
export async function showAllowed(
  tool: Tool,
  reference: string,
): Promise<Answer<{ number: string; phase: string; allowedCommands: string[] }>> {
  const { number, phase, allowedCommands } = await getCase(tool, reference);
  const text = () => (allowedCommands.length === 0 ? tool.say('nothingAllowed') : allowedCommands.join('\n'));
  return { data: { number, phase, allowedCommands }, text };
}
