// A mail server that takes every letter, but for addresses it is told to refuse, and keeps it, so that a test can say what reached whom, how often.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface SunkLetter {
  messageId: string;
  to: string;
  /** Headers and body as they came over the wire. */
  raw: string;
}

export interface MailSink {
  /** smtp:// address for SMTP_URL. */
  url: string;
  readonly letters: readonly SunkLetter[];
  stop(): Promise<void>;
}

export async function startMailSink({
  refuses = () => false,
}: { refuses?: (to: string) => boolean } = {}): Promise<MailSink> {
  const letters: SunkLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // As real servers do, the refusal quotes the address.
    onRcptTo: ({ address }, _session, done) =>
      done(refuses(address) ? Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';
        letters.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '', raw });
        done();
      });
    },
  });
  // A worker that is killed in mid-letter breaks its connection; that is no fault of the sink.
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}
