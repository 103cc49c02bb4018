// Decides what an engine namespace needs before a case can start: the namespace and its typed search attributes.
// Used by the embedded start, by tests and by operators of their own Temporal. Leaves out the values (workflows/).
import { Client, type Connection } from '@temporalio/client';
import proto from '@temporalio/proto'; // CommonJS: named imports of values fail under ESM

const { IndexedValueType } = proto.temporal.api.enums.v1;

/** Name and type of each search attribute a case carries. Types by the SDK's enum: 5 is a Bool, not a date. */
export const SEARCH_ATTRIBUTES = {
  CaseNumber: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Phase: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Unit: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Regime: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  WaitingFor: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DueAt: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Overdue: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;

const ALREADY_EXISTS = 6;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;
const RETENTION_DAYS = 30;
const POLL_MS = 30;

const hasCode = (error: unknown, ...codes: number[]) =>
  error instanceof Error && 'code' in error && codes.includes(Number(error.code));

/** One visibility query that names every attribute: valid exactly when all of them are known to the server. */
const PROBE_QUERY = Object.entries(SEARCH_ATTRIBUTES)
  .map(([name, type]) => {
    if (type === IndexedValueType.INDEXED_VALUE_TYPE_BOOL) return `${name} = true`;
    return type === IndexedValueType.INDEXED_VALUE_TYPE_DATETIME ? `${name} > '2020-01-01T00:00:00Z'` : `${name} = 'x'`;
  })
  .join(' and ');

/**
 * Creates the namespace and the missing search attributes and waits until the server knows them all.
 * Safe to repeat. The namespace must not be touched before its first registration (the server caches "not found").
 * An account that may not create namespaces (a hosted service) is fine when everything exists already.
 * Throws when an attribute exists with another type or is not usable after `timeoutMs` (default 30 s).
 */
export async function registerNamespace(connection: Connection, namespace: string, timeoutMs = 30_000): Promise<void> {
  await connection.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: (RETENTION_DAYS * 86_400) as never } })
    .catch((error: unknown) => {
      if (!hasCode(error, ALREADY_EXISTS, PERMISSION_DENIED, UNIMPLEMENTED)) throw error;
    });
  await addMissing(connection, namespace);
  const client = new Client({ connection, namespace });
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await connection.withDeadline(Date.now() + 5000, () => client.workflow.count(PROBE_QUERY));
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`Namespace ${namespace} does not accept the search attributes of a case.`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

async function addMissing(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes = {} } = await connection.operatorService.listSearchAttributes({ namespace });
  const known = customAttributes ?? {};
  const wrong = Object.entries(SEARCH_ATTRIBUTES).filter(([name, type]) => name in known && known[name] !== type);
  if (wrong.length > 0) {
    const names = wrong.map(([name, type]) => `${name} must be ${IndexedValueType[type]}`).join(', ');
    throw new Error(`Search attributes of namespace ${namespace} have another type: ${names}.`);
  }
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in known));
  if (missing.length === 0) return;
  await connection.operatorService
    .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) })
    .catch((error: unknown) => {
      if (!hasCode(error, ALREADY_EXISTS)) throw error;
    });
}
