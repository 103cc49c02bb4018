// Shows what the demo made: all accounts by body, and a way through the most telling cases with commands to try.
// Leaves out the words of the stops (words/demo-words.ts).
import organisation from '../demo/organisation.json' with { type: 'json' };
import { TOUR, type TourStop } from '../words/demo-words.ts';
import type { DemoAccount, DemoRecord } from './demo-record.ts';
import type { DemoSay } from './demo-stage.ts';
import { DEFAULT_URL, type Language } from './settings.ts';
import { colours, table } from './table.ts';

export interface Shown {
  record: DemoRecord;
  file: string;
  say: DemoSay;
  language: Language;
}

/** Everything a person needs after loading, as text. */
export function afterLoading(shown: Shown): string {
  const { record, file, say } = shown;
  return [
    accounts(shown),
    tour(shown),
    say('written', { file }),
    say('pages', { url: record.url }),
    say('demoData'),
  ].join('\n\n');
}

function accounts({ record, say, language }: Shown): string {
  const all = Object.values(record.accounts);
  const bodies = organisation.units.filter(({ id }) => all.some(({ unit }) => unit === id));
  const sections = bodies.map(({ id, name }) => {
    const people = all.filter(({ unit }) => unit === id);
    const head = `${colours.bold(name[language])} (${id})  ${say('password')}: ${people[0]?.password ?? ''}`;
    return [
      head,
      ...table(
        [],
        people.map((one) => [`  ${one.username}`, one.name, one.title, one.roles.join(', ')]),
      ).split('\n'),
    ].join('\n');
  });
  return [colours.bold(say('accounts', { count: all.length })), ...sections].join('\n\n');
}

function tour(shown: Shown): string {
  const stops = TOUR.map((stop, index) => stopText(stop, index + 1, shown));
  const { url } = shown.record;
  const where = url === DEFAULT_URL ? [] : [`${shown.say('where')}\n     export REDRESS_URL=${url}`];
  return [colours.bold(shown.say('tour')), ...where, ...stops].join('\n\n');
}

function stopText(stop: TourStop, place: number, { record, file, say, language }: Shown): string {
  const { number = '', title = '', trackingCode } = record.cases[stop.complaint] ?? {};
  const { username, name, title: post } = record.accounts[stop.username] as DemoAccount;
  const token = `REDRESS_TOKEN=$(node -p "require('${file}').accounts.${username}.token")`;
  return [
    `${place}. ${colours.bold(number)}  ${title}`,
    `   ${stop[language]}`,
    `   ${say('asStaff', { username, name, title: post })}`,
    `     export ${token}`,
    ...stop.commands.map(
      (command) => `     npm run -s redress -- ${command.replace('{n}', number).replace('{code}', trackingCode ?? '')}`,
    ),
  ].join('\n');
}
