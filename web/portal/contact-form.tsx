// Changing how one is reached: what is known stands masked beside an empty field, and an empty field changes nothing.
import type { Card } from '../../api/personal-data.ts';
import { codeLabel } from '../../words/field-words.ts';
import { OWN_WORDS, filledIn } from '../../words/own-act-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { Picks, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { Tracked } from './case-page.tsx';
import type { OwnForm, OwnProps } from './own-form.tsx';

const INPUTS = [
  { name: 'phone', type: 'tel', autoComplete: 'tel', label: FILE_WORDS.phone },
  { name: 'email', type: 'email', autoComplete: 'email', label: FILE_WORDS.email },
  { name: 'address', type: 'text', autoComplete: 'street-address', label: FILE_WORDS.addressLabel },
  { name: 'wish', type: 'text', autoComplete: 'off', label: FILE_WORDS.wish },
] as const;
const MOST = { phone: 31, email: 254, address: 500, wish: 500 };
const NEEDS: Record<string, 'phone' | 'email' | 'address'> = { email: 'email', post: 'address', telephone: 'phone' };
const LACKS = { email: OWN_WORDS.noWayEmail, address: OWN_WORDS.noWayAddress, phone: OWN_WORDS.noWayPhone };
const METHOD_OF = { phone: 'telephone', email: 'email', address: 'post' } as const;

const knownOf = ({ reach }: Tracked): Partial<Card> => (reach.card ?? {}) as Partial<Card>;
const chosen = (sent: Sent, name: string, standing: string) => first(sent, name) || standing;

function Fields({ page, tracked, sent, problems }: OwnProps) {
  const { say } = page;
  const part = { page, problems };
  const { reach } = tracked;
  const ways = [...new Set(['inbox', 'email', 'post', reach.preferred])];
  const picks = (name: string, label: string, standing: string, options: { value: string; label: string }[]) => (
    <Picks
      {...part}
      kind="radios"
      name={name}
      label={label}
      values={[chosen(sent, name, standing)]}
      options={options}
    />
  );
  const codes = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(codeLabel(name, value)) }));
  const yesNo = [
    { value: 'true', label: say(PAGE_WORDS.yes) },
    { value: 'false', label: say(PAGE_WORDS.no) },
  ];
  return (
    <>
      {INPUTS.map(({ name, type, autoComplete, label }) => {
        const known = knownOf(tracked)[name];
        const hint = known === undefined ? OWN_WORDS.notKnown : filledIn(OWN_WORDS.nowKnown, known);
        return (
          <TextField
            key={name}
            {...{ ...part, name, type, autoComplete, max: MOST[name] }}
            optional
            label={say(label)}
            hint={say(hint)}
            value={first(sent, name)}
          />
        );
      })}
      {picks('preferred', say(FILE_WORDS.preferred), reach.preferred, codes('preferred', ways))}
      {picks('electronicConsent', say(FILE_WORDS.electronic), String(reach.electronicConsent), yesNo)}
      {picks('language', say(OWN_WORDS.letterLanguage), reach.language, codes('language', ['zh', 'en']))}
      {picks('answer', say(OWN_WORDS.answerMe), String(!reach.noReply), yesNo)}
    </>
  );
}

/** Only what was typed; the door lays it over the card it keeps (track-acts.tsx). */
export const newCard = (sent: Sent): Partial<Card> =>
  Object.fromEntries(INPUTS.flatMap(({ name }) => (first(sent, name) === '' ? [] : [[name, first(sent, name)]])));

function checked(sent: Sent, tracked: Tracked): FormProblem[] {
  const { phone = '', email = '' } = newCard(sent);
  const needed = NEEDS[chosen(sent, 'preferred', tracked.reach.preferred)];
  const lacks = needed !== undefined && first(sent, needed) === '' && knownOf(tracked)[needed] === undefined;
  return [
    ...(phone !== '' && !/^[+\d][\d\s()-]{2,30}$/.test(phone) ? [{ path: 'phone', words: PAGE_WORDS.notValid }] : []),
    ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email) ? [{ path: 'email', words: PAGE_WORDS.notValid }] : []),
    ...(lacks ? [{ path: needed, words: LACKS[needed] }] : []),
  ];
}

export const CHANGE_CONTACT: OwnForm = {
  fields: Fields,
  body: (sent, tracked) => {
    const { reach } = tracked;
    const preferred = chosen(sent, 'preferred', reach.preferred);
    const added = Object.entries(METHOD_OF).flatMap(([name, method]) => (first(sent, name) === '' ? [] : [method]));
    return {
      reach: {
        methods: [...new Set([...reach.methods, preferred, ...added])],
        preferred,
        electronicConsent: chosen(sent, 'electronicConsent', String(reach.electronicConsent)) === 'true',
        language: chosen(sent, 'language', reach.language),
        noReply: chosen(sent, 'answer', String(!reach.noReply)) === 'false',
        card: newCard(sent),
      },
    };
  },
  check: checked,
  place: (path) => path.split('.').at(-1) ?? '',
};
