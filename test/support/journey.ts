// For tests: one real case walked command by command through the judge, under the example pack, with literal days.
// Leaves out single rules seen from outside a case.
import { loadPacks } from '../../adapters/packs.ts';
import { foldDue, GATEWAY_ACTOR } from '../../domain/case-alarms.ts';
import { apply, foldAll } from '../../domain/case-apply.ts';
import type {
  Actor,
  CaseCommand,
  CaseCommands,
  CaseEvent,
  CaseState,
  CommandName,
  EventType,
  Refusal,
  TextRef,
  UnitRef,
} from '../../domain/case.ts';
import { decide } from '../../domain/case-decide.ts';
import { foldChecked } from '../../domain/case-effects.ts';
import { openCase } from '../../domain/case-open.ts';
import type { Law, Role } from '../../domain/law.ts';

export const LAW: Law = loadPacks().excerpt({ packId: 'cn-service-centre-example', matterType: 'fees' });

export function aText(id: string): TextRef {
  return { text: id, length: 20, sha256: id.padEnd(64, '0') };
}

export function aUnit(id: string, body = id.split('.').slice(0, 2).join('.')): UnitRef {
  return { id, body, active: true };
}

export const CENTRE = aUnit('yunxi.center');
export const TRANSPORT = aUnit('yunxi.transport');
export const COMPLAINANT: Actor = { kind: 'party', id: 'complainant', roles: [], party: 'complainant' };

/** A member of staff called `id`, by default named after the first role. */
export function staff(unit: string, roles: Role | Role[], id?: string): Actor {
  const all = [roles].flat();
  return { kind: 'staff', id: id ?? `${all[0]}-${unit}`, unit, roles: all };
}

export const CLERK = staff('yunxi.center', 'clerk');
export const HANDLER = staff('yunxi.center', 'handler');
export const LEAD = staff('yunxi.center', 'lead');
export const APPROVER = staff('yunxi.center', 'approver');
export const HEAD = staff('yunxi.center', ['approver', 'head'], 'head');
export const RECEIVER = staff('yunxi.transport', 'clerk');
export const SUPERVISOR = staff('yunxi', 'supervisor');

/** 10:00 Chinese time on a day. */
export function at(day: string): number {
  return Date.parse(`${day}T10:00:00+08:00`);
}

/** A case that remembers its law and all its events. */
export class Journey {
  readonly law: Law;
  readonly events: CaseEvent[];
  state: CaseState;

  private constructor(law: Law, events: CaseEvent[]) {
    this.law = law;
    this.events = events;
    this.state = foldAll(events);
  }

  /** Registered at the service centre on Monday 2026-05-11 with two demands and one piece of evidence. */
  static registered(change: Partial<CaseCommands['register']> = {}, law: Law = LAW): Journey {
    const receivedAt = at('2026-05-11');
    const opened = openCase(law, { ...complaint(law), receivedAt, ...change }, CLERK, { at: receivedAt });
    if (!opened.ok) throw new Error(`not registered: ${JSON.stringify(opened.refusal)}`);
    return new Journey(law, opened.events);
  }

