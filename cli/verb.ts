// How a command of the tool is declared: its words, options and examples, and the work it loads only when it runs.
// Leaves out which commands there are (program.ts).
import type { Command } from 'commander';
import { HELP_WORDS, OPTION_WORDS, type OptionWord, VERB_WORDS, type VerbWord } from '../words/tool-help-words.ts';
import type { AbsenceOptions } from './absence.ts';
import type { LoginOptions } from './account.ts';
import type { ListOptions } from './case-reading.ts';
import type { BatchOptions } from './law-batch.ts';
import type { LeaveOptions } from './leave.ts';
import type { ShadowOptions } from './shadow.ts';
import type { EvidenceOptions } from './evidence.ts';
import type { GlobalOptions, Language } from './settings.ts';
import { type Answer, createTool, show, type Tool } from './tool.ts';

interface OtherOptions {
  raw?: boolean;
  dryRun?: boolean;
  repair?: boolean;
  setupToken?: string;
  sha256?: string;
  out?: string;
  reason?: string;
  pack?: string;
  calendar?: string;
  from?: string;
  evenIfLast?: boolean;
  hash?: string;
  content?: boolean;
  kind?: string;
  moving?: boolean;
  state?: string;
  after?: string;
  category?: string;
  place?: string;
  on?: string;
}

/** Options as commander hands them over; each command takes its own. */
export type Options = GlobalOptions &
  LoginOptions &
  AbsenceOptions &
  ListOptions &
  EvidenceOptions &
  BatchOptions &
  LeaveOptions &
  ShadowOptions &
  OtherOptions;
export type Work = (tool: Tool, words: string[], options: Options) => Promise<Answer | null>;

export interface VerbSpec {
  /** As commander takes it: `show <case>`. */
  usage: string;
  word: VerbWord;
  options?: [flags: string, word: OptionWord, repeatable?: boolean][];
  examples?: string[];
  run?: Work;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function addVerb(
  parent: Command,
  language: Language,
  { usage, word, options = [], examples = [], run }: VerbSpec,
): Command {
  const command = parent.command(usage).description(VERB_WORDS[word][language]);
  for (const [flags, option, repeatable] of options) {
    const text = OPTION_WORDS[option][language];
    if (repeatable === true) command.option(flags, text, collect);
    else command.option(flags, text);
  }
  if (examples.length > 0) command.addHelpText('after', examplesText(examples, language));
  return run === undefined ? command : command.action(acting(run));
}

/** Commander calls with every declared argument, the options and the command. */
function acting(run: Work): (...received: unknown[]) => Promise<void> {
  return async (...received) => {
    const command = received.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    const tool = createTool(options);
    const answer = await run(tool, command.args, options);
    if (answer !== null) await show(tool, answer);
  };
}

function examplesText(examples: readonly string[], language: Language): string {
  return ['', HELP_WORDS.examples[language], ...examples.map((line) => `  $ ${line}`)].join('\n');
}
