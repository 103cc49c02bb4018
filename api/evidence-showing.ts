// Decides which files may be shown in the page itself and how: a fixed list of types that cannot act there; never HTML, SVG
// or anything sniffed later. Leaves out who may see them (evidence-routes.ts).
import { Readable } from 'node:stream';

export type ShownAs = 'image' | 'pdf' | 'audio' | 'video' | 'text';

const SHOWN: Readonly<Record<string, ShownAs>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
  'video/mp4': 'video',
  'video/webm': 'video',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/wav': 'audio',
  'audio/ogg': 'audio',
  'text/plain': 'text',
};

/** null: to be downloaded only. */
export function shownAs(mime: string): ShownAs | null {
  return Object.hasOwn(SHOWN, mime) ? SHOWN[mime]! : null;
}

/** Both bytes inclusive. */
export interface Part {
  first: number;
  last: number;
}

/** The one part a player asks for; null for the whole and for anything that is not one satisfiable part. */
export function partAsked(range: string | undefined, size: number): Part | null {
  const [, from = '', to = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (from === '') return null;
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return Number(from) <= last ? { first: Number(from), last } : null;
}

/** That part of a stream of the whole. */
export function partOf(whole: Readable, part: Part): Readable {
  return Readable.from(cut(whole, part));
}

async function* cut(whole: Readable, { first, last }: Part): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of whole as AsyncIterable<Buffer>) {
    const kept = piece.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
    at += piece.length;
    if (kept.length > 0) yield kept;
    if (at > last) return;
  }
}
