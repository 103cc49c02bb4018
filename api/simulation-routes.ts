// The time machine over HTTP: a scenario against a law pack, and "what if" from a real case. Stores nothing, starts
// nothing, and answers while the engine is down.
import { z } from 'zod';
import type { Law } from '../domain/law.ts';
import { type ScenarioStep, simulate, type SimulationResult, whatIf, type WhatIfResult } from '../domain/simulation.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { readCaseFile } from './case-file.ts';
import { visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { caseId } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { knownYears, lawOf } from './simulation-law.ts';
import { scenarioBody, simulationAnswer, whatIfAnswer, whatIfBody } from './simulation-bodies.ts';

const BODY_LIMIT = 32 * 1024;
/** Per address. */
const SIMULATIONS_PER_MINUTE = 60;

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
      config: modestly(door),
    },
    (request) => {
      const { pack, version, matterType, anonymous, steps } = request.body;
      const law = lawOf(door.packs, { pack, version, matterType, receivedOn: steps[0]!.on });
      return begun(door, law, simulate(law, { matterType, anonymous, steps }));
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
    async (request) =>
      whatWouldFollow(door, await requireStaff(door, request), request.params.caseId, request.body.steps),
  );
}

/** What would differ in a case if these steps were taken from now on. Stores nothing. Throws 404. */
export async function whatWouldFollow(
  door: Door,
  caller: Caller & { kind: 'staff' },
  of: string,
  steps: readonly ScenarioStep[],
): Promise<WhatIfResult> {
  const row = await visibleCase(door, caller, of);
  const { law, state } = await readCaseFile(door, row.caseId);
  return whatIf(law, state, steps, await door.now(row.caseId));
}

/** Own and modest: anybody may ask, and each answer is counted out. Off where the door has no limit (tests). */
function modestly(door: Door) {
  const max = Math.min(door.settings.requestsPerMinute, SIMULATIONS_PER_MINUTE);
  return { rateLimit: max > 0 ? { max, timeWindow: '1 minute' } : (false as const) };
}

/** A life that cannot even begin, because of its years no calendar is known, is no answer. */
function begun(door: Door, law: Law, result: SimulationResult): SimulationResult {
  const [first] = result.refused;
  if (result.phase !== null || first?.code !== 'calendar_missing') return result;
  throw new Problem('calendar_missing', { detail: { on: first.on, knownYears: knownYears(door.packs, law) } });
}
