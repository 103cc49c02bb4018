// The complainant's case on one page: the live clock first, what they can do, letters, what they wrote, what happened.
import type { ReactNode } from 'react';
import type { trackedCase } from '../../api/tracking-view.ts';
import { ACT_WORDS, CASE_WORDS } from '../../words/case-page-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { OWN_WORDS } from '../../words/own-act-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { TRACK_WORDS } from '../../words/portal-words.ts';
import { ActDone } from '../act-done.tsx';
import { Form } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { commandWords } from '../page-problem.tsx';
import { LimitPanel } from './limit-panel.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

export type Tracked = Awaited<ReturnType<typeof trackedCase>>;

/** Sealed texts come out as text; what has been erased as null. */
export const textOf = (opened: unknown): string => (typeof opened === 'string' ? opened : '');

interface CaseProps {
  page: PageContext;
  tracked: Tracked;
  /** The act that was just done, and whether it still travels. */
  done: { name: string; taken: boolean } | null;
}

export function CasePage({ page, tracked, done }: CaseProps) {
  const { say } = page;
  const title = textOf(tracked.title) || tracked.number;
  return (
    <PortalPage page={page} title={`${tracked.number} ${title}`}>
      {done !== null && <Done page={page} done={done} />}
      <span className="govuk-caption-l">{tracked.number}</span>
      <Heading>{title}</Heading>
      <p className="govuk-body-l">
        <strong className="govuk-tag">{say(tracked.phase.words)}</strong>
      </p>
      {tracked.law.example && <div className="govuk-inset-text">{say(PAGE_WORDS.exampleLaw)}</div>}
      <Clocks page={page} tracked={tracked} />
      <Acts page={page} tracked={tracked} />
      <Letters page={page} tracked={tracked} />
      <Asked page={page} tracked={tracked} />
      <Demands page={page} tracked={tracked} />
      <Measures page={page} tracked={tracked} />
      <Written page={page} tracked={tracked} />
      <Timeline page={page} tracked={tracked} />
      <Facts page={page} tracked={tracked} />
      <p className="govuk-body">
        <a className="govuk-link" href="/case/new-code">
          {say(OWN_WORDS.newCode)}
        </a>
      </p>
      <Form page={page} action="/case/leave">
        <button type="submit" className="govuk-button govuk-button--secondary">
          {say(TRACK_WORDS.signOut)}
        </button>
      </Form>
    </PortalPage>
  );
}

interface PartProps {
  page: PageContext;
  tracked: Tracked;
}

function Done({ page, done }: { page: PageContext; done: { name: string; taken: boolean } }) {
  const { say } = page;
  return (
    <ActDone page={page} act={say(ACT_WORDS[done.name] ?? commandWords(done.name))}>
      <p className="govuk-body">{say(done.taken ? CASE_WORDS.takenHelp : CASE_WORDS.doneHelp)}</p>
    </ActDone>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      {children}
    </section>
  );
}

function Clocks({ page, tracked }: PartProps) {
  const { say } = page;
  return (
    <Section title={say(CASE_WORDS.clocks)}>
      {tracked.clocks.length === 0 && <p className="govuk-body">{say(CASE_WORDS.noClocks)}</p>}
      {tracked.clocks.map((limit) => (
        <LimitPanel key={limit.clock} page={page} limit={limit} why={`/case/why#${limit.clock}`} />
      ))}
    </Section>
  );
}

/** What is asked of them first, what ends something last. */
const ORDER = ['completeSupplement', 'answerTransferOffer', 'answerInformation', 'appeal', 'supplementEvidence'];
const LAST = ['withdrawReview', 'withdraw'];
const rank = (name: string) => (LAST.includes(name) ? 100 : ORDER.includes(name) ? ORDER.indexOf(name) : 50);

