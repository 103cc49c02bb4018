// The published lives agree with the product: every date, phase, effect of silence and refusal. Last days in days were
// counted by a second program, those in hours and the paused one by hand; phases, effects and refusals are the
// product's own, read through. The vectors of the law's own table stand here once more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { weekday } from '../domain/working-days.ts';
import { clockAsPublished, DAYS, effectsAsPublished, FOLDER, LIVES, playedLife } from './support/published-lives.ts';

describe.each(LIVES)('$name', (life) => {
  const result = playedLife(life);

  it('has the dates it says', () => {
    const rows = result.clocks.map(clockAsPublished);
    for (const { why: _why, ...row } of life.expect.clocks) expect(rows).toContainEqual(row);
  });

  it('goes the way it says, also where nobody acts or somebody may not', () => {
    const { phases, effects, refused, conclusion, pack } = life.expect;
    const played = `${result.pack.id}@${result.pack.version}`;
    expect(played).toBe(pack ?? `${life.pack}@${life.version}`);
    expect(result.phases).toEqual(phases);
    expect(effectsAsPublished(result)).toEqual(effects);
    expect(result.refused.map(({ step, do: verb, code }) => ({ step, do: verb, code }))).toEqual(refused);
    expect(result.conclusion).toBe(conclusion);
  });
});

/** Rule, start and last day of the checked table, with the life that shows them. */
it.each([
  ['xinfang-spring-festival', 'preliminary', '2026-02-05', '2026-02-24'], // raw Fri 02-20, Spring Festival; Tue
  ['xinfang-make-up-saturday', 'preliminary', '2026-01-30', '2026-02-14'], // a Saturday that is worked
  ['xinfang-new-year-sunday', 'preliminary', '2025-12-19', '2026-01-04'], // raw Sat 01-03; a Sunday that is worked
  ['xinfang-national-day', 'handling', '2026-08-03', '2026-10-08'], // raw Fri 10-02; Thu
  ['xinfang-extension-unrolled', 'handling', '2026-07-06', '2026-10-08'], // Fri 09-04, then raw Sun 10-04; Thu
  ['xinfang-extension-may', 'handling', '2026-03-03', '2026-06-01'], // raw Sat 05-02, then Mon 06-01
  ['fuyi-deemed-acceptance', 'preliminary', '2026-02-12', '2026-02-26'], // 5 working days; Thu
  ['samr-2020-make-up-saturdays', 'preliminary', '2026-02-12', '2026-02-28'], // 7 working days; Sat
  ['fuyi-make-up-sunday', 'preliminary', '2026-09-18', '2026-09-24'], // Sun 09-20 is worked; Thu
  ['xinfang-transfer-silence', 'transferReceipt', '2026-09-28', '2026-10-10'], // a make-up Saturday
  ['samr-2026-labour-day', 'preliminary', '2026-04-30', '2026-05-13'], // 7 working days; Wed
  ['hotline-next-saturday', 'preliminary', '2026-02-13', '2026-02-14'], // the next day, a Saturday, counts
  ['housing-easter', 'preliminary', '2026-04-02', '2026-04-13'], // Good Friday and Easter Monday; Mon
  ['housing-stage-two', 'review.1', '2026-12-07', '2027-01-07'], // Boxing Day substitute and New Year; Thu
  ['nhs-christmas', 'preliminary', '2026-12-23', '2026-12-30'], // Christmas; Wed
])('%s shows the vector %s from %s to %s', (name, clock, start, due) => {
  const life = LIVES.find((one) => one.name === name)!;
  expect(life.expect.clocks).toContainEqual(expect.objectContaining({ clock, start, due }));
});

it('say the right day of the week wherever they say one', () => {
  const said = LIVES.flatMap(({ name }) => {
    const lines = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8').split('\n');
    return lines.flatMap((line) => /(\d{4}-\d\d-\d\d)[^#]*# (Sun|Mon|Tue|Wed|Thu|Fri|Sat)/.exec(line) ?? []);
  });
  const days = Array.from({ length: said.length / 3 }, (_, n) => said.slice(3 * n + 1, 3 * n + 3));
  expect(days.length).toBeGreaterThan(400);
  const isRight = ([on = '', day = '']: string[]) => DAYS[weekday(on)] === day;
  expect(days.filter((one) => !isRight(one))).toEqual([]);
});

it('there are at least 25, of every pack that ships, and the list names each', () => {
  expect(LIVES.length).toBeGreaterThanOrEqual(25);
  expect(new Set(LIVES.map(({ expect: { pack }, ...life }) => pack?.split('@')[0] ?? life.pack)).size).toBe(9);
  const list = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  expect(LIVES.map(({ name }) => name).filter((name) => !list.includes(`(${name}.yaml)`))).toEqual([]);
});
