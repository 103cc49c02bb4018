// The offline check: a sealed package passes packed and unpacked; a changed byte, a missing or added file, a forged history
// with every digest made again do not. Leaves out building (archive.test.ts).
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherCase } from '../activities/archive-material.ts';
import { sealArchive } from '../activities/archive-sealing.ts';
import { type BagEntry, buildBag, openTar } from '../adapters/bag.ts';
import { packageKey } from '../adapters/package-key.ts';
import { readTar } from '../adapters/tar.ts';
import { verifyPackage } from '../cli/verify.ts';
import { checkPackage, type Report } from '../domain/archive-check.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { foldAll } from '../domain/case-apply.ts';
import { CHAIN_START, eventHash, stateDigest } from '../domain/case-chain.ts';
import type { CaseEvent } from '../domain/case.ts';
import { type CaseMetadata, PLACES } from '../domain/archive-package.ts';
import { anArchivedCase, archiveDeps } from './support/archived-case.ts';
import { startTestPostgres } from './support/database.ts';

const run = promisify(execFile);
const work = mkdtempSync(path.join(tmpdir(), 'redress-verify-'));
const tarFile = path.join(work, 'sealed.tar');
let sha256: string;
let tar: Buffer;
let files: Map<string, Buffer>;
let root: string;

/** After this nothing of ours is left but the package: no database, no keys. */
beforeAll(async () => {
  const postgres = await startTestPostgres();
  const deps = archiveDeps((await postgres.createDatabase()).db, path.join(work, 'store'));
  const { caseId } = await anArchivedCase(deps, 'one', [randomBytes(300_001), Buffer.from('收据')]);
  const sealed = await sealArchive(deps)({ caseId });
  const { caseKey } = await gatherCase(deps, caseId);
  tar = await bytesOf(await deps.files.open(sealed.file, packageKey(caseKey)));
  ({ sha256 } = sealed);
  await postgres.stop();
  rmSync(path.join(work, 'store'), { recursive: true });
  writeFileSync(tarFile, tar);
  files = await unpacked(tar);
  root = unpack('whole', files);
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function bytesOf(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_521) yield bytes.subarray(at, at + 65_521);
}

async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const { name, content } of readTar(inPieces(bytes)))
    found.set(name.slice(name.indexOf('/') + 1), await bytesOf(content));
  return found;
}

function unpack(name: string, content: Map<string, Buffer>): string {
  const folder = path.join(work, name);
  for (const [file, bytes] of content) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return folder;
}

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};
const codes = (report: Report) =>
  report.checks.flatMap((check) => check.findings.map(({ code }) => `${check.check}/${code}`));
const checkTar = async (bytes: Buffer) => checkPackage(await openTar(inPieces(bytes)));

describe('a sealed package', () => {
  it('holds, packed and unpacked, under the same SHA-256', async () => {
    for (const place of [tarFile, root]) {
      const report = await verifyPackage(place, sha256);
      expect(codes(report)).toEqual([]);
      expect(report).toMatchObject({ ok: true, sha256 });
    }
  });

  it('is an ordinary tar and a bag that sha512sum can check', async () => {
    mkdirSync(path.join(work, 'plain'));
    await run('tar', ['-xf', tarFile, '-C', path.join(work, 'plain'), '--strip-components=1']);
    const { stdout } = await run('sha512sum', ['-c', '--quiet', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'], {
      cwd: path.join(work, 'plain'),
    });
    expect(stdout).toBe('');
  });

  it('is not another one, even when that one holds', async () => {
    const report = await verifyPackage(tarFile, '0'.repeat(64));
    expect(report.ok).toBe(false);
    expect(codes(report)).toEqual(['container/other_package']);
  });
});

