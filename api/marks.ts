// Decides how a request body names what the domain holds as a reference: a text in the clear, a unit, a member of
// staff, an evidence item by id. Leaves out looking them up and sealing (command-data.ts).
import { z } from 'zod';
import type { EvidenceRef, StaffRef, TextRef, UnitRef } from '../domain/case.ts';
import type { Contact, Reach } from '../domain/intake.ts';
import type { Law } from '../domain/law.ts';
import type { LeaderRef } from '../domain/group.ts';
import type { CaseRef } from '../domain/repeat.ts';
import type { ProposedLaw } from '../domain/law-change.ts';
import type { OtherMatter, OtherRegime } from '../domain/matter-change.ts';
import { code, localId, typed } from './field-schemas.ts';

export type MarkKind =
  | ('text' | 'card' | 'unit' | 'staff' | 'evidence' | 'contact' | 'reach' | 'case' | 'leader')
  | ('law' | 'proposal' | 'matterType' | 'regime');

type Marked<T, K extends MarkKind> = T & z.core.$brand<K>;

/** Kept apart from zod's global registry, so that only schemas made here are ever replaced. */
const marks = z.registry<{ mark: MarkKind }>();

export function markOf(schema: z.core.$ZodType): MarkKind | undefined {
  return marks.get(schema)?.mark;
}

/** `x-redress` tells generated clients (the command line tool) what an id or a text stands for. */
function marked<S extends z.ZodType, K extends MarkKind>(schema: S, mark: K) {
  const described = schema.meta({ 'x-redress': mark });
  marks.add(described, { mark });
  return described.brand<K>();
}

/** A text somebody wrote, 1..max characters; sealed under the case's key before anything is stored. */
export const text = (max = 5000) => marked(typed(max), 'text');
/** Id of a unit in the directory: `yunxi.center`. */
export const unitId = () => marked(localId.clone(), 'unit');
/** Id of a member of staff. */
export const staffId = () => marked(localId.clone(), 'staff');
/** Id of an evidence item uploaded before. */
export const evidenceId = () => marked(z.uuid(), 'evidence');

const lawRef = z.strictObject({ id: code, version: code });
/** Pack and calendar by id and version; what is left out stays as the case has it. */
export const namedLaw = () =>
  marked(
    z
      .strictObject({ pack: lawRef.optional(), calendar: lawRef.optional() })
      .refine(({ pack, calendar }) => pack !== undefined || calendar !== undefined, 'names neither pack nor calendar'),
    'law',
  );
/** Id of the change of law that waits for a second person. */
export const lawProposalId = () => marked(localId.clone(), 'proposal');

/** Code of another type of matter of the case's law. */
export const otherMatter = () => marked(code.clone(), 'matterType');
/** Another regime with the type of matter there. */
export const otherRegime = () => marked(z.strictObject({ id: code, matterType: code }), 'regime');

/** Another case, by id or by the number a citizen sees; only one the caller sees. */
export const caseRef = () => marked(localId.clone(), 'case');

/** The case whose handling is to be followed, named like any other. */
export const leaderRef = () => marked(localId.clone(), 'leader');

/** Who the complainant is and where they can be reached; sealed as one text. */
export const contactCard = () =>
  marked(
    z.strictObject({
      name: typed(200).optional(),
      phone: z
        .string()
        .trim()
        .regex(/^[+\d][\d\s()-]{2,30}$/)
        .optional(),
      email: z.email().max(254).optional(),
      address: typed(500).optional(),
      postcode: typed(20).optional(),
      idType: z.enum(['residentId', 'passport', 'other']).optional(),
      idNumber: typed(40).optional(),
      wish: typed(500).optional(),
      representative: z
        .strictObject({ name: typed(200), phone: typed(31).optional(), relation: typed(100).optional() })
        .optional(),
      representatives: z
        .array(z.strictObject({ name: typed(200), phone: typed(31).optional() }))
        .min(1)
        .max(100)
        .optional()
        .describe('Who speaks for several people that complain together'),
    }),
    'card',
  );

export const markedContact = <S extends z.ZodType>(schema: S) => marked(schema, 'contact');
export const markedReach = <S extends z.ZodType>(schema: S) => marked(schema, 'reach');

/** What a body must come out of validation as, so that looking its marks up gives `T`. */
export type Unresolved<T> = T extends TextRef
  ? Marked<string, 'text'>
  : T extends EvidenceRef
    ? Marked<string, 'evidence'>
    : T extends UnitRef
      ? Marked<string, 'unit'>
      : T extends StaffRef
        ? Marked<string, 'staff'>
        : T extends OtherMatter
          ? Marked<string, 'matterType'>
          : T extends OtherRegime
            ? Marked<object, 'regime'>
            : T extends ProposedLaw
              ? Marked<string, 'proposal'>
              : T extends LeaderRef
                ? Marked<string, 'leader'>
                : T extends CaseRef
                  ? Marked<string, 'case'>
                  : T extends Law
                    ? Marked<object, 'law'>
                    : T extends Contact
                      ? UnresolvedMembers<Omit<Contact, 'id'>> & z.core.$brand<'contact'>
                      : T extends Reach
                        ? UnresolvedMembers<Omit<Reach, 'card'>> & {
                            card?: Marked<object, 'card'>;
                          } & z.core.$brand<'reach'>
                        : T extends readonly (infer Item)[]
                          ? Unresolved<Item>[]
                          : T extends object
                            ? UnresolvedMembers<T>
                            : T;

type UnresolvedMembers<T> = { [K in keyof T]: Unresolved<T[K]> };

/** One marked place in a validated body. */
export interface MarkFound {
  mark: MarkKind;
  value: unknown;
  path: string;
}

/** Every marked place of a validated body, outermost first. */
export function findMarks(schema: z.core.$ZodType, value: unknown): MarkFound[] {
  const found: MarkFound[] = [];
  replaceMarks(schema, value, (place) => {
    found.push(place);
    return place.value;
  });
  return found;
}

/** The body with every marked place replaced, innermost first. Only what zod let through is walked. */
export function replaceMarks(
  schema: z.core.$ZodType,
  value: unknown,
  visit: (place: MarkFound) => unknown,
  path = '',
): unknown {
  if (value === undefined || value === null) return value;
  const mark = markOf(schema);
  if (mark === 'card' || mark === 'law') return visit({ mark, value, path });
  const walked = walkInside(schema, value, visit, path);
  return mark === undefined ? walked : visit({ mark, value: walked, path });
}

function walkInside(
  schema: z.core.$ZodType,
  value: unknown,
  visit: (place: MarkFound) => unknown,
  path: string,
): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') {
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([key, member]) => {
        const inner = def.shape[key];
        return [key, inner === undefined ? member : replaceMarks(inner, member, visit, `${path}/${key}`)];
      }),
    );
  }
  if (def.type === 'array') {
    return (value as unknown[]).map((item, index) => replaceMarks(def.element, item, visit, `${path}/${index}`));
  }
  const wraps = def.type === 'optional' || def.type === 'nullable' || def.type === 'default';
  return wraps ? replaceMarks(def.innerType, value, visit, path) : value;
}
