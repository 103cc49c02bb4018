// Decides how a file is encrypted while it streams: AES-256-GCM in chunks, each bound to its place and to being the
// last one, so that a chunk that was changed, moved, dropped or cut off is noticed before its bytes are given out.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('RDF1');
const PREFIX_BYTES = 7;
const TAG_BYTES = 16;
const CHUNK_BYTES = 1 << 18;
const HEADER_BYTES = MAGIC.length + PREFIX_BYTES;

/** What is stored is not what was put, or the key is another. */
export class FileBroken extends Error {
  override name = 'FileBroken';
}

/** Header (magic, random prefix), then chunks of ciphertext and tag. The key is used for one file only. */
export async function* encryptChunks(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const prefix = randomBytes(PREFIX_BYTES);
  yield Buffer.concat([MAGIC, prefix]);
  for await (const { chunk, index, last } of pieces(source, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, index, last));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** The plain bytes, chunk by chunk, each checked before it is given out. Throws FileBroken. */
export async function* decryptChunks(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const reader = source[Symbol.asyncIterator]();
  const header = await readHeader(reader);
  if (!header.head.subarray(0, MAGIC.length).equals(MAGIC)) throw new FileBroken('not an encrypted file');
  const prefix = header.head.subarray(MAGIC.length);
  for await (const { chunk, index, last } of pieces(rest(header.after, reader), CHUNK_BYTES + TAG_BYTES)) {
    yield openChunk(chunk, key, nonce(prefix, index, last));
  }
}

function openChunk(chunk: Buffer, key: Buffer, iv: Buffer): Buffer {
  const end = chunk.length - TAG_BYTES;
  if (end < 0) throw new FileBroken('file is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(chunk.subarray(end));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
  } catch {
    throw new FileBroken('stored bytes have changed');
  }
}

/** Prefix, chunk number, and whether it is the last (the STREAM construction). */
function nonce(prefix: Buffer, index: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(index, 0);
  place.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([prefix, place]);
}

/** Cuts a stream into chunks of `size`; the last may be shorter, and is empty only when the whole stream is. */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; index: number; last: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  let index = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    let all = Buffer.concat(held);
    for (; all.length > size; index += 1, all = all.subarray(size))
      yield { chunk: all.subarray(0, size), index, last: false };
    held = [all];
    length = all.length;
  }
  yield { chunk: Buffer.concat(held), index, last: true };
}

async function readHeader(reader: AsyncIterator<Uint8Array>): Promise<{ head: Buffer; after: Buffer }> {
  let read = Buffer.alloc(0);
  while (read.length < HEADER_BYTES) {
    const next = await reader.next();
    if (next.done) throw new FileBroken('file is cut off');
    read = Buffer.concat([read, next.value]);
  }
  return { head: read.subarray(0, HEADER_BYTES), after: read.subarray(HEADER_BYTES) };
}

async function* rest(first: Buffer, reader: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
  } finally {
    await reader.return?.();
  }
}
