// What an id can be in a form of staff: from the case, its law, the directory; what stands fixed because the case gives it.
// Leaves out what a form shows at first (act-start.ts).
import type { FormFacts } from '../../api/case-forms.ts';
import type { Words } from '../../domain/law.ts';
import { DESK_CASE_WORDS, FAILURES } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { clockWord, DATA_SCOPES, EXTENSION_REASONS, TASKS, TITLES, wordOf } from '../../words/notice-codes.ts';
import type { Field } from '../form/form-fields.ts';
import type { Option } from '../form/form-parts.tsx';
import type { FormView } from '../form/form-view.tsx';
import type { PageContext } from '../page.tsx';
import { fileName } from './case-matter.tsx';
import { localTime, personName, roleName, unitName } from './case-parts.tsx';

/** One list of choices; null where the place is typed by hand. */
type Choice = Option[] | null;
type Maker = (asked: Asked) => Choice;

interface Asked {
  page: PageContext;
  facts: FormFacts;
  command: string;
  field: Field;
  path: string;
}

const short = (text: unknown, fallback: string): string => {
  const symbols = typeof text === 'string' ? [...text] : [];
  if (symbols.length === 0) return fallback;
  return symbols.length <= 60 ? symbols.join('') : `${symbols.slice(0, 60).join('')}…`;
};
const partOf = ({ page, facts }: Asked) => ({ page, whole: facts });
const worded = (page: PageContext, list: readonly { code: string; words: Words }[]): Option[] =>
  list.map(({ code, words }) => ({ value: code, label: page.say(words) }));
const coded = (page: PageContext, table: Readonly<Record<string, Words>>): Option[] =>
  Object.entries(table).map(([value, words]) => ({ value, label: page.say(words) }));

const demands: Maker = ({ facts }) =>
  facts.detail.demands.map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${short(text, id)}` }));

const tasks: Maker = (asked) => {
  const { page, facts, command } = asked;
  return Object.values(facts.detail.tasks)
    .filter((task) => (command === 'releaseTask' ? task.holder !== undefined : true))
    .map(({ id, kind, unit, role, holder }) => ({
      value: id,
      label: `${page.say(TASKS[kind])} · ${unitName(partOf(asked), unit)} ${roleName(partOf(asked), role)}${
        holder === undefined ? '' : ` · ${personName(partOf(asked), holder)}`
      }`,
    }));
};

/** How a measure stands when an act has something to do with it. */
const MEASURES_FOR: Readonly<Record<string, readonly string[]>> = {
  reportMeasure: ['open', 'broken'],
  verifyMeasure: ['reported'],
  postponeMeasure: ['open', 'broken'],
  releaseMeasure: ['open', 'reported', 'broken'],
};

const measures: Maker = ({ page, facts, command }) =>
  Object.values(facts.detail.measures)
    .filter(({ state }) => MEASURES_FOR[command]?.includes(state) !== false)
    .map((measure) => ({
      value: measure.id,
      label: `${page.say(codeLabel('kind', measure.kind))}: ${short(measure.what, measure.id)}`,
      hint: `${measure.dueOn} · ${page.say(codeLabel('measureState', measure.state))}`,
    }));

const notices: Maker = ({ page, facts }) =>
  facts.detail.notices
    .filter(({ audience, state }) => audience.to === 'complainant' && state !== 'served' && state !== 'waived')
    .map(({ id, kind, number, queuedOn }) => ({
      value: id,
      label: `${page.say(wordOf(TITLES, kind))} ${number ?? ''} (${queuedOn})`,
    }));

const clocks: Maker = ({ page, facts, command }) => {
  const holds = facts.detail.holds ?? {};
  return facts.clocks
    .filter(({ clock, standing }) => {
      if (command === 'releaseEffect') return Object.hasOwn(holds, clock);
      if (command === 'extend')
        return extensionOf(facts, clock) !== undefined && standing !== 'ended' && standing !== 'met';
      return standing === 'running' || standing === 'paused' || standing === 'expired';
    })
    .map(({ clock, dueOn }) => ({ value: clock, label: `${page.say(clockWord(clock))} ${dueOn ?? ''}` }));
};

/** What the law lets a limit be extended by. A measure's or order's own limit has the rule of its kind. */
export function extensionOf({ law }: Pick<FormFacts, 'law'>, clock: string) {
  const rule = Object.hasOwn(law.clocks, clock) ? law.clocks[clock] : law.clocks[clock.split(':')[0] ?? ''];
  return rule?.extension;
}

const reasonCodes: Maker = ({ page, facts }) => {
  const codes = facts.clocks.flatMap(({ clock }) => extensionOf(facts, clock)?.reasons ?? []);
  return [...new Set(codes)].map((value) => ({ value, label: page.say(wordOf(EXTENSION_REASONS, value)) }));
};

const evidence: Maker = ({ page, facts }) =>
  facts.files.map((file, index) => ({
    value: file.id,
    label: fileName(page, file, index),
    hint: localTime(facts.law.zone, file.at),
  }));

/** A case is moved inside its body, and handed over to another one. */
const units: Maker = ({ page, facts, command }) =>
  facts.units
    .filter(({ body }) => {
      if (command === 'assignUnit') return body === facts.detail.owner.body;
      return command !== 'offerTransfer' || body !== facts.detail.owner.body;
    })
    .map(({ id, name }) => ({ value: id, label: page.say(name) }));

const leaderDemands: Maker = ({ facts }) =>
  (facts.leaderDemands ?? []).map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${short(text, id)}` }));

const ROLE_NEEDED: Readonly<Record<string, string>> = { handler: 'handler' };

