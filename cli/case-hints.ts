// hints: earlier cases that a case may repeat, as the server noted them at intake. Nothing follows from them by itself.
import { caseIdOf } from './case-reference.ts';
import { table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

interface Hint {
  number: string;
  phase: string;
  conclusion: string | null;
  receivedOn: string;
  reasons: ('samePerson' | 'sameCategory' | 'samePlace' | 'similarWords')[];
  similarity: number;
}

export async function showHints({ client, say }: Tool, reference: string): Promise<Answer<{ hints: Hint[] }>> {
  const caseId = await caseIdOf(client, reference);
  const data = await client.send<{ hints: Hint[] }>({ method: 'GET', path: `/api/cases/${caseId}/hints` });
  const heads = [say('number'), say('phase'), say('receivedOn'), say('similarity'), say('why')];
  return {
    data,
    text: ({ hints }) =>
      hints.length === 0
        ? say('noHints')
        : table(
            heads,
            hints.map(({ number, phase, conclusion, receivedOn, reasons, similarity }) => [
              number,
              conclusion ?? phase,
              receivedOn,
              String(similarity),
              reasons.map((reason) => say(reason)).join(', '),
            ]),
          ),
  };
}
