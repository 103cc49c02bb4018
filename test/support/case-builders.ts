// Builders for rule tests: a law, actors, texts, a registered case, and a life that is lived in memory (no engine):
// commands, time and the outcomes of effects, in the order a case would meet them.
import { loadPacks } from '../../adapters/packs.ts';
import type {
  Actor,
  CaseCommands,
  CaseEvent,
  CaseState,
  CommandName,
  Effect,
  EvidenceRef,
  Refusal,
  TextRef,
  UnitRef,
} from '../../domain/case.ts';
import { foldDue, nextAlarm } from '../../domain/case-alarms.ts';
import { apply } from '../../domain/case-apply.ts';
import { decide } from '../../domain/case-decide.ts';
import { foldChecked, foldOutcome } from '../../domain/case-effects.ts';
import { openCase } from '../../domain/case-open.ts';
import { CURRENT_RULES, type RegisterData } from '../../domain/intake.ts';
import type { Notice } from '../../domain/delivery.ts';
import { changedLaw } from '../../domain/law-in-force.ts';
import type { DeliveryMethod, Law, Role } from '../../domain/law.ts';
import { localInstant } from '../../domain/working-days.ts';

const library = loadPacks();

export function aLaw(packId = 'cn-service-centre-example', matterType?: string): Law {
  const pack = library.pack(packId);
  return library.excerpt({ packId, matterType: matterType ?? pack.matterTypes[0]!.code });
}

export const CENTER: UnitRef = {
  id: 'yunxi.center',
  body: 'yunxi.center',
  active: true,
  reviewBody: 'yunxi.fucha',
  reReviewBody: 'chengjiang.fuhe',
};
export const CIVIL: UnitRef = {
  id: 'yunxi.minzheng',
  body: 'yunxi.minzheng',
  active: true,
  reviewBody: 'yunxi.fucha',
  reReviewBody: 'chengjiang.fuhe',
};

export function anActor(role: Role, unit = 'yunxi.center', id = `${role}-1`): Actor {
  return { kind: 'staff', id, unit, roles: [role] };
}
export const COMPLAINANT: Actor = { kind: 'party', id: 'party-1', roles: [], party: 'complainant' };
export const WEBSITE: Actor = { kind: 'channel', id: 'website', roles: [] };

let texts = 0;
export function aText(length = 12): TextRef {
  texts += 1;
  return {
    text: `00000000-0000-7000-8000-${String(texts).padStart(12, '0')}`,
    length,
    sha256: String(texts).padStart(64, '0'),
  };
}
export function anEvidence(n = 1): EvidenceRef {
  return { evidence: `e-${n}`, sha256: String(n).padStart(64, 'e'), size: 1000 };
}

export function registration(law: Law, change: Partial<RegisterData> = {}): RegisterData {
  const receivedOn = change.receivedOn ?? '2026-03-02';
  return {
    caseId: '0190a000-0000-7000-8000-000000000001',
    number: 'YXZW-2026-1',
    pack: law.pack,
    calendar: { id: law.calendar.id, version: law.calendar.version, hash: law.calendar.hash },
    matterType: law.matterType,
    category: 'serviceWindow',
    channelClient: 'website',
    owner: CENTER,
    respondent: null,
    anonymous: false,
    confidential: false,
    urgent: false,
    title: aText(),
    matter: aText(200),
    demands: [
      { id: 'd1', text: aText() },
      { id: 'd2', text: aText() },
    ],
    contact: { id: 'c1', channel: 'online', receivedOn },
    reach: {
      methods: ['inbox', 'email', 'post', 'inPerson'],
      preferred: 'inbox',
      electronicConsent: true,
      language: 'zh',
      noReply: false,
    },
    evidence: [anEvidence(1)],
    receivedAt: localInstant(law.calendar, receivedOn, '09:30'),
    receivedOn,
    truthDeclared: true,
    rules: CURRENT_RULES,
    ...change,
  };
}

type Outcome = { ok: true; version: number } | { ok: false; refusal: Refusal };

/** A case lived in memory; `date` is the local day it stands at, commands happen at noon. */
export class Life {
  /** In force now. */
  law: Law;
  state: CaseState;
  events: CaseEvent[];
  now: number;
  /** How another case answers a message of this one; by default it is told. */
  answers: (effect: Effect & { kind: 'tellCase' }) => { outcome: 'told' | 'refused' | 'unavailable'; code?: string } =
    () => ({ outcome: 'told' });
  /** Methods the gateway cannot deliver by. */
  readonly failing: Set<DeliveryMethod>;

