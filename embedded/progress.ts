// Decides how a long step is shown: one line updated each second on a terminal, a line every 15 s elsewhere.
// Leaves out what the steps are.

const TERMINAL_MS = 1000;
const LOG_MS = 15_000;
const CLEAR_LINE = '\r\u001b[2K';

/** Runs a step and shows its name, its latest detail and the elapsed time; the time it took stays on the screen. */
export async function showStep<T>(name: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const isTerminal = process.stdout.isTTY === true;
  let latest = '';
  const elapsed = () => {
    const seconds = (Date.now() - startedAt) / 1000;
    return seconds < 10
      ? `${seconds.toFixed(1)} s`
      : `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')} min`;
  };
  const show = () => {
    const line = `  ${name} ... ${elapsed()}${latest ? `  (${latest})` : ''}`;
    if (isTerminal) process.stdout.write(CLEAR_LINE + line.slice(0, (process.stdout.columns || 80) - 1));
    else console.log(line);
  };
  if (isTerminal) show();
  const timer = setInterval(show, isTerminal ? TERMINAL_MS : LOG_MS);
  try {
    const result = await work((text) => (latest = text));
    console.log(`${isTerminal ? CLEAR_LINE : ''}  ${name}: ${elapsed()}`);
    return result;
  } catch (error) {
    console.log(`${isTerminal ? CLEAR_LINE : ''}  ${name}: failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
