// What every part of the demo loader is given, and how it says no. Decides nothing.
import type { DemoWord } from '../words/demo-words.ts';
import type { ApiClient } from './api-client.ts';
import { type DemoAccount, type DemoRecord } from './demo-record.ts';
import { EXIT } from './exit-codes.ts';
import { ToolError } from './tool-error.ts';

export type DemoSay = (word: DemoWord, values?: Record<string, string | number>) => string;

export interface Stage {
  client: ApiClient;
  dataDir: string;
  record: DemoRecord;
  /** Writes demo.json. */
  save: () => void;
  tell: (line: string) => void;
  say: DemoSay;
}

/** The demo goes no further; `word` says why. */
export class DemoStopped extends ToolError {
  readonly word: DemoWord;
  readonly values: Record<string, string | number>;

  constructor(word: DemoWord, values: Record<string, string | number> = {}) {
    super(EXIT.refused, word);
    this.word = word;
    this.values = values;
  }
}

/** The account of a member of staff by id. */
export function accountOf({ record }: Stage, staffId: string): DemoAccount {
  const found = Object.values(record.accounts).find(({ id }) => id === staffId);
  if (found === undefined) throw new Error(`the demo has no account ${staffId}`);
  return found;
}

/** Somebody who sees every case of a unit and acts in none: the supervisor above it. */
export function watcherOf({ record }: Stage, unit: string): DemoAccount {
  const found = Object.values(record.accounts).find(
    (one) => one.roles.includes('supervisor') && `${unit}.`.startsWith(`${one.unit}.`),
  );
  if (found === undefined) throw new Error(`the demo has no supervisor above ${unit}`);
  return found;
}

export const tokenOf = (account: DemoAccount): string => {
  if (account.token === undefined) throw new Error(`the demo has no token of ${account.username}`);
  return account.token;
};
