// Delivering notices against a real PostgreSQL and a real SMTP server: once per attempt, honest about what failed for
// ever and what passes, and without a person's data in any error.
import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailer, type Mailer, MailUnavailable } from '../adapters/mail.ts';
import { openTexts } from '../adapters/sealed-texts.ts';
import { createVault } from '../adapters/vault.ts';
import type { DeliveryAttempt } from '../activities/contract.ts';
import type { ActivityDeps } from '../activities/deps.ts';
import { deliverNotice } from '../activities/notice-delivery.ts';
import { guarded, StillWaiting } from '../activities/plain-fault.ts';
import { closeSignal, proveSignal } from '../activities/signal-proof.ts';
import { settleSubmissions } from '../activities/submission-settling.ts';
import { sendTransfer } from '../activities/transfer-sending.ts';
import { recordEvents } from '../db/case-writes.ts';
import type { Db } from '../db/connect.ts';
import { putOrganisation } from '../db/directory-writes.ts';
import { registerIntake } from '../db/intake-writes.ts';
import { listAttempts, listDesk, listInbox } from '../db/notice-reads.ts';
import { openInboxEntry } from '../db/notice-writes.ts';
import { findSubmission } from '../db/submission-reads.ts';
import { storeSubmission } from '../db/submission-writes.ts';
import { eraseCaseKey } from '../db/text-writes.ts';
import { findCaseKey, findTexts } from '../db/text-reads.ts';
import { projectCase } from '../domain/case-projection.ts';
import type { DeliveryMethod } from '../domain/law.ts';
import type { Transfer } from '../domain/transfer.ts';
import { readIssued } from '../words/notice-words.ts';
import { COMPLAINANT, Life } from './support/case-builders.ts';
import { startTestPostgres, type TestPostgres } from './support/database.ts';
import { aClaim, anIntake } from './support/intakes.ts';

const vault = createVault([{ id: 'k1', key: randomBytes(32) }]);
const UNIT = {
  id: 'yunxi.center',
  body: 'yunxi.center',
  nameZh: '云溪区政务服务中心',
  nameEn: 'Yunxi Service Centre',
  isBody: true,
};
const letters: { to: string; raw: string }[] = [];
let answer: { code: number; text: string } | null = null;
let sink: SMTPServer;
let mailer: Mailer;
let postgres: TestPostgres;
let db: Db;
let deps: ActivityDeps;

beforeAll(async () => {
  sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code })),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (piece: string) => (raw += piece));
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw });
        done();
      });
    },
  });
  await new Promise<void>((ready) => sink.listen(0, '127.0.0.1', ready));
  const { port } = sink.server.address() as { port: number };
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: '政务服务中心 <no-reply@redress.example>' });
  postgres = await startTestPostgres();
}, 60_000);

afterAll(async () => {
  mailer.close();
  await new Promise<void>((closed) => sink.close(() => closed()));
  await postgres.stop();
});

beforeEach(async () => {
  letters.length = 0;
  answer = null;
  ({ db } = await postgres.createDatabase());
  await putOrganisation(db, { units: [{ ...UNIT, code: 'YXZW', docCode: '云政务' }], staff: [], channelClients: [] });
  const unused = {} as Pick<ActivityDeps, 'client' | 'files'>;
  deps = {
    ...unused,
    db,
    vault,
    mailer,
    logger: pino({ level: 'silent' }),
    zone: 'Asia/Shanghai',
    publicUrl: 'https://tousu.example/',
  };
});
afterEach(() => db.close());

/** A registered and recorded case, and an attempt to deliver its receipt. */
async function anAttempt(
  method: DeliveryMethod,
  change: { card?: Record<string, string>; language?: 'zh' | 'en' } = {},
) {
  const claim = aClaim();
  const intake = anIntake(vault, claim.caseId, change.card ?? { name: '李明', email: 'liming@example.org' });
  const result = await registerIntake(db, claim, intake.record);
  if (result.kind !== 'new') throw new Error(result.kind);
  const life = new Life(intake.law, { ...intake.parts, reach: intake.reach, number: result.number });
  await recordEvents(db, { caseId: claim.caseId, events: life.events, row: projectCase(life.state) });
  const notice = Object.values(life.state.notices).find((one) => one.kind === 'registrationReceipt')!;
  const { caseId } = claim;
  const attempt: DeliveryAttempt = {
    caseId,
    number: result.number,
    notice,
    method,
    attempt: '1.0',
    language: change.language ?? 'zh',
  };
  return { attempt, life, caseId };
}

