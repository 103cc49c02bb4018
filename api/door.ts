// What every part of the door is given, once, by server.ts or by a test. Nothing here decides anything.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FileStore } from '../adapters/files.ts';
import type { Vault } from '../adapters/vault.ts';
import type { Db } from '../db/connect.ts';
import type { CaseGateway } from './case-gateway.ts';
import type { LawLibrary } from './law-library.ts';

export interface DoorSettings {
  /** IANA zone of the deployment: the year a number belongs to. */
  zone: string;
  /** Where citizens reach the tracking page; links are relative where it is not set. */
  publicUrl?: string;
  /** Law pack (regime or id) where the request names none. */
  defaultRegime?: string;
  /** Id of the channel the portal files through; the first online channel where it is not set. */
  portalChannel?: string;
  /** Address of the Temporal UI, for links of operators. */
  engineUi?: string;
  /** Namespace of the executions there; `redress` where it is not set. */
  engineNamespace?: string;
  /** Allows one call of POST /api/organisation on an empty system. */
  setupToken?: string;
  /** Cookies only over TLS. */
  secureCookies: boolean;
  /** Requests per minute and address; 0 switches the limit off (tests). */
  requestsPerMinute: number;
  /** Attempts with a password or query code per minute and address; 0 switches the limit off (tests). */
  attemptsPerMinute: number;
  /** Cases a second which a batch (other law, the work of a leaver) asks; 20 where it is not set. */
  lawCasesPerSecond?: number;
  /** Seconds after which an open page of staff asks whether it is still up to date; 30 where it is not set, 0: never. */
  refreshSeconds?: number;
}

export interface Door {
  db: Db;
  vault: Vault;
  files: FileStore;
  packs: LawLibrary;
  gateway: CaseGateway;
  /** The door's clock, ms. A test may hand in a case's virtual now. */
  now: (caseId?: string) => number | Promise<number>;
  settings: DoorSettings;
  logger: FastifyBaseLogger;
}

export type DoorApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
