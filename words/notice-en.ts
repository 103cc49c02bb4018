// The bodies of notices in English, as paragraphs. Leaves out heading, addressee, signature and date (notice-words.ts).
import type { NoticeKind } from '../domain/delivery.ts';
import {
  clockWord,
  DATA_SCOPES,
  END_GROUNDS,
  EXTENSION_REASONS,
  LAW_CHANGES,
  SUSPENSIONS,
  MEASURES,
  OUTCOMES,
  REVIEW_OUTCOMES,
  SUCCESSION_BASES,
  TRANSFER_BASES,
  TRANSFER_OUTCOMES,
  wordOf,
} from './notice-codes.ts';
import { dateWords, type Saying } from './notice-wording.ts';
import { staffEn } from './notice-staff.ts';

export const NOTICES_EN: Record<NoticeKind, (say: Saying) => string[]> = {
  registrationReceipt: (say) => [
    `Your complaint “${say.text('title')}” is registered under number ${say.fact('number')}.`,
    ...limit(
      say,
      (days, on) =>
        `Under ${say.fact('limitArticle')} we decide within ${days} of receipt (by ${on}) whether we take it on.`,
    ),
    'Keep the number and the code: with both you can follow your case and add to it.',
  ],
  acceptanceNotice: (say) => [
    `We have taken on your complaint “${say.text('title')}” (number ${say.fact('number')}) from ${say.date('on')}.`,
    ...limit(
      say,
      (days, on) => `Under ${say.fact('limitArticle')} you receive a written reply within ${days} (by ${on}).`,
    ),
    'With number and code you can follow your case and add evidence at any time.',
  ],
  deemedAcceptanceNotice: (say) => [
    `The time for deciding on your complaint “${say.text('title')}” (number ${say.fact('number')}) ran out. It counts as accepted from ${say.date('on')}.`,
    ...limit(
      say,
      (days, on) => `Under ${say.fact('limitArticle')} you receive a written reply within ${days} (by ${on}).`,
    ),
  ],
  refusalNotice: (say) => [
    `We have examined your complaint (number ${say.fact('number')}) and cannot take it on. Ground: ${ground(say)} (${say.fact('article')}).`,
    `Reasons: ${say.text('reason')}`,
    ...(say.has('finalCase')
      ? [
          `The same matter has its final answer in case ${say.fact('finalCase')}. New facts, evidence or reasons may be brought at any time.`,
        ]
      : []),
    `Where else you can turn: ${say.text('otherRoutes')}`,
    ...(say.has('remedyBody') ? [nextRemedy(say, 'this notice')] : []),
  ],
  guidanceNotice: (say) => [
    `About your complaint (number ${say.fact('number')}):`,
    say.text('guidance'),
    `Competent body: ${competent(say)}.`,
  ],
  supplementNotice: (say) => [
    `To deal with your complaint (number ${say.fact('number')}) we need the following. This is the whole list (${say.fact('article')}):`,
    ...say.list('items').map((item, index) => `${index + 1}. ${checklistItem(say, item.code)}${item.text}`),
    `Please send it within ${say.span('limitN', 'limitUnit') ?? 'the time allowed'} of receiving this notice.`,
    say.fact('effect') === 'deemedWithdrawn'
      ? 'If nothing arrives in time and there is no good reason, the complaint counts as withdrawn; you may file it again.'
      : 'If nothing arrives in time, we go on with what we have.',
  ],
  transferOffer: (say) => [
    `Your complaint (number ${say.fact('number')}) should be handled by ${say.unit('to')} (${say.fact('article')}).`,
    `Reasons: ${say.text('reason')}`,
    `What we would hand over: ${scopes(say)}.`,
    ...limit(
      say,
      (days, on) => `Please say within ${days} (by ${on}) whether you agree. Without an answer nothing is handed over.`,
    ),
  ],
  transferNotice: (say) => [
    `Your complaint (number ${say.fact('number')}) was sent to ${say.unit('to')} on ${say.date('on')}, ${wordOf(TRANSFER_BASES, say.fact('basis')).en} (${say.fact('article')}).`,
    `Reasons: ${say.text('reason')}`,
    'Until it is taken over there, we stay responsible; you will hear the outcome.',
  ],
  transferOutcome: (say) => [
    `Transfer of ${onDesk(say) ? '' : 'your '}complaint (number ${say.fact('number')})${onDesk(say) ? '' : ` to ${say.unit('to')}`}: ${wordOf(TRANSFER_OUTCOMES, say.fact('outcome')).en}`,
    ...(say.has('reason') ? [`Explanation: ${say.text('reason')}`] : []),
    ...(onDesk(say) ? [] : ['Your number and code stay the same.']),
  ],
  extensionNotice: (say) => [
    `Complaint ${say.fact('number')}: ${clockWord(say.fact('clock')).en} moves from ${say.date('from')} to ${say.date('to')}, because ${wordOf(EXTENSION_REASONS, say.fact('reasonCode')).en} (${say.fact('article')}).`,
    `Reasons: ${say.text('reason')}`,
  ],
  dateChanged: (say) => [
    `Complaint ${say.fact('number')}: the last day of ${clockWord(say.fact('clock')).en} was counted again and moves from ${say.date('from')} to ${say.date('to')}, because ${wordOf(LAW_CHANGES, say.fact('why')).en} (${say.fact('article')}).`,
  ],
  matterChanged: (say) => [
    `Complaint ${say.fact('number')}: ${wordOf(LAW_CHANGES, say.fact('what')).en}. Time already used still counts and no limit starts again; where a last day moves, you are told so.`,
    `Reasons: ${say.text('reason')}`,
  ],
  suspensionNotice: (say) => [
    `Complaint ${say.fact('number')} is suspended from ${say.date('on')}, because ${wordOf(SUSPENSIONS, say.fact('occasion')).en} (${say.fact('article')}); ${clockWord(say.fact('clock')).en} stands.`,
    `Reasons: ${say.text('reason')}`,
    ...limit(say, (days, on) =>
      say.fact('ends') === 'true'
        ? `Under ${say.fact('limitArticle')} the case is terminated if the cause remains after ${days} (on ${on}); tell us when it is gone.`
        : `Under ${say.fact('limitArticle')} the case may be terminated by a decision if the cause remains after ${days} (on ${on}); tell us when it is gone.`,
    ),
  ],
  resumptionNotice: (say) => [
    `Complaint ${say.fact('number')} goes on from ${say.date('on')}; ${clockWord(say.fact('clock')).en} runs on${say.has('dueOn') ? ` to ${say.date('dueOn')}` : ''}.`,
    `Reasons: ${say.text('reason')}`,
  ],
  reply: (say) => [
    `Your complaint (number ${say.fact('number')}) has been handled. This is our reply:`,
    `1. Facts\n${say.text('facts')}`,
    `2. What it is based on\n${say
      .list('bases')
      .map((basis) => basis.code)
      .join('; ')}`,
    `3. Measures\n${say.text('measures')}`,
    `4. Answer to each demand\n${results(say)}`,
    `5. Where to turn next\n${remedy(say)}`,
    `In short: ${say.text('plainSummary')}`,
  ],
  reviewReceipt: (say) => [
    `Your application for ${level(say)} (number ${say.fact('number')}) arrived on ${say.date('on')} and goes to ${say.unit('body')}.`,
    ...(say.fact('late') === 'true' ? ['It came after the time limit; the reason for that is examined first.'] : []),
    ...limit(say, (days, on) => `Under ${say.fact('limitArticle')} the opinion is given within ${days} (by ${on}).`),
  ],
  reviewRefusal: (say) => [
    `Your application for ${level(say)} (number ${say.fact('number')}) is not accepted: ${say.fact('ground') === 'OUT_OF_TIME' ? 'it came too late without a good reason' : ground(say)}.`,
    ...(say.has('reason') ? [`Reasons: ${say.text('reason')}`] : []),
    ...(say.has('otherRoutes') ? [`Where else you can turn: ${say.text('otherRoutes')}`] : []),
  ],
  reviewOpinion: (say) => [
    `${say.unit('body')} has examined your application for ${level(say)} (number ${say.fact('number')}):`,
    `1. Facts\n${say.text('facts')}`,
    `2. Reasons\n${say.text('reasoning')}`,
    `3. Opinion on each demand\n${results(say)}`,
    `4. Outcome\n${wordOf(REVIEW_OUTCOMES, say.fact('outcome')).en}`,
    afterOpinion(say),
  ],
  withdrawalNotice: (say) => [
    `Your complaint (number ${say.fact('number')}) was withdrawn at your request on ${say.date('on')}. What was promised to you is still done.`,
  ],
  deemedWithdrawalNotice: (say) => [
    `What was missing from your complaint (number ${say.fact('number')}) did not arrive in time. Under ${say.fact('article')} it counts as withdrawn from ${say.date('on')}.`,
    'You may file it again when you have everything.',
  ],
  finalityNotice: (say) => [
    `Complaint ${say.fact('number')}: ${clockWord(say.fact('clock')).en} has passed without an application. The decision is final from ${say.date('on')}.`,
    'With new facts or evidence you may complain again.',
  ],
  promiseBrokenNotice: (say) => [
    `A measure promised to you in complaint ${say.fact('number')} (${measure(say)}) was due on ${say.date('dueOn')} and is late.`,
    `What was promised: ${say.text('what')}`,
    'It is now under supervision, and you will hear when it is done. We are sorry.',
  ],
  measureReleased: (say) => [
    `A measure promised to you in complaint ${say.fact('number')} (${measure(say)}) will not be carried out.`,
    `What was promised: ${say.text('what')}`,
    `Reasons: ${say.text('reason')}`,
  ],
  recusalNotice: (say) => [
    say.fact('granted') === 'true'
      ? `Your application for recusal in complaint ${say.fact('number')} was granted; the person takes no further part.`
      : `Your application for recusal in complaint ${say.fact('number')} was not granted.`,
    `Reasons: ${say.text('reason')}`,
    'Your other rights are not affected.',
  ],
  measurePostponed: (say) => [
    `A measure promised in your case ${say.fact('number')} (${measure(say)}) was due by ${say.date('from')} and is now due by ${say.date('to')}.`,
    `What was promised: ${say.text('what')}`,
    `Reasons: ${say.text('reason')}`,
  ],
  acknowledgement: (say) => [
    `We have your complaint (number ${say.fact('number')}). As we understand it (${say.fact('article')}), it is about:`,
    say.text('definition'),
    'If that is not what you mean, please tell us.',
    ...limit(
      say,
      (days, on) => `Under ${say.fact('limitArticle')} we answer within ${days} of this acknowledgement (by ${on}).`,
    ),
  ],
  shortReply: (say) => [
    `With your consent your complaint (number ${say.fact('number')}) was solved at once on ${say.date('on')} (${say.fact('article')}).`,
    `Our answer: ${say.text('answer')}`,
    `What became of each demand\n${results(say)}`,
    'If it is not solved or happens again, you can have the case opened again.',
  ],
  reopenedNotice: (say) => [
    `Your complaint (number ${say.fact('number')}) is open again from ${say.date('on')}.`,
    `What is new: ${say.text('whatIsNew')}`,
  ],
  settlementNotice: (say) => [
    `Your complaint (number ${say.fact('number')}) is settled by agreement from ${say.date('on')}.`,
    `The agreement: ${say.text('agreement')}`,
    `What became of each demand\n${results(say)}`,
    ...say.list('measures').map(({ code, text }) => `Promised: ${text} (by ${dateWords(code, 'en')})`),
    'Promises already made are kept; if one is not, tell us at any time.',
  ],
  terminationNotice: (say) => [
    `Your complaint (number ${say.fact('number')}) is terminated from ${say.date('on')} under ${say.fact('article')} (${endGround(say)}).`,
    `Reasons: ${say.text('reason')}`,
    ...(say.has('suspendedOn')
      ? [`It was suspended from ${say.date('suspendedOn')}, and the cause remained to the end of the term.`]
      : []),
    `Other ways: ${otherRoutes(say)}`,
    'Promises already made are kept; with new facts or evidence the case can be opened again.',
  ],
  successionNotice: (say) => [
    `As ${wordOf(SUCCESSION_BASES, say.fact('basis')).en} you take the complainant’s place in “${say.text('title')}” (number ${say.fact('number')}) from ${say.date('on')}.`,
    'Notices now come to you. The old query code is dead; the desk gives you a new one.',
  ],
  groupNotice: (say) =>
    say.fact('what') === 'joined'
      ? [
          `With your consent your complaint (number ${say.fact('number')}) is handled together with others about the same event from ${say.date('on')}.`,
          'Your own number, limits, reply, delivery and right to a review are kept; nobody is told who you are.',
          'You may ask at any time to have it handled on its own.',
        ]
      : [
          `From ${say.date('on')} your complaint (number ${say.fact('number')}) is not handled together with others any more, but on its own.`,
          'Its limits are what they were.',
        ],
  informationRequest: (say) => [
    `To find out what happened in your complaint (number ${say.fact('number')}), please tell or send us the following:`,
    ...say.list('items').map((item, index) => `${index + 1}. ${item.text}`),
    `Please answer within ${say.span('limitN', 'limitUnit') ?? 'the time allowed'} of receiving this: online with your number and code, or at a counter, where it is written down for you.`,
    'If nothing arrives in time, we go on with what we have; your complaint does not end by it.',
  ],
  informationWithdrawn: (say) => [
    `The request for information in your complaint (number ${say.fact('number')}) is called off; you need not answer it.`,
    `Reasons: ${say.text('reason')}`,
  ],
  respondentRequest: (say) => [
    `Please help to find out what happened in a complaint (number ${say.fact('number')}). What it is about:`,
    say.text('summary'),
    'Please tell or send us the following:',
    ...say.list('items').map((item, index) => `${index + 1}. ${item.text}`),
    `Please answer within ${say.span('limitN', 'limitUnit') ?? 'the time allowed'} of receiving this; if nothing arrives in time, this is recorded and we go on with what we have.`,
    'This letter does not say who complained. Do not try to find out, and nobody may suffer for it.',
  ],
  assignment: staffEn,
  reminder: (say) => (say.has('what') ? staffEn(say) : reminder(say)),
  escalation: staffEn,
  chase: staffEn,
  supervisionOrder: staffEn,
};

