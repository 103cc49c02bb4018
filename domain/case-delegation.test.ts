// Delegation when away (L15, T4, I8): in whose place, with which limits, and what the event says.
import { expect, it } from 'vitest';
import { aText, anActor, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import type { Actor } from './case.ts';
import { allowedCommands } from './case-decide.ts';

const away = { id: 'h-away', unit: CENTER.id, roles: ['handler' as const] };
const delegate: Actor = { ...anActor('clerk', CENTER.id, 'clerk-9'), standsFor: [away] };
const action = {
  kind: 'visit' as const,
  on: '2026-03-02',
  place: 'window 3',
  by: ['h-away'],
  record: aText(),
  evidence: [],
};

function handled(): Life {
  return accepted(new Life()).do('assignHandler', { handler: away }, anActor('lead'));
}

it('a delegate acts in the place of the absent handler, and the event shows both (L15, T19)', () => {
  const life = handled().do('recordAction', action, delegate);
  expect(life.events.at(-1)?.actor).toEqual({
    ...{ kind: 'staff', id: 'clerk-9', unit: CENTER.id, roles: ['handler'], actsFor: 'h-away' },
  });
  expect(life.state.took.handled).toEqual(['clerk-9', 'h-away']);
});

it('a delegate is nobody where the absent person has no part, and in their own right names nobody', () => {
  const life = accepted(new Life());
  expect(life.try('recordAction', action, delegate)).toMatchObject({ ok: false, refusal: { code: 'not_permitted' } });
  life.do('addContact', { contact: { id: 'c2', channel: 'online', receivedOn: '2026-03-02' } }, delegate);
  expect(life.events.at(-1)?.actor).toEqual({ kind: 'staff', id: 'clerk-9', unit: CENTER.id, roles: ['clerk'] });
});

it('another person without a delegation is still refused, and a party never stands in', () => {
  const life = handled();
  const other = anActor('handler', CENTER.id, 'h-other');
  expect(life.try('recordAction', action, other)).toMatchObject({ ok: false, refusal: { code: 'not_assigned' } });
  expect(life.try('recordAction', action, { ...COMPLAINANT, standsFor: [away] })).toMatchObject({ ok: false });
});

it('independence binds both: neither approves what the delegate did in the handler’s place (L21)', () => {
  const life = handled().do('recordAction', action, delegate);
  life.do('claimTask', { task: Object.values(life.state.tasks)[0]!.id }, anActor('handler', CENTER.id, 'h-away'));
  const approving = { ...away, roles: ['approver' as const] };
  const inPlace: Actor = { ...delegate, id: 'clerk-3', standsFor: [approving] };
  const ending = { ground: 'UNREACHABLE', article: '30', reason: aText(), otherRoutes: aText() };
  life.do('proposeTermination', ending, { ...anActor('lead'), id: 'lead-7' });
  const decision = { confirmed: true, reason: aText() };
  for (const actor of [{ ...anActor('approver'), id: 'h-away' }, { ...anActor('approver'), id: 'clerk-9' }, inPlace])
    expect(life.try('decideEnding', decision, actor).ok).toBe(false);
});

it('the holder’s task stays theirs while the delegate works, and its lease is renewed (L15)', () => {
  const life = handled();
  const task = Object.values(life.state.tasks).find(({ kind }) => kind === 'investigate')!;
  life.do('claimTask', { task: task.id }, anActor('handler', CENTER.id, 'h-away'));
  const before = life.state.tasks[task.id]!.leaseUntil!;
  life.until('2026-03-04').do('recordAction', { ...action, on: '2026-03-04' }, delegate);
  expect(life.state.tasks[task.id]).toMatchObject({ holder: 'h-away' });
  expect(life.state.tasks[task.id]!.leaseUntil).toBeGreaterThan(before);
});

it('shows a delegate what is allowed in the absent person’s place', () => {
  const { law, state, now } = handled();
  expect(allowedCommands(law, state, delegate, now)).toContain('recordAction');
  expect(allowedCommands(law, state, anActor('clerk', CENTER.id, 'clerk-9'), now)).not.toContain('recordAction');
});
