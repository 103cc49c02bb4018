// Choices among what was asked of units, of a party or of the office, and what it takes: consultations, requests, items to
// supplement.
import type { Words } from '../../domain/law.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import type { Option } from '../form/form-parts.tsx';
import { personName, unitName } from './case-parts.tsx';
import { type Maker, partOf, short } from './choice-parts.ts';

export const team: Maker = (asked) =>
  (asked.facts.detail.team?.members ?? []).map(({ id }) => ({ value: id, label: personName(partOf(asked), id) }));

/** Units that were consulted: whose opinion, who was present, who is gone on without. */
export const askedUnits: Maker = (asked) => {
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

export const consultations: Maker = ({ facts }) =>
  (facts.detail.consultations ?? []).map(({ id, question, askedOn }) => ({
    value: id,
    label: `${askedOn} ${short(question, id)}`,
  }));

export const requests: Maker = ({ page, facts, command }) =>
  command === 'decideRecusal'
    ? (facts.detail.recusals ?? [])
        .filter(({ decision }) => decision === undefined)
        .map(({ id, on, reasons }) => ({ value: id, label: `${on} ${short(reasons, id)}` }))
    : (facts.detail.informationRequests ?? [])
        .filter(({ state }) => state === 'open' || state === 'lapsed')
        .map(({ id, party, askedOn }) => ({ value: id, label: `${askedOn} ${page.say(codeLabel('party', party))}` }));

/** More than the checklist may be missing, and more may be asked than any list knows. */
const MOST_OTHERS = 9;

export const items: Maker = (asked) => {
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
