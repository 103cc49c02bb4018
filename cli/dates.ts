// `npm run --silent dates`: JSON lines in, one JSON answer per line out, in order, from the product's own count.
// Decides only how lines are read and answered; what a line may ask is in dates-shape.ts, the count in domain/.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCalendars, type Calendars } from './dates-calendar.ts';
import { countDate } from './dates-count.ts';
import { ledgerSteps } from './dates-ledger.ts';
import { readRequest, Refusal } from './dates-shape.ts';

/** The answer to one line, as JSON without line end; never throws. */
export function answerLine(line: string, calendars: Calendars): string {
  let id: unknown = null;
  try {
    const asked = parsed(line);
    id = typeof asked === 'object' && asked !== null && 'id' in asked ? asked.id : null;
    const request = readRequest(asked);
    const { rule } = request;
    const calendar = calendars.in(rule.calendar, rule.zone);
    if ('start' in request) return JSON.stringify({ id, ...countDate(rule, request.start, calendar) });
    return JSON.stringify({ id, got: ledgerSteps(rule, request.events, calendar) });
  } catch (error) {
    return refusalText(id, error instanceof Refusal ? error.code : 'not_counted');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal('invalid_json');
  }
}

/** An id nested too deep to be written again is answered as null. */
function refusalText(id: unknown, error: string): string {
  try {
    return JSON.stringify({ id, error });
  } catch {
    return JSON.stringify({ id: null, error });
  }
}

/** Answers every line of `input` on `output`, waiting where the reader is slower. Lines end at \n only, as in JSON. */
export async function answerStream(input: Readable, output: Writable, calendars: Calendars): Promise<void> {
  let rest: string[] = [];
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const [first = '', ...lines] = chunk.split('\n');
    rest.push(first);
    if (lines.length === 0) continue;
    const whole = [rest.join(''), ...lines.slice(0, -1)];
    rest = [lines.at(-1) ?? ''];
    for (const line of whole) {
      if (!output.write(`${answerLine(line, calendars)}\n`)) await once(output, 'drain');
    }
  }
  const last = rest.join('');
  if (last !== '') output.write(`${answerLine(last, calendars)}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { calendars: { type: 'string' } } });
  // A reader that went away wants no more answers.
  process.stdout.on('error', () => process.exit(0));
  await answerStream(process.stdin, process.stdout, loadCalendars(values.calendars));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
