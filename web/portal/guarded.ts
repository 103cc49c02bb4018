// A page of a case without a session leads to the door of cases, which says that the session is over. A form that was
// sent goes there with what was typed (track-acts.tsx).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../api/errors.ts';

type Show = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export const guarded =
  (show: Show): Show =>
  async (request, reply) => {
    // A page that was sent is awaited as nothing.
    const shown = await unlessEnded(show(request, reply));
    return shown === null ? reply.redirect('/track?ended=1', 303) : shown;
  };

/** Null where the session is over. */
export async function unlessEnded<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_authenticated') throw error;
    return null;
  }
}
