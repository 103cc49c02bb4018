// The limits of a case as bars: days used, left, stopped, not counted, and today; beside them length, article, reason and
// last day in words. Leaves out the account day by day (case-why-page.tsx).
import type { WholeCase } from '../../api/case-forms.ts';
import { officeDay } from '../../api/office-day.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { spanWords, standingWords } from '../../words/clock-words.ts';
import { clockWord } from '../../words/notice-codes.ts';
import type { PageContext } from '../page.tsx';
import { type CasePart, Section, Tag } from './case-parts.tsx';

type ShownClock = WholeCase['clocks'][number];
type Day = NonNullable<ShownClock['days']>[number];

export function Clocks({ page, whole }: CasePart) {
  const { say } = page;
  const isLive = ({ standing }: ShownClock) => standing === 'running' || standing === 'paused';
  // Time that the complainant let pass presses nobody once the case is closed.
  const presses = ({ side }: ShownClock) => whole.detail.conclusion === null || side !== 'complainant';
  const pressing = whole.clocks.filter((clock) => isLive(clock) || (clock.standing === 'expired' && presses(clock)));
  const past = whole.clocks.filter((clock) => !pressing.includes(clock));
  return (
    <Section id="clocks" title={say(DESK_CASE_WORDS.clocks)}>
      {pressing.length === 0 && <p className="govuk-body">{say(DESK_CASE_WORDS.noClocks)}</p>}
      <div className="clock-grid">
        {pressing.map((clock) => (
          <ClockCard key={clock.clock} {...{ page, whole, clock }} />
        ))}
      </div>
      {pressing.length > 0 && <p className="govuk-body-s quiet">{say(DESK_CASE_WORDS.barLegend)}</p>}
      {past.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {say(DESK_CASE_WORDS.pastClocks)} ({past.length})
            </span>
          </summary>
          <div className="clock-grid">
            {past.map((clock) => (
              <ClockCard key={clock.clock} {...{ page, whole, clock }} />
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}

function ClockCard({ page, whole, clock }: CasePart & { clock: ShownClock }) {
  const { say } = page;
  const today = officeDay(whole.law.zone, whole.nowMs);
  const isLate = clock.standing === 'expired';
  return (
    <div className={`clock${isLate ? ' clock-late' : ''}`}>
      <h3 className="govuk-heading-s">
        {say(clockWord(clock.clock))}{' '}
        <Tag kind={isLate ? 'red' : clock.standing === 'paused' ? 'yellow' : 'grey'}>
          {say(standingWords(clock.standing))}
        </Tag>
      </h3>
      <p className="clock-day">
        {clock.dueOn === null ? (
          say(clock.standing === 'paused' ? DESK_CASE_WORDS.standsStill : DESK_CASE_WORDS.none)
        ) : (
          <>
            {say(DESK_CASE_WORDS.lastDay)} <time dateTime={clock.dueOn}>{clock.dueOn}</time>
            {clock.provisional && ` (${say(DESK_CASE_WORDS.provisional)})`}
          </>
        )}
      </p>
      <Bar page={page} clock={clock} today={today} />
      <p className="govuk-body-s">{accountOf(page, clock, today)}</p>
      <p className="govuk-body-s quiet">{say(clock.words)}</p>
      <p className="govuk-body-s">
        <a className="govuk-link" href={`/desk/cases/${whole.detail.caseId}/why#${clock.clock}`}>
          {say(DESK_CASE_WORDS.why)}
          <span className="govuk-visually-hidden"> {say(clockWord(clock.clock))}</span>
        </a>
      </p>
    </div>
  );
}

const inDays = (clock: ShownClock): readonly Day[] =>
  clock.limit.unit === 'clockHour' || clock.limit.unit === 'businessHour' ? [] : (clock.days ?? []);

/** `已用 12 · 期限 60 日 · 不计入 5 日`: what of the budget is gone. */
function accountOf({ say }: PageContext, clock: ShownClock, today: string): string {
  const used = inDays(clock).filter(({ counted, on }) => counted && on <= today).length;
  const longer = clock.extensions.map((span) => `${say(DESK_CASE_WORDS.extendedBy)} ${say(spanWords(span))}`);
  const stopped =
    clock.stoppedDays === 0 ? [] : [say(DESK_CASE_WORDS.stoppedFor).replace('{n}', String(clock.stoppedDays))];
  return [
    `${say(DESK_CASE_WORDS.budget)} ${say(spanWords(clock.limit))}`,
    ...longer,
    ...(inDays(clock).length === 0 ? [] : [`${say(DESK_CASE_WORDS.used)} ${used}`]),
    ...stopped,
  ].join(' · ');
}

type Stretch = 'used' | 'left' | 'extended' | 'stopped' | 'off';
const STOPPED: ReadonlySet<Day['code']> = new Set(['paused', 'resumptionDay', 'excluded']);

function stretchOf({ on, counted, code }: Day, today: string): Stretch {
  if (STOPPED.has(code)) return 'stopped';
  if (!counted) return 'off';
  if (on <= today) return 'used';
  return code === 'extension' ? 'extended' : 'left';
}

/** Days of one kind in a row are one piece. */
export function piecesOf(days: readonly Day[], today: string): { kind: Stretch; from: number; days: number }[] {
  return days.reduce<{ kind: Stretch; from: number; days: number }[]>((pieces, day, index) => {
    const kind = stretchOf(day, today);
    const last = pieces.at(-1);
    if (last?.kind !== kind) return [...pieces, { kind, from: index, days: 1 }];
    return [...pieces.slice(0, -1), { ...last, days: last.days + 1 }];
  }, []);
}

function Bar({ page, clock, today }: { page: PageContext; clock: ShownClock; today: string }) {
  const days = inDays(clock);
  if (days.length === 0) return null;
  const now = days.findIndex(({ on }) => on === today);
  return (
    <svg
      className="clock-bar"
      viewBox={`0 0 ${days.length} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${page.say(clockWord(clock.clock))}: ${accountOf(page, clock, today)}`}
    >
      {piecesOf(days, today).map(({ kind, from, days: width }) => (
        <rect key={from} className={`bar-${kind}`} x={from} y={0} width={width} height={10} />
      ))}
      {now >= 0 && <rect className="bar-now" x={now + 0.5} y={0} width={days.length / 150} height={10} />}
    </svg>
  );
}