function limit(say: Saying, sentence: (days: string, on: string) => string): string[] {
  const days = say.span('limitN', 'limitUnit');
  return days === null || !say.has('dueOn') ? [] : [sentence(days, say.date('dueOn'))];
}

function reminder(say: Saying): string[] {
  return [
    `Complaint ${say.fact('number')}: ${clockWord(say.fact('clock')).en} ends on ${say.date('dueOn')} (${say.fact('article')}).`,
  ];
}

function ground(say: Saying): string {
  const code = say.fact('ground');
  return say.wording.law?.refusalGrounds.find((one) => one.code === code)?.words.en ?? code;
}

/** As a person wrote them; where the clock ends the case, as the pack has them for its ground. */
function otherRoutes(say: Saying): string {
  if (say.has('otherRoutes')) return say.text('otherRoutes');
  const known = say.wording.law?.terminationGrounds?.find(({ code }) => code === say.fact('ground'));
  return known?.route.en ?? 'When the cause is gone you can ask us to open the case again.';
}

function endGround(say: Saying): string {
  const code = say.fact('ground');
  return (
    say.wording.law?.terminationGrounds?.find((one) => one.code === code)?.words.en ?? wordOf(END_GROUNDS, code).en
  );
}

/** Name of the item before what is missing of it; a code no pack knows tells nobody anything. */
function checklistItem(say: Saying, code: string): string {
  const known = say.wording.law?.checklist.find((one) => one.item === code)?.words.en;
  return known === undefined ? '' : `${known}: `;
}

