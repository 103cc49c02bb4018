// Decides how a long step is shown: one line updated each second on a terminal, a line every 15 s elsewhere.
// Leaves out what the steps are.

const TERMINAL_MS = 1000;
const FIRST_LOG_MS = 2000;
const LOG_MS = 15_000;
const CLEAR_LINE = '\r\u001b[2K';

/** Time since `startedAt`, with a width of its own so that a narrow terminal never cuts it off. */
function elapsed(startedAt: number): string {
  const seconds = (Date.now() - startedAt) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`.padStart(8);
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')}`.padStart(8);
}

/**
 * Runs a step and shows the elapsed time, its name and its latest detail; how long it took stays on the screen.
 * `onFailure` is what is shown when it throws.
 */
export async function showStep<T>(
  name: string,
  work: (detail: (text: string) => void) => Promise<T>,
  onFailure = 'failed',
): Promise<T> {
  const startedAt = Date.now();
  const isTerminal = process.stdout.isTTY === true;
  let latest = '';
  const show = () => {
    const line = `${elapsed(startedAt)}  ${name} ...${latest ? `  ${latest}` : ''}`;
    if (isTerminal) process.stdout.write(CLEAR_LINE + line.slice(0, (process.stdout.columns || 80) - 1));
    else console.log(line);
  };
  const conclude = (result: string) => console.log(`${isTerminal ? CLEAR_LINE : ''}${elapsed(startedAt)}  ${result}`);
  if (isTerminal) show();
  const first = isTerminal ? undefined : setTimeout(show, FIRST_LOG_MS);
  const timer = setInterval(show, isTerminal ? TERMINAL_MS : LOG_MS);
  try {
    const result = await work((text) => (latest = text));
    conclude(name);
    return result;
  } catch (error) {
    conclude(`${name}: ${onFailure}`);
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(timer);
  }
}
