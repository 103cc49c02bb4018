// Decides every setting that comes from the environment: name, form, default. Read once, by the composition roots.
// Leaves out what an installation decides in its data (law packs, units) and the embedded servers' own settings.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const KEY_BYTES = 32;

/** One master key: `id` stands in sealed data, `key` are 32 bytes. */
export interface MasterKey {
  id: string;
  key: Uint8Array;
}

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
const engineAddress = z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port');
const zone = z.string().refine(isZone, 'must be an IANA time zone');
const folder = z.string().transform((value) => path.resolve(value));

const shared = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  TEMPORAL_NAMESPACE: z.string().default('redress'),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_API_KEY: z.string().optional(),
  REDRESS_DATA_DIR: folder.prefault('.data'),
  REDRESS_TEMPORAL_UI: z.url().optional(),
};

const schema = z
  .object({
    ...shared,
    WORKER_HEALTH_PORT: port.default(3001),
    DATABASE_URL: postgresAddress,
    TEMPORAL_ADDRESS: engineAddress,
    TEMPORAL_TASK_QUEUE: z.string().default('redress'),
    REDRESS_MASTER_KEYS: z.string().transform(parseMasterKeys),
    REDRESS_ZONE: zone.default('Asia/Shanghai'),
    REDRESS_PUBLIC_URL: z.url().optional(),
    REDRESS_SETUP_TOKEN: z.string().min(16).optional(),
    REDRESS_DEFAULT_REGIME: z.string().optional(),
    REDRESS_PORTAL_CHANNEL: z.string().optional(),
    REDRESS_PACKS_DIR: folder.optional(),
    REDRESS_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(0).default(20),
    REDRESS_LAW_CASES_PER_SECOND: z.coerce.number().min(0.1).max(500).default(20),
    REDRESS_REFRESH_SECONDS: z.coerce.number().min(0).max(3600).default(30),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }).optional(),
    SMTP_FROM: z.string().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine(({ SMTP_URL, SMTP_FROM }) => !SMTP_URL || SMTP_FROM, {
    path: ['SMTP_FROM'],
    error: 'is needed with SMTP_URL',
  });

const startSchema = z.object({
  ...shared,
  DATABASE_URL: postgresAddress.optional(),
  TEMPORAL_ADDRESS: engineAddress.optional(),
  WORKER_HEALTH_PORT: port.optional(),
  REDRESS_PORT_BASE: z.coerce.number().int().min(1024).max(65_000).optional(),
  REDRESS_MASTER_KEYS: z.string().optional(),
});

/** Settings of the server and the worker. */
export type Env = z.infer<typeof schema>;
/** Settings of `npm start`; what is missing here it starts or makes itself. */
export type StartEnv = z.infer<typeof startSchema>;

type Source = Record<string, string | undefined>;

/** Settings of server and worker. Throws one error that lists every missing or invalid name. */
export function readEnv(source: Source = process.env): Env {
  return parse(schema, source);
}

/** Settings of `npm start`. Throws like {@link readEnv}. */
export function readStartEnv(source: Source = process.env): StartEnv {
  return parse(startSchema, source);
}

function parse<T extends z.ZodType>(form: T, source: Source): z.infer<T> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = form.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path: [name], message }) => {
    const label = String(name);
    return `  ${label} ${label in given || message.startsWith('is needed') ? message : 'is missing'}`;
  });
  throw new Error(`The environment is not complete:\n${lines.join('\n')}`);
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `id:base64,id2:base64`, newest first. The message never shows a key. */
function parseMasterKeys(text: string, context: z.RefinementCtx): MasterKey[] {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    return { id, key: Uint8Array.from(Buffer.from(encoded, 'base64')) };
  });
  const isUsable = keys.every(({ id, key }) => /^[\w-]{1,32}$/.test(id) && key.length === KEY_BYTES);
  if (!isUsable || new Set(keys.map(({ id }) => id)).size !== keys.length) {
    context.addIssue(`must be id:key pairs with different ids and base64 keys of ${KEY_BYTES} bytes`);
    return z.NEVER;
  }
  return keys;
}

/** What both `Connection.connect` (client) and `NativeConnection.connect` (worker) take. Reads the named certificate files. */
export function temporalConnectionOptions(env: Pick<Env, keyof typeof shared> & { TEMPORAL_ADDRESS: string }) {
  const read = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file));
  const crt = read(env.TEMPORAL_TLS_CLIENT_CERT_PATH);
  const key = read(env.TEMPORAL_TLS_CLIENT_KEY_PATH);
  const serverRootCACertificate = read(env.TEMPORAL_TLS_SERVER_CA_CERT_PATH);
  const serverNameOverride = env.TEMPORAL_TLS_SERVER_NAME;
  const wantsTls = Boolean(crt ?? serverRootCACertificate ?? serverNameOverride ?? env.TEMPORAL_API_KEY);
  const clientCertPair = crt && key ? { crt, key } : undefined;
  const tls = { serverNameOverride, serverRootCACertificate, clientCertPair };
  return {
    address: env.TEMPORAL_ADDRESS,
    apiKey: env.TEMPORAL_API_KEY,
    tls: (env.TEMPORAL_TLS ?? wantsTls) ? tls : undefined,
  };
}
