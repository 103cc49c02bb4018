// Checks that a package is a complete and valid bag (RFC 8493) in our canonical form: every file listed, none unlisted,
// every digest equal. Stricter than the RFC: also tag files must be listed. Leaves out what the files say.
import type { Finding, FindingCode, OpenedPackage, PackedFile } from './archive-package.ts';

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const MANIFEST = 'manifest-sha512.txt';
const TAG_MANIFEST = 'tagmanifest-sha512.txt';
const REQUIRED = ['Source-Organization', 'External-Identifier', 'Bagging-Date', 'Payload-Oxum', 'Bag-Size'];

const found = (code: FindingCode, where: string): Finding => ({ check: 'bag', code, where });

export function checkBag(pkg: OpenedPackage): Finding[] {
  const isPayload = (file: PackedFile) => file.path.startsWith('data/');
  const payload = pkg.files.filter(isPayload);
  const tags = pkg.files.filter((file) => !isPayload(file) && file.path !== TAG_MANIFEST);
  return [
    ...(pkg.texts.get('bagit.txt') === DECLARATION ? [] : [found('malformed', 'bagit.txt')]),
    ...checkInfo(pkg, payload),
    ...checkManifest(pkg, MANIFEST, payload),
    ...checkManifest(pkg, TAG_MANIFEST, tags),
  ];
}

function checkInfo(pkg: OpenedPackage, payload: PackedFile[]): Finding[] {
  const info = bagInfo(pkg);
  if (REQUIRED.some((label) => !info.has(label))) return [found('malformed', 'bag-info.txt')];
  const octets = payload.reduce((sum, file) => sum + file.size, 0);
  return info.get('Payload-Oxum') === `${octets}.${payload.length}` ? [] : [found('oxum_differs', 'bag-info.txt')];
}

/** Label -> value of bag-info.txt. */
export function bagInfo(pkg: OpenedPackage): Map<string, string> {
  const lines = (pkg.texts.get('bag-info.txt') ?? '').split('\n');
  return new Map(lines.flatMap((line) => (line.includes(': ') ? [splitOnce(line)] : [])));
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(': ');
  return [line.slice(0, at), line.slice(at + 2)];
}

function checkManifest(pkg: OpenedPackage, name: string, files: PackedFile[]): Finding[] {
  const text = pkg.texts.get(name);
  if (text === undefined) return [found('missing', name)];
  const listed = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, path] = /^([0-9a-f]{128}) {2}(\S+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined || listed.has(path)) return [found('malformed', name)];
    listed.set(path, digest);
  }
  const present = new Set(files.map((file) => file.path));
  const findings = [
    ...[...listed.keys()].filter((path) => !present.has(path)).map((path) => found('missing', path)),
    ...files.filter((file) => !listed.has(file.path)).map((file) => found('unlisted', file.path)),
    ...files
      .filter((file) => listed.has(file.path) && listed.get(file.path) !== file.sha512)
      .map((file) => found('digest_differs', file.path)),
  ];
  const canonical = files.map((file) => `${file.sha512}  ${file.path}\n`).join('');
  return findings.length === 0 && text !== canonical ? [found('malformed', name)] : findings;
}
