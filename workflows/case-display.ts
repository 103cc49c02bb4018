// What an operator sees in the Temporal UI: search attributes when a shown value changes, and the current details.
// Codes, units and dates only; never a text or a person.
import { defineSearchAttributeKey } from '@temporalio/common';
import { condition, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { type CaseAlarm, nextAlarm } from '../domain/case-alarms.ts';
import type { CaseState } from '../domain/case.ts';
import { followersOf } from '../domain/group-state.ts';
import { isOverdue, pressingClock, waitingFor } from '../domain/case-projection.ts';
import { heldNotices } from '../domain/delivery-held.ts';
import type { CaseFile } from './case-file.ts';

const KEYS = {
  phase: defineSearchAttributeKey('Phase', 'KEYWORD'),
  unit: defineSearchAttributeKey('Unit', 'KEYWORD'),
  waitingFor: defineSearchAttributeKey('WaitingFor', 'KEYWORD'),
  dueAt: defineSearchAttributeKey('DueAt', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
};

/** Keeps both current beside the main loop, so that showing never re-arms the timer. */
export async function keepShown(file: CaseFile, isOver: () => boolean): Promise<void> {
  for (let shown = '', version = -1; ;) {
    await condition(() => file.state.version !== version || isOver());
    version = file.state.version;
    shown = show(file.state, nextAlarm(file.law, file.state), shown);
    if (isOver()) return;
  }
}

/** Shows the state; `shown` is what stood there before. Returns what stands there now. */
function show(state: CaseState, alarm: CaseAlarm | null, shown: string): string {
  setCurrentDetails(detailsOf(state, alarm));
  const dueAt = pressingClock(state)?.dueAt ?? null;
  const phase = state.conclusion === null ? state.phase : `${state.phase}:${state.conclusion}`;
  const values = {
    phase,
    unit: state.owner.id,
    waitingFor: waitingFor(state).slice(0, 250),
    overdue: isOverdue(state),
  };
  const now = JSON.stringify([values, dueAt]);
  if (now === shown) return shown;
  upsertSearchAttributes([
    { key: KEYS.phase, value: values.phase },
    { key: KEYS.unit, value: values.unit },
    { key: KEYS.waitingFor, value: values.waitingFor },
    { key: KEYS.overdue, value: values.overdue },
    { key: KEYS.dueAt, value: dueAt === null ? null : new Date(dueAt) },
  ]);
  return now;
}

/** A short checklist in Markdown: phase, who is waited for, each live limit with its article and last day. */
function detailsOf(state: CaseState, alarm: CaseAlarm | null): string {
  const clocks = Object.values(state.clocks)
    .filter((clock) => clock.standing === 'running' || clock.standing === 'paused' || clock.standing === 'expired')
    .map(
      (clock) =>
        `- ${clock.id}: **${clock.standing}**, last day ${clock.dueOn ?? '–'} (${clock.terms.article}, ${clock.terms.confidence})`,
    );
  const group = [
    ...(state.following ? [`- follows: ${state.following.leader.number}`] : []),
    ...(state.followers
      ? [
          `- followed by: ${
            followersOf(state)
              .map(({ number }) => number)
              .join(', ') || 'nobody'
          }`,
        ]
      : []),
  ];
  const open = state.effects.map((effect) => `- in progress: ${effect.kind}`);
  const held = heldNotices(state).map(({ kind }) => `- held until a successor steps in: ${kind}`);
  return [
    `### ${state.number} · ${state.phase}${state.conclusion === null ? '' : ` (${state.conclusion})`}`,
    `- owner: ${state.owner.id}${state.handler === null ? '' : `, handler ${state.handler.id}`}`,
    `- waits for: ${waitingFor(state)}`,
    ...group,
    ...clocks,
    ...open,
    ...held,
    `- next alarm: ${alarm === null ? 'none' : `${new Date(alarm.at).toISOString()} ${alarm.summary}`}`,
  ].join('\n');
}
