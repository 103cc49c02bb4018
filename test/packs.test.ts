import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLANNED_EVENTS, PROCESS_EVENTS } from '../adapters/pack-events.ts';
import { REQUIRABLE } from '../adapters/pack-duties.ts';
import { type PackFile, packSchema } from '../adapters/pack-schema.ts';
import { EXCERPT_MAX_BYTES, loadPacks, PackError } from '../adapters/packs.ts';
import { checkPacks } from '../docs/check-packs.ts';
import { packSchemas } from '../docs/generate-pack-schema.ts';
import { isHouseLimit } from '../domain/clock-house.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import { dated } from './support/pack-dates.ts';

const FOLDER = fileURLToPath(new URL('../packs/', import.meta.url));
const OPERATOR = fileURLToPath(new URL('../docs/examples/', import.meta.url));
const shipped = loadPacks();
/** With the operator data of docs/examples, under which every pack is complete. */
const library = loadPacks(FOLDER, OPERATOR);

/** SHA-256 of the excerpts that cases run under: one that changes is another version of its pack. */
const PINNED = {
  'cn-service-centre-example attitude': 'fc7d756a2bafddf0d3b21e7208f1fe3d861e6e5a2230e6a18207e2cd509cab3f',
  'cn-service-centre-example fees': '2b8afa7a614bcb4761db01d1a709a13da7fa99e1a064835e9265c881f32739b6',
  'cn-xinfang-2022 suggestion': '68d6a1af7e9c983f9fdbed1cced43c1c068a96661499c3b950b6ad02319309a9',
  'cn-xinfang-2022 claim': 'a72979c44c8668b885f5ebd5a5138cd84db225e4a11738f0add283689fe43c53',
};

describe('the packs of the repository', () => {
  const excerpts = library
    .packs()
    .filter(({ id }) => id !== 'harbour-fees-example')
    .flatMap((pack) => pack.matterTypes.map(({ code }) => ({ packId: pack.id, matterType: code })));

  it('are nine, the default regime first', () => {
    expect(shipped.packs().map(({ id, confidence }) => [id, confidence])).toEqual([
      ['cn-service-centre-example', 'example'],
      ['cn-fuyi-2023', 'A'],
      ['cn-hotline-example', 'example'],
      ['cn-samr-2020', 'A'],
      ['cn-samr-2026', 'B'],
      ['cn-xinfang-2022', 'A'],
      ['in-cpgrams-2024', 'B'],
      ['uk-housing-ombudsman-2024', 'B'],
      ['uk-nhs-2009', 'B'],
    ]);
  });

  it.each(Object.entries(PINNED))('the excerpt of %s is what running cases carry, byte for byte', (name, hash) => {
    const [packId = '', matterType = ''] = name.split(' ');
    const law = JSON.stringify(shipped.excerpt({ packId, matterType }));
    expect(createHash('sha256').update(law).digest('hex')).toBe(hash);
  });

  it.each(excerpts)('the excerpt of $packId for $matterType fits into the input of a workflow', (wanted) => {
    for (const receivedOn of [undefined, '2024-01-01', '2026-11-24', '2030-06-01']) {
      const law = library.excerpt({ ...wanted, receivedOn });
      expect(Buffer.byteLength(JSON.stringify(law))).toBeLessThanOrEqual(EXCERPT_MAX_BYTES);
    }
  });

  it.each(excerpts)('every limit the process can start stands in $packId for $matterType', (wanted) => {
    const { clocks, reviewLevels } = library.excerpt(wanted);
    const levels = reviewLevels.map(({ level }) => level);
    // Where a pack has none of these, the person who asks names the day; how long a suspension stands few packs say.
    const own = Object.keys(clocks).filter((id) => !isHouseLimit(id) && !id.startsWith('suspension'));
    expect(own.sort()).toEqual(
      [
        ...['approval', 'handling', 'measure', 'preliminary', 'proof', ...(levels.length > 0 ? ['redo'] : []), 'reply'],
        ...levels.flatMap((level) => [`review.${level}`, `reviewWindow.${level}`]),
        ...['supplement', 'transferAnswer', 'transferOffer', 'transferReceipt'],
      ].sort(),
    );
  });

  it('every row of a pack written since says its event and its source, and a weak one says why', () => {
    const later = shipped.packs().filter(({ id }) => !['cn-service-centre-example', 'cn-xinfang-2022'].includes(id));
    for (const pack of later) {
      const rows = [...pack.clocks, ...(pack.planned ?? [])];
      const bare = rows.filter(({ from, source, article }) => !from || !source || !article);
      expect([pack.id, bare.map(({ id }) => id)]).toEqual([pack.id, []]);
      const weak = rows.filter(({ confidence, note }) => confidence === 'C' && !note);
      expect([pack.id, weak.map(({ id }) => id)]).toEqual([pack.id, []]);
    }
  });

  it('planned rows are shown with the pack and travel with no case', () => {
    expect(shipped.pack('cn-fuyi-2023').planned?.map(({ id }) => id)).toContain('hearingNotice');
    const { clocks } = shipped.excerpt({ packId: 'cn-fuyi-2023', matterType: 'ordinary' });
    expect(Object.keys(clocks)).not.toContain('hearingNotice');
    expect(JSON.stringify(clocks)).not.toMatch(/"(from|source|note|operatorData)"/);
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

  it.each([
    ['cn-service-centre-example', 'other'],
    ['cn-hotline-example', 'ordinary'],
  ])('every text of %s that looks like an article says that it is an example', (packId, matterType) => {
    const law = library.excerpt({ packId, matterType });
    const articles = JSON.stringify(law).matchAll(/"article":"([^"]*)"/g);
    for (const [, article] of articles) expect(article).toContain('example');
  });

  it('every limit that binds an authority warns before and escalates after', () => {
    for (const wanted of excerpts) {
      for (const rule of Object.values(library.excerpt(wanted).clocks)) {
        // An hour is too short to warn within.
        if (rule.side === 'authority' && !(rule.limit.unit === 'clockHour' && rule.limit.n === 1))
          expect([rule.id, !!rule.warnBefore, rule.escalate.length > 0]).toEqual([rule.id, true, true]);
      }
    }
  });

  it('documents that go to the complainant by law have a number', () => {
    const always = ['registrationReceipt', 'acceptanceNotice', 'refusalNotice', 'supplementNotice', 'reply'] as const;
    for (const { documents, reviewLevels } of library.packs()) {
      const numbered: NoticeKind[] = [...always, ...(reviewLevels.length > 0 ? (['reviewOpinion'] as const) : [])];
      expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(numbered));
    }
  });
});