describe('mail', () => {
  it('brings the document once, with a Message-ID that stays the same', async () => {
    const { attempt, caseId } = await anAttempt('email');
    const first = await deliverNotice(deps)(attempt);
    expect(first).toEqual({ outcome: 'accepted', reference: `<1.0.${caseId}@redress.example>` });
    expect(await deliverNotice(deps)(attempt)).toEqual(first);
    expect(letters).toHaveLength(1);
    const mail = await simpleParser(letters[0]!.raw);
    expect(mail.messageId).toBe(first.reference);
    expect(letters[0]?.to).toBe('liming@example.org');
    expect(mail.subject).toBe('【云溪区政务服务中心】登记回执（YXZW-2026-000001）');
    expect(mail.text).toContain('李明：');
    expect(mail.text).toContain('云政务投登〔2026〕1号');
    expect(mail.text).toContain('您提交的投诉“窗口推诿，多次往返”已登记');
    expect(mail.text).toContain('【示例】');
    expect(mail.text).toContain('2026年3月2日');
    expect(mail.text).toContain('https://tousu.example/track');
  });

  it('is sent again after a fault that passes, and its error names nobody', async () => {
    const { attempt } = await anAttempt('email');
    answer = { code: 451, text: 'greylisted liming@example.org' };
    await expect(deliverNotice(deps)(attempt)).rejects.toThrow(MailUnavailable);
    const error: unknown = await guarded(
      'deliverNotice',
      deps.logger,
      deliverNotice(deps),
    )(attempt).catch((caught: unknown) => caught);
    expect(String(error)).toContain('451');
    expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain('liming');
    expect((error as Error).cause).toBeUndefined();
    answer = null;
    expect(await deliverNotice(deps)(attempt)).toMatchObject({ outcome: 'accepted' });
    expect(letters).toHaveLength(1);
  });

  it('that will never be taken is an outcome, not an error', async () => {
    const { attempt } = await anAttempt('email');
    answer = { code: 550, text: 'no such user' };
    expect(await deliverNotice(deps)(attempt)).toMatchObject({ outcome: 'failed', reason: 'address_refused' });
    answer = null;
    expect(await deliverNotice(deps)(attempt)).toMatchObject({ outcome: 'failed', reason: 'address_refused' });
  });

  it('needs an address and a server', async () => {
    const { attempt } = await anAttempt('email', { card: { name: '李明' } });
    expect(await deliverNotice(deps)(attempt)).toEqual({ outcome: 'failed', reference: '', reason: 'address_unknown' });
    const without = { ...deps, mailer: null };
    expect(await deliverNotice(without)({ ...attempt, attempt: '1.1' })).toMatchObject({ reason: 'not_configured' });
  });

  it('waits when the server cannot be reached', async () => {
    const gone = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'no-reply@redress.example' });
    const { attempt } = await anAttempt('email');
    await expect(deliverNotice({ ...deps, mailer: gone })(attempt)).rejects.toThrow(MailUnavailable);
    gone.close();
  });
});

describe('inbox, desk and slips', () => {
  it('place one entry, whose opening counts once', async () => {
    const { attempt, caseId } = await anAttempt('inbox', { language: 'en' });
    const [one, two] = await Promise.all([
      deliverNotice(deps)(attempt),
      deliverNotice(deps)({ ...attempt, attempt: '2.0' }),
    ]);
    expect(one.reference).toBe(two.reference);
    const entries = await listInbox(db, caseId);
    expect(entries).toMatchObject([{ id: one.reference, openedAt: null, notice: { kind: 'registrationReceipt' } }]);
    expect(await openInboxEntry(db, caseId, one.reference)).toBe(true);
    expect(await openInboxEntry(db, caseId, one.reference)).toBe(false);
    const { documentText } = entries[0]!.notice;
    const opened = openTexts(vault, await findCaseKey(db, caseId), await findTexts(db, caseId, [documentText!]));
    const document = readIssued(opened.ok ? opened.texts.get(documentText!)! : '{}');
    expect(document).toMatchObject({
      language: 'en',
      subject: 'Registration receipt (YXZW-2026-000001) – Yunxi Service Centre',
    });
    expect(document.body).toContain('Dear 李明,');
  });

  it('give the clerk a slip for paper and visits', async () => {
    const { attempt, caseId } = await anAttempt('post');
    expect(await deliverNotice(deps)(attempt)).toEqual({ outcome: 'accepted', reference: `slip:${caseId}:1.0` });
    expect(await listAttempts(db, caseId, attempt.notice.id)).toMatchObject([{ method: 'post', language: 'zh' }]);
  });

  it('reach a role in a unit, whatever the method says', async () => {
    const { life, caseId } = await anAttempt('inbox');
    const told = life.do('withdraw', { voluntary: true }, COMPLAINANT);
    const notice = { ...Object.values(told.state.notices)[0]!, id: 'n9', kind: 'assignment' as const };
    const audience = { to: 'unit' as const, unit: 'yunxi.center', role: 'clerk' };
    await db.sql`insert into notices (case_id, id, seq, kind, audience, desk, desk_role, methods, needs_proof, facts, texts, lists, queued_at, state)
      values (${caseId}, 'n9', 1, 'assignment', ${db.sql.json(audience)}, 'yunxi.center', 'clerk', '{inbox}', false, '{}', '{}', '{}', 1, 'queued')`;
    const facts = { number: 'YXZW-2026-000001', on: '2026-03-02', task: 'reviewIntake', example: false };
    const attempt = {
      caseId,
      number: '1',
      notice: { ...notice, audience, facts, texts: {} },
      method: 'inbox' as const,
      attempt: '9.0',
      language: 'en' as const,
    };
    await deliverNotice(deps)(attempt);
    const desk = await listDesk(db, { staffIds: ['s'], units: ['yunxi.center'], roles: ['clerk'] }, 10);
    expect(desk).toMatchObject([{ notice: { id: 'n9' } }]);
    expect(await listDesk(db, { staffIds: ['s'], units: ['yunxi.center'], roles: ['handler'] }, 10)).toEqual([]);
    expect(await listInbox(db, caseId)).toEqual([]);
  });

  it('say nothing once the person was erased', async () => {
    const { attempt, caseId } = await anAttempt('email');
    await eraseCaseKey(db, caseId);
    expect(await deliverNotice(deps)(attempt)).toEqual({ outcome: 'failed', reference: '', reason: 'erased' });
    expect(letters).toEqual([]);
  });
});

