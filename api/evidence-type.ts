// Decides which files are taken: by what the bytes are, never by name. What is declared must be what is sniffed.
// Leaves out size and storage (evidence-store.ts).
import { fileTypeFromBuffer } from 'file-type';
import { Problem } from './errors.ts';

/** Sniffed type -> the names it may be declared by. */
const TAKEN: Record<string, readonly string[]> = {
  'image/jpeg': ['image/jpeg', 'image/jpg'],
  'image/png': ['image/png'],
  'image/webp': ['image/webp'],
  'image/gif': ['image/gif'],
  'image/heic': ['image/heic', 'image/heif'],
  'image/heif': ['image/heic', 'image/heif'],
  'application/pdf': ['application/pdf'],
  'audio/mpeg': ['audio/mpeg', 'audio/mp3'],
  'audio/wav': ['audio/wav', 'audio/x-wav', 'audio/vnd.wave', 'audio/wave'],
  'audio/x-m4a': ['audio/x-m4a', 'audio/mp4', 'audio/m4a'],
  'audio/mp4': ['audio/mp4', 'audio/x-m4a', 'audio/m4a'],
  'video/mp4': ['video/mp4'],
  'video/quicktime': ['video/quicktime'],
  'video/webm': ['video/webm'],
  'audio/ogg': ['audio/ogg', 'application/ogg'],
  'text/plain': ['text/plain'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
};

/** Enough for the directory of an office document. */
const HEAD_BYTES = 64 * 1024;

/** Watches a stream go by and says at its end what it is. */
export class TypeSniffer {
  readonly #head: Uint8Array[] = [];
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #kept = 0;
  #isText = true;

  watch = (piece: Uint8Array): void => {
    if (this.#kept < HEAD_BYTES) {
      this.#head.push(piece.slice(0, HEAD_BYTES - this.#kept));
      this.#kept += piece.length;
    }
    if (this.#isText) this.#isText = isText(piece) && this.#decodes(piece);
  };

  /** The type to store. Throws 415 unsupported_type or type_differs. */
  async judge(declared: string): Promise<string> {
    const sniffed =
      (await fileTypeFromBuffer(Buffer.concat(this.#head)))?.mime ?? (this.#endsAsText() ? 'text/plain' : null);
    const names = sniffed === null ? undefined : TAKEN[sniffed];
    if (sniffed === null || names === undefined)
      throw new Problem('unsupported_type', { detail: { found: sniffed, taken: Object.keys(TAKEN) } });
    const [named = ''] = declared.toLowerCase().split(';');
    if (!names.includes(named.trim()))
      throw new Problem('type_differs', { detail: { declared: named, found: sniffed } });
    return sniffed;
  }

  #decodes(piece: Uint8Array): boolean {
    try {
      this.#decoder.decode(piece, { stream: true });
      return true;
    } catch {
      return false;
    }
  }

  #endsAsText(): boolean {
    if (!this.#isText || this.#kept === 0) return false;
    try {
      this.#decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}

/** No control characters but tab, line feed, form feed and carriage return. */
function isText(piece: Uint8Array): boolean {
  return piece.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}
