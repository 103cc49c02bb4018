// What an act will bring, said before the button: which limits start, move, stop or end, and the phase that follows; asked
// of the rules themselves by "what if". Leaves out acts that move neither.
import type { FormFacts } from '../../api/case-forms.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door } from '../../api/door.ts';
import { whatWouldFollow } from '../../api/simulation-routes.ts';
import type { ReviewOutcome } from '../../domain/review.ts';
import type { ClockChange, ScenarioStep, WhatIfResult } from '../../domain/simulation.ts';
import { spanWords } from '../../words/clock-words.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { clockWord } from '../../words/notice-codes.ts';
import { STAFF_PHASE_WORDS } from '../../words/simulation-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { PageContext } from '../page.tsx';
import { extensionOf } from './choice-parts.ts';
import type { StaffCaller } from './workbench-page.tsx';

type Verb = ScenarioStep['do'];

/** Steps of the time machine that mean the act; `served` where its notice starts a limit. */
const STEPS: Partial<Record<RoutedCommand, readonly Verb[]>> = {
  accept: ['accept'],
  refuse: ['refuse', 'served'],
  requestSupplement: ['requestSupplement', 'served'],
  completeSupplement: ['supplement'],
  offerTransfer: ['offerTransfer', 'served'],
  sendTransfer: ['sendTransfer'],
  acceptTransfer: ['acceptTransfer'],
  objectTransfer: ['objectTransfer'],
  cancelTransfer: ['cancelTransfer'],
  designateUnit: ['designateUnit'],
  suspend: ['suspend'],
  resume: ['resume'],
  approve: ['approve'],
  returnPlan: ['returnPlan'],
  issueReply: ['reply', 'served'],
  appeal: ['appeal'],
  acceptReview: ['acceptReview'],
  refuseReview: ['refuseReview', 'served'],
  concludeReview: ['review', 'served'],
  withdrawReview: ['withdrawReview'],
  withdraw: ['withdraw'],
  reopen: ['reopen'],
};

const OUTCOMES: readonly ReviewOutcome[] = ['uphold', 'change', 'revoke', 'redo', 'dismiss'];

/** An opinion brings what its outcome brings: before one is chosen nothing is foreseen. */
function opinionSteps(on: string, sent: Sent): ScenarioStep[] {
  const outcome = OUTCOMES.find((one) => one === first(sent, 'outcome'));
  if (outcome === undefined) return [];
  return [
    { on, do: 'review', outcome },
    { on, do: 'served' },
  ];
}

function stepsOf(name: RoutedCommand, facts: FormFacts, sent: Sent): ScenarioStep[] {
  const on = facts.today;
  if (name === 'concludeReview') return opinionSteps(on, sent);
  if (name === 'offerTransfer' && first(sent, 'basis') === 'statutoryDuty') return [];
  if (name !== 'extend') return (STEPS[name] ?? []).map((verb) => ({ on, do: verb }));
  return facts.clocks
    .filter(({ clock, standing }) => standing === 'running' && extensionOf(facts, clock) !== undefined)
    .map(({ clock }) => ({ on, do: 'extend', clock }));
}

/** null where the act moves no limit, or could not be taken now anyway. */
export async function foreseen(
  door: Door,
  caller: StaffCaller,
  name: RoutedCommand,
  facts: FormFacts,
  sent: Sent,
): Promise<WhatIfResult | null> {
  const steps = stepsOf(name, facts, sent);
  if (steps.length === 0 || !facts.detail.recorded) return null;
  const result = await whatWouldFollow(door, caller, facts.detail.caseId, steps);
  const isRefused = result.refused.some(({ step }) => step === 0);
  return isRefused || (result.clocks.length === 0 && result.phase === null) ? null : result;
}

/** What is still to be done until the reply is delivered, from the phase in which each of them is decided. */
const TO_REPLY: Partial<Record<RoutedCommand, readonly Verb[]>> = {
  approve: ['approve', 'reply', 'served'],
  returnPlan: ['approve', 'reply', 'served'],
  issueReply: ['reply', 'served'],
};

/** Last day to ask for a review, if the reply went out and arrived today; null where the rules do not come that far. */
export async function foreseenRemedy(
  door: Door,
  caller: StaffCaller,
  name: RoutedCommand,
  facts: FormFacts,
): Promise<string | null> {
  const steps = (TO_REPLY[name] ?? []).map((verb) => ({ on: facts.today, do: verb }));
  if (steps.length === 0 || !facts.detail.recorded) return null;
  const { clocks } = await whatWouldFollow(door, caller, facts.detail.caseId, steps);
  return clocks.find((change) => change.with?.kind === 'reviewWindow')?.with?.dueOn ?? null;
}

interface FollowsProps {
  page: PageContext;
  name: RoutedCommand;
  result: WhatIfResult | null;
}

export function Follows({ page, name, result }: FollowsProps) {
  if (result === null) return null;
  const { say } = page;
  const isServed = STEPS[name]?.includes('served') === true;
  return (
    <section className="follows" aria-labelledby="follows-head">
      <h2 className="govuk-heading-s" id="follows-head">
        {say(DESK_CASE_WORDS.follows)}
        {isServed && ` (${say(DESK_CASE_WORDS.ifServed)})`}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {result.phase !== null && (
          <li>
            {say(DESK_CASE_WORDS.phaseTo)} <strong>{say(STAFF_PHASE_WORDS[result.phase.with])}</strong>
          </li>
        )}
        {result.clocks.map((change) => (
          <li key={change.clock}>{changeWords(page, change)}</li>
        ))}
      </ul>
      <p className="govuk-body-s quiet">
        {name === 'offerTransfer' && `${say(DESK_CASE_WORDS.ifOffered)} `}
        {say(DESK_CASE_WORDS.followsHelp)}
      </p>
    </section>
  );
}

/** `补正期限：10 个工作日，最后一日 2026-12-14 (您应当…)`. */
function changeWords({ say, language }: PageContext, { clock, without, with: then }: ClockChange): string {
  const colon = language === 'zh' ? '：' : ': ';
  const head = `${say(clockWord(clock))}${colon}`;
  if (then === null || then.standing === 'ended') return `${head}${say(DESK_CASE_WORDS.limitEnds)}`;
  if (then.standing === 'met') return `${head}${say(DESK_CASE_WORDS.limitMet)}`;
  if (then.standing === 'paused') return `${head}${say(DESK_CASE_WORDS.limitStops)}`;
  const day = then.dueOn ?? then.dueTime?.replace('T', ' ');
  const before =
    without?.dueOn === undefined || without.dueOn === null || without.dueOn === then.dueOn ? null : without.dueOn;
  return [
    `${head}${say(spanWords(then.limit))}`,
    ...(day === undefined || day === null ? [] : [say(DESK_CASE_WORDS.untilDay).replace('{day}', day)]),
    ...(before === null ? [] : [say(DESK_CASE_WORDS.beforeDay).replace('{day}', before)]),
    ...(then.side === 'complainant' ? [say(DESK_CASE_WORDS.bindsComplainant)] : []),
    then.article,
  ].join(language === 'zh' ? '，' : ', ');
}
