import chineseDays from 'chinese-days';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackFile } from '../adapters/pack-schema.ts';
import { EXCERPT_MAX_BYTES, loadPacks, PackError } from '../adapters/packs.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import { addDays, isWorkingDay, localDate, localInstant } from '../domain/working-days.ts';

const FOLDER = fileURLToPath(new URL('../packs/', import.meta.url));
const library = loadPacks();

describe('the packs of the repository', () => {
  const excerpts = library
    .packs()
    .flatMap((pack) => pack.matterTypes.map(({ code }) => ({ packId: pack.id, matterType: code })));

  it('are the petition regulations and the service-centre example', () => {
    expect(library.packs().map(({ id, example }) => [id, example])).toEqual([
      ['cn-service-centre-example', true],
      ['cn-xinfang-2022', false],
    ]);
  });

  it.each(excerpts)('the excerpt of $packId for $matterType fits into the input of a workflow', (wanted) => {
    for (const receivedOn of [undefined, '2024-01-01', '2026-11-24', '2030-06-01']) {
      const law = library.excerpt({ ...wanted, receivedOn });
      expect(Buffer.byteLength(JSON.stringify(law))).toBeLessThanOrEqual(EXCERPT_MAX_BYTES);
    }
  });

  it.each(excerpts)('every limit the process knows stands in $packId for $matterType', (wanted) => {
    expect(Object.keys(library.excerpt(wanted).clocks).sort()).toEqual([
      ...['approval', 'handling', 'measure', 'preliminary', 'proof', 'redo', 'reply', 'review.1', 'review.2'],
      ...['reviewWindow.1', 'reviewWindow.2', 'supplement', 'transferAnswer', 'transferOffer', 'transferReceipt'],
    ]);
  });

  it('the petition pack says A only where the Regulations were read, and operator data elsewhere', () => {
    const { clocks } = library.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
    const read = Object.values(clocks).filter(({ confidence }) => confidence === 'A');
    expect(read.map(({ id, limit, article }) => [id, limit.n, limit.unit, article])).toEqual([
      ['preliminary', 15, 'calendarDay', '信访工作条例第23条'],
      ['transferReceipt', 5, 'workingDay', '信访工作条例第23条第3款'],
      ['handling', 60, 'calendarDay', '信访工作条例第34条'],
      ['reviewWindow.1', 30, 'calendarDay', '信访工作条例第35条'],
      ['review.1', 30, 'calendarDay', '信访工作条例第35条'],
      ['reviewWindow.2', 30, 'calendarDay', '信访工作条例第36条'],
      ['review.2', 30, 'calendarDay', '信访工作条例第36条'],
    ]);
    const rest = Object.values(clocks).filter(({ confidence }) => confidence !== 'A');
    for (const { article, confidence } of rest)
      expect([confidence, article]).toEqual(['example', '运行单位数据 / operator data']);
  });

  it('a matter type chooses its clocks: the 60 days bind claims only', () => {
    const handling = (matterType: string) => library.excerpt({ packId: 'cn-xinfang-2022', matterType }).clocks.handling;
    expect([handling('claim')?.confidence, handling('suggestion')?.confidence]).toEqual(['A', 'example']);
  });

  it('every text of the example pack that looks like an article says that it is an example', () => {
    const law = library.excerpt({ packId: 'cn-service-centre-example', matterType: 'other' });
    const articles = JSON.stringify(law).matchAll(/"article":"([^"]*)"/g);
    for (const [, article] of articles) expect(article).toContain('example');
  });

  it('every limit that binds an authority warns before and escalates after', () => {
    for (const wanted of excerpts) {
      for (const rule of Object.values(library.excerpt(wanted).clocks)) {
        if (rule.side === 'authority')
          expect([rule.id, !!rule.warnBefore, rule.escalate.length > 0]).toEqual([rule.id, true, true]);
      }
    }
  });

  it('documents that go to the complainant by law have a number', () => {
    const numbered: NoticeKind[] = [
      'registrationReceipt',
      'acceptanceNotice',
      'refusalNotice',
      'supplementNotice',
      'reply',
      'reviewOpinion',
    ];
    for (const pack of library.packs())
      expect(pack.documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(numbered));
  });
});

