// Asks in the terminal: a name in the clear, a password without showing it. Leaves out where else they may come from.
import { createInterface } from 'node:readline/promises';
import { EXIT } from './exit-codes.ts';
import { misused, ToolRemark } from './tool-error.ts';

const ENTER = /[\r\n\u0004]/;

/** One line; the question goes to stderr, so that stdout stays the answer's. */
export async function askLine(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw misused({ word: 'needsUsername' });
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await reader.question(question)).trim();
  } finally {
    reader.close();
  }
}

/** Throws wrong usage where there is no terminal, and stops quietly on ^C. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw misused({ word: 'needsPassword' });
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  let typed = '';
  try {
    for await (const piece of stdin as AsyncIterable<string>) {
      for (const symbol of piece) {
        if (symbol === '\u0003') throw new ToolRemark(EXIT.usage, 'interrupted', { word: 'needsPassword' });
        if (ENTER.test(symbol)) return typed;
        typed = symbol === '\u007f' || symbol === '\b' ? [...typed].slice(0, -1).join('') : typed + symbol;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stderr.write('\n');
  }
}
