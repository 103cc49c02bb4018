// A pack that contradicts itself is refused when it is loaded: a good one, one thing broken, and the sentence it earns.
// Leaves out the form of single fields and what packs.test.ts breaks already.
import { describe, expect, it } from 'vitest';
import { packFindings } from '../adapters/pack-checks.ts';
import { regimeFindings } from '../adapters/pack-list-checks.ts';
import { packSchema } from '../adapters/pack-schema.ts';
import { judgeLoad } from '../adapters/law-check.ts';
import { loadPacks, type PackFile } from '../adapters/packs.ts';

const library = loadPacks();
const calendar = library
  .files()
  .flatMap((file) => (file.kind === 'calendar' && file.content.id === 'CN' ? file.content : []))[0];
const good = (id: string): PackFile =>
  structuredClone(
    library.files().flatMap((file) => (file.kind === 'pack' && file.content.id === id ? file.content : []))[0]!,
  );
const clock = (pack: PackFile, id: string) => pack.clocks.find((row) => row.id === id)!;

/** Sentences about the pack once it is broken; the form first, as when a file is read. */
function brokenly(id: string, breakIt: (pack: PackFile) => void): string[] {
  const pack = good(id);
  expect(packFindings(pack, calendar)).toEqual([]);
  breakIt(pack);
  const parsed = packSchema.safeParse(pack);
  return parsed.success ? packFindings(parsed.data, calendar) : parsed.error.issues.map(({ message }) => message);
}

