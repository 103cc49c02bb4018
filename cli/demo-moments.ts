// Decides by the view of a case whether it stands at the moment the demo promises. Leaves out getting it there.
import type { EndMoment } from '../demo/types.ts';

/** The part of GET /api/cases/:caseId the demo reads. */
export interface DemoView {
  caseId: string;
  number: string;
  recorded: boolean;
  phase: string;
  conclusion: string | null;
  checklist: unknown[];
  clocks: { clock: string; dueOn: string | null; standing: string }[];
  transfer: { state: string } | null;
  plans: { measures: { id: string }[] }[];
  measures: Record<string, { state: string }>;
  reviews: { level: number }[];
  notices: { id: string; kind: string; state: string; audience: { to: string } }[];
}

const DAY_MS = 86_400_000;
const preliminary = ({ clocks }: DemoView) => clocks.find(({ clock }) => clock === 'preliminary');

/** On a day off nothing is due: the law moves the last day to the next working day, past the longest holiday at most. */
const isDueNow = (dueOn: string, today: string) =>
  dueOn >= today && (Date.parse(dueOn) - Date.parse(today)) / DAY_MS < 10;

const MOMENTS: Record<EndMoment, (view: DemoView, today: string) => boolean> = {
  justIn: ({ phase, checklist }) => phase === 'preliminaryReview' && checklist.length === 0,
  awaitingSupplement: ({ phase }) => phase === 'awaitingSupplement',
  dueToday: (view, today) => view.phase === 'preliminaryReview' && isDueNow(preliminary(view)?.dueOn ?? '', today),
  overdue: (view) => preliminary(view)?.standing === 'expired',
  awaitingReceiver: ({ transfer }) => transfer?.state === 'sent',
  objected: ({ transfer }) => transfer?.state === 'objected',
  investigating: ({ phase }) => phase === 'investigating',
  inApproval: ({ phase }) => phase === 'awaitingApproval',
  implementing: ({ phase, measures }) =>
    phase === 'implementing' && Object.values(measures).some(({ state }) => state === 'open'),
  deliveryPending: ({ phase }) => phase === 'delivering',
  reviewWindow: ({ phase }) => phase === 'reviewWindow',
  inReview: ({ phase, reviews }) => phase === 'inReview' && reviews.at(-1)?.level === 1,
  inReReview: ({ phase, reviews }) => phase === 'inReview' && reviews.at(-1)?.level === 2,
  refused: ({ conclusion }) => conclusion === 'notAccepted',
  withdrawn: ({ conclusion, phase }) => phase === 'concluded' && conclusion === 'withdrawn',
  archived: ({ phase }) => phase === 'archived',
};

/** `today` is the day the demo was loaded, YYYY-MM-DD. */
export const standsAt = (moment: EndMoment, view: DemoView, today: string): boolean =>
  view.recorded && MOMENTS[moment](view, today);
