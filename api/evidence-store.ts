// Takes an uploaded file in: streamed, hashed, sniffed and encrypted on the way, then its row. Leaves out HTTP and who
// may upload where (evidence-routes.ts).
import type { MultipartFile } from '@fastify/multipart';
import { FileTooLarge } from '../adapters/files.ts';
import type { StoredFile } from '../adapters/files.ts';
import type { Actor } from '../domain/case.ts';
import type { StoredEvidence } from '../db/evidence-reads.ts';
import { addEvidence } from '../db/evidence-writes.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { TypeSniffer } from './evidence-type.ts';
import { newId } from './ids.ts';
import { openCaseKey, type Sealer, sealerFor } from './sealing.ts';

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export interface Uploaded {
  evidenceId: string;
  sha256: string;
  size: number;
  mime: string;
}

/** `caseId` null: for a complaint that has not come yet; only the same uploader may name it then. */
export async function takeUpload(
  door: Door,
  upload: MultipartFile,
  actor: Actor,
  caseId: string | null,
): Promise<Uploaded> {
  const receivedAt = await door.now(caseId ?? undefined);
  const id = newId(receivedAt);
  const caseKey = caseId === null ? null : await openCaseKey(door, caseId);
  const { key, wrapped } = caseKey === null ? door.vault.newLooseFileKey(id) : door.vault.newFileKey(caseKey, id);
  const sniffer = new TypeSniffer();
  const stored = await put(door, upload, key, sniffer);
  try {
    if (upload.file.truncated || stored.size === 0)
      throw new Problem(stored.size === 0 ? 'malformed_request' : 'too_large');
    const mime = await sniffer.judge(upload.mimetype);
    const sealer = caseId === null || caseKey === null ? null : sealerFor(door, caseId, caseKey, receivedAt);
    const name = fileName(upload.filename);
    if (name !== '') sealer?.seal(NAME, name);
    const looseName = sealer !== null || name === '' ? null : door.vault.sealOwn(NAME, name, id);
    const { sha256, size, blob: blobSha256 } = stored;
    const row = {
      id,
      caseId,
      uploadedBy: actor.id,
      sha256,
      size,
      mime,
      submittedBy: actor,
      receivedAt,
      wrappedKey: wrapped,
      blobSha256,
      looseName,
    };
    await addEvidence(door.db, row, sealer?.rows[0]);
    return { evidenceId: id, sha256, size, mime };
  } catch (error) {
    await door.files.remove(stored.blob);
    throw error;
  }
}

const NAME = 'evidenceName';

/**
 * What can be stored and shown on one line as what it is: no control characters, no half of a surrogate pair, no mark that
 * turns the direction of writing and with it shows another ending (Unicode Technical Report 36).
 */
export function fileName(given: string): string {
  return [...given.replace(/[\p{Cc}\p{Surrogate}\p{Bidi_Control}]/gu, '').trim()].slice(0, 255).join('');
}

/** The file as its case takes it in: key and name move from the vault's own key under the case's. */
export function adoptUpload(door: Door, caseKey: Buffer, sealer: Sealer, file: StoredEvidence) {
  const { id, uploadedBy, wrappedKey, looseName } = file;
  const name = looseName === null ? null : sealer.seal(NAME, door.vault.openOwn(NAME, looseName, id)).text;
  return { id, uploadedBy, wrappedKey: door.vault.adoptFileKey(caseKey, id, wrappedKey), nameText: name };
}

async function put(door: Door, upload: MultipartFile, key: Buffer, sniffer: TypeSniffer): Promise<StoredFile> {
  try {
    return await door.files.put(upload.file, { key, maxBytes: MAX_FILE_BYTES, watch: sniffer.watch });
  } catch (error) {
    if (error instanceof FileTooLarge) throw new Problem('too_large', { detail: { maxBytes: MAX_FILE_BYTES } });
    throw error;
  }
}
