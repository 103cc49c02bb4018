// Law at run time: check a pack or calendar, propose to load or retire one, look at a proposal, confirm, withdraw.
// Leaves out reading what is there (law-file-routes.ts), and what makes a file sound (adapters/law-check.ts).
import { z } from 'zod';
import { findProposal, listProposals } from '../db/law-reads.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { lawFileRoutes } from './law-file-routes.ts';
import { checkFile, confirmLaw, propose, withdrawLaw } from './law-proposals.ts';
import * as shapes from './law-shapes.ts';
import { pageOf, readLawCursor, shownProposal, wholeProposal } from './law-views.ts';
import { problems } from './route-parts.ts';

const tags = ['law'];
const params = z.strictObject({ id: z.uuid() });

export async function lawRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/check',
    {
      schema: {
        operationId: 'checkLaw',
        tags,
        summary: 'Try a pack or calendar: what is wrong with it; nothing is changed (rules)',
        body: z.strictObject({ kind: shapes.kind, content: shapes.content }),
        response: { 200: shapes.checkAnswer, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules');
      return checkFile(door, request.body.kind, request.body.content);
    },
  );
  await proposalRoutes(app, door);
  await endingRoutes(app, door);
  await lawFileRoutes(app, door);
}

async function proposalRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/proposals',
    {
      schema: {
        operationId: 'proposeLaw',
        tags,
        summary: 'Propose to load or retire a version; takes effect when another person confirms (rules)',
        body: shapes.proposalBody,
        response: { 201: shapes.proposal, ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request, 'rules');
      return reply.code(201).send(await propose(door, staff.id, request.body));
    },
  );

  app.get(
    '/api/law/proposals',
    {
      schema: {
        operationId: 'listLawProposals',
        tags,
        summary: 'Who proposed what, who confirmed or withdrew it, newest first (rules, auditor)',
        querystring: z.strictObject({ open: z.stringbool().default(false), ...shapes.page }),
        response: { 200: shapes.proposals, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      const { open, limit, cursor } = request.query;
      const stored = await listProposals(door.db, { open, limit: limit + 1, after: readLawCursor(cursor) });
      const { rows, next } = pageOf(stored, limit, ({ at, id }) => ({ at, key: id }));
      return { proposals: rows.map(shownProposal), next };
    },
  );

  app.get(
    '/api/law/proposals/:id',
    {
      schema: {
        operationId: 'getLawProposal',
        tags,
        summary: 'One proposal, whole: content, hash, difference from the version in use, what stops (rules, auditor)',
        params,
        response: { 200: shapes.wholeProposal, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      await door.packs.refresh();
      const stored = await findProposal(door.db, request.params.id);
      if (stored === null) throw new Problem('not_found');
      return wholeProposal(door, stored);
    },
  );
}

async function endingRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/proposals/:id/confirm',
    {
      schema: {
        operationId: 'confirmLaw',
        tags,
        summary: 'Confirm what another person proposed: it takes effect (rules)',
        params,
        body: shapes.confirmBody,
        response: { 200: shapes.proposal, ...problems },
      },
    },
    async (request) => {
      const { staff } = await requireStaff(door, request, 'rules');
      return confirmLaw(door, staff.id, request.params.id, request.body?.hash);
    },
  );

  app.post(
    '/api/law/proposals/:id/withdraw',
    {
      schema: {
        operationId: 'withdrawLaw',
        tags,
        summary: 'Withdraw a proposal, with a reason; it stays on record (its proposer, rules)',
        params,
        body: shapes.withdrawBody,
        response: { 200: shapes.proposal, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return withdrawLaw(door, caller, request.params.id, request.body.reason);
    },
  );
}
