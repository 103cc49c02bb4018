// What an id can be in a form of staff: from the case, its law, the directory; what stands fixed because the case gives it.
// Leaves out how each list is made (choices-of-*.ts) and what a form shows at first (act-start.ts).
import type { FormFacts } from '../../api/case-forms.ts';
import { FAILURES } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { DATA_SCOPES } from '../../words/notice-codes.ts';
import type { Field } from '../form/form-fields.ts';
import type { FormView } from '../form/form-view.tsx';
import type { PageContext } from '../page.tsx';
import { type Asked, coded, type Maker, worded } from './choice-parts.ts';
import { askedUnits, consultations, items, requests, team } from './choices-of-asks.ts';
import {
  clocks,
  demands,
  evidence,
  leaderDemands,
  measures,
  notices,
  orders,
  proposals,
  signals,
  tasks,
} from './choices-of-case.ts';
import { categories, colleagues, grounds, matterTypes, reasonCodes, units, versioned } from './choices-of-law.ts';

/** By what the field is called; whole paths where the name alone does not tell. */
const MAKERS: Readonly<Record<string, Maker>> = {
  demand: demands,
  byDemand: leaderDemands,
  task: tasks,
  measure: measures,
  notice: notices,
  clock: clocks,
  reasonCode: reasonCodes,
  ownerUnit: units,
  by: colleagues,
  leave: team,
  present: askedUnits,
  consultation: consultations,
  request: requests,
  order: orders,
  proposal: proposals,
  item: items,
  received: items,
  notReceived: items,
  ground: grounds,
  id: signals,
  category: categories,
  evidence,
  knownEvidence: evidence,
  dataScopes: ({ page }) => coded(page, DATA_SCOPES),
  reason: ({ page }) => coded(page, FAILURES),
  code: ({ page, facts }) => worded(page, facts.law.conditions),
  matterType: matterTypes,
  'regime.matterType': matterTypes,
  'regime.id': ({ page, facts }) => facts.regimes.map(({ id, words }) => ({ value: id, label: page.say(words) })),
  'law.pack.id': ({ facts }) => versioned(facts.packs, 'id'),
  'law.pack.version': ({ facts }) => versioned(facts.packs, 'version'),
  'law.calendar.id': ({ facts }) => versioned(facts.calendars, 'id'),
  'law.calendar.version': ({ facts }) => versioned(facts.calendars, 'version'),
};

const BY_MARK: Partial<Record<NonNullable<Field['mark']>, Maker>> = { unit: units, staff: colleagues, evidence };

/** `unit` and `units` by hand of the schema only where they name units of the directory; else those that were asked. */
function makerOf(field: Field, path: string): Maker | undefined {
  const byMark = field.mark === undefined ? undefined : BY_MARK[field.mark];
  if (byMark !== undefined) return byMark;
  if (MAKERS[path] !== undefined) return MAKERS[path];
  const last = path.split('.').at(-1) ?? '';
  return last === 'unit' || last === 'units' ? askedUnits : MAKERS[last];
}

/** Files that came with this very form are among the files of the case already. */
export function staffChoices(page: PageContext, facts: FormFacts, command: string): FormView['choices'] {
  return (field, path) => makerOf(field, path)?.({ page, facts, command, field, path }) ?? null;
}

/** Lists whose rows the case gives, with what is fixed in each. */
const FIXED: Readonly<Record<string, string>> = {
  'recordChecklist.entries': 'item',
  'recordConditions.conditions': 'code',
  'draftPlan.answers': 'demand',
  'draftReply.results': 'demand',
  'concludeReview.results': 'demand',
  'answerAtOnce.results': 'demand',
  'proposeSettlement.results': 'demand',
  'recordReviewSheet.parts': 'part',
  'answerInformation.given': 'item',
  'joinGroup.matches': 'demand',
};

export function staffFixed(page: PageContext, facts: FormFacts, command: string): Pick<FormView, 'fixed' | 'given'> {
  const given = Object.keys(FIXED).flatMap((name) =>
    name.startsWith(`${command}.`) ? [name.slice(command.length + 1)] : [],
  );
  return {
    given,
    fixed: (path, value) => {
      const [list = '', name = ''] = path.split('.');
      if (FIXED[`${command}.${list}`] !== name) return null;
      if (name === 'part') return page.say(codeLabel('part', value));
      const asked: Asked = { page, facts, command, field: { kind: 'id', name, required: true }, path };
      return MAKERS[name]?.(asked)?.find((option) => option.value === value)?.label ?? value;
    },
  };
}
