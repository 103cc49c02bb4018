// package <case>: fetches the sealed package of an archived case and checks it against the archive register at once.
// Leaves out the check itself (verify.ts).
import { writeFile } from 'node:fs/promises';
import { caseIdOf } from './case-reference.ts';
import { EXIT } from './exit-codes.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';
import { verifyPackage } from './verify.ts';

interface Sealed {
  sha256: string;
  size: number;
  retention: string;
  keepUntil: string | null;
  sealedAt: string;
}

/** Writes the tar to `out` (default `<reference>.tar`, never over a file that is there). Ends with 1 where it does not hold. */
export async function fetchPackage(
  { client, say }: Tool,
  reference: string,
  { out = `${reference}.tar` }: { out?: string },
): Promise<Answer<Sealed & { file: string; ok: boolean }>> {
  const caseId = await caseIdOf(client, reference);
  const sealed = await client.send<Sealed>({ method: 'GET', path: `/api/cases/${caseId}/archive` });
  const bytes = await client.bytes(`/api/cases/${caseId}/archive/package`);
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: unknown) => {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    throw misused({ word: 'cannotWrite', values: { file: out } });
  });
  const { ok } = await verifyPackage(out, sealed.sha256);
  const { sha256, size } = sealed;
  return {
    data: { ...sealed, file: out, ok },
    exit: ok ? EXIT.ok : EXIT.refused,
    text: () => say(ok ? 'packageHolds' : 'packageBroken', { file: out, sha256, size }),
  };
}
