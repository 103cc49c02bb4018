// Decides how texts and keys are sealed: AES-256-GCM, one key per case and per file, wrapped by a master key.
// Leaves out where the rows are kept (db/) and who may open what. Only node:crypto.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

export interface VaultMasterKey {
  /** Stands beside what is sealed with it. */
  id: string;
  /** 32 bytes. */
  key: Uint8Array;
}

/** A wrapped key as its row holds it. */
export interface WrappedCaseKey {
  caseId: string;
  /** Null once the key was erased. */
  wrappedKey: Buffer | null;
  masterKeyId: string;
}

export type UnwrappedKey = { ok: true; key: Buffer } | { ok: false; reason: 'erased' | 'unknown_master_key' };

export interface SealedText {
  ciphertext: Buffer;
  /** Of the ciphertext, hex; what a TextRef carries. */
  sha256: string;
  /** Characters (code points) of the plain text. */
  length: number;
}

/** What was sealed does not open: changed bytes, another key, or other associated data. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Associated data of a sealed text: a ciphertext moved to another case or text does not open. */
export function textAad(caseId: string, textId: string): string {
  return `text:${caseId}:${textId}`;
}

/** Newest key first: it seals, the others still open. Throws when there is none or one has not 32 bytes. */
export function createVault(masterKeys: readonly VaultMasterKey[]): Vault {
  return new Vault(masterKeys);
}

/** Keyed hashes carry the id of their master key (`k1:…`), so that they can be compared after a rotation. */
export class Vault {
  readonly #masterKeys: readonly VaultMasterKey[];
  readonly #newest: string;
  readonly #derived = new Map<string, Buffer>();

  constructor(masterKeys: readonly VaultMasterKey[]) {
    const [newest] = masterKeys;
    if (newest === undefined) throw new Error('the vault needs at least one master key');
    if (masterKeys.some(({ key }) => key.length !== KEY_BYTES)) throw new Error(`a master key has ${KEY_BYTES} bytes`);
    this.#masterKeys = masterKeys;
    this.#newest = newest.id;
  }

  /** A new key for a case, and the form its row keeps. */
  newCaseKey(caseId: string): { key: Buffer; wrapped: Buffer; masterKeyId: string } {
    const key = randomBytes(KEY_BYTES);
    return { key, ...this.#wrap(caseId, key) };
  }

  /** Opens a case key. Throws SealBroken when the row was changed or belongs to another case. */
  unwrap({ caseId, wrappedKey, masterKeyId }: WrappedCaseKey): UnwrappedKey {
    if (wrappedKey === null) return { ok: false, reason: 'erased' };
    const master = this.#keyFor(masterKeyId, 'case-key');
    if (master === null) return { ok: false, reason: 'unknown_master_key' };
    return { ok: true, key: decrypt(master, wrappedKey, `case-key:${caseId}`) };
  }

  /** The same case key under the newest master key; null when it is already, or cannot be opened. */
  rewrap(row: WrappedCaseKey): { wrapped: Buffer; masterKeyId: string } | null {
    const opened = row.masterKeyId === this.#newest ? null : this.unwrap(row);
    return opened?.ok ? this.#wrap(row.caseId, opened.key) : null;
  }

  newFileKey(caseKey: Buffer, evidenceId: string): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(KEY_BYTES);
    return { key, wrapped: encrypt(caseKey, key, `file-key:${evidenceId}`) };
  }

  /** Throws SealBroken. */
  unwrapFileKey(caseKey: Buffer, evidenceId: string, wrapped: Buffer): Buffer {
    return decrypt(caseKey, wrapped, `file-key:${evidenceId}`);
  }

  /** A key for a file that was uploaded before its case exists; `adoptFileKey` moves it under the case's key. */
  newLooseFileKey(evidenceId: string): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(KEY_BYTES);
    return { key, wrapped: this.#sealBytes('loose-file-key', key, `file-key:${evidenceId}`) };
  }

  /** Throws SealBroken. */
  unwrapLooseFileKey(evidenceId: string, wrapped: Buffer): Buffer {
    return this.#openBytes('loose-file-key', wrapped, `file-key:${evidenceId}`);
  }

