import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { RESPONDENT, WINDOWS } from '../test/support/case-moves.ts';
import {
  accepted,
  answered,
  appealed,
  approved,
  found,
  planned,
  replied,
  reviewer,
} from '../test/support/case-stages.ts';
import { allowedCommands } from './case-decide.ts';
import { projectCase } from './case-projection.ts';
import type { AskedParty } from './information.ts';

const handler = anActor('handler');
const lead = anActor('lead');
const clerk = anActor('clerk');
const reason = aText();
const ITEMS = ['when', 'who'];

function asked(life: Life, from: AskedParty = 'complainant', change: { due?: string; servedOn?: string } = {}) {
  const items = ITEMS.map((item) => ({ item, what: aText() }));
  return life.do('requestInformation', { from, items, ...change }, handler);
}
const summarised = (life: Life) => life.do('approveSummary', { summary: aText() }, lead);
const accused = (respondent = WINDOWS) => accepted(new Life(undefined, { respondent }));
const request = (life: Life) => life.state.informationRequests!.at(-1)!;
const limit = (life: Life) => life.limit(`information:${request(life).id}`);
const given = (life: Life, items = ITEMS) => ({
  request: request(life).id,
  given: items.map((item) => ({ item, answer: aText(), evidence: [] })),
});
const types = (life: Life) => life.events.map(({ type }) => type);

