// What a row of the process gets to judge a command, and what it gives back. Small constructors, no rule.
import type {
  Actor,
  CaseCommands,
  CaseEvent,
  CaseEventData,
  CaseState,
  CommandName,
  EventDraft,
  EventParts,
  Refusal,
  RefusalCode,
  TextRef,
  Verdict,
} from './case.ts';
import type { Law } from './law.ts';

/** One command before the judge. */
export interface Turn {
  law: Law;
  state: CaseState;
  actor: Actor;
  /** The workflow's clock, ms. */
  at: number;
  /** When the door received it, ms; lateness is judged by this. */
  receivedAt: number;
  /** Legal day of the act in the pack's zone: of receipt, or the due day for an effect of silence. */
  on: string;
  /** A fresh id, the same on every replay: prefix, sequence number, counter. */
  id: (prefix: string) => string;
}

export type Rule<K extends CommandName> = (turn: Turn, data: CaseCommands[K]) => Verdict<EventDraft[]>;
/** The rules of one row: `satisfies RulesOf<SupplementCommands>`. */
export type RulesOf<Commands> = { [K in keyof Commands & CommandName]: Rule<K> };

/** How the events of one row change the state; generic parts (phase, clocks, tasks, notices) are folded for all. */
export type FoldsOf<Events> = {
  [K in keyof Events & keyof CaseEventData]: (
    state: CaseState,
    data: CaseEventData[K],
    event: CaseEvent,
  ) => Partial<CaseState>;
};

export function yes(...events: EventDraft[]): Verdict<EventDraft[]> {
  return { ok: true, events };
}

export function no(code: RefusalCode, detail?: Refusal['detail']): Verdict<never> {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } };
}

/** What stands under an id that came from outside; `constructor` is nobody's id. */
export function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** Joins what several steps of one act bring: lists are appended, single values are taken from the later one. */
export function parts(...all: EventParts[]): EventParts {
  const joined: EventParts = Object.assign({}, ...all);
  for (const list of ['clocks', 'tasks', 'notices', 'effects'] as const) {
    const items = all.flatMap((one) => (one[list] ?? []) as never[]);
    if (items.length > 0) joined[list] = items;
  }
  return joined;
}

/** Names of texts that were sealed empty: the schema of the door cannot see that nothing is in them. */
export function emptyTexts(texts: Record<string, TextRef>): string[] {
  return Object.entries(texts).flatMap(([name, text]) => (text.length === 0 ? [name] : []));
}

/** Event parts without the id of the notice they bring. */
export function withoutNotice({ notice: _notice, ...rest }: EventParts & { notice?: string | null }): EventParts {
  return rest;
}

/** Article with the pack that says so, as events and notices carry it. */
export function basisOf(turn: Turn, article: string): string {
  return `${article} (${turn.law.pack.id}@${turn.law.pack.version})`;
}

/** Somebody takes down what a party says: it has to be read back (rules 3; V4, G6). */
export function isSpoken({ state, actor }: Turn): boolean {
  return state.rules >= 3 && actor.kind === 'staff';
}
