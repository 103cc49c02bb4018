// Quiet hours: mail and reminders wait for the morning, nothing else does, and no limit notices.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, Life, registration } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import { quietUntil } from './quiet-hours.ts';
import { localInstant } from './working-days.ts';

const law = { ...aLaw(), quietHours: { from: '20:00', to: '08:30', restDays: true } };
const at = (day: string, time: string) => localInstant(law.calendar, day, time);
const byMail = { reach: { ...registration(law).reach, preferred: 'email' as const } };
const waits = (life: Life) =>
  life.events.flatMap((event) => event.effects ?? []).flatMap((one) => (one.kind === 'deliver' ? [one.notBefore] : []));

describe('quiet hours', () => {
  it('end in the morning of the next day that is none of rest (T20)', () => {
    expect(quietUntil(law, at('2026-03-03', '12:00'))).toBe(at('2026-03-03', '12:00'));
    expect(quietUntil(law, at('2026-03-03', '08:30'))).toBe(at('2026-03-03', '08:30'));
    expect(quietUntil(law, at('2026-03-03', '03:00'))).toBe(at('2026-03-03', '08:30'));
    expect(quietUntil(law, at('2026-03-03', '20:00'))).toBe(at('2026-03-04', '08:30'));
    // Friday evening; Saturday at noon; before the Qingming days off from Sat 2026-04-04 to Mon 2026-04-06.
    expect(quietUntil(law, at('2026-03-06', '21:00'))).toBe(at('2026-03-09', '08:30'));
    expect(quietUntil(law, at('2026-03-07', '12:00'))).toBe(at('2026-03-09', '08:30'));
    expect(quietUntil(law, at('2026-04-03', '22:00'))).toBe(at('2026-04-07', '08:30'));
    const nights = { ...law, quietHours: { ...law.quietHours, restDays: false } };
    expect(quietUntil(nights, at('2026-03-07', '12:00'))).toBe(at('2026-03-07', '12:00'));
    expect(quietUntil(aLaw(), at('2026-03-07', '03:00'))).toBe(at('2026-03-07', '03:00'));
  });

  it('hold back mail at night, not the inbox, and move no limit (T20)', () => {
    const night = { receivedAt: at('2026-03-02', '23:00') };
    const [quiet, loud] = [new Life(law, { ...byMail, ...night }), new Life(aLaw(), { ...byMail, ...night })];
    expect(waits(quiet)).toEqual([at('2026-03-03', '08:30')]);
    expect(waits(loud)).toEqual([undefined]);
    expect(quiet.state.clocks).toEqual(loud.state.clocks);
    expect(waits(new Life(law, night))).toEqual([undefined]);
    expect(waits(new Life(law, byMail))).toEqual([undefined]);
  });

  it('hold back reminders, which ring at midnight, and not assignments or escalations (T20)', () => {
    const life = accepted(new Life(law));
    life.do('chase', { matter: 'overdue', note: aText() }, anActor('supervisor', 'yunxi')).until('2026-05-01');
    const kinds = new Map(Object.values(life.state.notices).map(({ id, kind }) => [id, kind]));
    const held = life.events
      .flatMap((event) => event.effects ?? [])
      .flatMap((one) => (one.kind === 'deliver' && one.notBefore !== undefined ? [kinds.get(one.notice)] : []));
    expect(held.length).toBeGreaterThan(0);
    expect(new Set(held)).toEqual(new Set(['reminder']));
    expect(life.notices('escalation').length).toBeGreaterThan(0);
  });
});
