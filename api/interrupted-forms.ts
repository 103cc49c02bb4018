// Decides how a form waits that could not be sent because the session was over: sealed, in the browser's own page, for that
// browser alone. Nothing of it is stored here. Also which case a form was about: what somebody wrote about one complaint
// must not go into another. Leaves out how forms are drawn (web/).
import { randomBytes } from 'node:crypto';
import { SealBroken } from '../adapters/vault.ts';
import type { Door } from './door.ts';

export interface Interrupted {
  /** Path the form was going to. */
  action: string;
  /** What was typed, by name of the field. */
  sent: Record<string, string[]>;
  /** It was one that files can come with; they are not kept. */
  mayHaveFiles: boolean;
}

const PURPOSE = 'interrupted-form';
const OF_CASE = 'form-of-case';

/** `browser`: the secret of the browser that sent it. */
export function sealForm(door: Door, browser: string, form: Interrupted): string {
  return door.vault.sealOwn(PURPOSE, JSON.stringify(form), browser).toString('base64url');
}

/** Null for nothing, and for what another browser typed. */
export function openForm(door: Door, browser: string, sealed: string): Interrupted | null {
  if (sealed === '') return null;
  try {
    return JSON.parse(door.vault.openOwn(PURPOSE, Buffer.from(sealed, 'base64url'), browser)) as Interrupted;
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    return null;
  }
}

/** The mark of a form of this case; salted: two marks say nothing about each other. */
export function caseMark(door: Door, caseId: string): string {
  const salt = randomBytes(9).toString('base64url');
  return `${salt}.${door.vault.hmac(OF_CASE, `${salt}.${caseId}`)}`;
}

export function isMarkOf(door: Door, caseId: string, mark: string): boolean {
  const [salt = '', ...rest] = mark.split('.');
  return door.vault.isSameBody(rest.join('.'), OF_CASE, `${salt}.${caseId}`);
}
