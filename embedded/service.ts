// Decides the life of one server process: prepare, start, wait until ready, start again after a crash, stop.
// Leaves out the order between services (stack.ts, start.ts).
import { launch, logTail, type Child, type ChildSpec } from './child.ts';
import type { ProcessIdentity } from './process-identity.ts';

export interface ServicePlan {
  name: string;
  /** Runs before each start: folders, schemas, configuration files. */
  prepare?: () => Promise<void>;
  spec: () => ChildSpec;
  /** Asked again and again while the process lives. */
  isReady: (pid: number) => Promise<boolean>;
  readyWithinMs: number;
  stopSignal: NodeJS.Signals;
  /** Sent when a stop is forced: SIGKILL, or what the program survives best. */
  forceSignal: NodeJS.Signals;
  graceMs: number;
}

export interface ServiceHooks {
  /** Called with each new process, at once, so that a later start can find it. */
  onSpawn: (name: string, identity: ProcessIdentity) => void;
  /** One line for a person: a crash, a new start. */
  report: (line: string) => void;
  /** Start again when the process ends by itself. */
  respawn: boolean;
}

const FIRST_BACKOFF_MS = 500;
const LAST_BACKOFF_MS = 10_000;
const STEADY_AFTER_MS = 60_000;
const POLL_MS = 20;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One supervised server process. */
export class Service {
  readonly name: string;
  #plan: ServicePlan;
  #hooks: ServiceHooks;
  #child: Child | null = null;
  #booting: Promise<void> | null = null;
  #wanted = false;

  constructor(plan: ServicePlan, hooks: ServiceHooks) {
    this.name = plan.name;
    this.#plan = plan;
    this.#hooks = hooks;
  }

  /** Pid of the process, or null while there is none. */
  get pid(): number | null {
    return this.#child && !this.#child.hasEnded() ? this.#child.identity.pid : null;
  }

  /** Starts and resolves when ready. Throws with the end of the log when the process ends early or is too slow. */
  async start(): Promise<void> {
    this.#wanted = true;
    await this.#bootOnce();
    if (this.#hooks.respawn) void this.#watch();
  }

  /** Asks the process to end, waits its grace period, then SIGKILL. Waits for a start under way. Safe to call twice. */
  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#booting?.catch(() => undefined); // its error is the business of whoever called start
    const child = this.#child;
    if (!child || child.hasEnded()) return;
    child.signal(this.#plan.stopSignal);
    const timer = setTimeout(() => child.signal('SIGKILL'), this.#plan.graceMs);
    await child.ended;
    clearTimeout(timer);
  }

  /** Ends the process without ceremony, for a second Ctrl-C. */
  force(): void {
    this.#wanted = false;
    this.#child?.signal(this.#plan.forceSignal);
  }

  /** SIGKILL, and it stays down: for fault tests. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.#wanted = false;
    this.#child?.signal('SIGKILL');
    await this.#child?.ended;
  }

  async #bootOnce(): Promise<void> {
    this.#booting = this.#boot();
    try {
      await this.#booting;
    } finally {
      this.#booting = null;
    }
  }

  async #boot(): Promise<void> {
    await this.#plan.prepare?.();
    if (!this.#wanted) return;
    const child = await launch(this.#plan.spec());
    this.#child = child;
    this.#hooks.onSpawn(this.name, child.identity);
    const deadline = Date.now() + this.#plan.readyWithinMs;
    // A port that answers proves nothing when the own process has ended: somebody else may hold it.
    while (!(await this.#plan.isReady(child.identity.pid)) || child.hasEnded()) {
      if (!this.#wanted) return;
      if (child.hasEnded()) throw this.#failure(`ended before it was ready (${await child.ended})`, child);
      if (Date.now() > deadline) {
        child.signal('SIGKILL');
        throw this.#failure(`was not ready after ${this.#plan.readyWithinMs / 1000} s`, child);
      }
      await pause(POLL_MS);
    }
  }

  #failure(what: string, { spec }: Child): Error {
    return new Error(`${this.name} ${what}. Its log, ${spec.logFile}, ends with:\n${logTail(spec.logFile)}`);
  }

  /** Starts the process again whenever it ends unasked, with growing pauses while that does not help. */
  async #watch(): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    let readyAt = Date.now();
    for (let child = this.#child; this.#wanted && child; child = this.#child) {
      const how = await child.ended;
      if (!this.#wanted) return;
      if (Date.now() - readyAt > STEADY_AFTER_MS) backoffMs = FIRST_BACKOFF_MS;
      this.#hooks.report(`${this.name} ended (${how}), starting it again`);
      for (let isUp = false; !isUp && this.#wanted; backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS)) {
        await pause(backoffMs);
        isUp = await this.#tryAgain();
      }
      readyAt = Date.now();
    }
  }

  async #tryAgain(): Promise<boolean> {
    if (!this.#wanted) return false;
    try {
      await this.#bootOnce();
    } catch (error) {
      this.#hooks.report(`${this.name} is not back yet: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
    if (this.#wanted) this.#hooks.report(`${this.name} runs again (pid ${this.pid ?? '-'})`);
    return true;
  }
}
