// The key an archive package is stored under: derived from the case's key, so that erasing that key empties the package
// too. What is handed out is the plain tar, whose SHA-256 stands in the archive register.
import { hkdfSync } from 'node:crypto';

/** 32 bytes; `caseKey` as the vault unwraps it. */
export function packageKey(caseKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', caseKey, 'redress', 'archive-package', 32));
}
