// Choices among what lies in the case: demands, tasks, limits, files, measures, orders. Leaves out what was asked of others
// (choices-of-asks.ts).
import { codeLabel } from '../../words/field-words.ts';
import { clockWord, TASKS, TITLES, wordOf } from '../../words/notice-codes.ts';
import { fileName } from './case-matter.tsx';
import { localTime, personName, roleName, unitName } from './case-parts.tsx';
import { extensionOf, type Maker, partOf, short } from './choice-parts.ts';

export const demands: Maker = ({ facts }) =>
  facts.detail.demands.map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${short(text, id)}` }));

export const tasks: Maker = (asked) => {
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

export const measures: Maker = ({ page, facts, command }) =>
  Object.values(facts.detail.measures)
    .filter(({ state }) => MEASURES_FOR[command]?.includes(state) !== false)
    .map((measure) => ({
      value: measure.id,
      label: `${page.say(codeLabel('kind', measure.kind))}: ${short(measure.what, measure.id)}`,
      hint: `${measure.dueOn} · ${page.say(codeLabel('measureState', measure.state))}`,
    }));

export const notices: Maker = ({ page, facts }) =>
  facts.detail.notices
    .filter(({ audience, state }) => audience.to === 'complainant' && state !== 'served' && state !== 'waived')
    .map(({ id, kind, number, queuedOn }) => ({
      value: id,
      label: `${page.say(wordOf(TITLES, kind))} ${number ?? ''} (${queuedOn})`,
    }));

export const leaderDemands: Maker = ({ facts }) =>
  (facts.leaderDemands ?? []).map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${short(text, id)}` }));

export const clocks: Maker = ({ page, facts, command }) => {
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

export const evidence: Maker = ({ page, facts }) =>
  facts.files.map((file, index) => ({
    value: file.id,
    label: fileName(page, file, index),
    hint: localTime(facts.law.zone, file.at),
  }));

export const orders: Maker = ({ facts, command }) =>
  Object.values(facts.detail.orders ?? {})
    .filter(({ state }) => state === (command === 'closeOrder' ? 'answered' : 'open'))
    .map(({ id, what, dueOn }) => ({ value: id, label: `${short(what, id)} (${dueOn})` }));

export const proposals: Maker = ({ facts }) => {
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

export const signals: Maker = ({ facts }) =>
  facts.detail.outsideSignals
    .filter(({ state }) => state === 'waiting')
    .map(({ id, at, signal }) => ({ value: id, label: `${localTime(facts.law.zone, at)} ${signal}` }));
