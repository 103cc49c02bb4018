// Makes files into a bag (RFC 8493) in one tar, streamed, and opens it again, packed or unpacked, with every digest taken.
// Same files, same bytes: sorted, no clock. Leaves out what a bag should hold (activities/archive-*) and its check (domain/).
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Finding, OpenedPackage, PackedFile } from '../domain/archive-package.ts';
import { readTar, TarBroken, type TarEntry, writeTar } from './tar.ts';

export interface BagInfo {
  organisation: string;
  /** The case number. */
  identifier: string;
  senderIdentifier: string;
  /** YYYY-MM-DD; a legal day, never the wall clock. */
  date: string;
}

const TAG_MANIFEST = 'tagmanifest-sha512.txt';
/** Bodies of these are hashed only; everything else of a package is text of moderate size. */
const UNREAD = /^data\/(evidence|history)\//;
const PIECE_BYTES = 1 << 18;
const TEXT_LIMIT = 64 * 1024 * 1024;
const SAFE_PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** A file on its way into a bag; `content` is read twice and must be the same both times. */
export interface BagEntry {
  /** Relative to the bag. */
  path: string;
  content: () => Source | Promise<Source>;
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A file whose content is this text. */
export function textEntry(path: string, text: string): BagEntry {
  return { path, content: () => [Buffer.from(text, 'utf8')] };
}

/** The bag as one tar: the entries (`data/...` and other tag files) with declaration, info and manifests. */
export async function buildBag(entries: BagEntry[], info: BagInfo): Promise<AsyncGenerator<Uint8Array>> {
  const files = await hashed(entries);
  const payload = files.filter((file) => file.path.startsWith('data/'));
  const octets = payload.reduce((sum, file) => sum + file.size, 0);
  const tags = [
    textEntry('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    textEntry('bag-info.txt', infoText(info, octets, payload.length)),
    textEntry('manifest-sha512.txt', manifest(payload)),
  ];
  const hashedTags = await hashed(tags);
  const tagged = [...files.filter((file) => !payload.includes(file)), ...hashedTags].sort(byPath);
  const tagManifest = textEntry(TAG_MANIFEST, manifest(tagged));
  const all = [...files, ...hashedTags, ...(await hashed([tagManifest]))];
  const sizes = new Map(all.map((file) => [file.path, file.size]));
  return writeTar(tarEntries(rootName(info.identifier), [...entries, ...tags, tagManifest].sort(byPath), sizes));
}

async function* tarEntries(root: string, entries: BagEntry[], sizes: Map<string, number>): AsyncGenerator<TarEntry> {
  for (const { path, content } of entries) {
    yield { name: `${root}/${path}`, size: sizes.get(path) ?? 0, content: await content() };
  }
}

async function hashed(entries: BagEntry[]): Promise<PackedFile[]> {
  const pkg = emptyPackage();
  for (const { path, content } of [...entries].sort(byPath)) await take(pkg, { name: path, content: await content() });
  return pkg.files;
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

function infoText(info: BagInfo, octets: number, count: number): string {
  const lines = {
    'Source-Organization': info.organisation,
    'External-Identifier': info.identifier,
    'Internal-Sender-Identifier': info.senderIdentifier,
    'Bagging-Date': info.date,
    'Payload-Oxum': `${octets}.${count}`,
    'Bag-Size': `${Math.ceil(octets / 1024)} KB`,
  };
  return Object.entries(lines)
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`)
    .join('');
}

function manifest(files: PackedFile[]): string {
  return files.map((file) => `${file.sha512}  ${file.path}\n`).join('');
}

/** Opens a package: a tar that `buildBag` made, or the folder it unpacks to. Throws only where there is nothing to read. */
export async function openPackage(place: string): Promise<OpenedPackage> {
  const isFolder = (await lstat(place)).isDirectory();
  return isFolder ? openFolder(place) : openTar(createReadStream(place, { highWaterMark: PIECE_BYTES }));
}

/** As `openPackage`, of a tar that comes as a stream; reads it to its end whatever it is. */
export async function openTar(source: AsyncIterable<Uint8Array>): Promise<OpenedPackage> {
  const whole = createHash('sha256');
  const tapped = tap(source, whole);
  const pkg = emptyPackage();
  try {
    let root: string | undefined;
    for await (const { name, content } of readTar(tapped)) {
      const slash = name.indexOf('/');
      root ??= name.slice(0, slash);
      const isInside = slash > 0 && name.startsWith(`${root}/`);
      await take(pkg, { name: isInside ? name.slice(slash + 1) : `/${name}`, content });
    }
    pkg.faults.push(...rootFault(pkg, root));
  } catch (error) {
    if (!(error instanceof TarBroken)) throw error;
    pkg.faults.push(fault('not_canonical', error.message));
    for await (const _rest of tapped) continue;
  }
  return { ...pkg, sha256: whole.digest('hex') };
}

async function* tap(source: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
}

/** The folder in the tar is called like the bag, so that an unpacked bag gives the same tar. */
function rootFault(pkg: OpenedPackage, root: string | undefined): Finding[] {
  return root === rootOf(pkg.texts.get('bag-info.txt') ?? '') ? [] : [fault('bad_path', root ?? '')];
}

async function openFolder(place: string): Promise<OpenedPackage> {
  const faults: Finding[] = [];
  const entries = (await listFiles(place, faults)).map((file) => ({
    path: file,
    content: () => createReadStream(path.join(place, file), { highWaterMark: PIECE_BYTES }),
  }));
  const pkg = emptyPackage();
  for (const { path: name, content } of entries) await take(pkg, { name, content: content() });
  const sizes = new Map(pkg.files.map((file) => [file.path, file.size]));
  const root = rootOf(pkg.texts.get('bag-info.txt') ?? '');
  const packed = await openTar(writeTar(tarEntries(root, entries, sizes)));
  return { ...pkg, sha256: packed.sha256, faults: [...faults, ...packed.faults] };
}

function emptyPackage(): OpenedPackage {
  return { sha256: '', files: [], texts: new Map(), faults: [] };
}

function fault(code: Finding['code'], where: string): Finding {
  return { check: 'container', code, where };
}

/** Name of the bag's folder: its identifier as far as it makes a file name. */
export function rootName(identifier: string): string {
  return SAFE_PATH.test(identifier) && !identifier.includes('/') ? identifier : 'package';
}

function rootOf(info: string): string {
  return rootName(/^External-Identifier: (.*)$/m.exec(info)?.[1] ?? '');
}

async function take(pkg: OpenedPackage, { name, content }: { name: string; content: Source }): Promise<void> {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let held: Uint8Array[] | null = UNREAD.test(name) ? null : [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    sha256.update(piece);
    sha512.update(piece);
    held = size > TEXT_LIMIT ? null : held;
    held?.push(piece);
  }
  if (held !== null) pkg.texts.set(name, Buffer.concat(held).toString('utf8'));
  const before = pkg.files.at(-1)?.path;
  if (!SAFE_PATH.test(name)) pkg.faults.push(fault('bad_path', name));
  else if (before !== undefined && before >= name) pkg.faults.push(fault('not_canonical', name));
  pkg.files.push({ path: name, size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') });
}

/** Paths with `/`, sorted by code units. Links and the like are no part of a bag. */
async function listFiles(folder: string, faults: Finding[]): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const item of await readdir(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? item.name : `${below}/${item.name}`;
      if (item.isDirectory()) await walk(name);
      else if (item.isFile()) found.push(name);
      else faults.push(fault('not_a_file', name));
    }
  };
  await walk('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}
