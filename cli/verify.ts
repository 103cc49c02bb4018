// `redress verify <package>`: checks an archive package, packed or unpacked, without database, network or keys.
// Exit code 0 when it holds, 1 when it does not, 2 when there is nothing to read.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openPackage } from '../adapters/bag.ts';
import { checkPackage, type Report } from '../domain/archive-check.ts';
import { reportWords } from '../words/archive-report.ts';

export type { Report } from '../domain/archive-check.ts';

/** `path`: a tar as it was sealed, or the folder it unpacks to. `sha256`: what the package should be, where it is known. */
export async function verifyPackage(path: string, sha256?: string): Promise<Report> {
  return checkPackage(await openPackage(path), sha256?.toLowerCase());
}

/** Verifies and prints; the exit code. */
export async function runVerify(path: string, options: { json?: boolean; sha256?: string } = {}): Promise<0 | 1> {
  const report = await verifyPackage(path, options.sha256);
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportWords(report));
  return report.ok ? 0 : 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, sha256: { type: 'string' } },
  });
  const [path] = positionals;
  if (path === undefined) throw new Error('usage: redress verify [--json] [--sha256 <hex>] <package>');
  process.exitCode = await runVerify(path, values);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
