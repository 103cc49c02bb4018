// Holds the demo data together: every name it uses exists, every moment of a case's life is shown, dates follow today.
// Leaves out whether the rules allow each step: that shows when the data is loaded.
import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, it } from 'vitest';
import categories from './categories.json' with { type: 'json' };
import { DEMO_COMPLAINTS } from './complaints.ts';
import { withDates } from './dates.ts';
import { fileOf } from './evidence-files.ts';
import organisation from './organisation.json' with { type: 'json' };

const units = new Map(organisation.units.map((unit) => [unit.id, unit]));
const staff = new Map(organisation.staff.map((person) => [person.id, person]));
const channels = new Set(organisation.channels.map((channel) => channel.id));
const codes = new Set(categories.map((category) => category.code));

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

describe('the organisation', () => {
  it('is a tree with a review body above every department', () => {
    for (const unit of organisation.units) {
      if (unit.parent !== null) expect(units.has(unit.parent), unit.id).toBe(true);
      if (unit.kind === 'department')
        expect([unit.reviewBody, unit.reReviewBody]).toEqual(['yunxi.review', 'chengjiang.review']);
    }
  });

  it('has staff of known units, usernames once, and a handler, an approver and a clerk in every department', () => {
    expect(new Set(organisation.staff.map((person) => person.username)).size).toBe(staff.size);
    for (const person of organisation.staff) expect(units.has(person.unit), person.id).toBe(true);
    for (const unit of organisation.units.filter(({ kind }) => kind === 'department')) {
      const roles = organisation.staff.filter((person) => person.unit === unit.id).flatMap((person) => person.roles);
      expect(roles).toEqual(
        expect.arrayContaining(['clerk', 'dispatcher', 'handler', 'lead', 'approver', 'head', 'archivist']),
      );
    }
  });
});

describe.each(DEMO_COMPLAINTS.map((complaint) => [complaint.key, complaint] as const))('%s', (_, complaint) => {
  it('names only what exists', () => {
    expect(units.has(complaint.owner)).toBe(true);
    if (complaint.respondent !== null) expect(units.has(complaint.respondent)).toBe(true);
    expect(codes.has(complaint.category)).toBe(true);
    expect(channels.has(complaint.contact.client)).toBe(true);
    for (const text of texts([complaint.steps, complaint.contact]).filter((found) => /^staff-/.test(found))) {
      expect(staff.has(text), text).toBe(true);
    }
  });

  it('has one to four demands and speaks only of those', () => {
    expect(complaint.demands.length).toBeGreaterThanOrEqual(1);
    expect(complaint.demands.length).toBeLessThanOrEqual(4);
    for (const text of texts(complaint.steps).filter((found) => /^d\d$/.test(found))) {
      expect(Number(text.slice(1))).toBeLessThanOrEqual(complaint.demands.length);
    }
  });

  it('uses every evidence item that staff bring or that comes later', () => {
    const used = new Set(texts(complaint.steps));
    const late = complaint.evidence.filter((item) => item.from === 'staff' || item.later);
    for (const item of late) expect(used.has(item.key), item.key).toBe(true);
  });

  it('has evidence files of the type they claim', async () => {
    for (const item of complaint.evidence) {
      const found = await fileTypeFromBuffer(fileOf(item));
      expect(found?.mime, item.name).toBe(item.mime === 'text/plain' ? undefined : item.mime);
    }
  });

  it('leaves no date token behind', () => {
    expect(texts(withDates(complaint, Date.UTC(2026, 10, 24, 4))).filter((text) => /\{[^}]*\d\}/.test(text))).toEqual(
      [],
    );
  });
});

describe('the demo as a whole', () => {
  it('has keys once and every end moment', () => {
    expect(new Set(DEMO_COMPLAINTS.map(({ key }) => key)).size).toBe(DEMO_COMPLAINTS.length);
    expect(new Set(DEMO_COMPLAINTS.map(({ endMoment }) => endMoment)).size).toBe(16);
  });

  it('counts dates from the day in the zone, not from UTC', () => {
    const late = Date.UTC(2026, 11, 31, 20);
    expect(withDates('{Y0} {-1} {iso+1} {at0 09:12}', late)).toBe(
      '2027年1月1日 12月31日 2027-01-02 2027-01-01T09:12:00+08:00',
    );
  });
});
