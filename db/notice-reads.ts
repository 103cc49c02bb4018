// Notices, where they lie, how they were delivered, and what is needed to word one.
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Law } from '../domain/law.ts';
import type { Db } from './connect.ts';
import { caseEvents, cases, inbox, noticeAttempts, notices, units, workflowStarts } from './schema.ts';

export type StoredNotice = typeof notices.$inferSelect;
export type StoredAttempt = typeof noticeAttempts.$inferSelect;

export async function findNotice(db: Db, caseId: string, id: string): Promise<StoredNotice | null> {
  const [row] = await db.orm
    .select()
    .from(notices)
    .where(and(eq(notices.caseId, caseId), eq(notices.id, id)));
  return row ?? null;
}

export async function listNotices(db: Db, caseId: string): Promise<StoredNotice[]> {
  return db.orm.select().from(notices).where(eq(notices.caseId, caseId)).orderBy(asc(notices.seq), asc(notices.id));
}

export interface InboxEntry {
  id: string;
  placedAt: Date;
  openedAt: Date | null;
  notice: StoredNotice;
}

const entry = {
  id: inbox.id,
  placedAt: sql<Date>`${inbox.placedAt}`.mapWith(inbox.placedAt),
  openedAt: inbox.openedAt,
  notice: notices,
};
const ofNotice = and(eq(notices.caseId, inbox.caseId), eq(notices.id, inbox.noticeId));

/** What lies in the complainant's inbox of one case, newest first. */
export async function listInbox(db: Db, caseId: string): Promise<InboxEntry[]> {
  return db.orm
    .select(entry)
    .from(inbox)
    .innerJoin(notices, ofNotice)
    .where(and(eq(inbox.caseId, caseId), sql`${notices.audience}->>'to' = 'complainant'`))
    .orderBy(desc(notices.queuedAt), desc(notices.seq));
}

/** What lies on a desk: addressed to the person or to one they act for, or to a role they hold in one of the units. Newest first. */
export async function listDesk(
  db: Db,
  reader: { staffIds: string[]; units: string[]; roles: string[] },
  limit: number,
): Promise<InboxEntry[]> {
  const ofRole =
    reader.units.length > 0 && reader.roles.length > 0
      ? and(inArray(notices.desk, reader.units), inArray(notices.deskRole, reader.roles))
      : undefined;
  return db.orm
    .select(entry)
    .from(inbox)
    .innerJoin(notices, ofNotice)
    .where(or(inArray(notices.desk, reader.staffIds), ofRole))
    .orderBy(desc(notices.queuedAt), desc(notices.caseId))
    .limit(limit);
}

export async function findInboxEntry(db: Db, id: string): Promise<InboxEntry | null> {
  const [row] = await db.orm.select(entry).from(inbox).innerJoin(notices, ofNotice).where(eq(inbox.id, id));
  return row ?? null;
}

/** Attempts in the order they were made; those by paper, hand or telephone are the clerk's slips. */
export async function listAttempts(db: Db, caseId: string, noticeId?: string): Promise<StoredAttempt[]> {
  const ofOne = noticeId === undefined ? undefined : eq(noticeAttempts.noticeId, noticeId);
  return db.orm
    .select()
    .from(noticeAttempts)
    .where(and(eq(noticeAttempts.caseId, caseId), ofOne))
    .orderBy(asc(noticeAttempts.at));
}

export async function findAttempt(db: Db, caseId: string, attempt: string): Promise<StoredAttempt | null> {
  const [row] = await db.orm
    .select()
    .from(noticeAttempts)
    .where(and(eq(noticeAttempts.caseId, caseId), eq(noticeAttempts.attempt, attempt)));
  return row ?? null;
}

export interface WordingMaterial {
  /** The excerpt the case was opened with: titles of documents, words of grounds and items. */
  law: Law | null;
  /** Names by unit id. */
  units: Map<string, { zh: string; en: string }>;
  /** The body that speaks: the owner's, or the reviewing one. */
  issuer: { zh: string; en: string } | null;
}

/** Facts that name a unit. */
const UNIT_FACTS = ['to', 'body', 'remedyBody', 'ownerUnit', 'consultedUnit'];

/** The law of the latest change, else the one the case began under. */
const lawInForce = sql<Law | null>`coalesce(
  (select ${caseEvents.event}->'data'->'law' from ${caseEvents}
    where ${caseEvents.caseId} = ${cases.caseId} and ${caseEvents.type} in ('lawChanged', 'matterTypeChanged', 'regimeChanged')
    order by ${caseEvents.seq} desc limit 1),
  ${workflowStarts.input}->'law')`;

/** What is needed to word a notice of the case beside its own facts and texts. */
export async function findWordingMaterial(
  db: Db,
  caseId: string,
  { kind, facts }: Pick<StoredNotice, 'kind' | 'facts'>,
): Promise<WordingMaterial> {
  const [stored] = await db.orm
    .select({ owner: cases.ownerUnit, law: lawInForce })
    .from(cases)
    .leftJoin(workflowStarts, eq(workflowStarts.caseId, cases.caseId))
    .where(eq(cases.caseId, caseId));
  const speaker = kind.startsWith('review') && facts['body'] ? String(facts['body']) : (stored?.owner ?? '');
  const wanted = UNIT_FACTS.flatMap((name) => (facts[name] ? [String(facts[name])] : []));
  const rows = await db.orm
    .select({
      id: units.id,
      zh: units.nameZh,
      en: units.nameEn,
      ofSpeaker: sql<boolean>`${units.id} = (select body from units s where s.id = ${speaker})`,
    })
    .from(units)
    .where(
      or(
        inArray(units.id, [...wanted, speaker]),
        sql`${units.id} = (select body from units s where s.id = ${speaker})`,
      ),
    );
  const issuer = rows.find((row) => row.ofSpeaker) ?? rows.find((row) => row.id === speaker);
  return {
    law: stored?.law ?? null,
    units: new Map(rows.map(({ id, zh, en }) => [id, { zh, en }])),
    issuer: issuer === undefined ? null : { zh: issuer.zh, en: issuer.en },
  };
}