describe('one changed byte', () => {
  it('in any file is noticed', async () => {
    for (const [file, bytes] of files) {
      const at = Math.floor(bytes.length / 2);
      writeFileSync(path.join(root, file), flipped(bytes, at));
      expect((await verifyPackage(root)).ok, `${file} at ${at}`).toBe(false);
      writeFileSync(path.join(root, file), bytes);
    }
    expect((await verifyPackage(root)).ok).toBe(true);
  });

  it('in the frame of the tar is noticed: name, owner, time, padding, end', async () => {
    const headers: number[] = [];
    for (let at = 0; at + 1024 < tar.length;) {
      headers.push(at);
      const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
      at += 512 + Math.ceil(size / 512) * 512;
    }
    expect(headers).toHaveLength(files.size);
    const spots = headers.flatMap((at, index) =>
      [at + (index % 100), at + 100 + (index % 57), at + 257 + (index % 255), at - 1].filter((spot) => spot >= 0),
    );
    for (const at of [...spots, tar.length - 1, tar.length - 1024])
      expect((await checkTar(flipped(tar, at))).ok, `byte ${at}`).toBe(false);
    expect((await checkTar(Buffer.concat([tar, Buffer.alloc(512)]))).ok).toBe(false);
    expect((await checkTar(tar.subarray(0, -512))).ok).toBe(false);
    expect((await checkTar(tar)).ok).toBe(true);
  });
});

describe('a missing or added file', () => {
  it('of any kind is noticed', async () => {
    for (const [file, bytes] of files) {
      rmSync(path.join(root, file));
      expect((await verifyPackage(root)).ok, file).toBe(false);
      writeFileSync(path.join(root, file), bytes);
    }
    for (const added of [
      'data/documents/0000-extra.md',
      'data/evidence/9999-extra.bin',
      'metadata/extra.json',
      'fetch.txt',
      'data/.hidden',
    ]) {
      writeFileSync(path.join(root, added), 'x');
      expect((await verifyPackage(root)).ok, added).toBe(false);
      rmSync(path.join(root, added));
    }
    symlinkSync('/etc/hostname', path.join(root, 'data/link'));
    expect(codes(await verifyPackage(root))).toContain('container/not_a_file');
    rmSync(path.join(root, 'data/link'));
    expect((await verifyPackage(root)).ok).toBe(true);
  });
});

