// How pressing a day is said to be: late before anything else, then by days, limits in hours by hours.
import { describe, expect, it } from 'vitest';
import { pressing } from './due-words.ts';
import { waitingWords } from './waiting-words.ts';

const now = Date.parse('2026-03-10T09:00:00+08:00');
const at = { today: '2026-03-10', zone: 'Asia/Shanghai', now };
const says = (dueOn: string | null, dueAt: number | null = null, overdue = false) => {
  const { press, last, words } = pressing({ dueOn, dueAt, overdue }, at);
  return [press, last, words.en];
};

describe('a last day', () => {
  it.each([
    ['2026-03-09', 'late', 'has passed'],
    ['2026-03-10', 'now', 'due today'],
    ['2026-03-11', 'now', 'due tomorrow'],
    ['2026-03-17', 'soon', 'in 7 days'],
    ['2026-03-18', 'calm', 'in 8 days'],
  ])('%s is %s: %s', (day, press, words) => {
    expect(says(day)).toEqual([press, day, words]);
  });

  it('of another limit does not hide that the case is overdue', () => {
    expect(says('2026-04-01', null, true)).toEqual(['late', '2026-04-01', 'overdue']);
    expect(says(null, null, true)).toEqual(['late', null, 'overdue']);
  });
});

it('a limit in hours is said in hours, at the office’s time', () => {
  const hour = 3_600_000;
  expect(says(null, now + 3 * hour)).toEqual(['now', '2026-03-10 12:00', 'in 3 hours']);
  expect(says(null, now + hour / 2)).toEqual(['now', '2026-03-10 09:30', 'in less than an hour']);
  expect(says(null, now + 72 * hour)).toEqual(['soon', '2026-03-13 09:00', 'in 3 days']);
  expect(says(null, now - 1)).toEqual(['late', '2026-03-10 08:59', 'has passed']);
  expect(says(null)).toEqual(['none', null, 'no limit runs']);
});

it('says whom a case waits for, with the unit only where it is another one', () => {
  const unit = (id: string) => ({ zh: id === 'a.b' ? '民政局' : '中心', en: id });
  const words = waitingWords('complainant; clerk@a: reviewIntake; lead@a.b: giveOpinion', 'a', unit);
  expect(words.map(({ zh }) => zh)).toEqual(['投诉人', '受理人员：受理审查', '民政局组长：提出会商意见']);
  expect(waitingWords('nobody', 'a', unit)).toEqual([{ zh: '无人', en: 'nobody' }]);
});
