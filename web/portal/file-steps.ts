// The steps of filing: what each asks, what it may not lack, and the complaint that comes of all of them. The API judges
// the whole again; what it misses leads back to the step where it belongs.
import type { ComplaintDraft } from '../../api/portal-drafts.ts';
import { complaintBody } from '../../api/intake-schemas.ts';
import type { Words } from '../../domain/law.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { first, rowsOf, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';

export const STEPS = ['whom', 'what', 'want', 'evidence', 'contact', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_TITLES: Record<Step, Words> = {
  whom: FILE_WORDS.whomTitle,
  what: FILE_WORDS.whatTitle,
  want: FILE_WORDS.wantTitle,
  evidence: FILE_WORDS.proofTitle,
  contact: FILE_WORDS.reachTitle,
  check: FILE_WORDS.checkTitle,
};

/** Names of the fields of each step, as they stand on its form; lists by their name. */
export const STEP_FIELDS: Record<Step, readonly string[]> = {
  whom: ['category', 'respondent', 'respondentName'],
  what: ['title', 'matter', 'when', 'where', 'who'],
  want: ['demands'],
  evidence: [],
  contact: [
    ...['identity', 'name', 'phone', 'email', 'address', 'people', 'representatives'],
    ...['preferred', 'electronicConsent', 'wish'],
  ],
  check: [],
};

const MOST: Record<string, number> = {
  ...{ respondentName: 300, title: 200, matter: 20_000, when: 500, where: 500, who: 500 },
  ...{ name: 200, address: 500, wish: 500 },
};

export const nextStep = (step: Step): Step => STEPS[Math.min(STEPS.indexOf(step) + 1, STEPS.length - 1)]!;
export const stepBefore = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;

/** The draft with what one step sent in place of what it had of that step before. */
export function withStep(draft: ComplaintDraft, step: Step, sent: Sent): ComplaintDraft {
  const isOf = (name: string) =>
    STEP_FIELDS[step].some((field) => name === field || name.startsWith(`${field}.`) || name === `_rows.${field}`);
  const kept = Object.entries(draft.sent).filter(([name]) => !isOf(name));
  const taken = Object.entries(sent).filter(([name]) => isOf(name));
  return { ...draft, sent: Object.fromEntries([...kept, ...taken]) };
}

/** Demands as typed, empty boxes left out. */
export function demandsOf(sent: Sent): string[] {
  return Array.from({ length: rowsOf(sent, 'demands', 1) }, (_, row) => first(sent, `demands.${row}`)).filter(
    (demand) => demand !== '',
  );
}

/** What the step may not lack; the rules of the pack are asked at the end. */
export function problemsOfStep(step: Step, sent: Sent): FormProblem[] {
  const missing = (name: string): FormProblem[] =>
    first(sent, name) === '' ? [{ path: name, words: PAGE_WORDS.fillIn }] : [];
  const long = STEP_FIELDS[step].flatMap((name): FormProblem[] => {
    const most = MOST[name];
    if (most === undefined || [...first(sent, name)].length <= most) return [];
    const { zh, en } = PAGE_WORDS.tooLong;
    return [{ path: name, words: { zh: zh.replace('{n}', String(most)), en: en.replace('{n}', String(most)) } }];
  });
  switch (step) {
    case 'whom':
      return [...missing('category'), ...long];
    case 'what':
      return [...missing('title'), ...missing('matter'), ...long];
    case 'want':
      return demandsOf(sent).length === 0 ? [{ path: 'demands.0', words: PAGE_WORDS.fillIn }] : [];
    case 'contact':
      return [...contactProblems(sent), ...long];
    case 'evidence':
    case 'check':
      return [];
  }
}

function contactProblems(sent: Sent): FormProblem[] {
  if (first(sent, 'identity') === '') return [{ path: 'identity', words: PAGE_WORDS.chooseOne }];
  if (isAnonymous(sent)) return first(sent, 'people') === '' ? [] : [{ path: 'people', words: FILE_WORDS.peopleNamed }];
  const [phone, email, preferred] = [first(sent, 'phone'), first(sent, 'email'), first(sent, 'preferred')];
  return [
    ...(first(sent, 'name') === '' ? [{ path: 'name', words: PAGE_WORDS.fillIn }] : []),
    ...(phone !== '' && !/^[+\d][\d\s()-]{2,30}$/.test(phone) ? [{ path: 'phone', words: PAGE_WORDS.notValid }] : []),
    ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email) ? [{ path: 'email', words: PAGE_WORDS.notValid }] : []),
    ...(preferred === 'email' && email === '' ? [{ path: 'email', words: PAGE_WORDS.fillIn }] : []),
    ...(preferred === 'post' && first(sent, 'address') === '' ? [{ path: 'address', words: PAGE_WORDS.fillIn }] : []),
    ...(preferred === '' ? [{ path: 'preferred', words: PAGE_WORDS.chooseOne }] : []),
    ...togetherProblems(sent),
  ];
}