describe('information asked of the complainant (I4)', () => {
  it('has a limit of its own from the day the notice is proved to have arrived, a reminder, and a lapse without effect', () => {
    const life = asked(accepted(new Life()));
    expect(limit(life)).toBe('none');
    life.until('2026-03-04').opens('informationRequest'); // Wed + 10 working days: Wed 18 March
    expect(limit(life)).toBe('2026-03-18 running');
    expect(request(life)).toMatchObject({ servedOn: '2026-03-04', dueOn: '2026-03-18', state: 'open' });
    const [phase, handling] = [life.state.phase, life.limit('handling')];
    life.until('2026-03-18');
    expect(life.notices('reminder').map(({ audience }) => audience)).toEqual([{ to: 'complainant' }]);
    life.until('2026-03-20');
    const lapse = life.events.find(({ type }) => type === 'informationLapsed')!;
    expect([lapse.effectiveOn, lapse.effectiveBy, lapse.data]).toEqual([
      '2026-03-18',
      'due',
      { request: request(life).id, from: 'complainant', unanswered: ITEMS, effect: 'none' },
    ]);
    expect([life.state.phase, life.limit('handling')]).toEqual([phase, handling]);
    expect(request(life)).toMatchObject({ state: 'lapsed', lapsedOn: '2026-03-18' });
    planned(found(life)).do('submitPlan', {}, handler);
  });

  it('is answered item by item; the last item meets the limit, files become evidence of the case', () => {
    const life = asked(accepted(new Life())).opens('informationRequest');
    const file = anEvidence(77);
    const first = { request: request(life).id, given: [{ item: 'when', evidence: [file] }] };
    life.do('answerInformation', first, COMPLAINANT);
    expect(limit(life)).toBe('2026-03-16 running');
    expect(life.state.evidence.at(-1)).toMatchObject({ evidence: 'e-77', by: 'party', party: 'complainant' });
    expect(life.refusal('answerInformation', first, COMPLAINANT)).toBe('already_done');
    life.do('answerInformation', given(life, ['who']), COMPLAINANT);
    expect(limit(life)).toBe('2026-03-16 met');
    expect(request(life).state).toBe('answered');
    expect(request(life).items.map(({ answer }) => answer?.late)).toEqual([false, false]);
    expect(life.until('2026-06-01').events.some(({ type }) => type === 'informationLapsed')).toBe(false);
  });

  it('may be answered before the notice was proved to have arrived: then nothing is waited for', () => {
    const life = asked(accepted(new Life()));
    life.do('answerInformation', given(life), COMPLAINANT).opens('informationRequest');
    expect(limit(life)).toBe('none');
    expect(life.limit(`proof:${request(life).notice}`)).toContain('ended');
  });

  it('is judged by the time of receipt: in time although handled later, and late but kept after a lapse', () => {
    const life = asked(accepted(new Life())).opens('informationRequest');
    const sent = life.now + 3_600_000;
    life.until('2026-04-01');
    expect(life.try('answerInformation', given(life, ['when']), COMPLAINANT, sent).ok).toBe(true);
    life.do('answerInformation', given(life, ['who']), COMPLAINANT);
    expect(request(life).items.map(({ answer }) => answer!.late)).toEqual([false, true]);
    expect(request(life)).toMatchObject({ state: 'answered', lapsedOn: '2026-03-16' });
  });

  it('is taken down by staff from what the complainant says, and says so', () => {
    const life = asked(accepted(new Life())).opens('informationRequest');
    life.do('answerInformation', given(life), { ...clerk, onBehalfOf: 'complainant' });
    expect(request(life).items[0]!.answer).toMatchObject({ takenDown: true, late: false });
    const other = { ...clerk, onBehalfOf: 'respondent' as const };
    const again = asked(life);
    expect(again.refusal('answerInformation', given(again), other)).toBe('unknown_item');
  });

  it('shows the button to the party that was asked, only while it is asked, and says who is waited for', () => {
    const life = accepted(new Life());
    const buttons = (actor = COMPLAINANT) => allowedCommands(life.law, life.state, actor, life.now);
    expect(buttons()).not.toContain('answerInformation');
    asked(life);
    expect(buttons()).toContain('answerInformation');
    expect(buttons(RESPONDENT)).not.toContain('answerInformation');
    expect(projectCase(life.state).waitingFor).toContain('complainant');
    life.do('withdrawInformationRequest', { request: request(life).id, reason }, handler);
    expect(buttons()).not.toContain('answerInformation');
    expect(life.notices('informationWithdrawn')).toHaveLength(1);
    expect(life.until('2026-06-01').events.some(({ type }) => type === 'informationLapsed')).toBe(false);
  });

  it('names the last day itself where the pack has no limit; who gets the letter late has as long as was meant', () => {
    const life = accepted(new Life(aLaw('cn-xinfang-2022')));
    const items = [{ item: 'when', what: aText() }];
    expect(life.refusal('requestInformation', { from: 'complainant', items }, handler)).toBe('incomplete');
    asked(life, 'complainant', { due: '2026-03-12' }).until('2026-03-05').opens('informationRequest');
    expect(limit(life)).toBe('2026-03-15 running'); // ten days from Thursday 5 March
    expect(life.state.clocks[`information:${request(life).id}`]!.terms.side).toBe('complainant');
  });

  it('asks for something, once, by a day to come, and only who can be reached', () => {
    const life = accepted(new Life());
    const refusal = (items: string[], due?: string) =>
      life.refusal(
        'requestInformation',
        { from: 'complainant', items: items.map((item) => ({ item, what: aText() })), ...(due && { due }) },
        handler,
      );
    expect(refusal([])).toBe('incomplete');
    expect(refusal(['when', 'when'])).toBe('already_done');
    expect(refusal(['when'], '2026-03-02')).toBe('deadline_passed');
    life.do('changeContact', { reach: { ...life.state.reach, methods: [], noReply: true } }, clerk);
    expect(refusal(['when'])).toBe('not_reachable');
  });
});

