// why <case> [clock]: which limit runs, since when, by which article, and each day's part in its last day.
// Leaves out counting: the account comes from the API.
import { caseIdOf } from './case-reference.ts';
import type { ClockSummary } from './case-reading.ts';
import { EXIT } from './exit-codes.ts';
import { standingWords } from '../words/clock-words.ts';
import { colours, labelled, table } from './table.ts';
import { ToolRemark } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface ExplainedClock extends ClockSummary {
  days: { on: string; counted: boolean; words: { zh: string; en: string } }[];
}

/** Without a clock: the live ones, or all where none is. Throws not found, with the names there are. */
export async function explainCase(
  tool: Tool,
  reference: string,
  clock?: string,
): Promise<Answer<{ clocks: ExplainedClock[] }>> {
  const path = `/api/cases/${await caseIdOf(tool.client, reference)}/clocks`;
  const { clocks } = await tool.client.send<{ clocks: ExplainedClock[] }>({
    method: 'GET',
    path,
    query: { days: true },
  });
  return {
    data: { clocks: chosen(clocks, clock) },
    text: (data) => data.clocks.map((one) => clockText(one, tool)).join('\n\n'),
  };
}

function chosen(clocks: ExplainedClock[], name: string | undefined): ExplainedClock[] {
  if (name === undefined) {
    const live = clocks.filter(({ standing }) => standing === 'running' || standing === 'paused');
    return live.length > 0 ? live : clocks;
  }
  const found = clocks.filter(({ clock, kind }) => clock === name || kind === name);
  const names = clocks.map(({ clock }) => clock).join(', ');
  if (found.length === 0)
    throw new ToolRemark(EXIT.notFound, 'no_such_clock', { word: 'noSuchClock', values: { clock: name, names } });
  return found;
}

function clockText(clock: ExplainedClock, { say, settings: { language } }: Tool): string {
  const { article, confidence, example, provisional, standing, startOn, dueOn, words, days } = clock;
  const facts = labelled([
    [say('standing'), standingWords(standing)[language]],
    [say('since'), startOn],
    [say('article'), article],
    [say('confidence'), confidence],
    [say('lastDay'), dueOn],
  ]);
  const marks = [example ? say('exampleRules') : '', provisional ? say('provisional') : ''].filter(
    (mark) => mark !== '',
  );
  return [
    colours.bold(clock.clock),
    words[language],
    facts,
    ...marks.map((mark) => colours.yellow(`! ${mark}`)),
    table(
      [],
      days.map((line) => [line.counted ? '+' : ' ', line.words[language]]),
    ),
  ].join('\n');
}