  adoptFileKey(caseKey: Buffer, evidenceId: string, looseWrapped: Buffer): Buffer {
    return encrypt(caseKey, this.unwrapLooseFileKey(evidenceId, looseWrapped), `file-key:${evidenceId}`);
  }

  /** `aad`: textAad. */
  seal(caseKey: Buffer, plaintext: string, aad: string): SealedText {
    const ciphertext = encrypt(caseKey, Buffer.from(plaintext, 'utf8'), aad);
    const sha256 = createHash('sha256').update(ciphertext).digest('hex');
    return { ciphertext, sha256, length: [...plaintext].length };
  }

  /** Throws SealBroken. */
  open(caseKey: Buffer, ciphertext: Buffer, aad: string): string {
    return decrypt(caseKey, ciphertext, aad).toString('utf8');
  }

  /** Seals what belongs to no case, e.g. the answer kept under an idempotency key. Opens after a rotation too. */
  sealOwn(purpose: string, plaintext: string, aad: string): Buffer {
    return this.#sealBytes(`own:${purpose}`, Buffer.from(plaintext, 'utf8'), aad);
  }

  /** Throws SealBroken, also when its master key is gone. */
  openOwn(purpose: string, sealed: Buffer, aad: string): string {
    return this.#openBytes(`own:${purpose}`, sealed, aad).toString('utf8');
  }

  /** Keyed hash of a canonical body, `<master key id>:<hex>`. */
  hmac(purpose: string, canonicalBody: string): string {
    return keyedHash(this.#newest, this.#own(`body:${purpose}`), canonicalBody);
  }

  /** True when `stored` is the keyed hash of this body, by whichever master key it was made. */
  isSameBody(stored: string, purpose: string, canonicalBody: string): boolean {
    const id = stored.slice(0, Math.max(0, stored.indexOf(':')));
    const key = this.#keyFor(id, `body:${purpose}`);
    return key !== null && isEqual(stored, keyedHash(id, key, canonicalBody));
  }

  /** For the index row of a value that must be found again (phone, id ...), normalised by the caller. */
  searchHash(kind: string, value: string): string {
    return keyedHash(this.#newest, this.#own(`search:${kind}`), value);
  }

  /** For looking it up: one hash per master key, because rows keep the hash of their time. */
  searchHashes(kind: string, value: string): string[] {
    return this.#masterKeys.map(({ id }) => keyedHash(id, this.#keyFor(id, `search:${kind}`)!, value));
  }

  #wrap(caseId: string, key: Buffer) {
    return { wrapped: encrypt(this.#own('case-key'), key, `case-key:${caseId}`), masterKeyId: this.#newest };
  }

  /** Length and id of the master key, then the sealed bytes. */
  #sealBytes(purpose: string, plain: Buffer, aad: string): Buffer {
    const id = Buffer.from(this.#newest, 'utf8');
    return Buffer.concat([Buffer.from([id.length]), id, encrypt(this.#own(purpose), plain, aad)]);
  }

  #openBytes(purpose: string, sealed: Buffer, aad: string): Buffer {
    const end = 1 + (sealed[0] ?? 0);
    const key = this.#keyFor(sealed.subarray(1, end).toString('utf8'), purpose);
    if (key === null) throw new SealBroken('the master key of this text is not configured');
    return decrypt(key, sealed.subarray(end), aad);
  }

  #own(purpose: string): Buffer {
    return this.#keyFor(this.#newest, purpose)!;
  }

  #keyFor(id: string, purpose: string): Buffer | null {
    const master = this.#masterKeys.find((each) => each.id === id);
    if (master === undefined) return null;
    const name = `${id}/${purpose}`;
    const key = this.#derived.get(name) ?? Buffer.from(hkdfSync('sha256', master.key, 'redress', purpose, KEY_BYTES));
    this.#derived.set(name, key);
    return key;
  }
}

function keyedHash(id: string, key: Buffer, text: string): string {
  return `${id}:${createHmac('sha256', key).update(text).digest('hex')}`;
}

/** iv, ciphertext, tag. A random 96-bit iv: far below 2^32 messages per key. */
function encrypt(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad, 'utf8'));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new SealBroken('sealed bytes are too short');
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad, 'utf8')).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, end)), decipher.final()]);
  } catch {
    throw new SealBroken('sealed bytes do not open');
  }
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
