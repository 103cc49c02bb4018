// Who acts in a simulation, and the complaint it begins with: one person for each part, so that independence holds.
// Leaves out whether they may: the judge says that.
import { askedUnit } from './case-permission.ts';
import { type By, transitionOf } from './case-transitions.ts';
import type { Actor, CaseState, CommandName, TextRef, UnitRef } from './case.ts';
import type { RegisterData } from './intake.ts';
import type { Law, Role } from './law.ts';

export const CHANNEL: Actor = { kind: 'channel', id: 'simulation', roles: [] };

const AUTHORITY: UnitRef = {
  ...{ id: 'area.authority', body: 'area.authority', active: true },
  ...{ reviewBody: 'area.review', reReviewBody: 'area.rereview' },
};

/** Another body under the same superior. */
export const RECEIVER: UnitRef = { ...AUTHORITY, id: 'area.receiver', body: 'area.receiver' };

/** Stands for what somebody wrote. */
export function someText(name: string): TextRef {
  return { text: `simulated-${name}`, length: 12, sha256: '0'.repeat(64) };
}

export function registrationOf(law: Law, on: string, at: number, anonymous: boolean): RegisterData {
  const { pack, calendar, matterType } = law;
  return {
    ...{ caseId: '00000000-0000-7000-8000-000000000000', number: 'SIM-1', pack, matterType },
    calendar: { id: calendar.id, version: calendar.version, hash: calendar.hash },
    ...{ category: 'simulated', channelClient: 'simulation', owner: AUTHORITY, respondent: null },
    ...{ anonymous, confidential: false, urgent: false, title: someText('title'), matter: someText('matter') },
    demands: [{ id: 'd1', text: someText('demand') }],
    contact: { id: 'c1', channel: 'online', receivedOn: on },
    reach: {
      ...{ methods: anonymous ? [] : ['inbox', 'email', 'post', 'inPerson'], preferred: 'inbox', language: 'zh' },
      ...{ electronicConsent: !anonymous, noReply: anonymous },
    },
    evidence: [{ evidence: 'e-1', sha256: '0'.repeat(64), size: 1 }],
    ...{ receivedAt: at, receivedOn: on, truthDeclared: true },
  };
}

/** Everybody the table lets give the command, in its order. */
export function actorsFor(state: CaseState, name: CommandName): Actor[] {
  return transitionOf(name).by.flatMap((by) => actorOf(state, by) ?? []);
}

function actorOf(state: CaseState, by: By): Actor | null {
  if (by === 'complainant' || by === 'respondent') return { kind: 'party', id: `sim-${by}`, roles: [], party: by };
  if (by === 'channel') return CHANNEL;
  if (by === 'gateway' || by === 'clock' || by === 'staff@task') return null;
  const [role, scope] = by.split('@') as [Role, 'owner' | 'asked' | undefined];
  if (role === 'handler' && state.handler !== null) return { ...staff(role, state.handler.unit), id: state.handler.id };
  if (scope === 'asked') return staff(role, askedUnit(state) ?? state.owner.id);
  if (scope === undefined && role !== 'clerk') return staff(role, state.owner.id.split('.')[0] ?? state.owner.id);
  return staff(role, state.owner.id);
}

function staff(role: Role, unit: string): Actor {
  return { kind: 'staff', id: `sim-${role}-${unit}`, unit, roles: [role] };
}
