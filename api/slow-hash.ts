// Decides how passwords and query codes are hashed: argon2id off the event loop, a few at a time, the same work for a
// name or number that does not exist. Leaves out who is asked for them.
import { hash, verify } from '@node-rs/argon2';
import { Problem } from './errors.ts';

/** OWASP's first choice for argon2id; the algorithm is the library's default. */
const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A query code has 60 random bits, so a guess is hopeless already; intake must not wait for more. */
const CODE_COST = { memoryCost: 4096, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const MOST_WAITING = 40;

let running = 0;
const waiting: (() => void)[] = [];
const decoys = new Map<SecretKind, Promise<string>>();

export type SecretKind = 'password' | 'code';

/** argon2id in its own text form. */
export const slowHash = (kind: SecretKind, secret: string): Promise<string> => hash(secret, costOf(kind));

/** False for a wrong secret, and, after the same work, for `stored === null`. Throws 429 when too many wait. */
export async function slowVerify(kind: SecretKind, stored: string | null, secret: string): Promise<boolean> {
  const decoy = decoys.get(kind) ?? hash('no such thing', costOf(kind));
  decoys.set(kind, decoy);
  const against = stored ?? (await decoy);
  const matches = await inTurn(() => verify(against, secret));
  return matches && stored !== null;
}

const costOf = (kind: SecretKind) => (kind === 'password' ? PASSWORD_COST : CODE_COST);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else {
    if (waiting.length >= MOST_WAITING) throw new Problem('too_many_requests');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
