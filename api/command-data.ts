// Decides how a validated body becomes what the domain takes: texts sealed, units, staff and evidence looked up.
// Leaves out judging it. A name the directory does not have is 422, before anything is stored.
import type { z } from 'zod';
import type { EvidenceRef, StaffRef, UnitRef } from '../domain/case.ts';
import type { Reach } from '../domain/intake.ts';
import type { OtherMatter } from '../domain/matter-change.ts';
import type { LeaderRef } from '../domain/group.ts';
import type { CaseRef } from '../domain/repeat.ts';
import { findStaff, type StoredStaff } from '../db/staff-reads.ts';
import type { CaseLaw, NamedLaw, NamedRegime } from './case-law.ts';
import { unitRef, unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { findMarks, type MarkFound, replaceMarks } from './marks.ts';
import type { Sealer } from './sealing.ts';

/** What is known of an uploaded file. */
export type KnownEvidence = Pick<EvidenceRef, 'sha256' | 'size'> & { id: string };

export interface ResolveContext {
  sealer: Sealer;
  /** The uploads the caller may name here. */
  evidence: (ids: string[]) => Promise<KnownEvidence[]>;
  /** Names the texts in their table: `accept`, `register`. */
  purpose: string;
  /** Id of a contact that comes in. */
  contactId: string;
  /** Another case by id or number; null where the caller sees none. */
  otherCase?: (reference: string) => Promise<CaseRef | null>;
  /** The same with what decides whether it may be followed. */
  leaderCase?: (reference: string) => Promise<LeaderRef | null>;
  /** Other law for the case, for the commands that name some. */
  law?: CaseLaw;
  /** Addresses known so far, kept where a change of contact says nothing about them. */
  knownCard?: Reach['card'];
}

interface Directory {
  units: Map<string, UnitRef>;
  staff: Map<string, StaffRef>;
  evidence: Map<string, EvidenceRef>;
  cases: Map<string, CaseRef>;
  matters: Map<string, OtherMatter>;
  leaders: Map<string, LeaderRef>;
}

/** The domain's form of `body`. Throws 422 unknown_unit, unknown_staff, unknown_evidence, unknown_case. */
export async function resolveBody(
  door: Door,
  schema: z.ZodType,
  body: unknown,
  context: ResolveContext,
): Promise<unknown> {
  const directory = await lookUp(door, findMarks(schema, body), context);
  return replaceMarks(schema, body, (place) => resolve(place, directory, context));
}

async function lookUp(door: Door, found: MarkFound[], context: ResolveContext): Promise<Directory> {
  const ids = (mark: MarkFound['mark']) => [
    ...new Set(found.filter((place) => place.mark === mark).map((place) => String(place.value))),
  ];
  const [units, staff, evidence, cases, matters, leaders] = await Promise.all([
    unitsOf(door),
    Promise.all(ids('staff').map((id) => findStaff(door.db, id))),
    context.evidence(ids('evidence')),
    Promise.all(ids('case').map(async (reference) => [reference, await context.otherCase?.(reference)] as const)),
    Promise.all(ids('matterType').map(async (code) => [code, await lawOf(context).matter(code)] as const)),
    Promise.all(ids('leader').map(async (reference) => [reference, await context.leaderCase?.(reference)] as const)),
  ]);
  const working = staff.filter((one) => one !== null && one.active) as StoredStaff[];
  return {
    units: new Map([...units.values()].map((unit) => [unit.id, unitRef(unit)])),
    staff: new Map(working.map(({ id, unit, roles }) => [id, { id, unit, roles }])),
    evidence: new Map(evidence.map((item) => [item.id, { evidence: item.id, sha256: item.sha256, size: item.size }])),
    cases: new Map(cases.flatMap(([reference, found]) => (found ? [[reference, found]] : []))),
    matters: new Map(matters),
    leaders: new Map(leaders.flatMap(([reference, found]) => (found ? [[reference, found]] : []))),
  };
}

function resolve({ mark, value, path }: MarkFound, directory: Directory, context: ResolveContext): unknown {
  switch (mark) {
    case 'text':
      return context.sealer.seal(`${context.purpose}${path}`, value as string);
    case 'card':
      return context.sealer.seal(`${context.purpose}${path}`, JSON.stringify(value));
    case 'unit':
      return known(directory.units, 'unknown_unit', value, path);
    case 'staff':
      return known(directory.staff, 'unknown_staff', value, path);
    case 'evidence':
      return known(directory.evidence, 'unknown_evidence', value, path);
    case 'case':
      return known(directory.cases, 'unknown_case', value, path);
    case 'leader':
      return known(directory.leaders, 'unknown_case', value, path);
    case 'law':
      return lawOf(context).named(value as NamedLaw);
    case 'proposal':
      return { id: value, law: lawOf(context).proposed(String(value)) };
    case 'matterType':
      return directory.matters.get(String(value));
    case 'regime':
      return lawOf(context).regime(value as NamedRegime);
    case 'contact':
      return { id: context.contactId, ...(value as object) };
    case 'reach':
      return { ...(context.knownCard === undefined ? {} : { card: context.knownCard }), ...(value as object) };
  }
}

function lawOf({ law, purpose }: ResolveContext): CaseLaw {
  if (law === undefined) throw new Error(`${purpose} names other law, and nobody looked it up`);
  return law;
}

function known<T>(
  among: Map<string, T>,
  code: 'unknown_unit' | 'unknown_staff' | 'unknown_evidence' | 'unknown_case',
  id: unknown,
  path: string,
): T {
  const found = among.get(String(id));
  // Not what was sent: somebody may have typed a name where an id belongs.
  if (found === undefined) throw new Problem(code, { detail: { path } });
  return found;
}
