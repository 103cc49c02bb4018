// law-change preview, propose, confirm, withdraw: another pack or calendar for one running case, by two people.
// Leaves out who may and what it does to the limits: the case says it.
import type { LawChangeRow } from '../domain/law-change.ts';
import { LAW_CHANGE_WORDS } from '../words/law-words.ts';
import { type ActOptions, giveCommand } from './acting.ts';
import { caseIdOf } from './case-reference.ts';
import { table } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

export interface LawChangeOptions extends ActOptions {
  /** `id@version`. */
  pack?: string;
  calendar?: string;
  reason?: string;
}

interface Preview {
  changes: boolean;
  rows: (LawChangeRow & { words: { zh: string; en: string } })[];
}

export async function previewLawChange(
  tool: Tool,
  reference: string,
  options: LawChangeOptions,
): Promise<Answer<Preview>> {
  const { client, say } = tool;
  const path = `/api/cases/${await caseIdOf(client, reference)}/law-change-preview`;
  const data = await client.send<Preview>({ method: 'POST', path, body: named(options) });
  return {
    data,
    text: ({ changes, rows }) =>
      rows.length > 0 ? rowsText(rows, tool) : say(changes ? 'lawMovesNothing' : 'lawSame'),
  };
}

export async function proposeLawChange(tool: Tool, reference: string, options: LawChangeOptions): Promise<Answer> {
  const { pack, calendar } = named(options);
  const { reason } = options;
  if (reason === undefined) throw misused({ word: 'valueMissing', values: { field: '--reason' } });
  const fields = [...fieldsOf('pack', pack), ...fieldsOf('calendar', calendar), '--reason', reason];
  const done = await giveCommand(tool, { reference, name: 'proposeLawChange', fields }, options);
  const path = `/api/cases/${await caseIdOf(tool.client, reference)}`;
  const { lawProposal } = await tool.client.send<{ lawProposal: { id: string } | null }>({ method: 'GET', path });
  const proposal = lawProposal?.id ?? '';
  return {
    data: { ...(done.data as object), proposal },
    text: () => tool.say('lawChangeProposed', { reference, id: proposal }),
  };
}

export async function answerLawChange(
  tool: Tool,
  name: 'confirmLawChange' | 'withdrawLawChange',
  [reference = '', proposal = '']: string[],
  options: LawChangeOptions,
): Promise<Answer> {
  const reason = options.reason === undefined ? [] : ['--reason', options.reason];
  return giveCommand(tool, { reference, name, fields: ['--proposal', proposal, ...reason] }, options);
}

type Ref = { id: string; version: string };

function named({ pack, calendar }: LawChangeOptions): { pack?: Ref; calendar?: Ref } {
  if (pack === undefined && calendar === undefined)
    throw misused({ word: 'valueMissing', values: { field: '--pack | --calendar' } });
  return {
    ...(pack === undefined ? {} : { pack: refOf('--pack', pack) }),
    ...(calendar === undefined ? {} : { calendar: refOf('--calendar', calendar) }),
  };
}

function refOf(field: string, text: string): Ref {
  const [id, version, ...more] = text.split('@');
  if (!id || !version || more.length > 0)
    throw misused({ word: 'wrongType', values: { field, value: text, kind: 'id@version' } });
  return { id, version };
}

function fieldsOf(name: string, ref: Ref | undefined): string[] {
  return ref === undefined ? [] : [`--law.${name}.id`, ref.id, `--law.${name}.version`, ref.version];
}

function rowsText(rows: Preview['rows'], { say, settings: { language } }: Tool): string {
  const day = (on: string | null, at: number | null) => on ?? (at === null ? '–' : new Date(at).toISOString());
  const lines = rows.map((row) => {
    const why = row.why.map((cause) => LAW_CHANGE_WORDS[cause][language]).join(', ');
    return [
      ...[row.clock, day(row.from, row.fromAt), day(row.to, row.toAt), row.kept ? say('lawKept') : '', why],
      ...[row.article.from === row.article.to ? '' : `${row.article.from} → ${row.article.to}`, row.words[language]],
    ];
  });
  return table([say('limits'), say('before'), say('after'), '', '', say('article'), ''], lines);
}
