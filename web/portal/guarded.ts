// A page of a case without a session leads to the door of cases, which says that the session is over.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../api/errors.ts';

type Show = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export const guarded =
  (show: Show): Show =>
  async (request, reply) => {
    try {
      return await show(request, reply);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'not_authenticated') throw error;
      return reply.redirect('/track?ended=1', 303);
    }
  };
