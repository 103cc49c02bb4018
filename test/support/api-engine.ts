// A hand-written double of the case gateway: judges by the domain and records into PostgreSQL like the workflow does,
// without an engine. It can fall silent. Leaves out time: no alarm rings here.
import type { CommandAnswer, CaseGateway, ExecutionStanding } from '../../api/case-gateway.ts';
import { CaseNotRunning, EngineUnavailable } from '../../api/engine-client.ts';
import { apply, foldAll } from '../../domain/case-apply.ts';
import { decide } from '../../domain/case-decide.ts';
import { openCase } from '../../domain/case-open.ts';
import { projectCase } from '../../domain/case-projection.ts';
import type { CaseCommand, CaseEvent, CaseState } from '../../domain/case.ts';
import { changedLaw } from '../../domain/law-in-force.ts';
import type { Law } from '../../domain/law.ts';
import type { Db } from '../../db/connect.ts';
import { recordEvents } from '../../db/case-writes.ts';

interface Life {
  law: Law;
  state: CaseState;
  answered: Map<string, CommandAnswer>;
}

export interface ApiEngine extends CaseGateway {
  /** Silent: every call fails as when nothing answers. */
  isDown: boolean;
  /** Signals in the order they came. */
  readonly signals: { caseId: string; name: string; payload: unknown }[];
  /** Calls of `command`, by name; resends included. */
  readonly commands: string[];
}

export function anEngine(db: Db, now: () => number): ApiEngine {
  const lives = new Map<string, Life>();
  let queue: Promise<unknown> = Promise.resolve();
  /** One after the other, as a case does it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const record = (caseId: string, events: CaseEvent[], state: CaseState) =>
    recordEvents(db, { caseId, events, row: projectCase(state) });
  const lifeOf = (caseId: string): Life => {
    if (engine.isDown) throw new EngineUnavailable();
    const life = lives.get(caseId);
    if (life === undefined || life.state.phase === 'archived') throw new CaseNotRunning();
    return life;
  };
  const engine: ApiEngine = {
    isDown: false,
    signals: [],
    commands: [],
    startCase: (input, caseId) =>
      inTurn(async () => {
        if (engine.isDown) throw new EngineUnavailable();
        if (lives.has(caseId) || input.opening === undefined) return;
        const { data, actor, receivedAt, key } = input.opening;
        const verdict = openCase(input.law, data, actor, { at: now(), receivedAt, key });
        if (!verdict.ok) throw new Error(verdict.refusal.code);
        lives.set(caseId, { law: input.law, state: foldAll(verdict.events), answered: new Map() });
        await record(caseId, verdict.events, foldAll(verdict.events));
      }),
    command: (caseId, name, key, input) =>
      inTurn(async () => {
        engine.commands.push(name);
        const life = lifeOf(caseId);
        const known = life.answered.get(key);
        if (known?.ok) return { ...known, repeated: true as const };
        const verdict = decide(life.law, life.state, { name, data: input.data } as CaseCommand, input.actor, {
          at: now(),
          receivedAt: input.receivedAt,
          key,
        });
        if (!verdict.ok) return verdict;
        life.state = verdict.events.reduce<CaseState>(apply, life.state);
        life.law = changedLaw(verdict.events) ?? life.law;
        await record(caseId, verdict.events, life.state);
        const answer: CommandAnswer = { ok: true, version: life.state.version };
        life.answered.set(key, answer);
        return answer;
      }),
    signal: async (caseId, name, payload) => {
      lifeOf(caseId);
      engine.signals.push({ caseId, name, payload });
    },
    standing: async (caseId): Promise<ExecutionStanding> => {
      if (engine.isDown) throw new EngineUnavailable();
      const life = lives.get(caseId);
      if (life === undefined) return 'missing';
      return life.state.phase === 'archived' ? 'over' : 'running';
    },
    check: async () => {
      if (engine.isDown) throw new EngineUnavailable();
    },
    close: async () => undefined,
  };
  return engine;
}
