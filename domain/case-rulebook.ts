// The register of rules: every row's own file, one line each. Who asks them is case-decide.ts.
import type { CaseCommands } from './case.ts';
import type { RulesOf } from './case-rules.ts';
import { aftercareRules } from './aftercare-rules.ts';
import { firstAnswerRules } from './first-answer-rules.ts';
import { statementRules } from './statement-rules.ts';
import { consultationRules } from './consultation-rules.ts';
import { contactLogRules } from './contact-log-rules.ts';
import { informationRules } from './information-rules.ts';
import { correctionRules } from './correction-rules.ts';
import { deliveryRules } from './delivery-rules.ts';
import { endingRules } from './ending-rules.ts';
import { groupRules } from './group-rules.ts';
import { independenceRules } from './independence-rules.ts';
import { intakeRules } from './intake-rules.ts';
import { investigationRules } from './investigation-rules.ts';
import { lawChangeRules } from './law-change-rules.ts';
import { leavingRules } from './leaving-rules.ts';
import { limitRules } from './limit-rules.ts';
import { matterChangeRules } from './matter-change-rules.ts';
import { measureRules } from './measure-rules.ts';
import { peopleRules } from './people-rules.ts';
import { planRules } from './plan-rules.ts';
import { preliminaryRules } from './preliminary-rules.ts';
import { repeatRules } from './repeat-rules.ts';
import { replyRules } from './reply-rules.ts';
import { reviewRules } from './review-rules.ts';
import { settlingRules } from './settling-rules.ts';
import { standstillRules } from './standstill-rules.ts';
import { successionRules } from './succession-rules.ts';
import { supervisionRules } from './supervision-rules.ts';
import { supplementRules } from './supplement-rules.ts';
import { teamRules } from './team-rules.ts';
import { transferRules } from './transfer-rules.ts';
import { vetoRules } from './veto-rules.ts';

export const RULES = {
  ...intakeRules,
  ...correctionRules,
  ...matterChangeRules,
  ...peopleRules,
  ...teamRules,
  ...leavingRules,
  ...independenceRules,
  ...preliminaryRules,
  ...repeatRules,
  ...groupRules,
  ...supplementRules,
  ...transferRules,
  ...investigationRules,
  ...consultationRules,
  ...informationRules,
  ...contactLogRules,
  ...planRules,
  ...measureRules,
  ...replyRules,
  ...deliveryRules,
  ...reviewRules,
  ...limitRules,
  ...vetoRules,
  ...lawChangeRules,
  ...standstillRules,
  ...supervisionRules,
  ...endingRules,
  ...settlingRules,
  ...successionRules,
  ...statementRules,
  ...firstAnswerRules,
  ...aftercareRules,
} satisfies RulesOf<CaseCommands>;
