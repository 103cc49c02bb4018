// Decides how many commands of one case go to the engine at once; the rest wait here, each until its deadline.
// Leaves out what is sent. Measured: 8 at once is the fastest; the engine itself refuses more than 10.
export class GateTimeout extends Error {}

interface Waiting {
  enter: () => void;
  timer: NodeJS.Timeout;
}

interface Lane {
  inside: number;
  waiting: Waiting[];
}

export class CaseGate {
  readonly #width: number;
  readonly #lanes = new Map<string, Lane>();

  constructor(width = 8) {
    this.#width = width;
  }

  /** Runs `work` when there is room for the case; throws {@link GateTimeout} when there is none until `deadline` (ms). */
  async run<T>(caseId: string, deadline: number, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(caseId) ?? { inside: 0, waiting: [] };
    this.#lanes.set(caseId, lane);
    if (lane.inside < this.#width) lane.inside += 1;
    else await waitIn(lane, deadline);
    try {
      return await work();
    } finally {
      this.#leave(caseId, lane);
    }
  }

  /** The place is handed to the next in line without ever being free in between. */
  #leave(caseId: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next !== undefined) {
      clearTimeout(next.timer);
      next.enter();
      return;
    }
    lane.inside -= 1;
    if (lane.inside === 0) this.#lanes.delete(caseId);
  }
}

function waitIn(lane: Lane, deadline: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      lane.waiting = lane.waiting.filter((one) => one.enter !== resolve);
      reject(new GateTimeout('the case is busy'));
    };
    lane.waiting.push({ enter: resolve, timer: setTimeout(give, Math.max(0, deadline - Date.now())) });
  });
}
