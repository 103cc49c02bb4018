// What an operator adds to a pack: numbers the law leaves open or that nobody could read. Never changes a row of law.
// Leaves out where the files lie (packs.ts).
import { z } from 'zod';
import type { PackClock, PackFile } from './pack-schema.ts';
import { confidence, day, quietHours, span, text, words } from './pack-parts.ts';

/** One file per pack, `operator/<pack id>.json`: who decided which limits, by which rule of their own. */
export const operatorSchema = z.strictObject({
  pack: text,
  decidedBy: text,
  decidedOn: day,
  clocks: z
    .array(
      z.strictObject({
        id: text,
        /** As in the pack, where one id stands there once per matter type. */
        appliesTo: z.array(text).min(1).optional(),
        limit: span,
        article: text,
        confidence,
        note: words.optional(),
      }),
    )
    .min(1),
  calendarOverlays: z.array(text).min(1).optional(),
  quietHours: quietHours.optional(),
});

export type OperatorFile = z.infer<typeof operatorSchema>;
type Row = Pick<PackClock, 'id' | 'appliesTo' | 'confidence' | 'operatorData'>;

/** The pack with the operator's numbers in it, and what is wrong with them (findings; empty when all fit). */
export function withOperatorData(pack: PackFile, data: OperatorFile): { pack: PackFile; findings: string[] } {
  const rows: Row[] = [...pack.clocks, ...(pack.planned ?? [])];
  const findings = data.clocks.flatMap((entry) => {
    const row = rows.find((one) => isSameRow(one, entry));
    if (!row) return [`clock ${entry.id} is not in pack ${pack.id}`];
    return isOpen(row) ? [] : [`clock ${entry.id} is law (${row.confidence}); an operator cannot change it`];
  });
  const fill = <T extends Row>(row: T): T => {
    const entry = data.clocks.find((one) => isSameRow(row, one));
    if (!entry || !isOpen(row)) return row;
    const { limit, article, confidence: sure, note } = entry;
    return { ...row, limit, article, confidence: sure, ...(note ? { note } : {}) };
  };
  const filled = { ...pack, clocks: pack.clocks.map(fill), ...(pack.planned && { planned: pack.planned.map(fill) }) };
  const { calendarOverlays, quietHours } = data;
  const own = { ...(calendarOverlays && { calendarOverlays }), ...(quietHours && { quietHours }) };
  return { pack: { ...filled, ...own }, findings };
}

/** Without it nothing is missing: nobody is reminded of a suspension where nobody says how often. */
const MAY_STAY_OPEN: ReadonlySet<PackClock['kind']> = new Set(['suspensionReview']);

/** What keeps a pack from being used: one sentence per limit that an operator has to set. */
export function missingLimits(pack: PackFile): string[] {
  return pack.clocks
    .filter(({ kind, limit }) => limit === null && !MAY_STAY_OPEN.has(kind))
    .map(({ id, appliesTo, article, note }) => {
      const where = appliesTo ? ` for ${appliesTo.join(', ')}` : '';
      return `clock ${id}${where} (${article}) has no limit: set it in operator/${pack.id}.json${note ? `. ${note.en}` : ''}`;
    });
}

/** Rows an operator may fill: those the law leaves to it, and invented examples. */
function isOpen(row: Row): boolean {
  return row.operatorData === true || row.confidence === 'example';
}

function isSameRow(row: Pick<Row, 'id' | 'appliesTo'>, entry: Pick<Row, 'id' | 'appliesTo'>): boolean {
  const types = (list: string[] | undefined): string => [...(list ?? [])].sort().join();
  return row.id === entry.id && types(row.appliesTo) === types(entry.appliesTo);
}
