// Decides the secrets of an embedded installation: made once, kept in one file that only its owner may read.
// Leaves out production, where REDRESS_MASTER_KEYS and DATABASE_URL come from outside.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  postgresPassword: string;
  /** Value for REDRESS_MASTER_KEYS: `id:base64 of 32 bytes`, newest first. */
  masterKeys: string;
  /** Value for REDRESS_SETUP_TOKEN: lets the first organisation in, while the directory is empty. */
  setupToken: string;
}

/**
 * Reads `<dataDir>/secrets.json`, or creates it. Two starts at once end up with the same file;
 * one from before a secret existed is completed.
 */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const fresh: Secrets = {
    postgresPassword: randomBytes(24).toString('hex'),
    masterKeys: `k1:${randomBytes(32).toString('base64')}`,
    setupToken: randomBytes(32).toString('base64url'),
  };
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  write(draft, fresh);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  const whole = { ...fresh, ...stored };
  if (stored.setupToken === undefined) {
    write(draft, whole);
    renameSync(draft, file);
  }
  return whole;
}

const write = (file: string, secrets: Secrets): void =>
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
