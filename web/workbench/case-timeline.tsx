// The ledger of a case for eyes: who, what, when, the legal day, on what basis; the newest first.
import type { ReactNode } from 'react';
import { EVENT_WORDS } from '../../words/event-words.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import type { WholeCase } from '../../api/case-forms.ts';
import { actorName, type CasePart, localTime, Section, Table } from './case-parts.tsx';

type ShownEvent = WholeCase['events'][number];

export function Timeline(part: CasePart) {
  const { say } = part.page;
  const title = say(DESK_CASE_WORDS.timeline);
  return (
    <Section id="timeline" title={title}>
      <EventTable part={part} caption={title} events={[...part.whole.events].reverse()} />
    </Section>
  );
}

export function EventTable({ part, caption, events }: { part: CasePart; caption: string; events: ShownEvent[] }) {
  const { say } = part.page;
  const { law } = part.whole;
  return (
    <Table
      caption={caption}
      head={[
        '#',
        say(DESK_CASE_WORDS.when),
        say(DESK_CASE_WORDS.who),
        say(DESK_CASE_WORDS.what),
        say(DESK_CASE_WORDS.legalDay),
        say(DESK_CASE_WORDS.basis),
      ]}
      rows={events.map((event) => ({
        key: String(event.seq),
        cells: [
          <Whole key="seq">{event.seq}</Whole>,
          <Whole key="at">{localTime(law.zone, event.at)}</Whole>,
          actorName(part, event.actor),
          <What key="what" part={part} event={event} />,
          <Whole key="on">{event.effectiveOn}</Whole>,
          event.basis ?? '',
        ],
      }))}
    />
  );
}

/** A number or a day is never broken at the end of a line. */
const Whole = ({ children }: { children: ReactNode }) => <span className="whole">{children}</span>;

/** Free words that belong to the act, where the reader may see them. */
const SAID = ['reason', 'note', 'comments', 'definition', 'guidance'] as const;

function What({ part: { page }, event }: { part: CasePart; event: ShownEvent }) {
  const data = event.data as Record<string, unknown> | null;
  const said = SAID.flatMap((name) => (typeof data?.[name] === 'string' ? [data[name]] : []));
  return (
    <>
      {page.say(EVENT_WORDS[event.type])}
      {said.map((text, index) => (
        <div className="quiet prose" key={index}>
          {text}
        </div>
      ))}
    </>
  );
}
