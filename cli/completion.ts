// Shell completion: the script a shell sources, and the candidates it asks for with every tab. Works without a server:
// commands and fields come from the stored copy of its document.
import type { Command } from 'commander';
import { commandNames, commandSchema, storedDocument } from './command-schema.ts';
import { fieldRows } from './field-help.ts';
import { readSettings } from './settings.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

const SCRIPTS: Record<string, string | undefined> = {
  bash: `_redress() {
  local IFS=$'\\n'
  COMPREPLY=( $(redress complete-words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) )
}
complete -o default -F _redress redress
`,
  zsh: `#compdef redress
_redress() {
  local -a found
  found=("\${(@f)$(redress complete-words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
}
compdef _redress redress
`,
};

const SHELLS = Object.keys(SCRIPTS);

export async function completionScript(_tool: Tool, shell: string): Promise<Answer> {
  const script = SCRIPTS[shell];
  if (script === undefined)
    throw misused({ word: 'notOneOf', values: { field: '<shell>', value: shell, values: SHELLS.join(' | ') } });
  return { data: { shell, script }, text: () => script };
}

/** What can stand where the last word (maybe empty) is being typed. */
export function candidates(program: Command, words: readonly string[]): string[] {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1).filter((word) => !word.startsWith('-'));
  let command = program;
  let depth = 0;
  for (const word of before) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
    depth += 1;
  }
  const operands = before.slice(depth);
  const all = typed.startsWith('-')
    ? optionNames(program, command, operands)
    : operandNames(program, command, operands);
  return [...new Set(all)].filter((word) => word.startsWith(typed)).sort();
}

function operandNames(program: Command, command: Command, operands: readonly string[]): string[] {
  if (command.commands.length > 0) return command.commands.map((one) => one.name());
  if (command.name() === 'completion') return SHELLS;
  if (operands.length !== 1) return [];
  if (command.name() === 'signal') return ['supplementEvidence', 'appeal'];
  const document = command.name() === 'do' ? documentOf(program) : null;
  return document === null ? [] : commandNames(document);
}

function optionNames(program: Command, command: Command, [, name]: readonly string[]): string[] {
  const flags = [...command.options, ...program.options].flatMap(({ long }) => long ?? []);
  const takesFields = command.name() === 'do' || command.name() === 'signal';
  const document = takesFields && name !== undefined ? documentOf(program) : null;
  if (document === null || name === undefined || !commandNames(document).includes(name)) return [...flags, '--help'];
  return [...fieldRows(commandSchema(document, name).body).map(({ field }) => field), ...flags];
}

function documentOf(program: Command) {
  return storedDocument(readSettings(program.opts()).url);
}
