// Public facts for somebody who thinks of complaining: what about, to whom, how long each step may take by the rules in
// use today, and how else to reach the units. Nothing personal.
import type { ClockRule, Words } from '../domain/law.ts';
import type { Category } from '../domain/responsible.ts';
import { catalogueOn, todayAt } from './catalogue.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { portalChannel } from './portal-channel.ts';

export interface PublicUnit {
  id: string;
  name: Words;
  phone: string | null;
  address: string | null;
  hours: string | null;
}

export interface PortalFacts {
  /** False where this installation takes no complaints in the browser. */
  isOpen: boolean;
  /** Title and limits of the rules a complaint of today falls under; null where none are in force. */
  law: { id: string; title: Words; example: boolean; anonymousAllowed: boolean; limits: ClockRule[] } | null;
  categories: Category[];
  units: PublicUnit[];
}

/** Limits a complainant wants to know of before they write, in the order they meet them. */
const TOLD = ['preliminary', 'handling', 'reply', 'reviewWindow.1', 'review.1'];

export async function portalFacts(door: Door): Promise<PortalFacts> {
  const on = await todayAt(door);
  const [catalogue, units, channel] = await Promise.all([catalogueOn(door, on), unitsOf(door), portalChannel(door)]);
  return {
    isOpen: channel !== null,
    law: lawOf(door, on),
    categories: catalogue.categories,
    units: [...units.values()]
      .filter((unit) => unit.active && unit.kind !== 'outside')
      .map(({ id, nameZh: zh, nameEn: en, phone, address, hours }) => ({
        id,
        name: { zh, en },
        phone,
        address,
        hours,
      })),
  };
}

function lawOf(door: Door, receivedOn: string): PortalFacts['law'] {
  const regime = door.settings.defaultRegime ?? door.packs.packs()[0]?.regime ?? '';
  const pack = door.packs.forIntake({ regime, receivedOn });
  if (pack === null) return null;
  const matterType = pack.matterTypes[0]?.code ?? '';
  const { clocks } = door.packs.excerpt({ packId: pack.id, version: pack.version, matterType, receivedOn });
  const limits = TOLD.flatMap((id) => clocks[id] ?? []);
  return { id: pack.id, title: pack.title, example: pack.example, anonymousAllowed: pack.anonymousAllowed, limits };
}
