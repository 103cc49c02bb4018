// Several lives in memory that are one group: what one case tells another arrives there at once, as the machine would carry it.
import { messageData } from '../../domain/group-messages.ts';
import type { CaseMessage, GroupCommands, LeaderRef } from '../../domain/group.ts';
import type { RegisterData } from '../../domain/intake.ts';
import type { Law } from '../../domain/law.ts';
import { aLaw, anActor, aText, Life } from './case-builders.ts';
import { GATEWAY } from './case-moves.ts';
import { accepted } from './case-stages.ts';

export const lead = anActor('lead');
const byPhone = { how: 'phone' as const, on: '2026-03-02' };

export class Group {
  readonly lives = new Map<string, Life>();
  /** Every message as it was sent. */
  readonly sent: { from: string; to: string; message: CaseMessage; key: string; tries: number }[] = [];
  /** Cases that nobody reaches now. */
  readonly silent = new Set<string>();

  /** An accepted case with two demands; its number ends in the name. */
  case(name: string, change: Partial<RegisterData> = {}, law: Law = aLaw()): Life {
    const caseId = `0190a000-0000-7000-8000-00000000000${name}`;
    const life = accepted(new Life(law, { caseId, number: `YXZW-2026-00${name}`, ...change }));
    life.answers = (effect) => {
      this.sent.push({ from: caseId, ...effect });
      if (this.silent.has(effect.to)) return { outcome: 'unavailable' };
      const other = this.lives.get(effect.to);
      const data = messageData(life.state, effect);
      if (other === undefined) return { outcome: 'refused', code: 'not_running' };
      if (data === null) return { outcome: 'refused', code: 'nothing_to_do' };
      const given = other.try(effect.message, data as GroupCommands[CaseMessage] as never, GATEWAY);
      return given.ok ? { outcome: 'told' } : { outcome: 'refused', code: given.refusal.code };
    };
    this.lives.set(caseId, life);
    return life;
  }
}

/** A case as the door describes it to who wants to follow it. */
export function leaderRef({ state }: Life, change: Partial<LeaderRef> = {}): LeaderRef {
  const { caseId, number, phase, conclusion, concludedOn, owner, pack, matterType, demands, following } = state;
  return {
    ...{
      caseId,
      number,
      phase,
      conclusion,
      concludedOn,
      unit: owner.id,
      body: owner.body,
      regime: pack.id,
      matterType,
    },
    ...{ demandIds: demands.map(({ id }) => id), follows: Boolean(following), ...change },
  };
}

export function joining(follower: Life, leader: Life, change: Partial<GroupCommands['joinGroup']> = {}) {
  const [first] = leader.state.demands;
  return {
    leader: leaderRef(leader),
    matches: follower.state.demands.map(({ id }, index) => ({
      demand: id,
      byDemand: leader.state.demands[index]?.id ?? first!.id,
    })),
    ...{ consent: byPhone, reason: aText(), ...change },
  };
}