describe('a pack that contradicts itself', () => {
  it.each<[string, string, (pack: PackFile) => void, string]>([
    [
      'a ladder that does not climb',
      'cn-xinfang-2022',
      (pack) => clock(pack, 'reply').escalate.reverse(),
      'clock reply: escalate must ascend; the step after 1 workingDay does not come later',
    ],
    [
      'a ladder in two units that does not climb',
      'cn-xinfang-2022',
      (pack) => (clock(pack, 'reply').escalate[1]!.after = { n: 12, unit: 'clockHour' }),
      'clock reply: escalate must ascend; the step after 12 clockHour does not come later',
    ],
    [
      'a warning longer than its limit',
      'cn-xinfang-2022',
      (pack) => (clock(pack, 'reply').warnBefore = { n: 2, unit: 'week' }),
      'clock reply: warns 2 week before a limit of 5 workingDay: that is before it starts',
    ],
    [
      'a warning as long as its limit',
      'cn-xinfang-2022',
      (pack) => (clock(pack, 'reply').warnBefore = { n: 5, unit: 'workingDay' }),
      'clock reply: warns 5 workingDay before a limit of 5 workingDay',
    ],
    [
      'an extension by somebody who may never extend',
      'cn-xinfang-2022',
      (pack) => (clock(pack, 'handling').extension!.approver = 'clerk'),
      'clock handling: its extension is for the clerk, who may never extend; use lead, approver, head',
    ],
    [
      'a reason to extend that stands twice',
      'cn-xinfang-2022',
      (pack) => clock(pack, 'handling').extension!.reasons.push('complex'),
      'clock handling: extension reason complex stands twice',
    ],
    [
      'a number with a place nobody fills',
      'cn-xinfang-2022',
      (pack) => (pack.documents[0]!.number = '{org}访登〔{yyyy}〕{seq}号{month}'),
      '{month} is unknown; a number knows {org}, {yyyy}, {seq}',
    ],
    [
      'two papers under one number',
      'cn-xinfang-2022',
      (pack) => (pack.documents[1]!.number = pack.documents[0]!.number),
      'number template {org}访登〔{yyyy}〕{seq}号 stands twice',
    ],
    [
      'an end without retention',
      'cn-xinfang-2022',
      (pack) => (pack.retention = pack.retention.filter(({ when }) => when !== 'withdrawn')),
      'retention has no rule for files that end withdrawn',
    ],
    [
      'a limit without confidence',
      'cn-xinfang-2022',
      (pack) => delete (clock(pack, 'reply') as { confidence?: string }).confidence,
      'Invalid option: expected one of "A"|"B"|"C"|"example"',
    ],
    [
      'a confidence nobody knows',
      'cn-xinfang-2022',
      (pack) => Object.assign(clock(pack, 'reply'), { confidence: 'B+' }),
      'Invalid option: expected one of "A"|"B"|"C"|"example"',
    ],
    [
      'a ground of termination without a route',
      'cn-samr-2020',
      (pack) => (pack.terminationGrounds![0]!.route.en = ''),
      'a ground without another route is not allowed',
    ],
    [
      'a ground of termination that stands twice',
      'cn-samr-2020',
      (pack) => pack.terminationGrounds!.push(pack.terminationGrounds![0]!),
      'termination ground WITHDRAWN_OR_SETTLED stands twice',
    ],
    [
      'grounds of termination without the paper that tells it',
      'cn-samr-2020',
      (pack) => (pack.documents = pack.documents.filter(({ kind }) => kind !== 'terminationNotice')),
      'terminationGrounds need the document terminationNotice',
    ],
    [
      'a refusal ground that stands twice',
      'cn-samr-2020',
      (pack) => pack.refusalGrounds.push(pack.refusalGrounds[0]!),
      'refusal ground NO_COMPETENCE stands twice',
    ],
    [
      'recusal that stops the work, and a limit that runs on',
      'cn-samr-2020',
      (pack) => (clock(pack, 'handling').pauseOn = ['appraisal']),
      'recusal: work stands, so every handling limit must pause on recusal',
    ],
    [
      'recusal that lets the work go on, and a limit that stops',
      'cn-samr-2020',
      (pack) => (pack.recusal!.work = 'goesOn'),
      'recusal: work goes on, yet a handling limit pauses on recusal',
    ],
    [
      'a number of recusal that nobody read and no note says so',
      'cn-samr-2020',
      (pack) => delete pack.recusal!.note,
      'recusal: a number that could not be read needs a note',
    ],
    [
      'recusal decided by somebody who may never decide it',
      'cn-hotline-example',
      (pack) => (pack.recusal!.decidedBy = 'auditor'),
      'recusal: the auditor may never decide it; use head, approver, lead',
    ],
    [
      'a late application for recusal without a time to be late for',
      'cn-samr-2020',
      (pack) => (pack.recusal!.late = 'refused'),
      'recusal: late says what follows a limit; it needs askWithin and enforced',
    ],
    [
      'a part nothing fills',
      'cn-xinfang-2022',
      (pack) => delete pack.documents.find(({ kind }) => kind === 'reply')!.mandatory!.parts.at(-1)!.byHand,
      'document reply: nothing fills its part seal; say byHand: true',
    ],
    [
      'a part that stands twice',
      'cn-xinfang-2022',
      (pack) => {
        const { parts } = pack.documents.find(({ kind }) => kind === 'reply')!.mandatory!;
        parts.push(parts[0]!);
      },
      'document reply: part results stands twice',
    ],
    [
      'a required field of a matter type that is not there',
      'cn-samr-2020',
      (pack) => (pack.requiredFields![0]!.appliesTo = ['noise']),
      'required field name: appliesTo names unknown matter type noise',
    ],
    [
      'a required field that stands twice',
      'cn-samr-2020',
      (pack) => pack.requiredFields!.push(pack.requiredFields![0]!),
      'required field name stands twice',
    ],
    [
      'a field no complaint has',
      'cn-samr-2020',
      (pack) => Object.assign(pack.requiredFields![0]!, { field: 'shoeSize' }),
      'Invalid option: expected one of "name"|',
    ],
    [
      'satisfaction by a grade nobody gives',
      'cn-xinfang-2022',
      (pack) => (pack.kpis!.find(({ measure }) => measure === 'satisfied')!.counts = ['delighted']),
      'kpi satisfaction: counts names delighted, which is no grade',
    ],
    [
      'an indicator without a target and no word why',
      'cn-samr-2020',
      (pack) => delete pack.kpis![0]!.note,
      'kpi refusals: has no target; say operatorData: true',
    ],
    [
      'an indicator that cannot be counted',
      'cn-samr-2020',
      (pack) => Object.assign(pack.kpis![0]!, { measure: 'happiness' }),
      'Invalid option: expected one of "received"|',
    ],
    [
      'a required field from a source that is not listed',
      'cn-samr-2020',
      (pack) => (pack.requiredFields![0]!.source = 'hearsay'),
      'required field name: names source hearsay, which is not in sources',
    ],
    [
      'an invented indicator in real law without a note',
      'cn-samr-2020',
      (pack) => Object.assign(pack.kpis![0]!, { confidence: 'example', note: undefined, operatorData: true }),
      'kpi refusals: an example value in a pack of real law needs a note',
    ],
    [
      'a weak source of recusal without a note',
      'cn-samr-2026',
      (pack) => {
        delete pack.recusal!.note;
        delete pack.recusal!.askWithin;
      },
      'recusal: a weak source (C) needs a note',
    ],
  ])('%s', (_name, id, breakIt, sentence) => {
    expect(brokenly(id, breakIt)).toContainEqual(expect.stringContaining(sentence));
  });
});

describe('two laws of one regime', () => {
  const [before, after] = [good('cn-samr-2020'), good('cn-samr-2026')];

  it('follow each other without a shared day', () => {
    expect(regimeFindings([before, after])).toEqual([]);
    const late = { ...before, effective: { ...before.effective, to: '2026-04-15' } };
    expect(regimeFindings([late, after])).toEqual([
      'effective: cn-samr-2026 and cn-samr-2020 are both in force under regime market-regulation; ' +
        'end one the day before the other begins, or give them different regimes',
    ]);
  });

  it('of one id displace each other: of each the newest version counts', () => {
    const shut = { ...after, version: '1.10.0', effective: { from: '2026-04-15', to: '2026-12-31' } };
    const next = { ...after, id: 'cn-samr-2027', effective: { from: '2027-01-01', to: null } };
    expect(regimeFindings([before, { ...after, version: '1.9.0' }, shut, next])).toEqual([]);
    expect(regimeFindings([before, { ...after, version: '1.11.0' }, shut, next])).toHaveLength(1);
  });

  it('cannot be loaded beside each other at run time either', () => {
    const next = { ...after, id: 'cn-samr-2027', effective: { from: '2027-01-01', to: null } };
    expect(judgeLoad(library, 'pack', next).findings).toEqual([
      { path: 'effective', message: expect.stringContaining('cn-samr-2026 and cn-samr-2027 are both in force') },
    ]);
  });
});
