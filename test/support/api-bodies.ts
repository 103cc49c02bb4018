// Well-formed bodies for a schema of the door, with ids from a small pool so that some of them exist.
import fc from 'fast-check';
import type { z } from 'zod';
import { markOf } from '../../api/marks.ts';

const IDS = [
  'd1',
  'd2',
  'd9',
  't1',
  't2',
  'n1',
  'n1-2',
  'm1',
  'preliminary',
  'handling',
  'reply',
  'supplement',
  'reviewWindow.1',
  'contact',
  'complex',
  'clerk',
];
const UNITS = ['yunxi.center', 'yunxi.civil', 'yunxi.review'];
const STAFF = ['handler', 'lead', 'civilClerk'];

/** Bodies that pass the schema; evidence is never named, because it would have to be uploaded. */
export function wellFormed(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const mark = markOf(schema);
  if (mark === 'unit') return fc.constantFrom(...UNITS);
  if (mark === 'staff') return fc.constantFrom(...STAFF);
  if (mark === 'text') return fc.constantFrom('情况属实', '请补充材料', 'a reason');
  if (mark === 'card') return fc.constant({ name: '俞静娴', phone: '19900000115' });
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape).map(([key, inner]) => [key, wellFormed(inner)] as const);
      const required = Object.entries(def.shape).filter(([, inner]) => inner._zod.def.type !== 'optional');
      return fc.record(Object.fromEntries(entries), { requiredKeys: required.map(([key]) => key) });
    }
    case 'array':
      return markOf(def.element) === 'evidence'
        ? fc.constant([])
        : fc.array(wellFormed(def.element), { minLength: 1, maxLength: 3 });
    case 'optional':
      return markOf(def.innerType) === 'evidence'
        ? fc.constant(undefined)
        : fc.option(wellFormed(def.innerType), { nil: undefined });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.constantFrom(1, 5, 30);
    case 'pipe':
      return fc.constant('2026-03-02T09:30:00+08:00');
    case 'string':
      return 'format' in def && def.format === 'date'
        ? fc.constantFrom('2026-11-24', '2026-12-01', '2027-03-01')
        : fc.constantFrom(...IDS);
    default:
      throw new Error(`no well-formed value for ${def.type}`);
  }
}
