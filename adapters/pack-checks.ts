// What must hold between the parts of a pack, and within a calendar: every finding is one sentence for its author.
// Leaves out the shape of single fields (pack-schema.ts).
import type { ClockKind, ClockSide, ExpiryEffect } from '../domain/law.ts';
import type { CalendarFile, PackClock, PackFile } from './pack-schema.ts';

/** Per kind of limit: whom it binds and what its expiry may do. */
const KINDS: Record<ClockKind, { side: ClockSide; effects: ExpiryEffect[] }> = {
  preliminary: { side: 'authority', effects: ['escalate', 'deemedAccepted'] },
  supplement: { side: 'complainant', effects: ['deemedWithdrawn', 'returnToReview'] },
  transferOffer: { side: 'complainant', effects: ['offerLapsed'] },
  transferReceipt: { side: 'receiver', effects: ['objectionLapsed', 'escalate'] },
  transferAnswer: { side: 'authority', effects: ['senderSilent', 'escalate'] },
  handling: { side: 'authority', effects: ['escalate'] },
  approval: { side: 'authority', effects: ['escalate'] },
  reply: { side: 'authority', effects: ['escalate'] },
  proof: { side: 'authority', effects: ['proofOverdue'] },
  reviewWindow: { side: 'complainant', effects: ['windowShut'] },
  review: { side: 'authority', effects: ['escalate'] },
  redo: { side: 'authority', effects: ['escalate'] },
  measure: { side: 'owner', effects: ['promiseBroken'] },
};

/** Findings about a pack; empty when it can be used with this calendar. */
export function packFindings(pack: PackFile, calendar: CalendarFile | undefined): string[] {
  return [
    ...calendarOfPack(pack, calendar),
    ...pack.clocks.flatMap((clock) => clockFindings(pack, clock)),
    ...pack.matterTypes.flatMap(({ code }) => matterTypeFindings(pack, code)),
    ...levelFindings(pack),
    ...listFindings(pack),
  ];
}

/** The rows of a pack that hold for one matter type. */
export function clocksFor(pack: PackFile, matterType: string): PackClock[] {
  return pack.clocks.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(matterType));
}

