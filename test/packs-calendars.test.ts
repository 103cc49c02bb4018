// The calendars of packs/calendars against what others know of them: a package, the rules of the statutes worked out
// here a second time, and the runtime's own zone data; and what closures and regions add.
import chineseDays from 'chinese-days';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CalendarFile, calendarOf } from '../adapters/pack-calendar.ts';
import { loadPacks } from '../adapters/packs.ts';
import { addDays, isWorkingDay, localDate, localInstant, weekday } from '../domain/working-days.ts';

const FOLDER = fileURLToPath(new URL('../packs/', import.meta.url));
const library = loadPacks();
const cn = library.calendar('CN');
const fileOf = (id: string): CalendarFile =>
  JSON.parse(readFileSync(join(FOLDER, `calendars/${id}.json`), 'utf8')) as CalendarFile;

function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

describe('the Chinese calendar', () => {
  it('agrees with the package chinese-days on every day of 2024 to 2026', () => {
    const differing = everyDay('2024-01-01', '2026-12-31').filter(
      (day) => isWorkingDay(cn, day) !== chineseDays.isWorkday(day),
    );
    expect(differing).toEqual([]);
  });

  it('has 248 working days in 2026', () => {
    expect(everyDay('2026-01-01', '2026-12-31').filter((day) => isWorkingDay(cn, day))).toHaveLength(248);
  });

  it('has invented years under the name of an example only', () => {
    const example = library.calendar('CN-EXAMPLE');
    expect(example).toMatchObject({ example: true, years: [2024, 2025, 2026, 2027, 2028, 2029, 2030] });
    expect(cn).toMatchObject({ example: false, years: [2024, 2025, 2026] });
    expect(isWorkingDay(example, '2027-02-08')).toBe(false); // Mon, invented Spring Festival
    expect(isWorkingDay(example, '2027-02-20')).toBe(true); // Sat, invented make-up workday
  });
});

/** Gregorian Easter Sunday (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const month = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return `${year}-0${Math.floor(month / 31)}-${String((month % 31) + 1).padStart(2, '0')}`;
}

const onward = (day: string, step: 1 | -1, wanted: number): string =>
  weekday(day) === wanted ? day : onward(addDays(day, step), step, wanted);
const firstMonday = (year: number, month: string): string => onward(`${year}-${month}-01`, 1, 1);
const lastMonday = (year: number, month: string): string => onward(`${year}-${month}-31`, -1, 1);

/** Bank holidays that fall on a weekend or on each other move on to the next free weekday (1971 Act, schedule 1). */
function substituted(days: string[]): string[] {
  const found: string[] = [];
  for (const day of days) {
    let free = day;
    while (weekday(free) === 0 || weekday(free) === 6 || found.includes(free)) free = addDays(free, 1);
    found.push(free);
  }
  return found;
}

const RULES: Record<string, (year: number) => string[]> = {
  'UK-EAW': (year) => [
    ...substituted([`${year}-01-01`]),
    ...[addDays(easter(year), -2), addDays(easter(year), 1)],
    ...[firstMonday(year, '05'), lastMonday(year, '05'), lastMonday(year, '08')],
    ...substituted([`${year}-12-25`, `${year}-12-26`]),
  ],
  'UK-SCT': (year) => [
    ...substituted([`${year}-01-01`, `${year}-01-02`]),
    addDays(easter(year), -2),
    ...[firstMonday(year, '05'), lastMonday(year, '05'), firstMonday(year, '08')],
    ...substituted([`${year}-11-30`]),
    ...substituted([`${year}-12-25`, `${year}-12-26`]),
    ...(year === 2026 ? ['2026-06-15'] : []), // Mon, by proclamation
  ],
  IE: (year) => [
    ...[`${year}-01-01`, `${year}-03-17`, `${year}-12-25`, `${year}-12-26`],
    weekday(`${year}-02-01`) === 5 ? `${year}-02-01` : firstMonday(year, '02'),
    addDays(easter(year), 1),
    ...[firstMonday(year, '05'), firstMonday(year, '06'), firstMonday(year, '08'), lastMonday(year, '10')],
  ],
  IN: (year) => [`${year}-01-26`, `${year}-08-15`, `${year}-10-02`],
};

describe('the calendars outside China', () => {
  const years = [2024, 2025, 2026, 2027];

  it.each(Object.keys(RULES))('%s is what the rules of its statute give for 2024 to 2027', (id) => {
    const expected = years.flatMap((year) => RULES[id]!(year)).sort();
    expect(fileOf(id).offDays.toSorted()).toEqual(expected);
    expect(fileOf(id).years).toEqual(years);
  });

  it.each<[string, string, boolean, string]>([
    ['UK-EAW', '2026-04-06', false, 'Easter Monday'],
    ['UK-SCT', '2026-04-06', true, 'Easter Monday is none in Scotland'],
    ['UK-SCT', '2026-06-15', false, 'proclaimed for the World Cup'],
    ['UK-EAW', '2026-06-15', true, 'in Scotland only'],
    ['UK-EAW', '2026-12-28', false, 'Boxing Day is a Saturday'],
    ['UK-EAW', '2027-12-28', false, 'Boxing Day is a Sunday, Christmas takes the Monday'],
    ['UK-SCT', '2027-01-04', false, '2 January is a Saturday'],
    ['UK-SCT', '2025-12-01', false, "St Andrew's Day is a Sunday"],
    ['IE', '2026-04-03', true, 'Good Friday is no public holiday'],
    ['IE', '2026-12-28', true, 'a day of the banks'],
    ['IE', '2027-12-27', true, 'a day of the banks'],
    ['IE', '2026-03-17', false, "St Patrick's Day"],
    ['IN', '2026-01-26', false, 'Republic Day'],
  ])('%s: %s is a working day: %s (%s)', (id, day, works) => {
    expect(isWorkingDay(library.calendar(id), day)).toBe(works);
  });

  it('name a source for each year, and when it was published where that is known', () => {
    for (const id of ['CN', ...Object.keys(RULES)]) {
      const { sources, years: covered } = fileOf(id);
      expect(covered.every((year) => sources.some((source) => source.year === year))).toBe(true);
      const undated = sources.filter(({ publishedOn }) => publishedOn === undefined);
      expect([id, undated.length > 0]).toEqual([id, id === 'IN']);
    }
  });
});

