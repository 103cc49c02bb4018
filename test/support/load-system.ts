// The product with a mail sink below it, a load client in front of it and the checker behind it: what fault tests use.
import path from 'node:path';
import { check, type Finding } from './checker.ts';
import { untilQuiet, type World } from './checker-facts.ts';
import { LoadClient, LoadLog } from './load.ts';
import { startMailSink } from './mail-sink.ts';
import { type Product, startProduct } from './processes.ts';

export interface LoadSystem {
  product: Product;
  client: LoadClient;
  /** What the checker looks at; a test may hand it a changed log. */
  world(): World;
  /** Waits until nothing moves, then gives everything that does not hold. */
  findings(): Promise<Finding[]>;
  untilQuiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLoadSystem(): Promise<LoadSystem> {
  const sink = await startMailSink();
  const product = await startProduct({ env: { SMTP_URL: sink.url, SMTP_FROM: 'office@redress.example' } }).catch(
    async (error: unknown) => {
      await sink.stop();
      throw error;
    },
  );
  const client = new LoadClient(product.api, new LoadLog(path.join(product.stack.dataDir, 'load.jsonl')));
  const { db, engine } = product;
  const world = (): World => ({
    ...{ db, engine, clientId: 'website', log: client.log.entries },
    mail: { letters: sink.letters, addressOf: (key) => `${key.toLowerCase()}@example.org` },
    listed: () => listAll(product),
  });
  return {
    ...{ product, client, world },
    findings: () => check(world()),
    untilQuiet: () => untilQuiet(world()),
    stop: async () => {
      await product.stop();
      await sink.stop();
    },
  };
}

type Listed = Awaited<ReturnType<NonNullable<World['listed']>>>;

/** Every page of the list, as the supervisor sees it. */
async function listAll({ api }: Product): Promise<Listed> {
  const headers = { authorization: `Bearer ${await api.tokenOf('supervisor')}` };
  const all: Listed = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const response = await fetch(
      `${api.url}/api/cases?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      { headers },
    );
    const page = (await response.json()) as { cases: Listed; next: string | null };
    if (!response.ok) throw new Error(`the list was answered ${response.status}`);
    all.push(...page.cases);
    cursor = page.next;
  }
  return all;
}
