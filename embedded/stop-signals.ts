// Decides how `npm start` ends: in order on the first signal, at once on the second, and also when npm is gone.
// Leaves out which services there are.
import { stopInReverse } from './servers.ts';
import type { Service } from './service.ts';

const SAME_KEYSTROKE_MS = 1000; // the terminal sends Ctrl-C to everybody, and npm hands it on once more
const FORCED_END_MS = 3000;
const PARENT_CHECK_MS = 500;

/** Rejects the work that was begun after a stop. */
class Stopping extends Error {}

/** Collects what must be stopped, in start order. */
export class StopSignals {
  #groups: Service[][] = [];
  #last: () => void = () => undefined;
  #firstAt = 0;
  #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void this.#received(signal));
    this.#watchParent();
  }

  get isStopping(): boolean {
    return this.#firstAt > 0;
  }

  /** Adds services that stop together and before those added earlier. */
  add(group: Service[]): void {
    this.#groups.push(group);
  }

  /** Runs when everything has stopped. */
  finally(last: () => void): void {
    this.#last = last;
  }

  /** Does the work unless a stop was asked for before or during it. */
  async unlessStopping(work: () => Promise<unknown>): Promise<void> {
    if (!this.isStopping) await work();
    if (this.isStopping) throw new Stopping();
  }

  /** Ends after a failed start: message, everything that runs already is stopped, exit code 1. */
  async fail(error: unknown): Promise<never> {
    this.#firstAt = Date.now();
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
    await this.#stopAll();
    process.exit(1);
  }

  async #received(signal: string): Promise<void> {
    if (this.isStopping) {
      if (Date.now() - this.#firstAt > SAME_KEYSTROKE_MS) await this.#force();
      return;
    }
    this.#firstAt = Date.now();
    console.log('');
    this.#say(`${signal}: stopping in order ...`);
    await this.#stopAll();
    this.#say(`Stopped in ${((Date.now() - this.#firstAt) / 1000).toFixed(1)} s.`);
    process.exit(0);
  }

  async #stopAll(): Promise<void> {
    await stopInReverse(this.#groups);
    this.#last();
  }

  async #force(): Promise<void> {
    this.#say('Ending at once.');
    for (const service of this.#groups.flat()) service.force();
    await new Promise((resolve) => setTimeout(resolve, FORCED_END_MS)); // the orderly stop may finish first
    this.#last();
    process.exit(1);
  }

  /** A signal to npm alone ends the shell between npm and this process, but does not reach us. */
  #watchParent(): void {
    if (!process.env['npm_lifecycle_event']) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent && !this.isStopping) void this.#received('npm has ended');
    }, PARENT_CHECK_MS).unref();
  }
}