function when(holds: boolean, finding: string): string[] {
  return holds ? [finding] : [];
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function calendarOfPack(pack: PackFile, calendar: CalendarFile | undefined): string[] {
  if (!calendar) return [`calendar ${pack.calendar} does not exist`];
  const counted = pack.clocks.some(({ limit }) => limit.unit === 'workingDay' || limit.unit === 'businessHour');
  return [
    ...when(
      calendar.zone !== pack.zone,
      `zone ${pack.zone} is not the zone of calendar ${calendar.id} (${calendar.zone})`,
    ),
    ...when(
      counted && calendar.years.length === 0,
      `limits in working days need a calendar with years; ${calendar.id} has none`,
    ),
    ...when(calendar.example && !pack.example, `an example calendar may only serve a pack marked example`),
  ];
}

function isHours(clock: { unit: string }): boolean {
  return clock.unit === 'clockHour' || clock.unit === 'businessHour';
}

function clockFindings(pack: PackFile, clock: PackClock): string[] {
  const [kind, level] = clock.id.split('.');
  const { side, effects } = KINDS[clock.kind];
  const counting = { ...pack.counting, ...clock.counting };
  const levelled = clock.kind === 'review' || clock.kind === 'reviewWindow';
  const known = new Set(pack.matterTypes.map(({ code }) => code));
  const { extension } = clock;
  const invented = clock.confidence === 'example' && !pack.example && !clock.note;
  const findings = [
    ...when(kind !== clock.kind, `its id does not begin with its kind ${clock.kind}`),
    ...when(levelled !== (level !== undefined), levelled ? 'needs a level in its id: review.1' : 'has no levels'),
    ...when(clock.side !== side, `binds ${clock.side}; a limit of this kind binds ${side}`),
    ...when(
      !effects.includes(clock.onExpire),
      `onExpire ${clock.onExpire} is not possible; use ${effects.join(' or ')}`,
    ),
    ...when(!!clock.postingGrace && side !== 'complainant', 'a posting grace is for limits of the complainant'),
    ...when(
      !!extension && isHours(extension.max) !== isHours(clock.limit),
      'hours and days cannot be added to each other',
    ),
    ...when(
      clock.limit.unit === 'businessHour' && !(counting.opensAt && counting.closesAt),
      'needs opensAt and closesAt',
    ),
    ...when(counting.endOfDay === 'closeOfBusiness' && !counting.closesAt, 'endOfDay closeOfBusiness needs closesAt'),
    ...when(invented, 'an example value in a pack of real law needs a note that says so'),
    ...(clock.appliesTo ?? [])
      .filter((code) => !known.has(code))
      .map((code) => `appliesTo names unknown matter type ${code}`),
  ];
  return findings.map((finding) => `clock ${clock.id}: ${finding}`);
}

function matterTypeFindings(pack: PackFile, matterType: string): string[] {
  const ids = clocksFor(pack, matterType).map(({ id }) => id);
  const lapse = clocksFor(pack, matterType).find(({ id }) => id === 'supplement')?.onExpire;
  const findings = [
    ...repeated(ids).map((id) => `clock ${id} stands twice`),
    ...when(
      lapse !== undefined && lapse !== pack.supplement.onLapse,
      `clock supplement does not do what supplement.onLapse says`,
    ),
    ...pack.reviewLevels
      .flatMap(({ windowClock, clock }) => [windowClock, clock])
      .filter((id) => !ids.includes(id))
      .map((id) => `a review level points to clock ${id}, which does not exist`),
  ];
  return findings.map((finding) => `matter type ${matterType}: ${finding}`);
}

function levelFindings(pack: PackFile): string[] {
  return pack.reviewLevels.flatMap((row, index) => [
    ...when(row.level !== index + 1, `review levels must be 1, 2, ... in order; found ${row.level}`),
    ...when(
      !row.windowClock.startsWith('reviewWindow.'),
      `review level ${row.level}: ${row.windowClock} is not a window`,
    ),
    ...when(!row.clock.startsWith('review.'), `review level ${row.level}: ${row.clock} is not a review limit`),
  ]);
}

function listFindings(pack: PackFile): string[] {
  const { from, to } = pack.effective;
  const last = pack.approval.at(-1);
  const lists: Record<string, string[]> = {
    'matter type': pack.matterTypes.map(({ code }) => code),
    'checklist item': pack.checklist.map(({ item }) => item),
    condition: pack.conditions.map(({ code }) => code),
    'refusal ground': pack.refusalGrounds.map(({ code }) => code),
    'delivery method': pack.delivery.map(({ method }) => method),
    document: pack.documents.map(({ kind }) => kind),
    'retention rule': pack.retention.map(({ when: occasion }) => occasion),
  };
  return [
    ...Object.entries(lists).flatMap(([name, values]) =>
      repeated(values).map((value) => `${name} ${value} stands twice`),
    ),
    ...when(to !== null && to < from, 'effective.to lies before effective.from'),
    ...when(
      !!last && (last.measureKinds !== 'any' || last.fromAmount > 0),
      'the last approval step must fit any measure and amount',
    ),
    ...when(pack.retention.length < 5, 'retention needs a rule for each of the five ends'),
    ...pack.delivery
      .filter(({ servedWhen, term }) => (servedWhen === 'term') !== (term !== undefined))
      .map(({ method }) => `delivery ${method}: a term and servedWhen term go together`),
  ];
}

/** Findings about a calendar; empty when it is sound in itself. */
export function calendarFindings(calendar: CalendarFile): string[] {
  const days = [...calendar.offDays, ...calendar.workDays];
  const years = new Set(calendar.years);
  const starts = calendar.offsets.map(({ from }) => from);
  return [
    ...repeated(days).map((day) => `${day} stands twice`),
    ...days
      .filter((day) => !years.has(Number(day.slice(0, 4))))
      .map((day) => `${day} is outside the years of the calendar`),
    ...calendar.years
      .filter((year) => !calendar.sources.some((source) => source.year === year))
      .map((year) => `year ${year} has no source`),
    ...when(
      starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? start)),
      'offsets must ascend',
    ),
  ];
}
