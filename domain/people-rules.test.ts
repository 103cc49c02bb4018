import { describe, expect, it } from 'vitest';
import { anActor, aText, CENTER, CIVIL, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { WINDOWS } from '../test/support/case-moves.ts';
import { accepted } from '../test/support/case-stages.ts';

const supervisor = anActor('supervisor', 'yunxi');
const handler = anActor('handler');
const named = (id: string, unit = CENTER.id) => ({ handler: { id, unit, roles: ['handler' as const] } });
const taskOf = (life: Life) => Object.values(life.state.tasks)[0]!;

describe('moving the case inside its body', () => {
  it('moves the open tasks along, tells the unit and touches no limit', () => {
    const life = accepted(new Life()).until('2026-03-10').do('assignUnit', { unit: WINDOWS }, supervisor);
    expect(life.state.owner.id).toBe('yunxi.center.windows');
    expect(life.tasks()).toEqual(['investigate: handler of yunxi.center.windows']);
    expect(life.notices('assignment').at(-1)?.audience).toEqual({
      to: 'unit',
      unit: 'yunxi.center.windows',
      role: 'lead',
    });
    expect(life.limit('handling')).toBe('2026-03-30 running'); // Monday, as before
  });

  it('is for another unit of the same body that is active and not complained about', () => {
    expect(new Life().refusal('assignUnit', { unit: CIVIL }, supervisor)).toBe('other_body');
    expect(new Life().refusal('assignUnit', { unit: { ...WINDOWS, active: false } }, supervisor)).toBe('unit_inactive');
    expect(new Life().refusal('assignUnit', { unit: CENTER }, supervisor)).toBe('already_done');
    expect(new Life(undefined, { respondent: WINDOWS }).refusal('assignUnit', { unit: WINDOWS }, supervisor)).toBe(
      'not_independent',
    );
  });

  it('leaves a handler of another unit behind and keeps one of the new unit', () => {
    const life = accepted(new Life())
      .do('assignHandler', named('h-1'), supervisor)
      .do('assignUnit', { unit: WINDOWS }, supervisor);
    expect(life.state.handler).toBeNull();
    life.do('assignHandler', named('h-2', WINDOWS.id), supervisor).do('assignUnit', { unit: CENTER }, supervisor);
    expect(life.state.handler?.id).toBe('h-2');
  });
});

describe('naming the handler', () => {
  it('always tells the handler (T19)', () => {
    const life = accepted(new Life()).do('assignHandler', named('h-1'), supervisor);
    expect(life.notices('assignment').at(-1)?.audience).toEqual({ to: 'staff', id: 'h-1' });
    expect(life.refusal('assignHandler', named('h-1'), supervisor)).toBe('already_done');
  });

  it('takes somebody who handles cases', () => {
    const archivist = { handler: { id: 'a', unit: CENTER.id, roles: ['archivist' as const] } };
    expect(new Life().refusal('assignHandler', archivist, supervisor)).toBe('not_permitted');
  });
});

describe('a task', () => {
  it('is taken by one person of its role and unit', () => {
    const life = accepted(new Life());
    const task = taskOf(life).id;
    expect(life.refusal('claimTask', { task }, anActor('clerk'))).toBe('not_assigned');
    expect(life.refusal('claimTask', { task }, anActor('handler', 'yunxi.minzheng'))).toBe('not_assigned');
    expect(life.refusal('claimTask', { task: 't99' }, handler)).toBe('unknown_item');
    life.do('claimTask', { task }, handler);
    expect(life.refusal('claimTask', { task }, anActor('handler', CENTER.id, 'handler-2'))).toBe('already_done');
  });

  it('is given back by its holder or freed by a supervisor over the unit, by nobody else', () => {
    const life = accepted(new Life());
    const task = taskOf(life).id;
    expect(life.refusal('releaseTask', { task }, handler)).toBe('nothing_to_do');
    life.do('claimTask', { task }, handler);
    expect(life.refusal('releaseTask', { task }, anActor('handler', CENTER.id, 'handler-2'))).toBe('not_assigned');
    expect(life.refusal('releaseTask', { task }, anActor('supervisor', 'lanhu'))).toBe('not_assigned');
    life.do('releaseTask', { task }, supervisor);
    expect(taskOf(life).holder).toBeUndefined();
  });

  it('returns to the queue after five silent days; the limit of the case does not notice', () => {
    const life = accepted(new Life());
    life.do('claimTask', { task: taskOf(life).id }, handler).until('2026-03-06');
    expect(taskOf(life).holder).toBe('handler-1');
    life.until('2026-03-08'); // Sunday: claimed on Monday 2026-03-02
    expect(taskOf(life).holder).toBeUndefined();
    expect(life.notices('reminder').at(-1)?.facts['what']).toBe('leaseLapsed');
    expect(life.limit('handling')).toBe('2026-03-30 running');
  });

  it('stays with a holder who does something, whatever that is', () => {
    const life = accepted(new Life());
    life.do('claimTask', { task: taskOf(life).id }, handler).until('2026-03-06');
    life.do(
      'recordAction',
      { kind: 'visit', on: '2026-03-06', place: 'window 3', by: ['handler-1'], record: aText(), evidence: [] },
      handler,
    );
    life.until('2026-03-10');
    expect(taskOf(life).holder).toBe('handler-1');
  });

  it('about a notice to serve by hand outlives the phase it came up in', () => {
    const life = new Life(undefined, {
      reach: { methods: ['post'], preferred: 'post', electronicConsent: false, language: 'zh', noReply: false },
    });
    expect(accepted(life).tasks()).toContain('serveNotice: clerk of yunxi.center');
    const receipt = life.notices('registrationReceipt')[0]!;
    expect(Object.values(life.state.tasks).some(({ about }) => about === receipt.id)).toBe(true);
    life.do(
      'recordDelivery',
      { notice: receipt.id, method: 'post', on: '2026-03-02', note: aText() },
      anActor('clerk'),
    );
    expect(Object.values(life.state.tasks).some(({ about }) => about === receipt.id)).toBe(false);
  });

  it('is never left in a case that ended, except for the archivist and what must still be delivered', () => {
    const life = accepted(new Life()).until('2026-04-10').do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
  });
});
