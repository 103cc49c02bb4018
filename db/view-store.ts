// The kept questions of one member of staff as rows: listed, kept, thrown away. Nobody reads another's.
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { savedViews } from './schema.ts';

export type StoredView = Pick<typeof savedViews.$inferSelect, 'id' | 'name' | 'query'>;

export async function listViews(db: Db, staffId: string): Promise<StoredView[]> {
  const { id, name, query } = savedViews;
  return db.orm.select({ id, name, query }).from(savedViews).where(eq(savedViews.staffId, staffId)).orderBy(asc(name));
}

/** Takes the place of what had the same name. */
export async function putView(db: Db, view: { staffId: string; name: string; query: string }): Promise<void> {
  await db.orm
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({ target: [savedViews.staffId, savedViews.name], set: { query: view.query } });
}

/** False where there was none. */
export async function removeView(db: Db, staffId: string, id: string): Promise<boolean> {
  const gone = await db.orm
    .delete(savedViews)
    .where(and(eq(savedViews.staffId, staffId), eq(savedViews.id, id)))
    .returning({ id: savedViews.id });
  return gone.length > 0;
}
