// A case becomes another matter, or one for another regime, with a reason; the complainant is told why a day moved
// (T7, T13). Leaves out the counting (matter-change-clocks.ts) and how an excerpt is cut.
import type { CaseState, EventParts, TextRef, Verdict } from './case.ts';
import { covers } from './case-permission.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { ladder, tell, tellStaff } from './delivery-ladder.ts';
import type { Law } from './law.ts';
import { hasLaw, refsOf } from './law-change-preview.ts';
import { tellMoved } from './law-change-rules.ts';
import type {
  MatterChange,
  MatterChangeCommands,
  MatterChanged,
  MatterChangeEvents,
  MatterRefs,
} from './matter-change.ts';
import { lacking, matterMoves } from './matter-change-clocks.ts';

export const matterChangeRules = {
  changeMatterType(turn, { matterType: { law }, reason }) {
    const { state } = turn;
    if (!hasLaw(state, law)) return no('hash_mismatch', { pack: state.pack.hash, calendar: state.calendar.hash });
    if (law.matterType === state.matterType) return no('nothing_to_do', { matterType: law.matterType });
    const refused = unfit(turn, law, reason);
    if (refused !== null) return refused;
    const { data, ...brought } = changed(turn, law, 'matterTypeChanged', reason);
    return yes({ type: 'matterTypeChanged', data, ...brought });
  },

  changeRegime(turn, { regime: { law }, reason }) {
    const { state } = turn;
    // Another version of the law it has is for two people of the rules.
    if (law.pack.id === state.pack.id) {
      const use = law.pack.hash === state.pack.hash ? 'changeMatterType' : 'proposeLawChange';
      return no('nothing_to_do', { pack: law.pack.id, use });
    }
    const refused = unfit(turn, law, reason);
    if (refused !== null) return refused;
    const { data, ...brought } = changed(turn, law, 'regimeChanged', reason);
    return yes({ type: 'regimeChanged', data, ...brought });
  },
} satisfies RulesOf<MatterChangeCommands>;

export const matterChangeFolds = {
  matterTypeChanged: (state, data) => changedState(state, data),
  // What was checked so far was checked against another law.
  regimeChanged: (state, data) => ({ ...changedState(state, data), checklist: [], conditions: [], jurisdiction: null }),
} satisfies FoldsOf<MatterChangeEvents>;

/** A proposal of other law was previewed against the law before. */
function changedState(
  { matterChanges = [] }: CaseState,
  { from, to, reason, by, on }: MatterChanged,
): Partial<CaseState> {
  const change: MatterChange = { from, to, reason, by, on };
  return { ...to, lawProposal: null, matterChanges: [...matterChanges, change] };
}

/** Why the case cannot come under this law, whichever of the two changes. */
function unfit(turn: Turn, law: Law, reason: TextRef): Verdict<never> | null {
  const { state } = turn;
  if (reason.length === 0) return no('reason_required', { field: 'reason' });
  if (law.zone !== turn.law.zone) return no('not_in_pack', { zone: law.zone });
  const lacks = lacking(law, state);
  if (lacks.length > 0) return no('not_in_pack', { matterType: law.matterType, lacks });
  const reachable = ladder(law, state.reach).length > 0 || state.reach.noReply || law.noticeWaivedWhenUnreachable;
  const missing = [
    ...(state.anonymous && !law.anonymousAllowed ? ['complainant'] : []),
    ...(reachable ? [] : ['reach']),
  ];
  if (missing.length > 0) return no('incomplete', { missing });
  const accused = accusedUnder(law, state);
  return accused.length > 0 ? no('not_independent', { staff: accused, use: 'assignHandler' }) : null;
}

/** Whoever handles the case and belongs to the unit complained about, where the new law keeps it away (L21). */
function accusedUnder(law: Law, { handler, team, respondent }: CaseState): string[] {
  if (respondent === null || !law.accusedUnitMayNotHandle) return [];
  const people = [...(handler ? [handler] : []), ...(team ? [...(team.lead ? [team.lead] : []), ...team.members] : [])];
  return [...new Set(people.filter(({ unit }) => covers(respondent.id, unit)).map(({ id }) => id))];
}

function changed(
  turn: Turn,
  law: Law,
  type: keyof MatterChangeEvents,
  reason: TextRef,
): EventParts & { data: MatterChanged } {
  const { state, actor, on } = turn;
  const { counted, ended, started } = matterMoves(turn, law, type);
  const from: MatterRefs = { pack: state.pack, calendar: state.calendar, matterType: state.matterType };
  const to: MatterRefs = { ...refsOf(law), matterType: law.matterType };
  const changes = counted.map(({ row }) => row);
  const clocks = [...counted.map(({ move }) => move), ...ended, ...started];
  const why = type === 'regimeChanged' ? 'regime' : 'matterType';
  const under = { ...turn, law };
  return {
    data: {
      ...{ law, from, to, changes, reason, by: actor.id, on },
      ended: ended.map(({ clock }) => clock),
      started: [...new Set(started.map(({ clock }) => clock))],
    },
    ...parts(
      { clocks },
      withoutNotice(tell(under, 'matterChanged', { facts: { what: why }, texts: { reason } })),
      ...changes.map((row) => tellMoved(under, row, why)),
      tellOwner(under),
    ),
  };
}

/** Whoever handles it has other limits and papers from now on (T19). */
function tellOwner(turn: Turn): EventParts {
  const { handler, owner } = turn.state;
  const told = handler?.id ?? { unit: owner.id, role: 'lead' };
  return tellStaff(turn, 'assignment', told, { facts: { what: 'recategorised' } });
}