  /** Accepted on the day after. */
  static accepted(change: Partial<CaseCommands['register']> = {}, law: Law = LAW): Journey {
    const journey = Journey.registered(change, law);
    const met = (item: string) => ({ item, finding: 'met' as const });
    journey.act('2026-05-12', CLERK, 'recordChecklist', { entries: law.checklist.map(({ item }) => met(item)) });
    journey.act('2026-05-12', CLERK, 'decideJurisdiction', { inRemit: true, article: '3' });
    journey.act('2026-05-12', CLERK, 'recordConditions', {
      conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })),
    });
    journey.act('2026-05-12', CLERK, 'accept', {});
    return journey;
  }

  /** Accepted, both demands found on 2026-05-14. */
  static found(law: Law = LAW): Journey {
    const journey = Journey.accepted({}, law);
    for (const demand of ['d1', 'd2']) journey.act('2026-05-14', HANDLER, 'recordFinding', aFinding(demand));
    return journey;
  }

  /** Gives a command that must be allowed; alarms due by then ring first. */
  act<K extends CommandName>(day: string, actor: Actor, name: K, data: CaseCommands[K]): CaseEvent[] {
    this.wait(day);
    const verdict = this.judge(day, actor, name, data);
    if (!verdict.ok) throw new Error(`${name} refused: ${JSON.stringify(verdict.refusal)}`);
    return this.fold(verdict.events);
  }

  /** The refusal of a command that must not be allowed. */
  refusal<K extends CommandName>(
    day: string,
    actor: Actor,
    name: K,
    data: CaseCommands[K],
  ): Pick<Refusal, 'code' | 'detail'> {
    this.wait(day);
    const verdict = this.judge(day, actor, name, data);
    if (verdict.ok) throw new Error(`${name} was allowed`);
    const { code, detail } = verdict.refusal;
    return detail === undefined ? { code } : { code, detail };
  }

  /** Lets the time pass: everything due by 10:00 of the day rings, and the door has nothing more. */
  wait(day: string): CaseEvent[] {
    const events = this.fold(foldDue(this.law, this.state, at(day)).events);
    const checks = this.state.effects.flatMap((effect) => (effect.kind === 'checkSubmissions' ? [effect] : []));
    return [...events, ...checks.flatMap((effect) => this.fold(foldChecked(this.law, this.state, effect, at(day))))];
  }

  /** The gateway reports that the transfer was handed over, or that it failed. */
  handedOver(day: string, delivered = true): CaseEvent[] {
    const effect = this.state.effects.find((one) => one.kind === 'sendTransfer');
    if (effect?.kind !== 'sendTransfer') throw new Error('no transfer is being sent');
    const proof = delivered ? 'receipt-1' : 'connection refused';
    return this.act(day, GATEWAY_ACTOR, 'noteTransferSent', {
      effect: effect.id,
      transfer: effect.transfer,
      delivered,
      proof,
    });
  }

  /** Kinds of notice of some events, to whom. */
  static told(events: readonly CaseEvent[]): string[] {
    return events
      .flatMap((event) => event.notices ?? [])
      .map(({ kind, audience }) => {
        if (audience.to === 'complainant') return `${kind} > complainant`;
        return audience.to === 'staff' ? `${kind} > ${audience.id}` : `${kind} > ${audience.role} of ${audience.unit}`;
      });
  }

  /** Open tasks as `kind: role of unit`. */
  tasks(): string[] {
    return Object.values(this.state.tasks)
      .map((task) => `${task.kind}: ${task.role} of ${task.unit}`)
      .sort();
  }

  has(type: EventType): boolean {
    return this.events.some((event) => event.type === type);
  }

  private judge<K extends CommandName>(day: string, actor: Actor, name: K, data: CaseCommands[K]) {
    return decide(this.law, this.state, { name, data } as unknown as CaseCommand, actor, { at: at(day) });
  }

  private fold(events: CaseEvent[]): CaseEvent[] {
    this.events.push(...events);
    this.state = events.reduce<CaseState>(apply, this.state);
    return events;
  }
}

export function aFinding(demand: string): CaseCommands['recordFinding'] {
  return {
    ...{
      demand,
      outcome: 'upheld',
      facts: aText(`facts-${demand}`),
      evidence: ['e1'],
      responsible: 'respondent',
      degree: 'full',
    },
    bases: [{ kind: 'law', title: 'Fees Act', clause: '12', version: '2021' }],
  };
}

function complaint({ pack, calendar, matterType }: Law): CaseCommands['register'] {
  const reach = {
    methods: ['inbox' as const],
    preferred: 'inbox' as const,
    electronicConsent: true,
    language: 'zh' as const,
    noReply: false,
  };
  return {
    ...{
      caseId: 'case-1',
      number: 'YXZW-2026-000001',
      pack,
      calendar: { id: calendar.id, version: calendar.version, hash: calendar.hash },
    },
    ...{
      matterType,
      category: 'fees',
      channelClient: 'web',
      owner: CENTRE,
      respondent: aUnit('yunxi.civil.relief', 'yunxi.civil'),
    },
    ...{ anonymous: false, confidential: false, urgent: false, title: aText('title'), matter: aText('matter'), reach },
    demands: [
      { id: 'd1', text: aText('refund') },
      { id: 'd2', text: aText('apology') },
    ],
    contact: { id: 'c1', channel: 'online', receivedOn: '2026-05-11' },
    evidence: [{ evidence: 'e1', sha256: 'e'.repeat(64), size: 1 }],
    ...{ receivedAt: 0, receivedOn: '2026-05-11', truthDeclared: true },
  };
}
