// What must hold within the lists of a pack, and between packs of one regime. One sentence per finding, for its author.
// Leaves out limits (pack-checks.ts, pack-limit-checks.ts).
import { transitionOf } from '../domain/case-transitions.ts';
import { twice } from './pack-limit-checks.ts';
import { filledParts } from './pack-papers.ts';
import type { PackFile } from './pack-schema.ts';

/** The ends a file can come to: each needs a rule of retention. */
const ENDS = ['reviewed', 'decided', 'refused', 'withdrawn', 'transferred'] as const;

/** Findings about the lists of a pack; empty when they can be used. */
export function listFindings(pack: PackFile): string[] {
  const { from, to } = pack.effective;
  const unkept = ENDS.filter((end) => !pack.retention.some((rule) => rule.when === end));
  return [
    ...doubles(pack),
    ...when(to !== null && to < from, 'effective.to lies before effective.from'),
    ...approvalFindings(pack),
    ...when(
      unkept.length > 0,
      `retention has no rule for files that end ${unkept.join(', ')}: it needs one for each of ${ENDS.join(', ')}`,
    ),
    ...pack.delivery
      .filter(({ servedWhen, term }) => (servedWhen === 'term') !== (term !== undefined))
      .map(({ method }) => `delivery ${method}: a term and servedWhen term go together`),
    ...when(
      !!pack.terminationGrounds && !pack.documents.some(({ kind }) => kind === 'terminationNotice'),
      'terminationGrounds need the document terminationNotice (in documents, with its number)',
    ),
    ...pack.documents.flatMap(paperFindings),
    ...recusalFindings(pack),
    ...requiredFindings(pack),
    ...kpiFindings(pack),
    ...basisFindings(pack),
  ];
}

/**
 * Which packs in use would both be the law of one day: two ids of one regime whose days in force overlap. Of each id
 * the newest version counts; versions of one id displace each other by their days.
 */
