// Works through a list a few at a time, in order, and waits for conditions. Decides nothing else.

const POLL_MS = 400;
const LIMIT_MS = 30_000;

/** Runs `work` for every item, `lanes` at once; the first error stops taking new ones and is thrown at the end. */
export async function eachInLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Asks until `holds`; null after half a minute in vain. */
export async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T | null> {
  for (const end = Date.now() + LIMIT_MS; ; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) return null;
  }
}
