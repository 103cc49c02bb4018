// Choices that the law of the case and the directory give: grounds, reasons, kinds of matter, units, people.
import { EXTENSION_REASONS, wordOf } from '../../words/notice-codes.ts';
import type { Option } from '../form/form-parts.tsx';
import { roleName } from './case-parts.tsx';
import { extensionOf, type Maker, partOf, worded } from './choice-parts.ts';

export const reasonCodes: Maker = ({ page, facts }) => {
  const codes = facts.clocks.flatMap(({ clock }) => extensionOf(facts, clock)?.reasons ?? []);
  return [...new Set(codes)].map((value) => ({ value, label: page.say(wordOf(EXTENSION_REASONS, value)) }));
};

/** A case is moved inside its body, and handed over to another one. */
export const units: Maker = ({ page, facts, command }) =>
  facts.units
    .filter(({ body }) => {
      if (command === 'assignUnit') return body === facts.detail.owner.body;
      return command !== 'offerTransfer' || body !== facts.detail.owner.body;
    })
    .map(({ id, name }) => ({ value: id, label: page.say(name) }));

const ROLE_NEEDED: Readonly<Record<string, string>> = { handler: 'handler' };

export const colleagues: Maker = (asked) => {
  const { page, facts, path } = asked;
  const needed = ROLE_NEEDED[path];
  const names = new Map(facts.units.map(({ id, name }) => [id, page.say(name)]));
  const fitting = facts.colleagues.filter(({ roles }) => needed === undefined || roles.includes(needed));
  return (fitting.length === 0 ? facts.colleagues : fitting).map(({ id, name, unit, roles }) => ({
    value: id,
    label: `${name} (${names.get(unit) ?? unit} · ${roles.map((role) => roleName(partOf(asked), role)).join('、')})`,
  }));
};

export const grounds: Maker = ({ page, facts: { law }, command }) => {
  if (command !== 'proposeTermination') return worded(page, law.refusalGrounds);
  return law.terminationGrounds === undefined ? null : worded(page, law.terminationGrounds);
};

/** An office without a catalogue names its categories by hand. */
export const categories: Maker = ({ page, facts }) =>
  facts.categories.length === 0
    ? null
    : facts.categories.map(({ code, name }) => ({ value: code, label: page.say(name) }));

/** Of the case's own pack; for another regime of all the others, with the pack said. */
export const matterTypes: Maker = ({ page, facts, command }) =>
  facts.matterTypes
    .filter(({ pack }) => (command === 'changeRegime') !== (pack === facts.law.pack.id))
    .map(({ pack, code, words }) => ({
      value: code,
      label: command === 'changeRegime' ? `${page.say(words)} (${pack})` : page.say(words),
    }));

export const versioned = (list: readonly { id: string; version: string }[], what: 'id' | 'version'): Option[] =>
  [...new Set(list.map((one) => one[what]))].map((value) => ({ value, label: value }));
