// What the complainant writes into their case: the statement and demands as they stand, to be changed in place; more to
// say; who should be kept off. Only what changed is sent.
import { OWN_WORDS, filledIn } from '../../words/own-act-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { AreaField } from '../form/form-parts.tsx';
import { textOf, type Tracked } from './case-page.tsx';
import type { OwnForm, OwnProps } from './own-form.tsx';

const demandAt = (id: string) => `demand.${id}`;
const sameLines = (text: string) => text.replace(/\r\n/g, '\n').trim();

/** Before anything is typed the form shows what stands. */
const shown = (sent: Sent, name: string, standing: unknown): string =>
  sent[name] === undefined ? textOf(standing) : first(sent, name);

function Statement({ page, tracked, sent, problems }: OwnProps) {
  const { say } = page;
  const part = { page, problems };
  return (
    <>
      <AreaField
        {...part}
        name="matter"
        label={say(OWN_WORDS.matter)}
        value={shown(sent, 'matter', tracked.matter)}
        rows={9}
      />
      {tracked.demands.map(({ id, text }, index) => (
        <AreaField
          key={id}
          {...part}
          name={demandAt(id)}
          label={say(filledIn(OWN_WORDS.demand, String(index + 1)))}
          value={shown(sent, demandAt(id), text)}
          rows={3}
        />
      ))}
      <AreaField
        {...part}
        optional
        name="added.0"
        label={say(OWN_WORDS.newDemand)}
        value={first(sent, 'added.0')}
        rows={3}
      />
      <AreaField
        {...part}
        optional
        name="reason"
        label={say(OWN_WORDS.whyChange)}
        value={first(sent, 'reason')}
        rows={3}
      />
    </>
  );
}

function changedDemands(sent: Sent, { demands }: Tracked) {
  return demands.flatMap(({ id, text }) => {
    const now = sameLines(shown(sent, demandAt(id), text));
    return now === sameLines(textOf(text)) ? [] : [{ demand: id, text: now }];
  });
}

function amended(sent: Sent, tracked: Tracked) {
  const matter = sameLines(shown(sent, 'matter', tracked.matter));
  const [added, reason] = [first(sent, 'added.0'), first(sent, 'reason')];
  return {
    ...(matter === sameLines(textOf(tracked.matter)) ? {} : { matter }),
    demands: changedDemands(sent, tracked),
    added: added === '' ? [] : [added],
    ...(reason === '' ? {} : { reason }),
  };
}

export const AMEND_STATEMENT: OwnForm = {
  fields: Statement,
  body: amended,
  check: (sent, tracked) => {
    const { matter, demands, added } = amended(sent, tracked);
    if (matter === undefined && demands.length + added.length === 0)
      return [{ path: 'matter', words: OWN_WORDS.nothingChanged }];
    return demands
      .filter(({ text }) => text === '')
      .map(({ demand }) => ({ path: demandAt(demand), words: OWN_WORDS.demandStays }));
  },
  place: (path, sent, tracked) => {
    const [list, row] = path.split('.');
    const changed = list === 'demands' ? changedDemands(sent, tracked)[Number(row)] : undefined;
    return changed === undefined ? path : demandAt(changed.demand);
  },
};

export const ADD_CONTACT: OwnForm = {
  fields: ({ page, sent, problems }) => (
    <AreaField
      {...{ page, problems }}
      name="contact.summary"
      label={page.say(OWN_WORDS.tellMore)}
      value={first(sent, 'contact.summary')}
      rows={7}
    />
  ),
  body: (sent, _tracked, today) => ({
    contact: { channel: 'online', receivedOn: today, summary: first(sent, 'contact.summary') },
  }),
  check: (sent) =>
    first(sent, 'contact.summary') === '' ? [{ path: 'contact.summary', words: PAGE_WORDS.fillIn }] : [],
};

export const REQUEST_RECUSAL: OwnForm = {
  fields: ({ page, sent, problems }) => (
    <AreaField
      {...{ page, problems }}
      name="reasons"
      label={page.say(OWN_WORDS.recusalWhy)}
      value={first(sent, 'reasons')}
      rows={6}
    />
  ),
  body: (sent) => ({ reasons: first(sent, 'reasons') }),
  check: (sent) => (first(sent, 'reasons') === '' ? [{ path: 'reasons', words: PAGE_WORDS.fillIn }] : []),
};
