// do and signal: a command or a signal with its fields, checked here first, sent with a key, answered by the case.
// Leaves out every command's meaning: fields come from the server's schema, rules are the case's.
import { newKey } from './api-client.ts';
import { caseIdOf } from './case-reference.ts';
import { apiDocument, commandNames, commandSchema, outdate } from './command-schema.ts';
import { EXIT } from './exit-codes.ts';
import { bodyFrom, type Json } from './field-arguments.ts';
import { readJson } from './input-file.ts';
import { labelled } from './table.ts';
import { ApiProblem, misused, ToolRemark } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

export interface ActOptions {
  /** Body file, `-` for standard input; fields lie over it. */
  from?: string;
  key?: string;
  onBehalfOf?: string;
  dryRun?: boolean;
}

export interface Act {
  reference: string;
  name: string;
  /** `--field value ...` as typed. */
  fields: string[];
}

const SIGNALS = ['supplementEvidence', 'appeal'];

interface CommandDone {
  number: string;
  version: number;
  phase: string;
  conclusion: string | null;
  dueClock: string | null;
  dueOn: string | null;
  overdue: boolean;
  waitingFor: string;
  allowedCommands: string[];
  repeated: boolean;
}

export async function giveCommand(tool: Tool, act: Act, options: ActOptions): Promise<Answer> {
  const body = await bodyOf(tool, act, options);
  if (options.dryRun === true) return dryRun(body);
  const { key, answer } = await sent<CommandDone>(tool, act, options, { route: act.name, body });
  return { data: { ...answer, key }, text: (done) => doneText(done as CommandDone & { key: string }, act.name, tool) };
}

export async function sendSignal(tool: Tool, act: Act, options: ActOptions): Promise<Answer> {
  if (!SIGNALS.includes(act.name))
    throw misused({ word: 'notASignal', values: { name: act.name, names: SIGNALS.join(', ') } });
  const body = await bodyOf(tool, act, options);
  if (options.dryRun === true) return dryRun(body);
  const { answer } = await sent<{ key: string; status: string; receivedAt: string }>(tool, act, options, {
    route: `signals/${act.name}`,
    body,
  });
  const text = () => tool.say('signalTaken', { name: act.name, status: answer.status, reference: act.reference });
  return { data: answer, text };
}

/** Names of all commands with what they do, for `do --help` and completion. */
export async function listCommands({ client }: Tool): Promise<{ name: string; summary: string }[]> {
  const document = await apiDocument(client);
  return commandNames(document).map((name) => ({ name, summary: commandSchema(document, name).summary }));
}

async function bodyOf({ client }: Tool, { name, fields }: Act, { from }: ActOptions): Promise<Json> {
  const base = from === undefined ? {} : readJson(from);
  const build = async () => bodyFrom(commandSchema(await apiDocument(client), name).body, fields, base);
  try {
    return await build();
  } catch (error) {
    if (!(error instanceof ToolRemark) || error.exit !== EXIT.usage) throw error;
    // Our copy of the schema may be older than the server: what it refuses is asked of a new one before it is said.
    outdate(client.settings.url);
    return build();
  }
}

const dryRun = (body: Json): Answer<Json> => ({ data: body, text: (value) => JSON.stringify(value, null, 2) });

/** Sends it, again and again with the same key while the server says "later". */
async function sent<T>(
  { client, say, settings }: Tool,
  { reference }: Act,
  options: ActOptions,
  { route, body }: { route: string; body: Json },
) {
  const key = options.key ?? newKey();
  if (settings.verbose) process.stderr.write(`${say('keyUsed', { key })}\n`);
  const path = `/api/cases/${await caseIdOf(client, reference)}/${route}`;
  try {
    const answer = await client.send<T>({ method: 'POST', path, query: { onBehalfOf: options.onBehalfOf }, body, key });
    return { key, answer };
  } catch (error) {
    // Checked by our copy of the schema and still malformed: the server has another one now.
    if (error instanceof ApiProblem && error.code === 'malformed_request') outdate(settings.url);
    throw error;
  }
}

function doneText(done: CommandDone & { key: string }, command: string, { say }: Tool): string {
  const { number, version, phase, conclusion, dueOn, dueClock, overdue, waitingFor, allowedCommands, repeated } = done;
  const due = [dueOn, dueClock === null ? '' : `(${dueClock})`, overdue ? say('overdue') : ''].filter(
    (part) => part !== null && part !== '',
  );
  return [
    say(repeated ? 'doneBefore' : 'done', { command, number, version }),
    labelled([
      [say('phase'), [phase, ...(conclusion === null ? [] : [conclusion])].join(' / ')],
      [say('due'), due.join(' ')],
      [say('waitingFor'), waitingFor],
      [say('allowed'), allowedCommands.join(', ')],
    ]),
  ].join('\n');
}