describe('choosing a pack', () => {
  it('goes by regime and day of receipt', () => {
    expect(library.forIntake({ regime: 'petition', receivedOn: '2026-11-24' })?.id).toBe('cn-xinfang-2022');
    expect(library.forIntake({ regime: 'petition', receivedOn: '2022-04-30' })).toBeNull();
    expect(library.forIntake({ regime: 'unknown', receivedOn: '2026-11-24' })).toBeNull();
  });

  it('pins version and hash; the calendar too', () => {
    const law = library.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
    expect(law.pack).toEqual(library.pack('cn-xinfang-2022', '1.0.0').ref);
    expect(law.pack.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(law.calendar).toMatchObject({
      id: 'CN',
      years: [2024, 2025, 2026],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(() => library.pack('cn-xinfang-2022', '9.9.9')).toThrow(PackError);
    expect(() => library.excerpt({ packId: 'cn-xinfang-2022', matterType: 'noise' })).toThrow('no matter type noise');
  });

  it('cuts the calendar to the year before receipt and the four after', () => {
    const law = library.excerpt({ packId: 'cn-service-centre-example', matterType: 'fees', receivedOn: '2026-11-24' });
    expect(law.calendar.years).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(law.calendar.offDays.every((day) => day >= '2025-01-01')).toBe(true);
  });
});

describe('the calendars', () => {
  const cn = library.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' }).calendar;
  const everyDay = (from: string, to: string): string[] => {
    const days: string[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  };

  it('agree with the package chinese-days on every day of 2024 to 2026', () => {
    const differing = everyDay('2024-01-01', '2026-12-31').filter(
      (day) => isWorkingDay(cn, day) !== chineseDays.isWorkday(day),
    );
    expect(differing).toEqual([]);
  });

  it('have 248 working days in 2026', () => {
    expect(everyDay('2026-01-01', '2026-12-31').filter((day) => isWorkingDay(cn, day))).toHaveLength(248);
  });

  it('carry the offsets of their zone as data, equal to what the runtime knows', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    for (const day of everyDay('1992-01-01', '2036-12-31').filter((_day, index) => index % 17 === 0)) {
      const instant = localInstant(cn, day, '23:30');
      expect(format.format(instant)).toBe(`${day} 23:30`);
      expect(localDate(cn, instant)).toBe(day);
    }
  });

  it('invented years are called an example', () => {
    const law = library.excerpt({ packId: 'cn-service-centre-example', matterType: 'fees' });
    expect(law.calendar).toMatchObject({
      id: 'CN-EXAMPLE',
      example: true,
      years: [2024, 2025, 2026, 2027, 2028, 2029, 2030],
    });
    expect(isWorkingDay(law.calendar, '2027-02-08')).toBe(false); // Mon, invented Spring Festival
    expect(isWorkingDay(law.calendar, '2027-02-20')).toBe(true); // Sat, invented make-up workday
  });
});

describe('a pack with a fault is refused with a sentence for its author', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function loadWith(change: (pack: PackFile) => void): () => unknown {
    const path = join(folder, 'cn-xinfang-2022.json');
    const pack = JSON.parse(readFileSync(path, 'utf8')) as PackFile;
    change(pack);
    writeFileSync(path, JSON.stringify(pack));
    return () => loadPacks(folder);
  }
  const clock = (pack: PackFile, id: string) => pack.clocks.find((row) => row.id === id)!;

  it.each<[string, (pack: PackFile) => void, string]>([
    [
      'id against kind',
      (pack) => (clock(pack, 'proof').id = 'prove'),
      'clock prove: its id does not begin with its kind proof',
    ],
    [
      'effect against kind',
      (pack) => (clock(pack, 'handling').onExpire = 'deemedAccepted'),
      'onExpire deemedAccepted is not possible; use escalate',
    ],
    ['side against kind', (pack) => (clock(pack, 'review.1').side = 'complainant'), 'binds complainant'],
    [
      'ground without a route',
      (pack) => (pack.refusalGrounds[0]!.route.zh = ' '),
      'say where else the complainant can go',
    ],
    [
      'level without its clock',
      (pack) => (pack.clocks = pack.clocks.filter(({ id }) => id !== 'review.2')),
      'points to clock review.2',
    ],
    ['lapse against effect', (pack) => (pack.supplement.onLapse = 'deemedWithdrawn'), 'supplement.onLapse'],
    ['two rows for one matter type', (pack) => delete clock(pack, 'handling').appliesTo, 'clock handling stands twice'],
    ['unknown matter type', (pack) => (clock(pack, 'handling').appliesTo = ['noise']), 'unknown matter type noise'],
    ['invented number without a note', (pack) => delete clock(pack, 'reply').note, 'needs a note that says so'],
    ['no calendar', (pack) => (pack.calendar = 'XX'), 'calendar XX does not exist'],
    [
      'an example calendar under real law',
      (pack) => (pack.calendar = 'CN-EXAMPLE'),
      'may only serve a pack marked example',
    ],
    ['gap in the approval chain', (pack) => pack.approval.pop(), 'last approval step'],
    [
      'term without days',
      (pack) => delete pack.delivery.find(({ method }) => method === 'publicNotice')!.term,
      'delivery publicNotice',
    ],
    ['a field nobody reads', (pack) => Object.assign(pack, { kpi: 1 }), 'kpi'],
    ['too much for a case to carry', (pack) => (pack.title.en = 'x'.repeat(9000)), 'bytes'],
  ])('%s', (_name, change, sentence) => {
    expect(loadWith(change)).toThrow(sentence);
  });

  it('a calendar that contradicts itself', () => {
    const path = join(folder, 'calendars/CN.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as { workDays: string[] };
    file.workDays.push('2026-10-01', '2027-02-20');
    writeFileSync(path, JSON.stringify(file));
    expect(() => loadPacks(folder)).toThrow(/2026-10-01 stands twice[\s\S]*2027-02-20 is outside the years/);
  });
});
