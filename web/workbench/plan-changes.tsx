// What a plan changed after it was returned: the comments, answers before and now, measures that went and came. Leaves out
// the plans themselves (case-work.tsx).
import type { WholeCase } from '../../api/case-forms.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { filledIn } from '../../words/desk-words.ts';
import { type CasePart, Section, Tag, unitName, Wrote } from './case-parts.tsx';
import { demandText } from './case-work.tsx';

type Plan = WholeCase['detail']['plans'][number];
type Measure = Plan['measures'][number];

/** Nothing where no version was returned before the last one. */
export function PlanChanges(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { plans } = whole.detail;
  const now = plans.at(-1);
  const before = plans.slice(0, -1).findLast(({ state }) => state === 'returned');
  if (now === undefined || before === undefined) return null;
  const answers = now.answers.filter((answer) => !sameAnswer(answer, answerOf(before, answer.demand)));
  const removed = before.measures.filter((one) => !now.measures.some((other) => sameMeasure(one, other)));
  const added = now.measures.filter((one) => !before.measures.some((other) => sameMeasure(one, other)));
  const isSame = answers.length + removed.length + added.length === 0;
  return (
    <Section id="changes" title={say(filledIn(DESK_CASE_WORDS.changes, { n: before.version }))}>
      {before.comments !== undefined && (
        <div className="said">
          <p className="quiet">{say(DESK_CASE_WORDS.returnComments)}</p>
          <Wrote page={page} text={before.comments} />
        </div>
      )}
      {isSame && <p className="govuk-body">{say(DESK_CASE_WORDS.unchanged)}</p>}
      {answers.map((answer) => (
        <div className="said" key={answer.demand}>
          <p>{demandText(part, answer.demand)}</p>
          <Said part={part} head={say(DESK_CASE_WORDS.before)} answer={answerOf(before, answer.demand)} />
          <Said part={part} head={say(DESK_CASE_WORDS.now)} answer={answer} />
        </div>
      ))}
      <MeasureList part={part} head={say(DESK_CASE_WORDS.removed)} kind="red" measures={removed} />
      <MeasureList part={part} head={say(DESK_CASE_WORDS.added)} kind="green" measures={added} />
    </Section>
  );
}

type Answer = Plan['answers'][number];

const answerOf = (plan: Plan, demand: string): Answer | undefined =>
  plan.answers.find((answer) => answer.demand === demand);

const sameAnswer = (one: Answer, other: Answer | undefined): boolean =>
  one.outcome === other?.outcome && one.answer === other.answer;

/** Each version gives its measures ids of its own. */
const sameMeasure = ({ id: _one, ...one }: Measure, { id: _other, ...other }: Measure): boolean =>
  (Object.keys({ ...one, ...other }) as (keyof typeof one)[]).every((name) => one[name] === other[name]);

function Said({ part: { page }, head, answer }: { part: CasePart; head: string; answer: Answer | undefined }) {
  if (answer === undefined) return null;
  return (
    <div>
      <span className="quiet">{head}</span> <Tag>{page.say(codeLabel('outcome', answer.outcome))}</Tag>
      <Wrote page={page} text={answer.answer} />
    </div>
  );
}

interface MeasureListProps {
  part: CasePart;
  head: string;
  kind: 'red' | 'green';
  measures: readonly Measure[];
}

function MeasureList({ part, head, kind, measures }: MeasureListProps) {
  const { say } = part.page;
  return measures.map((measure) => (
    <p key={measure.id}>
      <Tag kind={kind}>{head}</Tag> {say(codeLabel('kind', measure.kind))} · {measure.what} ·{' '}
      {unitName(part, measure.ownerUnit)} · {measure.dueOn}
      {measure.amount !== undefined && ` · ${say(DESK_CASE_WORDS.amount)} ${(measure.amount / 100).toFixed(2)}`}
    </p>
  ));
}