export function regimeFindings(packs: readonly PackFile[]): string[] {
  const ascending = packs.toSorted((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
  const newest = [...new Map(ascending.map((pack) => [pack.id, pack])).values()];
  return newest.flatMap((one, index) =>
    newest
      .slice(index + 1)
      .filter((other) => other.regime === one.regime && other.id !== one.id && overlaps(one.effective, other.effective))
      .map(
        (other) =>
          `effective: ${one.id} and ${other.id} are both in force under regime ${one.regime}; ` +
          'end one the day before the other begins, or give them different regimes',
      ),
  );
}

function when(holds: boolean, finding: string): string[] {
  return holds ? [finding] : [];
}

function doubles(pack: PackFile): string[] {
  const lists: Record<string, string[]> = {
    'matter type': pack.matterTypes.map(({ code }) => code),
    'checklist item': pack.checklist.map(({ item }) => item),
    condition: pack.conditions.map(({ code }) => code),
    'refusal ground': pack.refusalGrounds.map(({ code }) => code),
    'termination ground': (pack.terminationGrounds ?? []).map(({ code }) => code),
    'delivery method': pack.delivery.map(({ method }) => method),
    document: pack.documents.map(({ kind }) => kind),
    'number template': pack.documents.map(({ number }) => number),
    source: pack.sources.flatMap(({ id }) => id ?? []),
    'planned row': (pack.planned ?? []).map(({ id, appliesTo }) => [id, ...(appliesTo ?? [])].join(' ')),
    'retention rule': pack.retention.map(({ when: end }) => end),
    'calendar overlay': pack.calendarOverlays ?? [],
    kpi: (pack.kpis ?? []).map(({ code }) => code),
  };
  const parts = pack.documents.flatMap(({ kind, mandatory }) =>
    twice((mandatory?.parts ?? []).map(({ code }) => code)).map(
      (code) => `document ${kind}: part ${code} stands twice`,
    ),
  );
  return [
    ...Object.entries(lists).flatMap(([name, values]) => twice(values).map((value) => `${name} ${value} stands twice`)),
    ...parts,
  ];
}

function approvalFindings({ approval }: PackFile): string[] {
  const last = approval.at(-1);
  const isGap = !!last && (last.measureKinds !== 'any' || last.fromAmount > 0);
  return [
    ...when(isGap, 'the last approval step must fit any measure and amount'),
    ...approval.flatMap(({ roles }) => twice(roles).map((role) => `approval: ${role} stands twice in one step`)),
  ];
}

/** A part nobody fills would be missing on every paper. */
function paperFindings({ kind, mandatory }: PackFile['documents'][number]): string[] {
  const filled = filledParts(kind);
  return (mandatory?.parts ?? [])
    .filter(({ code, byHand }) => !byHand && !filled.includes(code))
    .map(
      ({ code }) =>
        `document ${kind}: nothing fills its part ${code}; say byHand: true where a person sees to it, ` +
        `or use one of ${filled.join(', ')}`,
    );
}

/** Roles that the table of commands lets decide, whatever their unit. */
const RECUSAL_JUDGES = [...new Set(transitionOf('decideRecusal').by.map((by) => by.split('@')[0] ?? by))];

function recusalFindings(pack: PackFile): string[] {
  const { recusal } = pack;
  if (recusal === undefined) return [];
  const { work, askWithin, note, decidedBy, late, enforced } = recusal;
  const handling = pack.clocks.filter(({ kind }) => kind === 'handling');
  const pausing = handling.filter(({ pauseOn }) => pauseOn.includes('recusal'));
  return [
    ...when(
      work === 'stands' && pausing.length < handling.length,
      'recusal: work stands, so every handling limit must pause on recusal (pauseOn)',
    ),
    ...when(work === 'goesOn' && pausing.length > 0, 'recusal: work goes on, yet a handling limit pauses on recusal'),
    ...when(
      decidedBy !== undefined && !RECUSAL_JUDGES.includes(decidedBy),
      `recusal: the ${decidedBy} may never decide it; use ${RECUSAL_JUDGES.join(', ')}`,
    ),
    ...when(
      late !== undefined && !(askWithin && enforced),
      'recusal: late says what follows a limit; it needs askWithin and enforced',
    ),
    ...when(askWithin === null && !note, 'recusal: a number that could not be read needs a note that says so'),
  ];
}

function requiredFindings(pack: PackFile): string[] {
  const types = new Set(pack.matterTypes.map(({ code }) => code));
  const rows = (pack.requiredFields ?? []).map(({ field, appliesTo, channels }) => ({ field, appliesTo, channels }));
  return [
    ...rows.flatMap(({ field, appliesTo }) =>
      (appliesTo ?? [])
        .filter((code) => !types.has(code))
        .map((code) => `required field ${field}: appliesTo names unknown matter type ${code}`),
    ),
    ...twice(rows.map((row) => JSON.stringify(row))).map(
      (row) => `required field ${(JSON.parse(row) as { field: string }).field} stands twice`,
    ),
  ];
}

function kpiFindings(pack: PackFile): string[] {
  return (pack.kpis ?? []).flatMap(({ code, measure, grades, counts, targetPercent, note, operatorData }) => [
    ...when(measure === 'satisfied' && !(grades && counts), `kpi ${code}: satisfied needs grades and counts`),
    ...(counts ?? [])
      .filter((grade) => !(grades ?? []).includes(grade))
      .map((grade) => `kpi ${code}: counts names ${grade}, which is no grade`),
    ...when(
      targetPercent === null && !operatorData && !note,
      `kpi ${code}: has no target; say operatorData: true where the operator sets it, or a note why there is none`,
    ),
  ]);
}

/** What is said of rows holds of these as well: sources that are listed, weak ones explained. */
function basisFindings(pack: PackFile): string[] {
  const sources = new Set(pack.sources.flatMap(({ id }) => id ?? []));
  const based = [
    ...(pack.recusal ? [['recusal', pack.recusal] as const] : []),
    ...(pack.requiredFields ?? []).map((row) => [`required field ${row.field}`, row] as const),
    ...(pack.kpis ?? []).map((row) => [`kpi ${row.code}`, row] as const),
    ...pack.documents.flatMap(({ kind, mandatory }) => (mandatory ? [[`document ${kind}`, mandatory] as const] : [])),
  ];
  return based.flatMap(([name, { source, confidence, note }]) => [
    ...when(source !== undefined && !sources.has(source), `${name}: names source ${source}, which is not in sources`),
    ...when(confidence === 'C' && !note, `${name}: a weak source (C) needs a note that says what it is`),
    ...when(
      confidence === 'example' && !pack.example && !note,
      `${name}: an example value in a pack of real law needs a note that says so`,
    ),
  ]);
}

function overlaps(one: PackFile['effective'], other: PackFile['effective']): boolean {
  const open = '9999-12-31';
  return one.from <= (other.to ?? open) && other.from <= (one.to ?? open);
}
