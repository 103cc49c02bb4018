// A registration put right (T7, T13, L21): what was there stays, no limit moves, nobody accused goes on handling.
import { describe, expect, it } from 'vitest';
import { anActor, aText, CENTER, CIVIL, Life } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import { projectCase } from './case-projection.ts';

const clerk = anActor('clerk');
const lead = anActor('lead');
const handler = (unit: string) => ({ id: 'handler-7', unit, roles: ['handler' as const] });

describe('correcting a registration', () => {
  it('keeps the old values, says who and why, and shows in lists', () => {
    const life = new Life(undefined, { respondent: CIVIL });
    const reason = aText();
    life.do('correctRegistration', { category: 'heating', urgent: true, respondent: null, reason }, clerk);
    expect(life.state.corrections).toEqual([
      {
        from: { category: 'serviceWindow', urgent: false, respondent: CIVIL },
        to: { category: 'heating', urgent: true, respondent: null },
        ...{ reason, by: 'clerk-1', on: '2026-03-02' },
      },
    ]);
    expect(projectCase(life.state)).toMatchObject({ category: 'heating', urgent: true, respondentUnit: null });
  });

  it('moves no limit, however late and however often (T7, T13)', () => {
    const life = accepted(new Life()).until('2026-03-20');
    const { clocks } = life.state;
    life.do('correctRegistration', { category: 'heating', urgent: true, reason: aText() }, clerk);
    life.do('correctRegistration', { category: 'taxi', urgent: false, reason: aText() }, clerk);
    expect(life.state.clocks).toEqual(clocks);
    expect(life.state.corrections?.map(({ from, to }) => [from.category, to.category])).toEqual([
      ['serviceWindow', 'heating'],
      ['heating', 'taxi'],
    ]);
  });

  it('keeps only what differs, and refuses what changes nothing or has no reason', () => {
    const life = new Life();
    const same = { category: 'serviceWindow', urgent: false, respondent: null };
    expect(life.refusal('correctRegistration', { ...same, reason: aText() }, clerk)).toBe('nothing_to_do');
    expect(life.refusal('correctRegistration', { urgent: true, reason: aText(0) }, clerk)).toBe('reason_required');
    life.do('correctRegistration', { ...same, urgent: true, reason: aText() }, clerk);
    expect(life.state.corrections?.[0]).toMatchObject({ from: { urgent: false }, to: { urgent: true } });
    expect(Object.keys(life.state.corrections?.[0]?.to ?? {})).toEqual(['urgent']);
  });

  it('does not make the handler a judge of their own unit: another takes over first (L21)', () => {
    const windows = { ...CENTER, id: 'yunxi.center.windows' };
    const life = accepted(new Life()).do('assignHandler', { handler: handler('yunxi.center.windows') }, lead);
    const wrong = { respondent: windows, reason: aText() };
    expect(life.try('correctRegistration', wrong, clerk)).toMatchObject({
      ok: false,
      refusal: { code: 'not_independent', detail: { staff: ['handler-7'], use: 'assignHandler' } },
    });
    life.do('assignHandler', { handler: { ...handler('yunxi.center'), id: 'handler-8' } }, lead);
    life.do('correctRegistration', wrong, clerk);
    expect([life.state.respondent?.id, life.state.handler?.id]).toEqual(['yunxi.center.windows', 'handler-8']);
    const accused = { handler: handler('yunxi.center.windows') };
    expect(life.refusal('assignHandler', accused, lead)).toBe('not_independent');
  });

  it('is not done by the unit complained about, which would clear itself (L21)', () => {
    const windows = { ...CENTER, id: 'yunxi.center.windows' };
    const life = new Life(undefined, { respondent: windows });
    const cleared = { respondent: null, reason: aText() };
    expect(life.refusal('correctRegistration', cleared, anActor('clerk', windows.id))).toBe('not_independent');
  });
});