/** A forger who makes every manifest again, after changing files. */
async function forged(change: (content: Map<string, string>) => void): Promise<Report> {
  const kept = new Set(['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt']);
  const texts = new Map(
    [...files]
      .filter(([file]) => !/^data\/(evidence|history)\//.test(file) && !kept.has(file))
      .map(([file, bytes]) => [file, bytes.toString('utf8')]),
  );
  change(texts);
  const raw = [...files].filter(([file]) => /^data\/(evidence|history)\//.test(file));
  const entries: BagEntry[] = [
    ...[...texts].map(([file, text]) => ({ path: file, content: () => [Buffer.from(text)] })),
    ...raw.map(([file, bytes]) => ({ path: file, content: () => [bytes] })),
  ];
  const label = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(files.get('bag-info.txt')!.toString())![1]!;
  const info = {
    organisation: label('Source-Organization'),
    identifier: label('External-Identifier'),
    senderIdentifier: label('Internal-Sender-Identifier'),
    date: label('Bagging-Date'),
  };
  return checkTar(await bytesOf(await buildBag(entries, info)));
}

const eventsIn = (content: Map<string, string>) =>
  content
    .get(PLACES.events)!
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CaseEvent);
const putEvents = (content: Map<string, string>, events: CaseEvent[]) =>
  content.set(PLACES.events, events.map((event) => `${canonicalJson(event)}\n`).join(''));
const putMetadata = (content: Map<string, string>, change: (metadata: CaseMetadata) => void) => {
  const metadata = JSON.parse(content.get(PLACES.metadata)!) as CaseMetadata;
  change(metadata);
  content.set(PLACES.metadata, JSON.stringify(metadata));
};
function putForgedChain(content: Map<string, string>, events: CaseEvent[]): void {
  let prev = CHAIN_START;
  const chained = events.map((event) => {
    const { hash: _hash, ...open } = { ...event, prev };
    prev = eventHash(open);
    return { ...open, hash: prev } as CaseEvent;
  });
  putEvents(content, chained);
  putMetadata(content, (metadata) => {
    metadata.chain.head = prev;
    metadata.stateDigest = stateDigest(foldAll(chained));
  });
}

describe('a forger who makes all manifests again', () => {
  it('and changes nothing has the same package', async () => {
    expect(codes(await forged(() => undefined))).toEqual([]);
  });

  it('is caught by the chain when an event is changed, by the head when the last is dropped', async () => {
    expect(
      codes(
        await forged((content) =>
          putEvents(
            content,
            eventsIn(content).map((event, index) => (index === 3 ? { ...event, at: event.at + 1 } : event)),
          ),
        ),
      ),
    ).toContain('chain/chain_broken');
    const dropped = codes(await forged((content) => putEvents(content, eventsIn(content).slice(0, -1))));
    expect(dropped).toEqual(
      expect.arrayContaining(['chain/chain_broken', 'state/not_archived', 'state/state_differs']),
    );
  });

  it('is caught by the law when a date is moved and the whole chain made again', async () => {
    const moved = await forged((content) => {
      const events = eventsIn(content);
      const move = events
        .flatMap((event) => event.clocks ?? [])
        .find((one) => one.clock === 'handling' && one.terms !== undefined)!;
      move.dueOn = '2026-12-31';
      putForgedChain(content, events);
    });
    expect(new Set(codes(moved).filter((code) => !code.startsWith('metadata/')))).toEqual(
      new Set(['dates/date_differs']),
    );
  });

  it('is caught when the law, a text, an evidence item, a document or a proof does not fit', async () => {
    const swap = (place: string, from: string, to: string) => (content: Map<string, string>) =>
      void content.set(place, content.get(place)!.replace(from, to));
    const texts = JSON.parse(files.get(PLACES.texts)!.toString()) as { sha256: string }[];
    expect(codes(await forged(swap(PLACES.law, '"cn-service-centre-example"', '"other-pack"')))).toContain(
      'law/law_differs',
    );
    expect(codes(await forged(swap(PLACES.texts, texts[0]!.sha256, 'f'.repeat(64))))).toContain('texts/text_differs');
    expect(
      codes(
        await forged((content) =>
          putMetadata(content, (metadata) => void (metadata.objects[0]!.sha256 = 'f'.repeat(64))),
        ),
      ),
    ).toContain('evidence/digest_differs');
    expect(
      codes(await forged((content) => putMetadata(content, (metadata) => void (metadata.retention.code = '10y')))),
    ).toContain('metadata/metadata_differs');
    const without = (kind: string) => (content: Map<string, string>) => {
      const catalogue = JSON.parse(content.get(PLACES.catalogue)!) as {
        entries: { kind: string; seq: number; file: string; source: string }[];
      };
      for (const entry of catalogue.entries.filter((one) => one.kind === kind))
        [entry.file, entry.source].forEach((file) => content.delete(file));
      catalogue.entries = catalogue.entries
        .filter((one) => one.kind !== kind)
        .map((one, index) => ({ ...one, seq: index + 1 }));
      content.set(PLACES.catalogue, JSON.stringify(catalogue));
    };
    expect(codes(await forged(without('reply')))).toEqual(['notices/no_document']);
    expect(codes(await forged(without('deliveryProof')))).toContain('proofs/no_proof');
  });

  it('gets an answer, not a crash, for nonsense', async () => {
    for (const place of [PLACES.events, PLACES.law, PLACES.metadata, PLACES.catalogue, PLACES.texts]) {
      for (const nonsense of ['', '{}\n', '[]\n', 'null\n', '\u0000']) {
        expect((await forged((content) => void content.set(place, nonsense))).ok, `${place} ${nonsense}`).toBe(false);
      }
    }
    expect((await checkTar(randomBytes(5000))).ok).toBe(false);
    expect((await checkTar(Buffer.alloc(0))).ok).toBe(false);
  });
});

describe('the tool', () => {
  const verify = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'cli/verify.ts', ...args], {
      cwd: path.join(import.meta.dirname, '..'),
      env: { PATH: process.env['PATH'] },
    });

  it('says so in both languages and by exit code', async () => {
    const { stdout } = await verify(tarFile);
    expect(stdout).toContain('校验通过 / VALID');
    expect(stdout).toContain(sha256);
    expect(JSON.parse((await verify('--json', tarFile)).stdout)).toMatchObject({ ok: true, sha256 });
    const bad = path.join(work, 'bad.tar');
    writeFileSync(bad, flipped(readFileSync(tarFile), 700));
    await expect(verify(bad)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('校验未通过 / NOT VALID') as string,
    });
    await expect(verify(path.join(work, 'none.tar'))).rejects.toMatchObject({ code: 2 });
  });
});
