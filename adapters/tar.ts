// A tar (POSIX ustar) that has one form only: regular files, fixed owner, mode and time, no padding but zeros. So one
// SHA-256 names the archive, and reading refuses whatever differs by a byte. Leaves out folders, links and large files.
const BLOCK = 512;
const END = Buffer.alloc(2 * BLOCK);
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const SIZE_LIMIT = 8 ** 11;

/** Not a tar in our form. */
export class TarBroken extends Error {
  override name = 'TarBroken';
}

export interface TarEntry {
  name: string;
  size: number;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The archive as a stream, entries in the order given. Throws when a content has not the size said. */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of entries) {
    yield tarHeader(name, size);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new TarBroken(`${name} changed while it was packed`);
    yield Buffer.alloc(paddingOf(size));
  }
  yield END;
}

/**
 * Entries of an archive, one after the other; each content must be read before the next is asked for. Throws TarBroken
 * at the first byte that our own writer would not have written.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = parseHeader(header);
    yield { name, size, content: reader.stream(size) };
    if (!(await reader.take(paddingOf(size))).every((byte) => byte === 0)) throw new TarBroken(`${name}: padding`);
  }
  const last = await reader.take(BLOCK);
  if (!last.every((byte) => byte === 0) || !(await reader.isAtEnd())) throw new TarBroken('end of archive');
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Name up to 100 bytes, or split at a slash into prefix (155) and name. */
function tarHeader(path: string, size: number): Buffer {
  if (size >= SIZE_LIMIT) throw new TarBroken(`${path} is too large for a tar`);
  const [prefix, name] = splitName(path);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'utf8');
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write('0000000\0' + '0000000\0', 329, 'latin1');
  header.write(prefix, 345, 'utf8');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

function splitName(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= NAME_BYTES) return ['', path];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= NAME_BYTES && Buffer.byteLength(prefix) <= PREFIX_BYTES) return [prefix, name];
  }
  throw new TarBroken('a name is too long for a tar');
}

function parseHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, PREFIX_BYTES);
  const name = prefix === '' ? text(0, NAME_BYTES) : `${prefix}/${text(0, NAME_BYTES)}`;
  const size = Number.parseInt(text(124, 12), 8);
  if (!Number.isSafeInteger(size) || size < 0 || !tarHeader(name, size).equals(header)) {
    throw new TarBroken(`header of ${JSON.stringify(name)}`);
  }
  return { name, size };
}

/** Reads exact lengths from a stream of pieces of any length. */
class BlockReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const piece of this.stream(length)) parts.push(piece);
    return Buffer.concat(parts);
  }

  async *stream(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0 && !(await this.#fill())) throw new TarBroken('the archive is cut off');
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async isAtEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#fill());
  }

  async #fill(): Promise<boolean> {
    for (let next = await this.#pieces.next(); !next.done; next = await this.#pieces.next()) {
      if (next.value.length === 0) continue;
      this.#held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
      return true;
    }
    return false;
  }
}
