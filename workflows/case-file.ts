// One case in memory: its state, its unrecorded events, the keys it has answered, and the one writer of its records.
// Decides nothing: events come from domain/. A difference between past and present fails the task loudly (house 3).
import { condition } from '@temporalio/workflow';
import { foldDue, GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import { apply } from '../domain/case-apply.ts';
import type { CaseEvent, CaseState } from '../domain/case.ts';
import { decide } from '../domain/case-decide.ts';
import { projectCase } from '../domain/case-projection.ts';
import { changedLaw } from '../domain/law-in-force.ts';
import type { Law } from '../domain/law.ts';
import { record } from './activity-proxies.ts';
import type { KnownKey } from './case-messages.ts';

/** Keys carried on to the next run; older ones are known to the door. */
const KEPT_KEYS = 200;

export class CaseFile {
  /** In force now; follows the events, and goes on into the next run. */
  law: Law;
  state: CaseState;
  private readonly keys: Map<string, KnownKey>;
  private unrecorded: CaseEvent[] = [];
  private recordedVersion: number;
  private writing = false;
  /** Version that must be recorded although nobody waits for it. */
  private owed = 0;

  /** `unrecorded`: events already in `state` that no ledger has yet, as at the opening. */
  constructor(law: Law, state: CaseState, keys: readonly KnownKey[], unrecorded: readonly CaseEvent[] = []) {
    this.law = law;
    this.state = state;
    this.keys = new Map(keys.map((known) => [known.key, known]));
    this.unrecorded = [...unrecorded];
    this.recordedVersion = state.version - unrecorded.length;
  }

  /** Folds events into the state; no await between a decision and this. */
  take(events: readonly CaseEvent[]): void {
    for (const event of events) this.state = apply(this.state, event);
    this.law = changedLaw(events) ?? this.law;
    this.unrecorded.push(...events);
  }

  /** Alarms due by now come before whatever is judged next. */
  takeDue(): void {
    this.take(foldDue(this.law, this.state, Date.now()).events);
  }

  /** The state a command would be judged on, without taking anything: for validators. */
  stateAfterDue(): CaseState {
    return foldDue(this.law, this.state, Date.now()).state;
  }

  known(key: string): KnownKey | undefined {
    return this.keys.get(key);
  }

  remember(key: string, bodyHmac: string): void {
    this.keys.set(key, { key, version: this.state.version, bodyHmac });
  }

  recentKeys(): KnownKey[] {
    return [...this.keys.values()].slice(-KEPT_KEYS);
  }

  get isRecorded(): boolean {
    return this.unrecorded.length === 0 && !this.writing;
  }

  /** Waits until everything up to `version` stands in the ledger: one write at a time, in order, what piled up together. */
  async recordUpTo(version: number): Promise<void> {
    while (this.recordedVersion < Math.max(version, this.owed)) {
      if (this.writing) await condition(() => !this.writing);
      else await this.writeBatch();
    }
  }

  private async writeBatch(): Promise<void> {
    const events = this.unrecorded;
    const last = events.at(-1);
    if (last === undefined) throw new Error(`case ${this.state.caseId} waits for events it never took`);
    this.unrecorded = [];
    this.writing = true;
    const row = projectCase(this.state);
    try {
      const summary = events
        .map((event) => event.type)
        .join(', ')
        .slice(0, 180);
      const recorded = await record.recordEvents.executeWithOptions({ summary }, [
        { caseId: this.state.caseId, events, row },
      ]);
      if (recorded.version !== last.seq || recorded.head !== last.hash || recorded.digest !== row.digest) {
        throw new Error(
          `case ${this.state.caseId}: event ${last.seq} differs from the ledger; the rules changed under it`,
        );
      }
      this.recordedVersion = last.seq;
      for (const { seq, command } of recorded.unproven) this.noteUnproven(seq, command);
    } finally {
      this.writing = false;
    }
  }

  /** An update came past the door: its effect stands, and a supervisor is told (house 3). */
  private noteUnproven(seq: number, command: string): void {
    const note = { name: 'noteUnprovenCommand' as const, data: { command, seq } };
    const noted = decide(this.law, this.state, note, GATEWAY_ACTOR, { at: Date.now() });
    if (!noted.ok) return;
    this.take(noted.events);
    this.owed = this.state.version;
  }
}