  constructor(law = aLaw(), change: Partial<RegisterData> = {}, failing: readonly DeliveryMethod[] = []) {
    this.law = law;
    this.failing = new Set(failing);
    const data = registration(law, change);
    this.now = data.receivedAt;
    const opened = openCase(law, data, WEBSITE, { at: this.now });
    if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened.refusal)}`);
    this.events = opened.events;
    this.state = opened.events.reduce<CaseState | null>(apply, null)!;
    this.settle();
  }

  /** Gives a command now; what the effects bring follows at once. */
  try<K extends CommandName>(name: K, data: CaseCommands[K], actor: Actor, receivedAt = this.now): Outcome {
    this.take(foldDue(this.law, this.state, this.now).events);
    const verdict = decide(this.law, this.state, { name, data } as never, actor, { at: this.now, receivedAt });
    if (!verdict.ok) return verdict;
    this.take(verdict.events);
    this.settle();
    return { ok: true, version: this.state.version };
  }

  /** As `try`, but a refusal is an error of the test. */
  do<K extends CommandName>(name: K, data: CaseCommands[K], actor: Actor): this {
    const outcome = this.try(name, data, actor);
    if (!outcome.ok) throw new Error(`${name} refused: ${JSON.stringify(outcome.refusal)}`);
    return this;
  }

  refusal<K extends CommandName>(name: K, data: CaseCommands[K], actor: Actor): string | null {
    const outcome = this.try(name, data, actor);
    return outcome.ok ? null : outcome.refusal.code;
  }

  /** Time passes until noon of that day; every alarm on the way rings at its instant. */
  until(date: string): this {
    const target = localInstant(this.law.calendar, date, '12:00');
    for (;;) {
      const due = foldDue(this.law, this.state, this.now);
      if (due.events.length > 0) {
        this.take(due.events);
        this.settle();
        continue;
      }
      const next = nextAlarm(this.law, this.state);
      if (next === null || next.at > target) break;
      this.now = Math.max(this.now, next.at);
    }
    this.now = target;
    return this;
  }

  /** Notices of a kind, oldest first. */
  notices(kind: string): Notice[] {
    return Object.values(this.state.notices).filter((one) => one.kind === kind);
  }

  /** Open tasks as `kind: role of unit`. */
  tasks(): string[] {
    return Object.values(this.state.tasks).map((task) => `${task.kind}: ${task.role} of ${task.unit}`);
  }

  /** Last day and standing of a limit, e.g. `2026-03-09 running`. */
  limit(id: string): string {
    const clock = this.state.clocks[id];
    return clock === undefined ? 'none' : `${clock.dueOn ?? 'stands'} ${clock.standing}`;
  }

  /** Opens the newest inbox notice of a kind, as the complainant. */
  opens(kind: string): this {
    const notice = this.notices(kind).at(-1);
    if (notice === undefined) throw new Error(`no notice ${kind}`);
    const on = new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10);
    return this.do('recordDelivery', { notice: notice.id, method: 'inbox', on }, COMPLAINANT);
  }

  private take(events: readonly CaseEvent[]): void {
    for (const event of events) {
      this.state = apply(this.state, event);
      this.events.push(event);
    }
    this.law = changedLaw(events) ?? this.law;
  }

  private settle(): void {
    for (let effect = this.state.effects[0]; effect !== undefined; effect = this.state.effects[0]) {
      if (effect.kind === 'checkSubmissions') this.take(foldChecked(this.law, this.state, effect, this.now));
      else if (effect.kind === 'deliver') {
        const data = {
          effect: effect.id,
          notice: effect.notice,
          method: effect.method,
          outcome: this.failing.has(effect.method) ? ('failed' as const) : ('accepted' as const),
          reference: 'test',
        };
        this.take(foldOutcome(this.law, this.state, effect, { name: 'noteDelivery', data }, this.now));
      } else if (effect.kind === 'tellCase') {
        const outcome = this.answers(effect);
        const data = { effect: effect.id, ...outcome };
        this.take(foldOutcome(this.law, this.state, effect, { name: 'noteCaseTold', data }, this.now));
      } else {
        const data = { effect: effect.id, transfer: effect.transfer, delivered: true, proof: 'receipt-1' };
        this.take(foldOutcome(this.law, this.state, effect, { name: 'noteTransferSent', data }, this.now));
      }
    }
  }
}
