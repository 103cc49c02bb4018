// Turns what a person types for a case, its number or its id, into the id the API wants.
import type { ApiClient } from './api-client.ts';
import { EXIT } from './exit-codes.ts';
import { ToolRemark } from './tool-error.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Throws not found, as the API does for a case the caller may not see. */
export async function caseIdOf(client: ApiClient, reference: string): Promise<string> {
  if (ID.test(reference)) return reference.toLowerCase();
  const { cases } = await client.send<{ cases: { caseId: string }[] }>({
    method: 'GET',
    path: '/api/cases',
    query: { q: reference, limit: 1 },
  });
  const [found] = cases;
  if (found === undefined)
    throw new ToolRemark(EXIT.notFound, 'not_found', { word: 'noSuchCase', values: { reference } });
  return found.caseId;
}
