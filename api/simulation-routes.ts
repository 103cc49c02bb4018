// The time machine over HTTP: a scenario against a law pack, and "what if" from a real case. Stores nothing, starts
// nothing, and answers while the engine is down.
import { z } from 'zod';
import { PackError } from '../adapters/packs.ts';
import { simulate, whatIf } from '../domain/simulation.ts';
import { requireStaff } from './authentication.ts';
import { readCaseFile } from './case-file.ts';
import { visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { caseId } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { scenarioBody, simulationAnswer, whatIfAnswer, whatIfBody } from './simulation-bodies.ts';

const BODY_LIMIT = 32 * 1024;
export async function simulationRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/simulations',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'simulate',
        tags: ['law'],
        summary: 'Dates of a scenario under a law pack, at once; nothing is stored',
        body: scenarioBody,
        response: { 200: simulationAnswer, ...problems },
      },
    },
    (request) => {
      const { pack: packId, version, matterType, anonymous, steps } = request.body;
      const law = lawOf(door, { packId, version, matterType, receivedOn: steps[0]!.on });
      return simulate(law, { matterType, anonymous, steps });
    },
  );

  app.post(
    '/api/cases/:caseId/what-if',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'whatIf',
        tags: ['cases'],
        summary: 'What would differ if these steps were taken from now on; nothing is stored',
        params: z.strictObject({ caseId }),
        body: whatIfBody,
        response: { 200: whatIfAnswer, ...problems },
      },
    },
    async (request) => {
      const row = await visibleCase(door, await requireStaff(door, request), request.params.caseId);
      const { law, state } = await readCaseFile(door, row.caseId);
      return whatIf(law, state, request.body.steps, await door.now(row.caseId));
    },
  );
}

function lawOf(door: Door, wanted: Parameters<Door['packs']['excerpt']>[0]) {
  try {
    return door.packs.excerpt(wanted);
  } catch (error) {
    if (error instanceof PackError) throw new Problem('not_found', { detail: { pack: wanted.packId } });
    throw error;
  }
}