describe('choosing a pack', () => {
  it('goes by regime and day of receipt', () => {
    expect(library.forIntake({ regime: 'petition', receivedOn: '2026-11-24' })?.id).toBe('cn-xinfang-2022');
    expect(library.forIntake({ regime: 'petition', receivedOn: '2022-04-30' })).toBeNull();
    expect(library.forIntake({ regime: 'unknown', receivedOn: '2026-11-24' })).toBeNull();
  });

  it.each([
    ['2019-12-31', undefined], // Tue, before either
    ['2020-01-01', 'cn-samr-2020'], // Wed
    ['2026-04-14', 'cn-samr-2020'], // Tue, the last day of the old measures
    ['2026-04-15', 'cn-samr-2026'], // Wed, the first day of the new
    ['2027-01-04', 'cn-samr-2026'],
  ])('two versions split by date choose themselves: market regulation on %s', (receivedOn, id) => {
    expect(shipped.forIntake({ regime: 'market-regulation', receivedOn })?.id).toBe(id);
  });

  it('pins version and hash; the calendar too', () => {
    const law = library.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
    expect(law.pack).toEqual(library.pack('cn-xinfang-2022', '1.2.0').ref);
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

describe('what the law leaves to the operator', () => {
  it('keeps a pack out of intake and says what is missing', () => {
    const pack = shipped.pack('in-cpgrams-2024');
    expect(pack.missing).toHaveLength(2);
    expect(pack.missing[0]).toBe(
      'clock reviewWindow.1 (DARPG OM 2024-08-23 (appeal)) has no limit: set it in operator/in-cpgrams-2024.json. ' +
        'The time to appeal was not found.',
    );
    expect(shipped.forIntake({ regime: 'cpgrams', receivedOn: '2026-11-24' })).toBeNull();
    expect(() => shipped.excerpt({ packId: 'in-cpgrams-2024', matterType: 'service' })).toThrow(
      /pack in-cpgrams-2024 is incomplete:\n- clock reviewWindow\.1[\s\S]*- clock review\.1/,
    );
  });

  it('is set by a file of the installation, and shows in the hash', () => {
    expect(library.pack('in-cpgrams-2024').missing).toEqual([]);
    expect(library.forIntake({ regime: 'cpgrams', receivedOn: '2026-11-24' })?.id).toBe('in-cpgrams-2024');
    const { clocks } = library.excerpt({ packId: 'in-cpgrams-2024', matterType: 'service' });
    expect(clocks['review.1']).toMatchObject({ limit: { n: 30, unit: 'calendarDay' }, confidence: 'A' });
    expect(library.pack('in-cpgrams-2024').ref.hash).not.toBe(shipped.pack('in-cpgrams-2024').ref.hash);
    expect(library.pack('cn-fuyi-2023').ref).toEqual(shipped.pack('cn-fuyi-2023').ref);
  });

  it('a handling limit says in the excerpt that it counts from receipt, and only then', () => {
    const from = (packId: string, matterType: string) =>
      library.excerpt({ packId, matterType }).clocks['handling']?.from ?? null;
    expect([from('uk-nhs-2009', 'care'), from('in-cpgrams-2024', 'service')]).toEqual(['receipt', 'receipt']);
    expect([from('cn-xinfang-2022', 'claim'), from('cn-fuyi-2023', 'ordinary')]).toEqual([null, null]);
  });

  it('an incomplete pack is not passed over for the law before it', () => {
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    const next = {
      ...JSON.parse(readFileSync(join(FOLDER, 'cn-samr-2026.json'), 'utf8')),
      version: '2.0.0',
    } as PackFile;
    next.effective.from = '2027-01-01';
    Object.assign(next.clocks[0]!, { limit: null, operatorData: true });
    writeFileSync(join(own, 'next.json'), JSON.stringify(next));
    const both = loadPacks(FOLDER, own);
    rmSync(own, { recursive: true });
    const chosen = (receivedOn: string) => both.forIntake({ regime: 'market-regulation', receivedOn })?.version;
    expect([chosen('2026-12-31'), chosen('2027-01-01')]).toEqual(['1.1.0', undefined]);
  });

  it.each<[string, object, string]>([
    ['a row of law', { id: 'preliminary' }, 'clock preliminary is law (A); an operator cannot change it'],
    ['a row that is not there', { id: 'review.1' }, 'clock review.1 is not in pack cn-fuyi-2023'],
    ['another matter type', { id: 'approval', appliesTo: ['ordinary'] }, 'clock approval is not in pack'],
  ])('cannot be %s', (_name, row, sentence) => {
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    mkdirSync(join(own, 'operator'));
    const clock = { limit: { n: 1, unit: 'calendarDay' }, article: 'own rule 1', confidence: 'A', ...row };
    const file = { pack: 'cn-fuyi-2023', decidedBy: 'head', decidedOn: '2026-11-24', clocks: [clock] };
    writeFileSync(join(own, 'operator/cn-fuyi-2023.json'), JSON.stringify(file));
    expect(() => loadPacks(FOLDER, own)).toThrow(sentence);
    rmSync(own, { recursive: true });
  });

  it('a folder that does not exist is an error, not an empty one', () => {
    expect(() => loadPacks(FOLDER, join(tmpdir(), 'no-such-folder'))).toThrow('no folder');
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
    [
      'a clock from an event that cannot happen',
      (pack) => (clock(pack, 'redo').from = 'reviewRequested.3'),
      'clock redo: starts from reviewRequested.3, an event that cannot happen under this pack',
    ],
    [
      'a clock from another event than the process starts it from',
      (pack) => (clock(pack, 'reply').from = 'received'),
      'clock reply: starts from received; the process starts it from planApproved: make it a planned row',
    ],
    [
      'a limit of a level that does not exist',
      (pack) => {
        pack.reviewLevels.pop();
      },
      'clock review.2: starts from an event that cannot happen',
    ],
    [
      'a planned row from an event that cannot happen',
      (pack) => {
        const words = { zh: '签收', en: 'Sign' };
        const row = {
          id: 'sign',
          planned: true,
          words,
          from: 'signedTwice',
          limit: { n: 1, unit: 'workingDay' },
        } as const;
        pack.planned = [{ ...row, side: 'receiver', article: 'x', confidence: 'B' }];
      },
      'planned sign: starts from signedTwice, an event that cannot happen',
    ],
    [
      'an effect without a document',
      (pack) => (pack.documents = pack.documents.filter(({ kind }) => kind !== 'finalityNotice')),
      'clock reviewWindow.1: effect windowShut needs the document finalityNotice',
    ],
    [
      'a veto window on an effect in favour of the complainant',
      (pack) => (clock(pack, 'preliminary').vetoWindow = { n: 2, unit: 'workingDay' }),
      'clock preliminary: a veto window is for effects against the complainant',
    ],
    [
      'an extension without a document',
      (pack) => (pack.documents = pack.documents.filter(({ kind }) => kind !== 'extensionNotice')),
      'clock handling: its extension needs the document extensionNotice',
    ],
    [
      'a limit left empty by mistake',
      (pack) => (clock(pack, 'review.1').limit = null),
      'clock review.1: has no limit; say operatorData: true',
    ],
    ['a source that is not listed', (pack) => (clock(pack, 'review.1').source = 'law'), 'names source law'],
    [
      'a region its calendar does not have',
      (pack) => (pack.calendarOverlays = ['CN-XJ']),
      'calendarOverlays names CN-XJ, which is no regional overlay of calendar CN',
    ],
    ['a field nobody reads', (pack) => Object.assign(pack, { kpi: 1 }), 'kpi'],
    ['too much for a case to carry', (pack) => (pack.title.en = 'x'.repeat(20_000)), 'bytes'],
  ])('%s', (_name, change, sentence) => {
    expect(loadWith(change)).toThrow(sentence);
  });
});

describe('the page for authors', () => {
  const page = readFileSync(join(OPERATOR, '../packs.md'), 'utf8');

  it('names every event a row may start from', () => {
    const unnamed = [...PROCESS_EVENTS, ...PLANNED_EVENTS].filter((event) => !page.includes(`\`${event}\``));
    expect(unnamed).toEqual([]);
  });

  it('names every field of a pack, every field that may be required', () => {
    const names = [...Object.keys(packSchema.shape), ...REQUIRABLE];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('checks a folder of packs without a server', () => {
    const examples = checkPacks(OPERATOR);
    expect(examples.code).toBe(0);
    expect(examples.lines).toContainEqual(
      expect.stringMatching(/^pack harbour-fees-example 1\.0\.0 .*sound; limits: preliminary/),
    );
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    const { checklist: _checklist, ...bare } = JSON.parse(
      readFileSync(join(OPERATOR, 'harbour-fees-example.json'), 'utf8'),
    ) as PackFile;
    writeFileSync(join(own, 'bare.json'), JSON.stringify(bare));
    const refused = checkPacks(own);
    rmSync(own, { recursive: true });
    expect(refused.code).toBe(1);
    expect(refused.lines[0]).toContain('is missing: what the formality check goes through; [] for nothing');
    expect(refused.lines[0]).toContain('at checklist');
  });

  it('publishes the forms as they are (node --import tsx docs/generate-pack-schema.ts)', async () => {
    for (const { path, text } of await packSchemas()) expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it.each([
    ['preliminary', '2026-03-13', { due: '2026-03-19' }], // Fri -> Thu
    ['handling', '2026-03-09', { raw: '2026-04-06', due: '2026-04-07' }], // Mon -> raw Easter Monday, Tue
    ['refund', '2026-04-01', { due: '2026-04-16' }], // Wed -> Thu
  ])('its worked example loads and counts %s from %s', (row, start, dates) => {
    const pack = library.pack('harbour-fees-example');
    expect(dated(pack, { matterType: 'fees', clock: row, start })).toEqual(dates);
    expect(page).toContain(`${dates.due} |`);
    expect(Object.keys(library.excerpt({ packId: pack.id, matterType: 'fees' }).clocks)).toEqual([
      ...['preliminary', 'handling', 'reply'],
    ]);
  });
});