/** A unit of the directory by its name, any other body as the clerk wrote it. */
function competent(say: Saying): string {
  const id = say.fact(say.has('to') ? 'to' : 'body');
  return say.wording.units.get(id)?.en ?? id;
}

function afterOpinion(say: Saying): string {
  if (say.fact('outcome') === 'redo')
    return 'The matter is handled again and you receive a new reply, against which you may again apply for review.';
  if (say.fact('final') === 'true') return 'This opinion is final.';
  if (!say.has('remedyBody')) return 'The former decision is revoked; a new one is made and sent to you.';
  return nextRemedy(say, 'this opinion');
}

function scopes(say: Saying): string {
  return (
    say
      .list('dataScopes')
      .map(({ code }) => wordOf(DATA_SCOPES, code).en)
      .join(', ') || '—'
  );
}

function results(say: Saying): string {
  const lines = say.list('results').map(({ code, text }, index) => {
    const outcome = wordOf(OUTCOMES, code.split(':').at(-1) ?? '').en;
    return `(${index + 1}) ${outcome}: ${text}`;
  });
  return lines.join('\n');
}

function remedy(say: Saying): string {
  if (!say.has('remedyBody')) return 'This reply is final; there is no further review.';
  return nextRemedy(say, 'this reply');
}

/** Body and limit of the next level; the last day follows from the day of delivery. */
function nextRemedy(say: Saying, paper: string): string {
  const days = say.span('remedyN', 'remedyUnit') ?? 'the time allowed';
  const review = Number(say.fact('remedyLevel')) > 1 ? 're-review' : 'review';
  return `If you do not agree, you may apply to ${say.unit('remedyBody')} for ${review} within ${days} of receiving ${paper} (${say.fact('remedyArticle')}).`;
}

const level = (say: Saying) => (Number(say.fact('level')) > 1 ? 're-review' : 'review');
const measure = (say: Saying) => wordOf(MEASURES, say.fact('kind')).en;
const onDesk = (say: Saying) => !say.has('to');
