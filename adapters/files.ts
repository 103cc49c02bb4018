// Decides how files are kept: a folder named by content, written to a temporary file, synced, then renamed.
// Encryption is file-cipher.ts; who may read, which types are allowed and the rows about files are not here.
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { decryptChunks, encryptChunks, FileBroken } from './file-cipher.ts';

export { FileBroken };

export interface StoredFile {
  /** SHA-256 (hex) and size of the plain bytes. */
  sha256: string;
  size: number;
  /** Name in the store: SHA-256 (hex) of the bytes as stored. */
  blob: string;
}

export interface PutOptions {
  /** 32 bytes; null stores the bytes as they are. */
  key: Buffer | null;
  maxBytes: number;
  /** Sees every piece of the plain bytes on the way, e.g. for sniffing its type; may throw to refuse. */
  watch?: (piece: Uint8Array) => void;
}

/** The stream was longer than allowed; nothing of it is kept. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`file is larger than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
  }
}

/** Thrown by `open` before anything is read. */
export class FileMissing extends Error {
  override name = 'FileMissing';
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const BLOB = /^[0-9a-f]{64}$/;
const TEMPORARY = '.incoming';

/** A store in `folder`, which is made when missing. Two processes may share it. */
export function createFiles(folder: string): FileStore {
  mkdirSync(path.join(folder, TEMPORARY), { recursive: true, mode: 0o700 });
  return new FileStore(folder);
}

export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Stores a stream. Throws FileTooLarge; whatever is thrown, no temporary file stays. */
  async put(source: Source, options: PutOptions): Promise<StoredFile> {
    const temporary = path.join(this.#folder, TEMPORARY, randomUUID());
    const handle = await open(temporary, 'wx', 0o600);
    try {
      const stored = await write(handle, source, options);
      await handle.sync();
      await handle.close();
      await settle(temporary, this.#place(stored.blob));
      return stored;
    } catch (error) {
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** The plain bytes. The stream ends with FileBroken when they are not what was put. Throws FileMissing at once. */
  async open(blob: string, key: Buffer | null): Promise<Readable> {
    if (!(await this.has(blob))) throw new FileMissing('the file is not stored');
    const raw = createReadStream(this.#place(blob), { highWaterMark: 1 << 18 });
    return Readable.from(key === null ? verified(raw, blob) : decryptChunks(raw, key), { objectMode: false });
  }

  async has(blob: string): Promise<boolean> {
    return (await stat(this.#place(blob)).catch(() => null)) !== null;
  }

  /** Safe to repeat. */
  async remove(blob: string): Promise<void> {
    await rm(this.#place(blob), { force: true });
  }

  /** Removes what broken-off uploads left behind; `olderThanMs` spares running ones. Gives how many. */
  async sweep(olderThanMs: number, now: number): Promise<number> {
    const incoming = path.join(this.#folder, TEMPORARY);
    let removed = 0;
    for (const name of await readdir(incoming)) {
      const found = await stat(path.join(incoming, name)).catch(() => null);
      if (found === null || now - found.mtimeMs < olderThanMs) continue;
      await rm(path.join(incoming, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Names never become paths unless they are hashes. */
  #place(blob: string): string {
    if (!BLOB.test(blob)) throw new FileMissing('not the name of a stored file');
    return path.join(this.#folder, blob.slice(0, 2), blob.slice(2, 4), blob);
  }
}

async function write(handle: FileHandle, source: Source, { key, maxBytes, watch }: PutOptions): Promise<StoredFile> {
  const plain = createHash('sha256');
  const counted = { size: 0 };
  const watched = limited(source, plain, counted, maxBytes, watch);
  if (key === null) {
    for await (const piece of watched) await handle.writeFile(piece);
    const sha256 = plain.digest('hex');
    return { sha256, size: counted.size, blob: sha256 };
  }
  const cipher = createHash('sha256');
  for await (const piece of encryptChunks(watched, key)) {
    cipher.update(piece);
    await handle.writeFile(piece);
  }
  return { sha256: plain.digest('hex'), size: counted.size, blob: cipher.digest('hex') };
}

async function* limited(
  source: Source,
  hash: Hash,
  counted: { size: number },
  maxBytes: number,
  watch?: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    counted.size += piece.length;
    if (counted.size > maxBytes) throw new FileTooLarge(maxBytes);
    hash.update(piece);
    watch?.(piece);
    yield piece;
  }
}

/** A rename survives a crash only when its folder has been synced too. */
async function settle(temporary: string, place: string): Promise<void> {
  const folder = path.dirname(place);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(temporary, place);
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function* verified(raw: AsyncIterable<Uint8Array>, blob: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of raw) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== blob) throw new FileBroken('stored bytes have changed');
}