const colleagues: Maker = (asked) => {
  const { page, facts, path } = asked;
  const needed = ROLE_NEEDED[path];
  const names = new Map(facts.units.map(({ id, name }) => [id, page.say(name)]));
  const fitting = facts.colleagues.filter(({ roles }) => needed === undefined || roles.includes(needed));
  return (fitting.length === 0 ? facts.colleagues : fitting).map(({ id, name, unit, roles }) => ({
    value: id,
    label: `${name} (${names.get(unit) ?? unit} · ${roles.map((role) => roleName(partOf(asked), role)).join('、')})`,
  }));
};

const team: Maker = (asked) =>
  (asked.facts.detail.team?.members ?? []).map(({ id }) => ({ value: id, label: personName(partOf(asked), id) }));

/** Units that were consulted: whose opinion, who was present, who is gone on without. */
const askedUnits: Maker = (asked) => {
  const { consultations = [], owner } = asked.facts.detail;
  const all = consultations.flatMap((one) => one.units);
  const isWanted = ({ state }: (typeof all)[number]) =>
    state === 'open' || (state === 'passedOver' && asked.command !== 'proceedWithout');
  // Whoever asked sits at the table too.
  const named =
    asked.command === 'recordMeeting'
      ? [owner.id, ...all.map(({ unit }) => unit)]
      : all.filter(isWanted).map(({ unit }) => unit);
  return [...new Set(named)].map((unit) => ({
    value: unit,
    label: unitName(partOf(asked), unit),
  }));
};

const consultations: Maker = ({ facts }) =>
  (facts.detail.consultations ?? []).map(({ id, question, askedOn }) => ({
    value: id,
    label: `${askedOn} ${short(question, id)}`,
  }));

const requests: Maker = ({ page, facts, command }) =>
  command === 'decideRecusal'
    ? (facts.detail.recusals ?? [])
        .filter(({ decision }) => decision === undefined)
        .map(({ id, on, reasons }) => ({ value: id, label: `${on} ${short(reasons, id)}` }))
    : (facts.detail.informationRequests ?? [])
        .filter(({ state }) => state === 'open' || state === 'lapsed')
        .map(({ id, party, askedOn }) => ({ value: id, label: `${askedOn} ${page.say(codeLabel('party', party))}` }));

const orders: Maker = ({ facts, command }) =>
  Object.values(facts.detail.orders ?? {})
    .filter(({ state }) => state === (command === 'closeOrder' ? 'answered' : 'open'))
    .map(({ id, what, dueOn }) => ({ value: id, label: `${short(what, id)} (${dueOn})` }));

const proposals: Maker = ({ facts }) => {
  const open = facts.detail.lawProposal;
  return open === null || open === undefined
    ? []
    : [
        {
          value: open.id,
          label: `${open.to.pack.id}@${open.to.pack.version} · ${open.to.calendar.id}@${open.to.calendar.version}`,
        },
      ];
};

/** More than the checklist may be missing, and more may be asked than any list knows. */
const MOST_OTHERS = 9;

const items: Maker = (asked) => {
  const { page, facts, command } = asked;
  const numbered = (prefix: string, words: Words): Option[] =>
    Array.from({ length: MOST_OTHERS }, (_, index) => ({
      value: `${prefix}${index + 1}`,
      label: page.say(words).replace('{n}', String(index + 1)),
    }));
  switch (command) {
    case 'requestSupplement':
      return [
        ...facts.law.checklist.map(({ item, words }) => ({ value: item, label: page.say(words) })),
        ...numbered('other', DESK_CASE_WORDS.otherItem),
      ];
    case 'requestInformation':
      return numbered('q', DESK_CASE_WORDS.questionN);
    case 'completeSupplement':
      return facts.detail.supplements
        .filter(({ state }) => state === 'open')
        .flatMap((round) => round.items.map(({ item, what }) => ({ value: item, label: short(what, item) })));
    case 'answerInformation':
      return (facts.detail.informationRequests ?? [])
        .filter(({ state }) => state === 'open' || state === 'lapsed')
        .flatMap((one) => one.items.map(({ item, what }) => ({ value: item, label: short(what, item) })));
    default:
      return facts.law.checklist.map(({ item, words }) => ({ value: item, label: page.say(words) }));
  }
};

const grounds: Maker = ({ page, facts: { law }, command }) => {
  if (command !== 'proposeTermination') return worded(page, law.refusalGrounds);
  return law.terminationGrounds === undefined ? null : worded(page, law.terminationGrounds);
};

const signals: Maker = ({ facts }) =>
  facts.detail.outsideSignals
    .filter(({ state }) => state === 'waiting')
    .map(({ id, at, signal }) => ({ value: id, label: `${localTime(facts.law.zone, at)} ${signal}` }));

/** An office without a catalogue names its categories by hand. */
const categories: Maker = ({ page, facts }) =>
  facts.categories.length === 0
    ? null
    : facts.categories.map(({ code, name }) => ({ value: code, label: page.say(name) }));

/** Of the case's own pack; for another regime of all the others, with the pack said. */
const matterTypes: Maker = ({ page, facts, command }) =>
  facts.matterTypes
    .filter(({ pack }) => (command === 'changeRegime') !== (pack === facts.law.pack.id))
    .map(({ pack, code, words }) => ({
      value: code,
      label: command === 'changeRegime' ? `${page.say(words)} (${pack})` : page.say(words),
    }));

const versioned = (list: readonly { id: string; version: string }[], what: 'id' | 'version'): Option[] =>
  [...new Set(list.map((one) => one[what]))].map((value) => ({ value, label: value }));

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