function Acts({ page: { say }, tracked }: PartProps) {
  // Opening a letter is how its delivery is confirmed.
  const names = tracked.allowedCommands.filter((name) => name !== 'recordDelivery').sort((a, b) => rank(a) - rank(b));
  return (
    <Section title={say(CASE_WORDS.can)}>
      {names.length === 0 && <p className="govuk-body">{say(CASE_WORDS.nothing)}</p>}
      <ul className="govuk-list">
        {names.map((name) => (
          <li key={name}>
            <a className="govuk-link" href={`/case/act/${name}`}>
              {say(ACT_WORDS[name] ?? commandWords(name))}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Letters({ page, tracked }: PartProps) {
  const { say } = page;
  return (
    <Section title={say(CASE_WORDS.letters)}>
      {tracked.inbox.length === 0 && <p className="govuk-body">{say(CASE_WORDS.noLetters)}</p>}
      <ul className="govuk-list">
        {tracked.inbox.map((entry) => (
          <li key={entry.id}>
            <Form page={page} action={`/case/letters/${entry.id}`}>
              <button type="submit" className="link-button">
                {say(entry.words)}
              </button>{' '}
              <span className="quiet">{entry.placedAt.slice(0, 10)}</span>{' '}
              {entry.openedAt === null && (
                <strong className="govuk-tag govuk-tag--yellow">{say(CASE_WORDS.unread)}</strong>
              )}
              {entry.openedAt === null && entry.needsProof && (
                <span className="govuk-body-s quiet"> {say(CASE_WORDS.countsAsServed)}</span>
              )}
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Asked({ page: { say }, tracked }: PartProps) {
  const open = [
    ...tracked.supplements.filter(({ state }) => state === 'open'),
    ...tracked.informationRequests.filter(({ state }) => state === 'open'),
  ];
  const items = open.flatMap((request) => request.items.map((item) => textOf(item.what) || item.item));
  if (items.length === 0) return null;
  return (
    <Section title={say(CASE_WORDS.asked)}>
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </Section>
  );
}

function Demands({ page: { say }, tracked }: PartProps) {
  const outcomeOf = (id: string) => tracked.outcomes.find(({ demand }) => demand === id)?.outcome;
  return (
    <Section title={say(CASE_WORDS.demands)}>
      <dl className="govuk-summary-list">
        {tracked.demands.map(({ id, text }) => {
          const outcome = outcomeOf(id);
          return (
            <div className="govuk-summary-list__row" key={id}>
              <dt className="govuk-summary-list__key">{textOf(text)}</dt>
              <dd className="govuk-summary-list__value">
                {outcome === undefined ? (
                  <span className="quiet">{say(CASE_WORDS.noResult)}</span>
                ) : (
                  <strong className="govuk-tag">{say(codeLabel('outcome', outcome))}</strong>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

function Measures({ page: { say }, tracked }: PartProps) {
  if (tracked.measures.length === 0) return null;
  return (
    <Section title={say(CASE_WORDS.measures)}>
      <ul className="govuk-list govuk-list--bullet">
        {tracked.measures.map(({ id, kind, dueOn, state }) => (
          <li key={id}>
            {say(codeLabel('kind', kind))} {dueOn}{' '}
            <strong className="govuk-tag govuk-tag--grey">{say(codeLabel('measureState', state))}</strong>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Written({ page: { say }, tracked }: PartProps) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{say(CASE_WORDS.yours)}</span>
      </summary>
      <div className="govuk-details__text">
        <p className="prose">{textOf(tracked.matter)}</p>
        <h3 className="govuk-heading-s">{say(CASE_WORDS.evidence)}</h3>
        <ul className="govuk-list govuk-list--bullet">
          {tracked.evidence.length === 0 && <li className="quiet">{say(PAGE_WORDS.none)}</li>}
          {tracked.evidence.map(({ id, at, size }, index) => (
            <li key={id}>
              <a className="govuk-link" href={`/api/tracking/evidence/${id}`}>
                {say(CASE_WORDS.file)} {index + 1}
              </a>{' '}
              <span className="quiet">
                {Math.ceil(size / 1024)} KB, {say(CASE_WORDS.uploadedOn)} {new Date(at).toISOString().slice(0, 10)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Timeline({ page: { say }, tracked }: PartProps) {
  return (
    <Section title={say(CASE_WORDS.timeline)}>
      <ol className="timeline">
        {[...tracked.timeline].reverse().map(({ seq, words, effectiveOn, at, basis }) => (
          <li key={seq}>
            <p className="govuk-body">
              <time dateTime={effectiveOn ?? at.slice(0, 10)}>{effectiveOn ?? at.slice(0, 10)}</time>{' '}
              <strong>{say(words)}</strong>
            </p>
            {basis !== null && <p className="govuk-body-s quiet">{basis}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Facts({ page: { say }, tracked }: PartProps) {
  const { owner } = tracked;
  const rows: [string, ReactNode][] = [
    [say(CASE_WORDS.received), tracked.receivedOn],
    ...(owner === null
      ? []
      : [
          [
            say(CASE_WORDS.owner),
            [say(owner.name), owner.phone, owner.address, owner.hours].filter((one) => one !== null).join('\n'),
          ] as [string, ReactNode],
        ]),
    [say(CASE_WORDS.law), say(tracked.law.title)],
    [
      say(CASE_WORDS.whoLooked),
      <a className="govuk-link" href="/case/reads" key="reads">
        {say(CASE_WORDS.whoLooked)}
      </a>,
    ],
  ];
  return (
    <dl className="govuk-summary-list">
      {rows.map(([label, value]) => (
        <div className="govuk-summary-list__row" key={label}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value prose">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
