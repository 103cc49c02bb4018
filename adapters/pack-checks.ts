// What must hold between the parts of a pack: every finding is one sentence for its author.
// Leaves out single fields (pack-schema.ts), one limit by itself (pack-limit-checks.ts) and lists (pack-list-checks.ts).
import type { ClockKind, ClockSide, ExpiryEffect } from '../domain/law.ts';
import type { CalendarFile } from './pack-calendar.ts';
import { possibleEvents, startEventOf } from './pack-events.ts';
import { limitFindings, twice } from './pack-limit-checks.ts';
import { listFindings } from './pack-list-checks.ts';
import type { PackClock, PackFile } from './pack-schema.ts';

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
  order: { side: 'owner', effects: ['escalate'] },

  consultation: { side: 'receiver', effects: ['escalate'] },
  succession: { side: 'owner', effects: ['escalate'] },
  information: { side: 'complainant', effects: ['informationLapsed'] },
  suspension: { side: 'complainant', effects: ['escalate', 'suspensionLapsed'] },
  teamTerm: { side: 'owner', effects: ['escalate'] },
  suspensionReview: { side: 'owner', effects: ['suspensionReviewed'] },
};

/** Effects a person may hold back: never one in the complainant's favour (L3). */
const HOLDABLE: ReadonlySet<ExpiryEffect> = new Set([
  ...(['deemedWithdrawn', 'windowShut', 'offerLapsed', 'suspensionLapsed'] as const),
]);

/** Documents without which an effect cannot be told, and a limit cannot be started or extended. */
const EFFECT_DOCUMENTS: Partial<Record<ExpiryEffect, string>> = {
  deemedAccepted: 'deemedAcceptanceNotice',
  deemedWithdrawn: 'deemedWithdrawalNotice',
  windowShut: 'finalityNotice',
  objectionLapsed: 'transferOutcome',
  offerLapsed: 'guidanceNotice',
  suspensionLapsed: 'terminationNotice',
};
const KIND_DOCUMENTS: Partial<Record<ClockKind, string[]>> = {
  preliminary: ['registrationReceipt', 'acceptanceNotice', 'refusalNotice'],
  supplement: ['supplementNotice'],
  transferOffer: ['transferOffer'],
  transferReceipt: ['transferNotice'],
  reply: ['reply'],
  review: ['reviewReceipt', 'reviewRefusal', 'reviewOpinion'],
};