/** Names, one on each line. */
export const representativesOf = (sent: Sent): string[] =>
  first(sent, 'representatives')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function togetherProblems(sent: Sent): FormProblem[] {
  const people = first(sent, 'people');
  const names = representativesOf(sent);
  const isRight = /^\d{1,6}$/.test(people) && Number(people) >= 2 && Number(people) <= 100_000;
  if (people === '' && names.length === 0) return [];
  const long = names.some((name) => [...name].length > 200) || names.length > 100;
  return [
    ...(isRight ? [] : [{ path: 'people', words: FILE_WORDS.peopleNumber }]),
    ...(names.length === 0 ? [{ path: 'representatives', words: FILE_WORDS.representativesNeeded }] : []),
    ...(long ? [{ path: 'representatives', words: PAGE_WORDS.notValid }] : []),
  ];
}

/** Several people complain by one complaint. */
const isTogether = (sent: Sent): boolean => !isAnonymous(sent) && first(sent, 'people') !== '';

export const isAnonymous = (sent: Sent): boolean => first(sent, 'identity') === 'anonymous';

/** The first step that still lacks something; null where all are complete. */
export function unfinished(sent: Sent): Step | null {
  return STEPS.find((step) => problemsOfStep(step, sent).length > 0) ?? null;
}

/** Where a field that the API missed stands: by the places it names (`/reach/card/phone`). */
export function stepOfPlace(place: string): Step {
  if (/^\/(reach|group)/.test(place)) return 'contact';
  if (place.startsWith('/evidence')) return 'evidence';
  if (place.startsWith('/demands')) return 'want';
  return /^\/(category|respondent)/.test(place) ? 'whom' : 'what';
}

/** The complaint as the API takes it; zod says what is wrong with it. */
export function complaintOf({ sent, files }: ComplaintDraft, language: 'zh' | 'en', truthDeclared: boolean) {
  const optional = (name: string) => (first(sent, name) === '' ? {} : { [name]: first(sent, name) });
  const respondent = first(sent, 'respondent');
  return complaintBody.safeParse({
    category: first(sent, 'category'),
    respondent: respondent === '' ? null : respondent,
    ...{ title: first(sent, 'title'), matter: first(sent, 'matter'), demands: demandsOf(sent) },
    ...['respondentName', 'when', 'where', 'who'].reduce((all, name) => ({ ...all, ...optional(name) }), {}),
    evidence: files.map(({ id }) => id),
    ...(isTogether(sent) ? { group: { people: Number(first(sent, 'people')) } } : {}),
    anonymous: isAnonymous(sent),
    confidential: first(sent, 'identity') === 'confidential',
    reach: reachOf(sent, language),
    truthDeclared,
  });
}

function reachOf(sent: Sent, language: 'zh' | 'en') {
  if (isAnonymous(sent))
    return { methods: ['inbox'], preferred: 'inbox', electronicConsent: true, language, noReply: false };
  const given = ['name', 'phone', 'email', 'address', 'wish'].filter((name) => first(sent, name) !== '');
  const methods = [
    'inbox',
    ...(given.includes('email') ? ['email'] : []),
    ...(given.includes('address') ? ['post'] : []),
    ...(given.includes('phone') ? ['telephone'] : []),
  ];
  const names = representativesOf(sent).map((name) => ({ name }));
  const together = isTogether(sent) && names.length > 0 ? { representatives: names } : {};
  return {
    methods,
    preferred: first(sent, 'preferred'),
    electronicConsent: first(sent, 'electronicConsent') === 'true',
    ...{
      language,
      noReply: false,
      card: { ...Object.fromEntries(given.map((name) => [name, first(sent, name)])), ...together },
    },
  };
}
