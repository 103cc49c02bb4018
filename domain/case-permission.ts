// Who may give a command in this case, by the table's `by` and by independence (L21). Not whether the case is visible
// to them: the door decides that.
import type { Actor, CaseState, CommandName, Refusal } from './case.ts';
import { type By, transitionOf } from './case-transitions.ts';
import { unitsAsked } from './consultation-state.ts';
import { openRequests } from './information-state.ts';
import type { Law, Role } from './law.ts';

/** A unit covers itself and everything below it: `yunxi` covers `yunxi.center`. */
export function covers(unit: string | undefined, other: string): boolean {
  return unit !== undefined && (unit === other || other.startsWith(`${unit}.`));
}

/** The unit or body that was asked and has not answered yet; null where nobody is. */
export function askedUnit(state: CaseState): string | null {
  if (state.phase === 'awaitingTransfer') return state.transfer?.to.id ?? null;
  if (state.phase === 'inReview') return state.reviews.at(-1)?.body ?? null;
  return null;
}

/** What a recused person may still do: let go. */
const RECUSED_MAY: ReadonlySet<CommandName> = new Set(['releaseTask']);

/** True for whoever declared a relation or was recused on an application: no further part in this case (G2, L21). */
export function isRecused(state: CaseState, staff: string): boolean {
  return state.relations?.some((relation) => relation.staff === staff) ?? false;
}

/** Roles that take no part in any case. */
const ONLOOKERS: ReadonlySet<Role> = new Set(['auditor', 'operator', 'rules']);

/** null when permitted; otherwise why not. */
export function refusedTo(state: CaseState, command: CommandName, actor: Actor): Refusal | null {
  if (actor.kind === 'staff' && isRecused(state, actor.id) && !RECUSED_MAY.has(command))
    return { code: 'not_independent', detail: { staff: actor.id, why: 'recused' } };
  const row = transitionOf(command);
  const { by, notIfTook } = state.phase === 'inReview' && row.inReview !== undefined ? row.inReview : row;
  const fits = by.some((one) => matches(state, command, one, actor));
  if (!fits) return { code: hasRole(by, actor) ? 'not_assigned' : 'not_permitted', detail: { by: [...by] } };
  const took = notIfTook?.find((part) => state.took[part].includes(actor.id));
  return took === undefined ? null : { code: 'not_independent', detail: { took } };
}

/** Nobody of the unit complained about decides anything in the case, where the pack keeps it away; null: may. */
export function accusedMayNot(law: Law, state: CaseState, command: CommandName, actor: Actor): Refusal | null {
  if (state.rules < 2 || actor.kind !== 'staff' || transitionOf(command).impartial !== true) return null;
  return isAccusedUnit(law, state, actor.unit)
    ? { code: 'not_independent', detail: { unit: actor.unit ?? '', why: 'accused' } }
    : null;
}

/** Who decides on a recusal: whom the pack names, and the head above them; where it names nobody, the head or an approver. */
export function recusalJudges({ recusal }: Law): Role[] {
  return recusal?.decidedBy === undefined ? ['head', 'approver'] : [...new Set<Role>([recusal.decidedBy, 'head'])];
}

/** What only the pack of the case says about who may; a review body judges its own people. null: may. */
export function packMayNot(law: Law, state: CaseState, command: CommandName, actor: Actor): Refusal | null {
  if (command !== 'decideRecusal' || state.phase === 'inReview') return null;
  const by = recusalJudges(law);
  return by.some((role) => actor.roles.includes(role)) ? null : { code: 'not_permitted', detail: { by } };
}

/** The unit complained about, or one below it, where the pack keeps it away. */
export function isAccusedUnit(law: Law, state: CaseState, unit: string | undefined): boolean {
  return law.accusedUnitMayNotHandle && state.respondent !== null && covers(state.respondent.id, unit ?? '');
}

function matches(state: CaseState, command: CommandName, by: By, actor: Actor): boolean {
  if (by === 'clock' || by === 'gateway' || by === 'channel') return actor.kind === by;
  if (by === 'complainant' || by === 'respondent') return isParty(state, command, actor, by);
  if (actor.kind !== 'staff') return false;
  if (by === 'staff@task') return true;
  if (by === 'staff') return actor.roles.some((role) => !ONLOOKERS.has(role));
  const at = by.indexOf('@');
  const role = (at === -1 ? by : by.slice(0, at)) as Role;
  if (!actor.roles.includes(role)) return false;
  if (by.endsWith('@owner')) return isOfOwner(state, role, actor);
  if (by.endsWith('@asked')) return isAsked(state, command, actor);
  return role === 'clerk' || reaches(state, command, actor);
}

/** A party may act for itself; answer only what it was asked. */
function isParty(state: CaseState, command: CommandName, actor: Actor, by: 'complainant' | 'respondent'): boolean {
  if (actor.kind !== 'party' || actor.party !== by) return false;
  return command !== 'answerInformation' || openRequests(state, by).length > 0;
}

/** A consulted unit whatever the phase; otherwise the one unit or body the phase waits for. */
function isAsked(state: CaseState, command: CommandName, actor: Actor): boolean {
  if (command === 'giveOpinion') return unitsAsked(state).some((unit) => inLine(actor.unit, unit));
  return inLine(actor.unit, askedUnit(state));
}

/** In the owner's body, on the line of the owning unit; a handler only when none, this one, or their team is assigned. */
function isOfOwner(state: CaseState, role: Role, actor: Actor): boolean {
  if (!covers(state.owner.body, actor.unit ?? '') || !inLine(actor.unit, state.owner.id)) return false;
  if (role !== 'handler' || (state.handler === null && state.team === undefined)) return true;
  const ids = actor.actsFor === undefined ? [actor.id] : [actor.id, actor.actsFor];
  return ids.some((id) => state.handler?.id === id || isInTeam(state, id));
}

function isInTeam({ team }: CaseState, staff: string): boolean {
  return team !== undefined && (team.lead?.id === staff || team.members.some(({ id }) => id === staff));
}

/** Roles without scope act where their unit covers the owner; a common superior must cover both sides of a transfer. */
function reaches(state: CaseState, command: CommandName, actor: Actor): boolean {
  const sides =
    command === 'designateUnit' && state.transfer ? [state.owner.id, state.transfer.to.id] : [state.owner.id];
  return sides.every((unit) => covers(actor.unit, unit));
}

/** One of the two covers the other. */
export function inLine(unit: string | undefined, other: string | null): boolean {
  return other !== null && unit !== undefined && (covers(unit, other) || covers(other, unit));
}

function hasRole(by: readonly By[], actor: Actor): boolean {
  if (actor.party !== undefined && by.includes(actor.party)) return true;
  return by.some((one) => actor.roles.some((role) => one === role || one.startsWith(`${role}@`)));
}
