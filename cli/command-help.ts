// Help for `do` and `signal`: all commands, or the fields of one with an example body and line.
import { exampleBody, exampleLine, fieldRows } from './field-help.ts';
import { apiDocument, commandNames, commandSchema } from './command-schema.ts';
import { listCommands } from './acting.ts';
import { colours, table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

export async function helpOfCommand(tool: Tool, verb: 'do' | 'signal', name: string): Promise<Answer> {
  const { say } = tool;
  const schema = commandSchema(await apiDocument(tool.client), name);
  const data = { ...schema, fields: fieldRows(schema.body), example: exampleBody(schema.body) };
  const text = () => {
    const rows = data.fields.map((row) => [
      row.field,
      row.repeatable ? `${row.type} (${say('repeatable')})` : row.type,
      row.required ? say('required') : '',
      row.description,
    ]);
    return [
      `${colours.bold(`redress ${verb} <case> ${name}`)}  ${schema.summary}`,
      ...(rows.length === 0 ? [] : ['', table([say('field'), say('type'), '', ''], rows)]),
      '',
      colours.bold(say('exampleLine')),
      `  ${exampleLine(schema, verb)}`,
      '',
      colours.bold(say('exampleBody')),
      JSON.stringify(data.example, null, 2),
    ].join('\n');
  };
  return { data, text };
}

export async function helpOfAll(tool: Tool): Promise<Answer> {
  const commands = await listCommands(tool);
  return {
    data: { commands },
    text: () =>
      table(
        [],
        commands.map(({ name, summary }) => [colours.bold(name), summary]),
      ),
  };
}

/** Which of the words typed beside --help is a command of the server. */
export async function commandAmong(tool: Tool, words: readonly string[]): Promise<string | undefined> {
  const names = commandNames(await apiDocument(tool.client));
  return words.find((word) => names.includes(word)) ?? words[1];
}
