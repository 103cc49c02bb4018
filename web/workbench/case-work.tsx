// Sections of a case page about the work on it: acts of investigation, plan versions, replies, measures with their proof,
// consultations, requests for information. Leaves out reviews (case-review.tsx) and what comes after the reply
// (case-aftercare.tsx).
import { DESK_CASE_WORDS, stateWords } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import {
  type CasePart,
  Facts,
  type FactRow,
  partyName,
  personName,
  roleName,
  Section,
  Table,
  Tag,
  unitName,
  Wrote,
} from './case-parts.tsx';

const nth = ({ page }: CasePart, n: number) => page.say(DESK_CASE_WORDS.version).replace('{n}', String(n));

/** `2. …`, as the demands are numbered in the case. */
export function demandText({ whole }: CasePart, id: string): string {
  const index = whole.detail.demands.findIndex((demand) => demand.id === id);
  return index < 0 ? id : `${index + 1}. ${whole.detail.demands[index]?.text ?? id}`;
}

export function Actions(part: CasePart) {
  const { page, whole } = part;
  if (whole.detail.actions.length === 0) return null;
  return (
    <Section id="actions" title={page.say(DESK_CASE_WORDS.actions)}>
      {whole.detail.actions.map((action) => (
        <div className="said" key={action.id}>
          <p>
            {action.on} <Tag kind="grey">{page.say(codeLabel('kind', action.kind))}</Tag> {action.place} ·{' '}
            {action.by.map((id) => personName(part, id)).join('、')}
          </p>
          <Wrote page={page} text={action.record} />
          <EvidenceLinks part={part} ids={action.evidence.map(({ evidence }) => evidence)} />
        </div>
      ))}
    </Section>
  );
}

/** Files that stand beside something said. */
export function EvidenceLinks({ part: { page, whole }, ids }: { part: CasePart; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className="govuk-body-s">
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <a className="govuk-link" href={`/desk/cases/${whole.detail.caseId}/evidence/${id}`}>
            {page.say(DESK_CASE_WORDS.file)} {index + 1}
          </a>
        </span>
      ))}
    </p>
  );
}

export type Answer = { demand: string; outcome: string; answer: unknown };

export function Answers({ part, answers }: { part: CasePart; answers: readonly Answer[] }) {
  return (
    <ul className="govuk-list">
      {answers.map(({ demand, outcome, answer }) => (
        <li key={demand}>
          <div>{demandText(part, demand)}</div>
          <Tag>{part.page.say(codeLabel('outcome', outcome))}</Tag> <Wrote page={part.page} text={answer} />
        </li>
      ))}
    </ul>
  );
}

export function Plans(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { plans, approvals } = whole.detail;
  if (plans.length === 0) return null;
  return (
    <Section id="plans" title={say(DESK_CASE_WORDS.plans)}>
      {[...plans].reverse().map((plan, index) => (
        <details className="govuk-details" key={plan.version} open={index === 0}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {nth(part, plan.version)} · {say(stateWords(plan.state))} · {personName(part, plan.draftedBy)}
            </span>
          </summary>
          <div className="govuk-details__text">
            <Answers part={part} answers={plan.answers} />
            {plan.measures.map((measure) => (
              <p key={measure.id}>
                <Tag kind="grey">{say(codeLabel('kind', measure.kind))}</Tag> {measure.what} ·{' '}
                {unitName(part, measure.ownerUnit)} · {measure.dueOn}
                {measure.amount !== undefined &&
                  ` · ${say(DESK_CASE_WORDS.amount)} ${(measure.amount / 100).toFixed(2)}`}
              </p>
            ))}
            {plan.comments !== undefined && <Wrote page={page} text={plan.comments} />}
            {index === 0 && approvals.length > 0 && (
              <p>
                {approvals
                  .map(
                    ({ role, by }) => `${roleName(part, role)}${by === undefined ? '' : ` ✓ ${personName(part, by)}`}`,
                  )
                  .join(' → ')}
              </p>
            )}
          </div>
        </details>
      ))}
    </Section>
  );
}

