// verify <package>: the offline check as a command of the tool, with the tool's own output and exit codes.
// Leaves out the check itself (verify.ts).
import { reportWords } from '../words/archive-report.ts';
import { EXIT } from './exit-codes.ts';
import { misused } from './tool-error.ts';
import type { Answer } from './tool.ts';
import { type Report, verifyPackage } from './verify.ts';

/** Ends with 1 where the package does not hold. Throws wrong usage where there is nothing to read. */
export async function checkPackageFile(file: string, { sha256 }: { sha256?: string }): Promise<Answer<Report>> {
  const report = await verifyPackage(file, sha256).catch((error: unknown) => {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    throw misused({ word: 'cannotRead', values: { file } });
  });
  return { data: report, exit: report.ok ? EXIT.ok : EXIT.refused, text: reportWords };
}
