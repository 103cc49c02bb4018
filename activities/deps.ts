// What the hands are given once, by worker.ts or a test.
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { FileStore } from '../adapters/files.ts';
import type { Mailer } from '../adapters/mail.ts';
import type { Vault } from '../adapters/vault.ts';
import type { Db } from '../db/connect.ts';

export interface ActivityDeps {
  db: Db;
  vault: Vault;
  files: FileStore;
  /** Null where no SMTP server is configured. */
  mailer: Mailer | null;
  client: Client;
  logger: Logger;
  /** Zone of the deployment, for numbering and reports. */
  zone: string;
  /** Address under which citizens reach the pages, without a path. */
  publicUrl?: string;
}