export function Replies(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { replies, issued } = whole.detail;
  if (replies.length === 0) return null;
  return (
    <Section id="replies" title={say(DESK_CASE_WORDS.replies)}>
      {[...replies].reverse().map((reply, index) => {
        const out = issued.find(({ version }) => version === reply.version);
        return (
          <details className="govuk-details" key={reply.version} open={index === 0}>
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">
                {nth(part, reply.version)} · {personName(part, reply.draftedBy)}
                {out !== undefined && ` · ${out.on} ${personName(part, out.by)}`}
              </span>
            </summary>
            <div className="govuk-details__text">
              <Facts
                rows={(['plainSummary', 'facts', 'measures'] as const).map((name): FactRow => [
                  say(fieldLabel('draftReply', name)),
                  <Wrote key={name} page={page} text={reply[name]} />,
                ])}
              />
              <Answers part={part} answers={reply.results} />
            </div>
          </details>
        );
      })}
    </Section>
  );
}

export function Measures(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const measures = Object.values(whole.detail.measures);
  if (measures.length === 0) return null;
  const title = say(DESK_CASE_WORDS.measures);
  return (
    <Section id="measures" title={title}>
      <Table
        caption={title}
        head={[
          title,
          say(DESK_CASE_WORDS.unit),
          say(DESK_CASE_WORDS.dueOn),
          say(DESK_CASE_WORDS.state),
          say(DESK_CASE_WORDS.proof),
        ]}
        rows={measures.map((measure) => ({
          key: measure.id,
          cells: [
            <>
              <Tag kind="grey">{say(codeLabel('kind', measure.kind))}</Tag> {measure.what}
              {measure.amount !== undefined && ` · ${say(DESK_CASE_WORDS.amount)} ${(measure.amount / 100).toFixed(2)}`}
            </>,
            unitName(part, measure.ownerUnit),
            measure.dueOn,
            say(codeLabel('measureState', measure.state)),
            measure.report === undefined ? (
              ''
            ) : (
              <>
                {measure.report.on} {measure.report.note} {measure.report.paymentReference}
                <EvidenceLinks part={part} ids={measure.report.proof.map(({ evidence }) => evidence)} />
              </>
            ),
          ],
        }))}
      />
    </Section>
  );
}

export function Consultations(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const all = whole.detail.consultations ?? [];
  if (all.length === 0) return null;
  return (
    <Section id="consultations" title={say(DESK_CASE_WORDS.consultations)}>
      {all.map((one) => (
        <div className="said" key={one.id}>
          <p>
            {one.askedOn} {personName(part, one.askedBy)}
          </p>
          <Wrote page={page} text={one.question} />
          <ul className="govuk-list govuk-list--bullet">
            {one.units.map(({ unit, role, dueOn, state, opinion, without }) => (
              <li key={unit}>
                {unitName(part, unit)} ({say(codeLabel('role', role))}) <Tag kind="grey">{say(stateWords(state))}</Tag>{' '}
                {dueOn}
                {opinion !== undefined && (
                  <>
                    <div>
                      {opinion.on} {say(codeLabel('stance', opinion.stance))} {personName(part, opinion.by)}
                    </div>
                    <Wrote page={page} text={opinion.opinion} />
                    {opinion.dissent !== undefined && <Wrote page={page} text={opinion.dissent} />}
                  </>
                )}
                {without !== undefined && (
                  <div>
                    {without.on} {personName(part, without.by)} <Wrote page={page} text={without.reason} />
                  </div>
                )}
              </li>
            ))}
          </ul>
          {one.meetings.map((meeting) => (
            <div key={meeting.id}>
              {meeting.on} {meeting.present.map((unit) => unitName(part, unit)).join('、')}
              <Wrote page={page} text={meeting.minutes} />
              {meeting.dissents.map(({ unit, dissent }) => (
                <div key={unit}>
                  {say(fieldLabel('recordMeeting', 'dissents'))}: {unitName(part, unit)}{' '}
                  <Wrote page={page} text={dissent} />
                </div>
              ))}
            </div>
          ))}
          {one.withdrawal !== undefined && (
            <p>
              {say(stateWords('withdrawn'))}: {one.withdrawal}
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}

export function Information(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const all = whole.detail.informationRequests ?? [];
  if (all.length === 0) return null;
  return (
    <Section id="information" title={say(DESK_CASE_WORDS.information)}>
      {all.map((request) => (
        <div className="said" key={request.id}>
          <p>
            {request.askedOn} → {partyName(part, request.party)} <Tag kind="grey">{say(stateWords(request.state))}</Tag>{' '}
            {request.dueOn}
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {request.items.map(({ item, what, answer }) => (
              <li key={item}>
                {what ?? item}
                {answer !== undefined && (
                  <div>
                    {answer.on}: {answer.text ?? ''}
                    <EvidenceLinks part={part} ids={answer.evidence} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
