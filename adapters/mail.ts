// Decides how mail goes out by SMTP, and which answers of the server are for ever and which pass.
// Leaves out what is written (words/) and when it is tried again (the engine's retry policy).
import { createTransport, type Transporter } from 'nodemailer';

export interface MailerOptions {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  smtpUrl: string;
  /** Sender; its host also names the Message-ID. */
  from: string;
  maxConnections?: number;
}

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** Left part of the Message-ID: the same for every try of one attempt, so that a duplicate is recognised. */
  id: string;
}

export type MailResult =
  | { outcome: 'accepted'; messageId: string }
  /** The server will never take it: address unknown, mailbox gone, content refused. */
  | { outcome: 'refused'; messageId: string; smtpCode: number };

/** A fault that passes: no connection, greylisting, our own login refused. The message names no person. */
export class MailUnavailable extends Error {
  override name = 'MailUnavailable';
  readonly smtpCode: number | null;
  constructor(reason: string, smtpCode: number | null) {
    super(`mail cannot be sent now: ${reason}${smtpCode === null ? '' : ` (${smtpCode})`}`);
    this.smtpCode = smtpCode;
  }
}

export interface Mailer {
  /** Throws MailUnavailable. */
  send(letter: Letter): Promise<MailResult>;
  close(): void;
}

/** A pool of connections; nothing is opened before the first letter. */
export function createMailer({ smtpUrl, from, maxConnections = 4 }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'redress.invalid';
  return {
    send: (letter) => sendOne(transport, from, `<${letter.id}@${host}>`, letter),
    close: () => transport.close(),
  };
}

async function sendOne(transport: Transporter, from: string, messageId: string, letter: Letter): Promise<MailResult> {
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: letter.to },
      subject: letter.subject,
      text: letter.text,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { outcome: 'accepted', messageId };
  } catch (error) {
    const smtpCode = numberOf(error, 'responseCode');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
    if (isForEver(code, smtpCode)) return { outcome: 'refused', messageId, smtpCode: smtpCode ?? 0 };
    // The library's own message quotes the address.
    throw new MailUnavailable(code, smtpCode);
  }
}

/** 5xx to sender, recipient or content is for ever; 5xx to our login or greeting is the operator's to mend. */
function isForEver(code: string, smtpCode: number | null): boolean {
  if (code === 'EENVELOPE' && smtpCode === null) return true;
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && smtpCode !== null && smtpCode >= 500;
}

function numberOf(error: unknown, field: string): number | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, field) : undefined;
  return typeof value === 'number' ? value : null;
}
