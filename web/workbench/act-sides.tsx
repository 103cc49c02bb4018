// What an act is about, beside its form: the draft an approver decides on with what changed since it was returned and where
// the complainant can turn next; the whole file for a reviewer. Leaves out the form itself (act-page.tsx).
import type { ReactNode } from 'react';
import type { FormFacts } from '../../api/case-forms.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import type { PageContext } from '../page.tsx';
import { Demands } from './case-matter.tsx';
import { type CasePart, Facts, type FactRow, Section } from './case-parts.tsx';
import { Orders, Proposals } from './case-people.tsx';
import { Reviews } from './case-review.tsx';
import { Measures, Plans, Replies } from './case-work.tsx';
import { PlanChanges } from './plan-changes.tsx';
import { ReviewSide } from './review-side.tsx';

interface SideProps {
  name: RoutedCommand;
  page: PageContext;
  facts: FormFacts;
  /** Last day to ask for a review, if the reply were issued and delivered today; null where that is not known. */
  remedyDay: string | null;
}
type Side = (props: SideProps) => ReactNode;

const partOf = ({ page, facts }: SideProps): CasePart => ({ page, whole: facts });

const Draft: Side = (props) => (
  <>
    <PlanChanges {...partOf(props)} />
    <Plans {...partOf(props)} />
    <Demands {...partOf(props)} />
    <Replies {...partOf(props)} />
    <Remedy {...props} />
  </>
);

const Reply: Side = (props) => (
  <>
    <Replies {...partOf(props)} />
    <Remedy {...props} />
    <Measures {...partOf(props)} />
    <Demands {...partOf(props)} />
  </>
);

const File: Side = (props) => <ReviewSide {...partOf(props)} name={props.name} facts={props.facts} />;

const SIDES: Partial<Record<RoutedCommand, Side>> = {
  issueReply: Reply,
  submitPlan: (props) => <Plans {...partOf(props)} />,
  approve: Draft,
  returnPlan: Draft,
  decideEnding: (props) => (
    <>
      <Proposals {...partOf(props)} />
      <Demands {...partOf(props)} />
    </>
  ),
  verifyMeasure: (props) => <Measures {...partOf(props)} />,
  postponeMeasure: (props) => <Measures {...partOf(props)} />,
  releaseMeasure: (props) => <Measures {...partOf(props)} />,
  answerOrder: (props) => <Orders {...partOf(props)} />,
  closeOrder: (props) => <Orders {...partOf(props)} />,
  decideLateAppeal: File,
  acceptReview: File,
  refuseReview: File,
  recordReviewSheet: File,
  concludeReview: File,
};

/** Once more what will be sent for good: short, the whole was beside the form. */
const BRIEF: Partial<Record<RoutedCommand, Side>> = {
  ...{ issueReply: (props) => <Replies {...partOf(props)} />, refuseReview: (props) => <Reviews {...partOf(props)} /> },
  concludeReview: (props) => <Reviews {...partOf(props)} />,
  decideEnding: (props) => <Proposals {...partOf(props)} />,
};

export const hasSide = (name: RoutedCommand): boolean => SIDES[name] !== undefined;

/** Beside the form where it is wide, above it where it is narrow; there a link leads down to the form. */
export function ActSide(props: SideProps) {
  const { name } = props;
  const { say } = props.page;
  const isReview = SIDES[name] === File;
  return (
    <div className="act-side">
      <p className="govuk-body act-jump">
        <a className="govuk-link" href="#act-form">
          {say(DESK_CASE_WORDS.toForm)}
        </a>
      </p>
      <p className="govuk-caption-m">{say(isReview ? DESK_CASE_WORDS.aboutFile : DESK_CASE_WORDS.aboutDraft)}</p>
      {SIDES[name]?.(props)}
    </div>
  );
}

export function ActBrief(props: SideProps) {
  return BRIEF[props.name]?.(props) ?? null;
}

/** As the draft of the reply has it; before there is one, the first level of the law of the case. */
function Remedy({ page: { say }, facts, remedyDay }: SideProps) {
  const { replies, owner } = facts.detail;
  const reply = replies.at(-1);
  const first = facts.law.reviewLevels[0];
  const body = first?.body === 'reReviewBody' ? owner.reReviewBody : owner.reviewBody;
  const drafted = reply === undefined && first !== undefined && body !== undefined ? { ...first, body } : null;
  const remedy = reply === undefined ? drafted : reply.remedy;
  const rows: FactRow[] =
    remedy === null
      ? []
      : [
          [say(DESK_CASE_WORDS.remedyBody), nameOf({ say }, facts, remedy.body)],
          [say(DESK_CASE_WORDS.basis), remedy.article],
          ...(remedyDay === null
            ? []
            : [[say(DESK_CASE_WORDS.remedyDay), <strong key="day">{remedyDay}</strong>] as FactRow]),
        ];
  return (
    <Section id="remedy" title={say(DESK_CASE_WORDS.remedy)}>
      {remedy === null ? <p className="govuk-body">{say(DESK_CASE_WORDS.noRemedy)}</p> : <Facts rows={rows} />}
    </Section>
  );
}

function nameOf({ say }: Pick<PageContext, 'say'>, { units }: FormFacts, id: string): string {
  const unit = units.find((one) => one.id === id);
  return unit === undefined ? id : say(unit.name);
}
