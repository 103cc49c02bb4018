// history: the ledger of a case, one event a line. Leaves out checking its chain (verify.ts does, on a package).
import { caseIdOf } from './case-reference.ts';
import { table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

interface LedgerEvent {
  seq: number;
  type: string;
  at: number;
  effectiveOn: string;
  actor: { kind: string; id: string; onBehalfOf?: string };
  phase?: string;
  data: unknown;
}

/** The ledger; `raw` as it is chained, texts sealed. */
export async function showHistory(
  { client, say }: Tool,
  reference: string,
  { raw }: { raw?: boolean },
): Promise<Answer<{ events: LedgerEvent[] }>> {
  const path = `/api/cases/${await caseIdOf(client, reference)}/events`;
  const data = await client.send<{ events: LedgerEvent[] }>({ method: 'GET', path, query: { raw } });
  return {
    data,
    text: ({ events }) =>
      table(
        ['#', say('at'), say('legalDay'), say('event'), say('by'), say('phase'), say('detail')],
        events.map((event) => [
          event.seq,
          localTime(event.at),
          event.effectiveOn,
          event.type,
          byText(event.actor),
          event.phase ?? '',
          detailText(event.data),
        ]),
      ),
  };
}

const byText = ({ kind, id, onBehalfOf }: LedgerEvent['actor']): string =>
  `${kind} ${id}${onBehalfOf === undefined ? '' : ` → ${onBehalfOf}`}`;

/** In the zone of this machine, to the minute. */
function localTime(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** The plain values of an event's data in a line; the whole is in --json. */
function detailText(data: unknown): string {
  if (data === null || typeof data !== 'object') return '';
  const plain = Object.entries(data).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  const line = plain.map(([name, value]) => `${name}=${String(value).replace(/\s+/g, ' ')}`).join(' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