/** Findings about a pack; empty when it can be used with this calendar. */
export function packFindings(pack: PackFile, calendar: CalendarFile | undefined): string[] {
  return [
    ...calendarOfPack(pack, calendar),
    ...pack.clocks.flatMap((clock) => clockFindings(pack, clock)),
    ...pack.matterTypes.flatMap(({ code }) => matterTypeFindings(pack, code)),
    ...(pack.planned ?? []).flatMap((row) => rowFindings(pack, row).map((finding) => `planned ${row.id}: ${finding}`)),
    ...levelFindings(pack),
    ...documentFindings(pack),
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

function calendarOfPack(pack: PackFile, calendar: CalendarFile | undefined): string[] {
  if (!calendar) return [`calendar ${pack.calendar} does not exist`];
  const counted = pack.clocks.some(({ limit }) => limit?.unit === 'workingDay' || limit?.unit === 'businessHour');
  const regions = new Set((calendar.overlays ?? []).flatMap(({ kind, id }) => (kind === 'region' ? [id] : [])));
  return [
    ...when(
      calendar.zone !== pack.zone,
      `zone ${pack.zone} is not the zone of calendar ${calendar.id} (${calendar.zone})`,
    ),
    ...when(
      counted && calendar.years.length === 0,
      `limits in working days need a calendar with years; ${calendar.id} has none`,
    ),
    ...(pack.calendarOverlays ?? [])
      .filter((id) => !regions.has(id))
      .map((id) => `calendarOverlays names ${id}, which is no regional overlay of calendar ${calendar.id}`),
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
  const { extension, limit } = clock;
  const findings = [
    ...rowFindings(pack, clock),
    ...startFindings(pack, clock),
    ...limitFindings(clock),
    ...when(kind !== clock.kind, `its id does not begin with its kind ${clock.kind}`),
    ...when(levelled !== (level !== undefined), levelled ? 'needs a level in its id: review.1' : 'has no levels'),
    ...when(clock.side !== side, `binds ${clock.side}; a limit of this kind binds ${side}`),
    ...when(
      !effects.includes(clock.onExpire),
      `onExpire ${clock.onExpire} is not possible; use ${effects.join(' or ')}`,
    ),
    ...when(
      !!clock.vetoWindow && !HOLDABLE.has(clock.onExpire),
      `a veto window is for effects against the complainant (${[...HOLDABLE].join(', ')})`,
    ),
    ...when(!!clock.postingGrace && side !== 'complainant', 'a posting grace is for limits of the complainant'),
    ...when(
      !!extension && !!limit && isHours(extension.max) !== isHours(limit),
      'hours and days cannot be added to each other',
    ),
    ...when(limit?.unit === 'businessHour' && !(counting.opensAt && counting.closesAt), 'needs opensAt and closesAt'),
    ...when(counting.endOfDay === 'closeOfBusiness' && !counting.closesAt, 'endOfDay closeOfBusiness needs closesAt'),
  ];
  return findings.map((finding) => `clock ${clock.id}: ${finding}`);
}

type AnyRow = Pick<PackClock, 'limit' | 'operatorData' | 'confidence' | 'note' | 'source' | 'appliesTo' | 'from'>;

/** What holds for rows the process starts and for planned ones alike. */
function rowFindings(pack: PackFile, row: AnyRow): string[] {
  const types = new Set(pack.matterTypes.map(({ code }) => code));
  const sources = new Set(pack.sources.map(({ id }) => id));
  const { limit, confidence, note, source, from, operatorData } = row;
  return [
    ...when(limit === null && !operatorData, 'has no limit; say operatorData: true where the operator has to set it'),
    ...when(limit === null && !note, 'has no limit; its note must say why'),
    ...when(
      confidence === 'example' && !pack.example && !note,
      'an example value in a pack of real law needs a note that says so',
    ),
    ...when(confidence === 'C' && !note, 'a weak source (C) needs a note that says what it is'),
    ...when(source !== undefined && !sources.has(source), `names source ${source}, which is not in sources`),
    ...when(
      from !== undefined && !possibleEvents(pack).has(from),
      `starts from ${from}, an event that cannot happen under this pack`,
    ),
    ...(row.appliesTo ?? [])
      .filter((code) => !types.has(code))
      .map((code) => `appliesTo names unknown matter type ${code}`),
  ];
}

function startFindings(pack: PackFile, clock: PackClock): string[] {
  const event = startEventOf(pack, clock);
  if (event === null) return ['starts from an event that cannot happen: the pack has no such level of review'];
  const isOther = clock.from !== undefined && clock.from !== event && possibleEvents(pack).has(clock.from);
  return when(isOther, `starts from ${clock.from}; the process starts it from ${event}: make it a planned row`);
}

/** An effect or a step without its document cannot be told to anybody. */
function documentFindings(pack: PackFile): string[] {
  const kinds = new Set(pack.documents.map(({ kind }) => kind));
  const needed = pack.clocks.flatMap(({ id, kind, onExpire, extension }) => [
    ...(EFFECT_DOCUMENTS[onExpire] ? [[`clock ${id}: effect ${onExpire}`, EFFECT_DOCUMENTS[onExpire]]] : []),
    ...(KIND_DOCUMENTS[kind] ?? []).map((document) => [`clock ${id}`, document]),
    ...(extension ? [[`clock ${id}: its extension`, 'extensionNotice']] : []),
  ]);
  return needed
    .filter(([, document]) => document !== undefined && !kinds.has(document))
    .map(([what, document]) => `${what} needs the document ${document} (in documents, with its number)`);
}

function matterTypeFindings(pack: PackFile, matterType: string): string[] {
  const ids = clocksFor(pack, matterType).map(({ id }) => id);
  const lapse = clocksFor(pack, matterType).find(({ id }) => id === 'supplement')?.onExpire;
  const findings = [
    ...twice(ids).map((id) => `clock ${id} stands twice`),
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
