// do and signal as typed: who is asked for help, what is still missing, which words are fields.
import type { Command } from 'commander';
import { type ActOptions, giveCommand, sendSignal } from './acting.ts';
import { commandAmong, helpOfAll, helpOfCommand } from './command-help.ts';
import type { GlobalOptions } from './settings.ts';
import { misused } from './tool-error.ts';
import { createTool, show } from './tool.ts';

/** Help needs no sign-in; without a command it is the tool's own, with all commands beneath. */
export async function act(verb: 'do' | 'signal', command: Command): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions & ActOptions & { help?: boolean }>();
  const tool = createTool(options);
  const first = command.args.findIndex((word) => word.startsWith('--'));
  const words = first < 0 ? command.args : command.args.slice(0, first);
  if (options.help === true) {
    const name = words.length === 0 ? undefined : await commandAmong(tool, words);
    if (name !== undefined) return show(tool, await helpOfCommand(tool, verb, name));
    if (!tool.settings.json) process.stdout.write(`${command.helpInformation()}\n`);
    return show(tool, await helpOfAll(tool));
  }
  const [reference, name] = words;
  if (reference === undefined || name === undefined) {
    throw misused(
      { word: 'missingArgument', values: { name: reference === undefined ? '<case>' : '<command>' } },
      { word: 'seeHelp', values: { command: `redress ${verb}` } },
    );
  }
  const given = { reference, name, fields: command.args.slice(2) };
  return show(tool, await (verb === 'do' ? giveCommand : sendSignal)(tool, given, options));
}
