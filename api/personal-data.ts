// Decides how much of a person is shown: masked by default, nothing to the unit complained about.
// Leaves out who may lift the mask (case-views.ts) and that it is written down (db/audit-writes.ts).
import type { z } from 'zod';
import type { CaseEvent, CaseState } from '../domain/case.ts';
import type { contactCard } from './marks.ts';
import { type Opened, textIdsOf } from './sealing.ts';

export type Card = z.output<ReturnType<typeof contactCard>>;

export function readCard(plain: string | null): Card | null {
  return plain === null ? null : (JSON.parse(plain) as Card);
}

/** 俞静娴 -> 俞**, 19900000115 -> 199****15: enough to recognise, not enough to reach. */
export function maskCard(plain: string | null): Card | null {
  const card = readCard(plain);
  if (card === null) return null;
  return {
    ...card,
    name: hide(card.name, 1),
    phone: hide(card.phone, 3, 2),
    email: card.email?.replace(/^(.).*(@.*)$/, '$1***$2'),
    address: hide(card.address, 6),
    idNumber: hide(card.idNumber, 0, 2),
    ...(card.representative === undefined
      ? {}
      : {
          representative: {
            ...card.representative,
            name: hide(card.representative.name, 1) ?? '',
            phone: hide(card.representative.phone, 3, 2),
          },
        }),
    ...(card.representatives && {
      representatives: card.representatives.map(({ name, phone }) => ({
        name: hide(name, 1) ?? '',
        phone: hide(phone, 3, 2),
      })),
    }),
  } as Card;
}

function hide(value: string | undefined, first: number, last = 0): string | undefined {
  if (value === undefined) return undefined;
  const symbols = [...value];
  if (symbols.length <= first + last) return '*'.repeat(symbols.length);
  const hidden = '*'.repeat(Math.min(4, symbols.length - first - last));
  return [...symbols.slice(0, first), hidden, ...symbols.slice(symbols.length - last)].join('');
}

/** Events in which the complainant speaks, or is spoken of as a person. */
const SAYS_WHO = new Set<CaseEvent['type']>([
  'registered',
  'contactAdded',
  'contactChanged',
  'statementAmended',
  'acknowledged',
  'explanationRecorded',
  'calledBack',
  'deathRecorded',
  'complainantReplaced',
  'evidenceSupplemented',
  'appealed',
  'outsideSignalNoted',
  'informationRequested',
  'informationAnswered',
  'contactAttempted',
  'nonCooperationRecorded',
  'falsehoodRecorded',
  'caseLinked',
  'repeatDecided',
  'groupJoined',
  'groupLeft',
  'decisionFollowed',
  'followerNoted',
  'followerLeft',
  'caseTold',
]);

export const saysWho = (event: CaseEvent): boolean => SAYS_WHO.has(event.type) || event.actor.kind === 'party';

/** Texts the unit complained about does not get, wherever they are referred to: in the state, in notices, in events. */
export function textsOfComplainant(events: readonly CaseEvent[]): Set<string> {
  return textIdsOf(events.filter(saysWho));
}

/** What else tells who complains: channel facts, files, and other cases. */
export function withoutTraces<
  T extends Pick<
    Opened<CaseState>,
    'contacts' | 'reach' | 'evidence' | 'contactLog' | 'links' | 'repeats' | 'following' | 'followers' | 'decidedWith'
  >,
>(state: T): T {
  return {
    ...state,
    contacts: state.contacts.map(({ id, channel, receivedOn }) => ({ id, channel, receivedOn })),
    reach: { ...state.reach, card: undefined },
    evidence: [],
    contactLog: undefined,
    links: undefined,
    repeats: undefined,
    following: undefined,
    followers: undefined,
    decidedWith: undefined,
  };
}
