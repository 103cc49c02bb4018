// The published tables of scenario -> dates (packs/scenarios/): every limit of every pack has at least one, and the
// product agrees with each. The dates were counted by a second program, not by the product.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { weekday } from '../domain/working-days.ts';
import { COMPLETED, dated, scenarioFile } from './support/pack-dates.ts';

const FOLDER = fileURLToPath(new URL('../packs/scenarios/', import.meta.url));
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const tables = readdirSync(FOLDER).map((name) =>
  scenarioFile.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))),
);

describe.each(tables)('the published dates of $pack@$version', ({ pack: id, version, scenarios }) => {
  const pack = COMPLETED.pack(id, version);

  it.each(scenarios)('$clock for $matterType from $start', (scenario) => {
    const {
      matterType: _type,
      clock: _clock,
      start: _start,
      events: _events,
      weekday: day,
      why: _why,
      ...dates
    } = scenario;
    expect(dated(pack, scenario)).toEqual(dates);
    const last = (dates.due ?? dates.dueAt ?? dates.last ?? '').slice(0, 10);
    expect([last, DAYS[weekday(last)]]).toEqual([last, day]);
  });

  it('name every row at least once, also where one limit has several rows by matter type', () => {
    const shown = new Set(scenarios.map(({ clock, matterType }) => `${clock} ${matterType}`));
    const types = pack.matterTypes.map(({ code }) => code);
    const rows = [...pack.clocks, ...(pack.planned ?? [])].filter(({ limit }) => limit !== null);
    const bare = rows.filter(
      ({ id: row, appliesTo }) => !(appliesTo ?? types).some((one) => shown.has(`${row} ${one}`)),
    );
    expect(bare.map(({ id: row, appliesTo }) => [row, appliesTo])).toEqual([]);
  });
});

it('every pack has a table', () => {
  const shipped = COMPLETED.packs().filter(({ id }) => id !== 'harbour-fees-example');
  expect(tables.map(({ pack }) => pack).sort()).toEqual(shipped.map(({ id }) => id).sort());
});
