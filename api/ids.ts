// Decides the form of ids and secrets made at the door: UUIDv7 (sorts by time), opaque tokens with a prefix that says
// what they open. PostgreSQL 15 has no uuidv7() of its own.
import { createHash, randomBytes } from 'node:crypto';

/** RFC 9562 version 7: 48 bits of milliseconds, 74 random bits. */
export function newId(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * session and personal token of staff, a sign-in that waits for a code, key of a channel, session of a complainant, link of
 * a complainant.
 */
export type TokenKind = 'session' | 'personal' | 'halfway' | 'channel' | 'tracking' | 'link';

const PREFIX: Record<TokenKind, string> = {
  session: 'rds_',
  personal: 'rdp_',
  halfway: 'rdh_',
  channel: 'rdc_',
  tracking: 'rdt_',
  link: 'rdl_',
};

/** 256 random bits; 128 for a link, which is printed. */
export function newToken(kind: TokenKind): string {
  return PREFIX[kind] + randomBytes(kind === 'link' ? 16 : 32).toString('base64url');
}

export function kindOfToken(token: string): TokenKind | null {
  const found = Object.entries(PREFIX).find(([, prefix]) => token.startsWith(prefix));
  return (found?.[0] as TokenKind | undefined) ?? null;
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
