// Tells a passing fault of the database from a lasting one, and says so without the query's parameters.
// Leaves out what a caller does about it: 503 at the door, a retry in an activity.

export interface DatabaseFault {
  /** passing: try again; conflict: a unique or check constraint; changed: an append-only row; other: a bug. */
  kind: 'passing' | 'conflict' | 'changed' | 'other';
  /** SQLSTATE or the driver's code. */
  code: string;
  constraint: string | null;
}

/** Raised by our triggers (migration append_only). */
const APPEND_ONLY = 'RD001';
const CONFLICTS = new Set(['23505', '23514', '23503', '23P01', '23502']);
/** Connection, resources, operator (also statement timeout), serialisation, deadlock. */
const PASSING = /^(08|53|57|58|40001|40P01|25006|55P03)/;
const DRIVER = /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH)/;

/** Null when the error does not come from the database. Looks through drizzle's DrizzleQueryError. */
export function databaseFault(error: unknown): DatabaseFault | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code !== 'string') continue;
    const isPostgres = at.name === 'PostgresError';
    if (!isPostgres && !DRIVER.test(code)) continue;
    const constraint: unknown = Reflect.get(at, 'constraint_name');
    return { kind: kindOf(code, isPostgres), code, constraint: typeof constraint === 'string' ? constraint : null };
  }
  return null;
}

function kindOf(code: string, isPostgres: boolean): DatabaseFault['kind'] {
  if (!isPostgres || PASSING.test(code)) return 'passing';
  if (code === APPEND_ONLY) return 'changed';
  return CONFLICTS.has(code) ? 'conflict' : 'other';
}
