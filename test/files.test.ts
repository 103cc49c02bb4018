// The file store on a real folder: streaming, limits, what a changed or cut-off file does, and that nothing is left behind.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles, FileBroken, FileMissing, type FileStore, FileTooLarge } from '../adapters/files.ts';

const CHUNK = 1 << 18;
const key = randomBytes(32);
let folder: string;
let files: FileStore;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-files-'));
  files = createFiles(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(blob: string, withKey: Buffer | null = key): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await files.open(blob, withKey)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const placeOf = (blob: string) => path.join(folder, blob.slice(0, 2), blob.slice(2, 4), blob);
const incoming = () => readdirSync(path.join(folder, '.incoming'));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a stored file', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])(
    'of %i bytes comes back as it was',
    async (size) => {
      const bytes = randomBytes(size);
      const stored = await files.put(inPieces(bytes, 10_007), { key, maxBytes: 10 * CHUNK });
      expect(stored).toMatchObject({ sha256: sha256(bytes), size });
      expect((await readAll(stored.blob)).equals(bytes)).toBe(true);
      expect(stored.blob).toBe(sha256(readFileSync(placeOf(stored.blob))));
      expect(incoming()).toEqual([]);
    },
  );

  it('is not readable on the disk, and without a key it is as it came', async () => {
    const bytes = Buffer.from('canary 李明 13800000000');
    const sealed = await files.put([bytes], { key, maxBytes: 100 });
    expect(readFileSync(placeOf(sealed.blob)).includes(Buffer.from('canary'))).toBe(false);
    const plain = await files.put([bytes], { key: null, maxBytes: 100 });
    expect(plain.blob).toBe(plain.sha256);
    expect(await readAll(plain.blob, null)).toEqual(bytes);
  });

  it('is refused while it streams when it is too large, and leaves nothing', async () => {
    let given = 0;
    const endless = (async function* () {
      for (; ; given += 1) yield await Promise.resolve(randomBytes(CHUNK));
    })();
    await expect(files.put(endless, { key, maxBytes: 3 * CHUNK })).rejects.toThrow(FileTooLarge);
    expect(given).toBe(3);
    expect(incoming()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['.incoming']);
  });

  it('leaves nothing when the sender breaks off or the watcher refuses', async () => {
    const broken = (async function* () {
      yield await Promise.resolve(randomBytes(10));
      throw new Error('connection lost');
    })();
    await expect(files.put(broken, { key, maxBytes: 100 })).rejects.toThrow('connection lost');
    const refuse = () => {
      throw new Error('wrong type');
    };
    await expect(files.put([randomBytes(10)], { key, maxBytes: 100, watch: refuse })).rejects.toThrow('wrong type');
    expect(readdirSync(folder)).toEqual(['.incoming']);
  });

  it.each([3, 8, 200, CHUNK + 20, 2 * CHUNK])('with byte %i changed does not open', async (at) => {
    const { blob } = await files.put([randomBytes(2 * CHUNK + 100)], { key, maxBytes: 10 * CHUNK });
    const bytes = readFileSync(placeOf(blob));
    bytes[at]! ^= 1;
    writeFileSync(placeOf(blob), bytes);
    await expect(readAll(blob)).rejects.toThrow(FileBroken);
  });

  it('cut off at the end of a chunk, with chunks exchanged, or under another key does not open', async () => {
    const { blob } = await files.put([randomBytes(3 * CHUNK)], { key, maxBytes: 10 * CHUNK });
    const whole = readFileSync(placeOf(blob));
    truncateSync(placeOf(blob), 11 + 2 * (CHUNK + 16));
    await expect(readAll(blob)).rejects.toThrow(FileBroken);
    const chunk = (n: number) => whole.subarray(11 + n * (CHUNK + 16), 11 + (n + 1) * (CHUNK + 16));
    writeFileSync(placeOf(blob), Buffer.concat([whole.subarray(0, 11), chunk(1), chunk(0), chunk(2)]));
    await expect(readAll(blob)).rejects.toThrow(FileBroken);
    writeFileSync(placeOf(blob), whole);
    await expect(readAll(blob, randomBytes(32))).rejects.toThrow(FileBroken);
    expect((await readAll(blob)).length).toBe(3 * CHUNK);
  });

  it('without a key is checked too', async () => {
    const { blob } = await files.put([Buffer.from('package')], { key: null, maxBytes: 100 });
    writeFileSync(placeOf(blob), 'Package');
    await expect(readAll(blob, null)).rejects.toThrow(FileBroken);
  });
});

describe('the store', () => {
  it('takes only its own names', async () => {
    for (const name of ['../../etc/passwd', '', 'a'.repeat(63), 'A'.repeat(64)]) {
      await expect(files.open(name, key)).rejects.toThrow(FileMissing);
    }
    await expect(files.open('a'.repeat(64), key)).rejects.toThrow(FileMissing);
  });

  it('removes files, also twice, and sweeps old uploads only', async () => {
    const { blob } = await files.put([Buffer.from('x')], { key, maxBytes: 10 });
    await files.remove(blob);
    await files.remove(blob);
    expect(await files.has(blob)).toBe(false);
    const now = Date.now();
    const old = path.join(folder, '.incoming', 'old');
    writeFileSync(old, 'x');
    utimesSync(old, new Date(now - 7_200_000), new Date(now - 7_200_000));
    writeFileSync(path.join(folder, '.incoming', 'running'), 'x');
    expect(await files.sweep(3_600_000, now)).toBe(1);
    expect(incoming()).toEqual(['running']);
  });

  it('stores 64 MB with flat memory', async () => {
    const piece = randomBytes(1 << 20);
    const many = (async function* () {
      for (let n = 0; n < 64; n += 1) yield await Promise.resolve(piece);
    })();
    const before = process.memoryUsage().rss;
    const { blob, size } = await files.put(many, { key, maxBytes: 100 << 20 });
    expect(size).toBe(64 << 20);
    let read = 0;
    for await (const part of await files.open(blob, key)) read += (part as Buffer).length;
    expect(read).toBe(size);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
  });
});