describe('zone offsets are data, equal to what the runtime knows', () => {
  it.each([
    ['CN', 'Asia/Shanghai', '1992-01-01', '2036-12-31'],
    ['UK-EAW', 'Europe/London', '2023-11-01', '2030-12-31'],
    ['UK-SCT', 'Europe/London', '2023-11-01', '2030-12-31'],
    ['IE', 'Europe/Dublin', '2023-11-01', '2030-12-31'],
    ['IN', 'Asia/Kolkata', '1970-01-01', '2036-12-31'],
  ])('%s', (id, timeZone, from, to) => {
    const calendar = library.calendar(id);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    const step = id === 'CN' || id === 'IN' ? 17 : 1;
    for (const day of everyDay(from, to).filter((_day, index) => index % step === 0)) {
      for (const time of ['00:00', '03:30', '23:30']) {
        const instant = localInstant(calendar, day, time);
        expect(format.format(instant)).toBe(`${day} ${time}`);
        expect(localDate(calendar, instant)).toBe(day);
      }
    }
  });

  it('a day of 23 hours ends an hour earlier', () => {
    const london = library.calendar('UK-EAW');
    const length = (day: string) =>
      (localInstant(london, addDays(day, 1), '00:00') - localInstant(london, day, '00:00')) / 3_600_000;
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-06-15')]).toEqual([23, 25, 24]); // Sun, Sun, Mon
  });
});

describe('closures and regions are laid over the national list', () => {
  const closure = {
    ...{ id: 'typhoon-2026-09', kind: 'closure' as const, title: { zh: '台风停工', en: 'Closed for a typhoon' } },
    ...{ authority: 'Example prefecture headquarters (invented)', reference: 'Order 3 (invented)' },
    ...{ publishedOn: '2026-09-07', offDays: ['2026-09-08', '2026-09-20'], workDays: [] }, // Tue, make-up Sun
  };
  const region = {
    ...closure,
    ...{ id: 'CN-EX', kind: 'region' as const, offDays: ['2026-03-20'], workDays: ['2026-10-05', '2026-03-22'] },
  };
  const laid = (overlays: CalendarFile['overlays'], regions?: string[]) =>
    calendarOf({ ...fileOf('CN'), overlays }, '', { regions });

  it('a closure holds for everybody, also on a make-up workday', () => {
    const calendar = laid([closure]);
    expect(['2026-09-07', '2026-09-08', '2026-09-20'].map((day) => isWorkingDay(calendar, day))).toEqual([
      ...[true, false, false],
    ]);
  });

  it('a region holds where the pack names it, and may take a day off as well as work one', () => {
    const days = ['2026-03-20', '2026-03-22', '2026-10-05']; // Fri, Sun, Mon of the National Day week
    expect(days.map((day) => isWorkingDay(laid([region]), day))).toEqual([true, false, false]);
    expect(days.map((day) => isWorkingDay(laid([region], ['CN-EX']), day))).toEqual([false, true, true]);
  });

  it('a calendar of the installation replaces the shipped one, by a newer version only, and needs authorities', () => {
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    cpSync(join(FOLDER, 'calendars/CN.json'), join(own, 'calendars/CN.json'), { recursive: true });
    expect(() => loadPacks(FOLDER, own)).toThrow('calendar CN 2026.1 is loaded; a replacement needs a newer version');
    const write = (overlays: object[]) =>
      writeFileSync(join(own, 'calendars/CN.json'), JSON.stringify({ ...fileOf('CN'), version: '2026.2', overlays }));
    write([closure]);
    const law = loadPacks(FOLDER, own).excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
    expect([law.calendar.version, isWorkingDay(law.calendar, '2026-09-08')]).toEqual(['2026.2', false]);
    write([{ ...closure, authority: ' ' }]);
    expect(() => loadPacks(FOLDER, own)).toThrow('must not be empty');
    write([{ ...closure, offDays: ['2027-09-08'] }]);
    expect(() => loadPacks(FOLDER, own)).toThrow('overlay typhoon-2026-09: 2027-09-08 is outside the years');
    rmSync(own, { recursive: true });
  });

  it('a calendar that contradicts itself is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(FOLDER, folder, { recursive: true });
    const file = fileOf('CN');
    file.workDays.push('2026-10-01', '2027-02-20');
    writeFileSync(join(folder, 'calendars/CN.json'), JSON.stringify(file));
    expect(() => loadPacks(folder)).toThrow(/2026-10-01 stands twice[\s\S]*2027-02-20 is outside the years/);
    rmSync(folder, { recursive: true });
  });
});
