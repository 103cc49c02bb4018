// The servers that tests and `npm start` share, for real: usable at once, mortal, restartable, leaving nothing behind.
// Leaves out the engine's download and build, which need minutes or a network.
import { existsSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '../embedded/process-identity.ts';
import { furnishEngine } from '../embedded/servers.ts';
import { startTestStack, type TestStack } from '../embedded/stack.ts';

const CASE_NUMBER = defineSearchAttributeKey('CaseNumber', SearchAttributeType.KEYWORD);
const DUE_AT = defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME);
const OVERDUE = defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL);

describe('the test stack', () => {
  let stack: TestStack;
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    stack = await startTestStack();
    connection = await Connection.connect({ address: stack.temporalAddress });
    client = new Client({ connection, namespace: stack.namespace });
  }, 60_000);

  afterAll(async () => {
    await connection.close();
    await stack.stop();
  });

  const startCase = (workflowId: string) =>
    client.workflow.start('complaint', {
      workflowId,
      taskQueue: 'nobody-listens',
      typedSearchAttributes: new TypedSearchAttributes([
        { key: CASE_NUMBER, value: 'A-2026-1' },
        { key: DUE_AT, value: new Date('2026-12-01T00:00:00Z') },
        { key: OVERDUE, value: false },
      ]),
    });

  test('accepts a case with its search attributes at once', async () => {
    await startCase('first');
    await expect
      .poll(() => countOf(client, "CaseNumber = 'A-2026-1' and Overdue = false"), { timeout: 10_000 })
      .toBe(1);
  });

  test('accepts a second registration of the same namespace', async () => {
    await furnishEngine({ address: stack.temporalAddress }, stack.namespace);
  });

  test('keeps data and ports when both servers are killed and started again', async () => {
    const sql = postgres(stack.databaseUrl, { max: 1 });
    await sql`create table kept (word text)`;
    await sql`insert into kept values ('here')`;
    await stack.kill('temporal');
    await stack.kill('postgres');
    expect(stack.pids).toEqual({});
    await stack.restart('postgres');
    await stack.restart('temporal');
    expect(await sql`select word from kept`).toEqual([{ word: 'here' }]);
    await sql.end();
    await startCase('after the fault');
    expect((await client.workflow.getHandle('first').describe()).status.name).toBe('RUNNING');
  });

  test('runs beside another one, and a stopped one leaves neither process nor data', async () => {
    const other = await startTestStack();
    const pids = Object.values(other.pids);
    expect(Object.values(other.ports)).not.toContain(stack.ports.postgres);
    expect(pids).toHaveLength(2);
    await other.stop();
    expect(pids.map(identify)).toEqual([null, null]);
    expect(existsSync(other.dataDir)).toBe(false);
  }, 30_000);
});

const countOf = async (client: Client, query: string) => (await client.workflow.count(query)).count;