describe('the other hands', () => {
  const signal = (caseId: string) =>
    storeSubmission(
      db,
      {
        ...{
          caseId,
          key: 's-1',
          kind: 'signal' as const,
          name: 'appeal',
          actor: COMPLAINANT,
          data: { reasons: [], evidence: [] },
        },
        ...{ bodyHmac: 'k1:x', receivedAt: 1_000, texts: [] },
      },
      () => true,
    );

  it('prove a signal by its row, and write the refusal there', async () => {
    const { caseId } = await anAttempt('inbox');
    await signal(caseId);
    expect(await proveSignal(deps)({ caseId, key: 's-1', signal: 'appeal' })).toEqual({
      ...{ actor: COMPLAINANT, receivedAt: 1_000, bodyHmac: 'k1:x', data: { reasons: [], evidence: [] } },
    });
    expect(await proveSignal(deps)({ caseId, key: 's-1', signal: 'supplementEvidence' })).toBeNull();
    expect(await proveSignal(deps)({ caseId, key: 'unknown', signal: 'appeal' })).toBeNull();
    await closeSignal(deps)({ caseId, key: 's-1', refusal: 'no_level_left' });
    expect(await findSubmission(db, caseId, 's-1')).toMatchObject({
      status: 'refused',
      refusal: { code: 'no_level_left' },
    });
  });

  it('wait for what was received in time, and only for that', async () => {
    const { caseId } = await anAttempt('inbox');
    await signal(caseId);
    await expect(settleSubmissions(deps)({ caseId, receivedBy: 1_000 })).rejects.toThrow(StillWaiting);
    await expect(settleSubmissions(deps)({ caseId, receivedBy: 999 })).resolves.toBeUndefined();
    await closeSignal(deps)({ caseId, key: 's-1', refusal: 'no_level_left' });
    await expect(settleSubmissions(deps)({ caseId, receivedBy: 1_000 })).resolves.toBeUndefined();
  });

  it('hand over to a unit of the directory, and say when there is none', async () => {
    const { caseId } = await anAttempt('inbox');
    const transfer = (id: string, leavesSystem: boolean) =>
      ({ id: 'x1', leavesSystem, to: { id, body: id, active: true } }) as Transfer;
    const send = (attempt: string, to: Transfer) => sendTransfer(deps)({ caseId, number: '1', transfer: to, attempt });
    const first = await send('5.0', transfer('yunxi.center', false));
    expect(first).toEqual({ delivered: true, proof: `receipt:${caseId}:5.0` });
    expect(await send('5.0', transfer('nowhere', false))).toEqual(first);
    expect(await send('6.0', transfer('nowhere', false))).toEqual({ delivered: false, proof: 'unit_unknown' });
    expect(await send('7.0', transfer('nowhere', true))).toEqual({ delivered: true, proof: `slip:${caseId}:7.0` });
  });

  it('never tell the engine what a query held', async () => {
    const failing = guarded('recordEvents', deps.logger, () =>
      db.sql`select ${'李明'}::text::int`.then(() => undefined),
    );
    const error: unknown = await failing(undefined).catch((caught: unknown) => caught);
    expect(String(error)).toBe('Error: recordEvents: database fault 22P02');
  });
});
