// What the sections of a case page are made of: section, rows of facts, a table that becomes cards on a narrow screen,
// names of units and people. Leaves out what they are filled with.
import type { ReactNode } from 'react';
import type { WholeCase } from '../../api/case-forms.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { ROLE_ZH } from '../../words/process-words.ts';
import type { PageContext } from '../page.tsx';

export interface CasePart {
  page: PageContext;
  whole: WholeCase;
}

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-head`} id={id} className="case-section">
      <h2 className="govuk-heading-m" id={`${id}-head`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export type FactRow = [label: string, value: ReactNode];

export function Facts({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="prose">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface TableProps {
  caption: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

export function Table({ caption, head, rows }: TableProps) {
  return (
    <table className="govuk-table sheet">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {head.map((name) => (
            <th scope="col" className="govuk-table__header" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map(({ key, cells }) => (
          <tr className="govuk-table__row" key={key}>
            {cells.map((cell, index) => (
              <td className="govuk-table__cell" data-label={head[index]} key={head[index]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text somebody wrote; said where it is gone or hidden. */
export function Wrote({ page, text }: { page: PageContext; text: unknown }) {
  return typeof text === 'string' && text !== '' ? (
    <div className="prose">{text}</div>
  ) : (
    <span className="quiet">{page.say(DESK_CASE_WORDS.noText)}</span>
  );
}

export function Tag({ children, kind }: { children: ReactNode; kind?: 'grey' | 'red' | 'yellow' | 'green' }) {
  return <strong className={`govuk-tag${kind === undefined ? '' : ` govuk-tag--${kind}`}`}>{children}</strong>;
}

/** `YYYY-MM-DD HH:MM` where the office is. */
export function localTime(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`;
}

export function unitName({ page, whole }: CasePart, id: string): string {
  const units: Record<string, { zh: string; en: string }> = whole.detail.names.units;
  return Object.hasOwn(units, id) ? page.say(units[id]!) : id;
}

export function personName({ whole }: CasePart, id: string): string {
  const staff: Record<string, string> = whole.detail.names.staff;
  return Object.hasOwn(staff, id) ? staff[id]! : id;
}

export function roleName({ page }: CasePart, role: string): string {
  if (page.language === 'en') return role;
  return Object.hasOwn(ROLE_ZH, role) ? ROLE_ZH[role as keyof typeof ROLE_ZH] : role;
}

/** Who did something, as the timeline says it. */
export const actorName = (part: CasePart, actor: Actor): string =>
  actorWords(part.page.say, actor, (id) => personName(part, id));

type Actor = WholeCase['events'][number]['actor'];
type Say = PageContext['say'];

/** The same with names from elsewhere. */
export function actorWords(say: Say, actor: Actor, nameOf: (id: string) => string): string {
  switch (actor.kind) {
    case 'staff': {
      const behalf =
        actor.onBehalfOf === undefined
          ? ''
          : ` (${say(DESK_CASE_WORDS.onBehalfOf)} ${partyWords(say, actor.onBehalfOf)})`;
      const place = actor.actsFor === undefined ? '' : ` (${say(DESK_CASE_WORDS.inPlaceOf)} ${nameOf(actor.actsFor)})`;
      return `${nameOf(actor.id)}${place}${behalf}`;
    }
    case 'party':
      return partyWords(say, actor.party ?? 'complainant');
    case 'channel':
      return say(DESK_CASE_WORDS.channelActor);
    case 'clock':
      return say(DESK_CASE_WORDS.clockActor);
    case 'gateway':
      return say(DESK_CASE_WORDS.system);
  }
}

const partyWords = (say: Say, party: 'complainant' | 'respondent'): string =>
  say(party === 'complainant' ? DESK_CASE_WORDS.complainant : DESK_CASE_WORDS.respondentParty);

export const partyName = ({ page }: CasePart, party: 'complainant' | 'respondent'): string =>
  partyWords(page.say, party);
