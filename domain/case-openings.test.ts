// Nothing is offered that would be refused for want of something to act on. That nothing allowed is missing is asked at
// every accepted command of the random walks (test/support/case-walk.ts).
import { describe, expect, it } from 'vitest';
import { anActor, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, found, planned } from '../test/support/case-stages.ts';
import { allowedCommands } from './case-decide.ts';
import type { Actor } from './case.ts';

const offered = ({ law, state, now }: Life, actor: Actor) => allowedCommands(law, state, actor, now);

describe('what is offered', () => {
  it('to a handler of a fresh investigation is to act, not to answer what nobody asked', () => {
    const names = offered(accepted(new Life()), anActor('handler'));
    expect(names).toEqual(expect.arrayContaining(['recordAction', 'recordFinding', 'draftPlan', 'consult']));
    for (const vain of ['submitPlan', 'answerOrder', 'giveOpinion', 'answerInformation', 'reportMeasure'])
      expect(names, vain).not.toContain(vain);
  });

  it('is to submit a plan once there is a draft of it', () => {
    expect(offered(found(accepted(new Life())), anActor('handler'))).not.toContain('submitPlan');
    expect(offered(planned(found(accepted(new Life()))), anActor('handler'))).toContain('submitPlan');
  });

  it('to an approver is no ending to decide where none was proposed', () => {
    expect(offered(accepted(new Life()), anActor('approver'))).not.toContain('decideEnding');
  });

  it('to a complainant is no supplement to close where nothing was asked', () => {
    expect(offered(new Life(), COMPLAINANT)).not.toContain('completeSupplement');
  });
});
