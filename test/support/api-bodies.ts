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
  if (def.type === 'object') {
    const entries = Object.entries(def.shape).map(([key, inner]) => [key, wellFormed(inner)] as const);
    const required = Object.entries(def.shape).filter(([, inner]) => inner._zod.def.type !== 'optional');
    return fc.record(Object.fromEntries(entries), { requiredKeys: required.map(([key]) => key) });
  }
  if (def.type === 'array') {
    const namesFiles = markOf(def.element) === 'evidence';
    return namesFiles ? fc.constant([]) : fc.array(wellFormed(def.element), { minLength: 1, maxLength: 3 });
  }
  if (def.type === 'optional') {
    const isFile = markOf(def.innerType) === 'evidence';
    return isFile ? fc.constant(undefined) : fc.option(wellFormed(def.innerType), { nil: undefined });
  }
  if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries));
  if (def.type === 'boolean') return fc.boolean();
  if (def.type === 'number') return fc.constantFrom(1, 5, 30);
  if (def.type === 'pipe') return fc.constant('2026-03-02T09:30:00+08:00');
  const isDay = 'format' in def && def.format === 'date';
  return isDay ? fc.constantFrom('2026-11-24', '2026-12-01', '2027-03-01') : fc.constantFrom(...IDS);
}