describe('information asked of the respondent (G3)', () => {
  it('is asked on an approved summary only, which the lead writes without identity; versions are kept', () => {
    const life = accused();
    const items = [{ item: 'when', what: aText() }];
    const outcome = life.try('requestInformation', { from: 'respondent', items }, handler);
    expect(outcome.ok ? null : outcome.refusal).toMatchObject({
      code: 'incomplete',
      detail: { missing: ['summary'], use: 'approveSummary' },
    });
    expect(life.refusal('approveSummary', { summary: aText() }, handler)).toBe('not_permitted');
    asked(summarised(summarised(life)), 'respondent');
    expect(life.state.summaries!.map(({ version }) => version)).toEqual([1, 2]);
    expect(request(life)).toMatchObject({ summary: 2, from: 'respondent' });
  });

  it('shows the respondent the summary and the questions, on its own desk, and nothing of what the complainant wrote', () => {
    const life = asked(summarised(accused()), 'respondent');
    const [letter] = life.notices('respondentRequest');
    expect(letter!.audience).toEqual({ to: 'unit', unit: WINDOWS.id, role: 'clerk' });
    const shown = [...Object.values(letter!.texts), ...letter!.lists!['items']!.map(({ text }) => text!)].map(
      ({ text }) => text,
    );
    expect(shown).toEqual([
      life.state.summaries![0]!.summary.text,
      ...request(life).items.map(({ what }) => what.text),
    ]);
    const { title, matter, demands } = life.state;
    for (const { text } of [title, matter, ...demands.map((demand) => demand.text)]) expect(shown).not.toContain(text);
    expect(projectCase(life.state).involvedUnits).toEqual([]);
    expect(life.tasks().some((task) => task.includes(WINDOWS.id))).toBe(false);
  });

  it('runs from the day the letter was handed over, is chased and lapses; the handler hears it', () => {
    const life = asked(summarised(accused()).until('2026-03-04'), 'respondent', { servedOn: '2026-03-03' });
    expect(limit(life)).toBe('2026-03-17 running'); // Tue + 10 working days
    expect(life.state.clocks[`information:${request(life).id}`]!.terms.side).toBe('receiver');
    life.until('2026-03-20');
    expect(life.notices('reminder').at(-1)!.audience).toEqual({ to: 'unit', unit: WINDOWS.id, role: 'clerk' });
    expect(request(life)).toMatchObject({ state: 'lapsed', lapsedOn: '2026-03-17' });
    expect(projectCase(life.state).overdue).toBe(false);
    life.do('answerInformation', given(life), { ...handler, onBehalfOf: 'respondent' });
    expect(request(life)).toMatchObject({ state: 'answered' });
    expect(request(life).items[0]!.answer).toMatchObject({ late: true, takenDown: true });
  });

  it('of a body without a desk is handed over and answered through staff', () => {
    const life = asked(summarised(accepted(new Life())), 'respondent');
    expect([request(life).notice, life.notices('respondentRequest').length]).toEqual(['', 0]);
    life.do('answerInformation', given(life), clerk);
    expect(limit(life)).toContain('met');
  });

  it('is answered by the respondent itself, which never learns what the complainant was asked', () => {
    const life = asked(summarised(accused()), 'respondent');
    const own = given(life);
    asked(life);
    const outcome = life.try('answerInformation', given(life), RESPONDENT);
    expect(outcome.ok ? null : outcome.refusal.detail).toEqual({ request: request(life).id, open: [own.request] });
    life.do('answerInformation', own, RESPONDENT);
    expect(life.state.informationRequests!.map(({ state }) => state)).toEqual(['answered', 'open']);
  });
});

describe('what was asked', () => {
  it('is over when the reply is out: nobody is asked or chased any more', () => {
    const life = approved(planned(found(asked(accepted(new Life())).opens('informationRequest'))));
    expect(life.refusal('answerInformation', given(life, ['when']), COMPLAINANT)).toBeNull();
    replied(life);
    expect([request(life).state, limit(life)]).toEqual(['ended', '2026-03-16 ended']);
    const { length } = types(life.opens('reply')).filter((type) => type === 'informationLapsed');
    expect(length).toBe(0);
    expect(life.refusal('answerInformation', given(life, ['who']), COMPLAINANT)).toBe('wrong_phase');
  });

  it('ends with the case, also a notice that never arrived', () => {
    const life = asked(accepted(new Life()));
    life.do('withdraw', { voluntary: true }, COMPLAINANT);
    expect(request(life).state).toBe('ended');
    expect(life.limit(`proof:${request(life).notice}`)).toContain('ended');
  });

  it('in a review is asked by the reviewer and taken down at the body that reviews', () => {
    const by = reviewer(1);
    const life = appealed(answered(new Life())).do('acceptReview', {}, by);
    const items = ITEMS.map((item) => ({ item, what: aText() }));
    expect(life.refusal('requestInformation', { from: 'complainant', items }, handler)).toBe('not_permitted');
    life.do('requestInformation', { from: 'complainant', items }, by);
    life.do('answerInformation', given(life), { ...anActor('clerk', 'yunxi.fucha'), onBehalfOf: 'complainant' });
    expect(request(life).state).toBe('answered');
  });
});
