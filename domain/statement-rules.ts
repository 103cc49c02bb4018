// Amending the statement: by the complainant, or taken down for them, until the reply goes out (C7). Moves no limit.
import { emptyTexts, type FoldsOf, no, type RulesOf, yes } from './case-rules.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { StatementCommands, StatementEvents } from './statement.ts';

export const statementRules = {
  amendStatement(turn, { matter, demands, added, reason }) {
    const known = new Set(turn.state.demands.map(({ id }) => id));
    const strange = demands.filter(({ demand }) => !known.has(demand)).map(({ demand }) => demand);
    if (strange.length > 0) return no('unknown_item', { items: strange, demands: [...known] });
    if (matter === undefined && demands.length + added.length === 0)
      return no('incomplete', { missing: ['matter', 'demands', 'added'] });
    const texts = Object.fromEntries([
      ...(matter === undefined ? [] : [['matter', matter] as const]),
      ...demands.map(({ demand, text }) => [`demands.${demand}`, text] as const),
      ...added.map((text, index) => [`added.${index}`, text] as const),
    ]);
    const missing = emptyTexts(texts);
    if (missing.length > 0) return no('incomplete', { missing });
    // A plan answers every demand there is: what comes after it would stay without an answer.
    const plan = turn.state.plans.at(-1);
    if (added.length > 0 && plan !== undefined) return no('already_done', { field: 'added', plan: plan.version });
    const to = turn.state.handler?.id ?? { unit: turn.state.owner.id, role: 'lead' };
    return yes({
      type: 'statementAmended',
      data: {
        on: turn.on,
        ...(matter && { matter }),
        demands: demands.map(({ demand, text }) => ({ id: demand, text })),
        // Not `d`: the door numbers the first demands with it.
        added: added.map((text) => ({ id: turn.id('da'), text })),
        ...(reason && { reason }),
      },
      effectiveOn: turn.on,
      effectiveBy: 'received',
      ...tellStaff(turn, 'assignment', to, { facts: { what: 'amended' } }),
    });
  },
} satisfies RulesOf<StatementCommands>;

export const statementFolds = {
  statementAmended: (state, { on, matter, demands, added }) => {
    const changed = new Map(demands.map((demand) => [demand.id, demand]));
    const before = {
      ...{ on, demands: state.demands.filter(({ id }) => changed.has(id)), added: added.map(({ id }) => id) },
      ...(matter && { matter: state.matter }),
    };
    return {
      matter: matter ?? state.matter,
      demands: [...state.demands.map((demand) => changed.get(demand.id) ?? demand), ...added],
      amendments: [...(state.amendments ?? []), before],
    };
  },
} satisfies FoldsOf<StatementEvents>;
