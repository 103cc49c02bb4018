// The entry of the tool: one command, one exit code. Everything thrown ends here and is said in the user's language.
// Leaves out the commands (program.ts).
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { buildProgram } from './program.ts';
import { report } from './report.ts';
import { languageFrom } from './settings.ts';
import { misused, type Remark } from './tool-error.ts';
import { sayIn } from './tool.ts';

const VERSION = '0.1.0';

/** Runs the tool and leaves its exit code; `words` are the arguments after its name. */
async function main(words: readonly string[]): Promise<void> {
  const language = languageFrom(optionAmong(words, '--lang'));
  const settings = { json: words.includes('--json'), verbose: words.includes('--verbose') };
  try {
    const asked = optionAmong(words, '--lang');
    if (asked !== undefined && asked !== 'zh' && asked !== 'en') throw misused({ word: 'badLanguage' });
    if (words[0] === 'complete-words') return await complete(words.slice(1), language);
    await buildProgram(language, VERSION).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) process.exitCode = report(error, sayIn(language), settings);
    // `redress` alone shows its help, which is an answer and wrong usage at once.
    else if (error.code === 'commander.help') process.exitCode = EXIT.usage;
    else if (error.exitCode !== 0) process.exitCode = report(usageError(error), sayIn(language), settings);
  }
}

async function complete(words: readonly string[], language: 'zh' | 'en'): Promise<void> {
  const { candidates } = await import('./completion.ts');
  process.stdout.write(
    candidates(buildProgram(language, VERSION), words)
      .map((word) => `${word}\n`)
      .join(''),
  );
}

function optionAmong(words: readonly string[], name: string): string | undefined {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (index < 0) return undefined;
  return words[index]?.startsWith(`${name}=`) ? words[index]?.slice(name.length + 1) : words[index + 1];
}

const WORDS: Record<string, Remark['word'] | undefined> = {
  'commander.missingArgument': 'missingArgument',
  'commander.unknownOption': 'unknownOption',
  'commander.optionMissingArgument': 'optionNeedsValue',
  'commander.unknownCommand': 'unknownVerb',
  'commander.excessArguments': 'tooManyArguments',
};

/** Commander's errors in our words; what it names stands in quotes. */
function usageError({ code, message }: CommanderError): Error {
  const name = /'([^']+)'/.exec(message)?.[1] ?? '';
  const guess = /Did you mean (?:one of )?(.+?)\?/.exec(message)?.[1];
  const hint: Remark =
    guess === undefined
      ? { word: 'seeHelp', values: { command: 'redress' } }
      : { word: 'didYouMean', values: { name: guess } };
  return misused({ word: WORDS[code] ?? 'unknownOption', values: { name } }, hint);
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

await main(process.argv.slice(2));
