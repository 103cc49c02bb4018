// A complaint while it is being written in the portal: kept sealed for some hours, so that a lost connection, a closed
// browser or a second thought loses nothing. Whoever holds the browser's cookie holds the draft; nobody else reads it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDraft, putDraft, removeDraft } from '../db/draft-store.ts';
import type { Door } from './door.ts';
import { newToken, tokenHash } from './ids.ts';
import { hostCookie } from './session-cookies.ts';

/** Shorter than uploads nobody used are kept (housekeeping.ts): a draft never names a file that is gone. */
const KEPT_MS = 20 * 60 * 60 * 1000;
const PURPOSE = 'complaint-draft';

/** A file of the draft, as the writer knows it. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
}

export interface ComplaintDraft {
  /** What was typed, by name of the field. */
  sent: Record<string, string[]>;
  files: DraftFile[];
  /** Of the one registration this draft becomes, however often it is sent. */
  key: string;
}

const cookie = (door: Door) => hostCookie(door, 'redress_draft');

/** The draft of this browser; null where there is none (any more). */
export async function draftOf(door: Door, request: FastifyRequest): Promise<ComplaintDraft | null> {
  const token = request.cookies[cookie(door)];
  if (token === undefined) return null;
  const sha256 = tokenHash(token);
  const sealed = await findDraft(door.db, sha256, new Date());
  return sealed === null ? null : (JSON.parse(door.vault.openOwn(PURPOSE, sealed, sha256)) as ComplaintDraft);
}

/** A new, empty draft; the browser gets its cookie. */
export async function beginDraft(door: Door, reply: FastifyReply): Promise<void> {
  const token = newToken('link');
  const expiresAt = new Date(Date.now() + KEPT_MS);
  await store(door, token, { sent: {}, files: [], key: `portal-${tokenHash(token).slice(0, 40)}` }, expiresAt);
  const secure = door.settings.secureCookies;
  reply.setCookie(cookie(door), token, { httpOnly: true, sameSite: 'strict', path: '/', secure, expires: expiresAt });
}

/** Keeps what was typed since. */
export async function keepDraft(door: Door, request: FastifyRequest, draft: ComplaintDraft): Promise<void> {
  const token = request.cookies[cookie(door)];
  if (token !== undefined) await store(door, token, draft, new Date(Date.now() + KEPT_MS));
}

/** Gone from the server and from the browser. */
export async function dropDraft(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.cookies[cookie(door)];
  if (token !== undefined) await removeDraft(door.db, tokenHash(token));
  reply.clearCookie(cookie(door), { path: '/', secure: door.settings.secureCookies });
}

async function store(door: Door, token: string, draft: ComplaintDraft, expiresAt: Date): Promise<void> {
  const tokenSha256 = tokenHash(token);
  const sealed = door.vault.sealOwn(PURPOSE, JSON.stringify(draft), tokenSha256);
  await putDraft(door.db, { tokenSha256, sealed, expiresAt });
}
