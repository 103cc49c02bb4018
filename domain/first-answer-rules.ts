// The first answer: an acknowledgement meets the first limit and may start the next one; a solution on the spot ends the
// case with a short reply, if the pack allows it and the complainant agrees.
import { hasClock, isLive, startClock } from './clock-ledger.ts';
import { basisOf, emptyTexts, type FoldsOf, no, parts, type RulesOf, withoutNotice, yes } from './case-rules.ts';
import { limitFacts, tell } from './delivery-ladder.ts';
import type { FirstAnswerCommands, FirstAnswerEvents } from './first-answer.ts';
import { preliminaryMet } from './preliminary-rules.ts';
import { unansweredDemands } from './settling-rules.ts';

export const firstAnswerRules = {
  acknowledge(turn, { definition }) {
    const { acknowledgement } = turn.law;
    if (acknowledgement === undefined) return no('not_in_pack', { use: 'accept' });
    if (turn.state.acknowledged !== undefined) return no('already_done', { on: turn.state.acknowledged.on });
    const missing = emptyTexts({ definition });
    if (missing.length > 0) return no('incomplete', { missing });
    const running = turn.state.clocks['handling'];
    const starts = acknowledgement.startsHandling && hasClock(turn.law, 'handling') && !(running && isLive(running));
    const handling = starts ? [startClock(turn.law, 'handling', { on: turn.on, at: turn.at })] : [];
    const notice = tell(turn, 'acknowledgement', {
      facts: { article: acknowledgement.article, ...limitFacts(handling[0]) },
      texts: { definition },
    });
    return yes({
      type: 'acknowledged',
      data: { on: turn.on, definition },
      basis: basisOf(turn, acknowledgement.article),
      ...withoutNotice(parts({ clocks: [...preliminaryMet(turn), ...handling] }, notice)),
    });
  },

  answerAtOnce(turn, data) {
    const { answerAtOnce } = turn.law;
    if (answerAtOnce === undefined) return no('not_in_pack', { use: 'accept' });
    const unanswered = unansweredDemands(turn, data.results);
    if (!unanswered.ok) return unanswered;
    const missing = [...emptyTexts({ answer: data.answer }), ...unanswered.events];
    if (missing.length > 0) return no('incomplete', { missing });
    if (data.consent.on > turn.on) return no('incomplete', { field: 'consent.on', to: turn.on });
    const notice = tell(turn, 'shortReply', {
      facts: { article: answerAtOnce.article },
      texts: { answer: data.answer },
      lists: { results: data.results.map(({ demand, outcome }) => ({ code: `${demand}:${outcome}` })) },
    });
    return yes({
      type: 'answeredAtOnce',
      data: { on: turn.on, ...data },
      phase: 'concluded',
      conclusion: 'settled',
      basis: basisOf(turn, answerAtOnce.article),
      ...withoutNotice(parts({ clocks: preliminaryMet(turn) }, notice)),
    });
  },
} satisfies RulesOf<FirstAnswerCommands>;

export const firstAnswerFolds = {
  acknowledged: (_state, { on, definition }) => ({ acknowledged: { on, definition } }),
  answeredAtOnce: (_state, { on, results }) => ({ settlement: { on, results } }),
} satisfies FoldsOf<FirstAnswerEvents>;
