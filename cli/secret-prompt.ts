// Asks in the terminal: a name or a code in the clear, a password without showing it. Leaves out where else they may come from.
import { EXIT } from './exit-codes.ts';
import { misused, ToolRemark } from './tool-error.ts';

const ENTER = /[\r\n\u0004]/;
const INTERRUPT = '\u0003';
const BACKSPACE = /[\u007f\b]/;

/** One line, edited and shown by the terminal itself. Throws wrong usage, in the words of `without`, where there is none. */
export async function askLine(question: string, without: 'needsUsername' | 'needsCode'): Promise<string> {
  if (!process.stdin.isTTY) throw misused({ word: without });
  return (await typedLine(question)).trim();
}

/** One line that is not shown. Throws wrong usage where there is no terminal, and on ^C. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw misused({ word: 'needsPassword' });
  stdin.setRawMode(true);
  try {
    return await typedLine(question);
  } finally {
    stdin.setRawMode(false);
    stderr.write('\n');
  }
}

/** The question goes to stderr, so that stdout stays the answer's. */
function typedLine(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setEncoding('utf8').resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const take = (piece: string): void => {
      for (const symbol of piece) {
        if (symbol === INTERRUPT) return end(() => reject(interrupted()));
        if (ENTER.test(symbol)) return end(() => resolve(typed));
        typed = BACKSPACE.test(symbol) ? [...typed].slice(0, -1).join('') : typed + symbol;
      }
    };
    const end = (settle: () => void): void => {
      stdin.off('data', take).pause();
      settle();
    };
    stdin.on('data', take);
  });
}

const interrupted = () => new ToolRemark(EXIT.usage, 'interrupted', { word: 'interrupted' });
