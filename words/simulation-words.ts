// What the time machine says: heads of its tables, phases as staff call them, effects of silence, why a step was not
// taken. Leaves out limits (clock-words.ts) and refusals of the rules (problem-words.ts). zh-CN first, English second.
import type { EventType, Phase } from '../domain/case.ts';
import type { Words } from '../domain/law.ts';
import type { StepFault } from '../domain/simulation.ts';

export const SIMULATION_WORDS = {
  clock: { zh: '期限', en: 'Limit' },
  start: { zh: '起算', en: 'From' },
  last: { zh: '最后一日', en: 'Last day' },
  raw: { zh: '未顺延', en: 'Before roll' },
  standing: { zh: '状态', en: 'Standing' },
  article: { zh: '依据', en: 'Article' },
  confidence: { zh: '可信度', en: 'Confidence' },
  phases: { zh: '阶段', en: 'Phases' },
  silence: { zh: '逾期后果', en: 'Effects of silence' },
  refused: { zh: '未能进行的步骤', en: 'Steps that were refused' },
  differs: { zh: '会不同的期限', en: 'Limits that would differ' },
  nothingDiffers: { zh: '没有任何期限会不同', en: 'No limit would differ' },
  without: { zh: '不采取', en: 'Without' },
  with: { zh: '采取', en: 'With' },
  none: { zh: '无', en: 'none' },
  provisional: { zh: '暂定：所涉年份日历未公布', en: 'provisional: a calendar is not known yet' },
  example: { zh: '示例规则，并非法律规定', en: 'Example rules, no law' },
} as const satisfies Record<string, Words>;

export const STAFF_PHASE_WORDS = {
  preliminaryReview: { zh: '初步审查', en: 'preliminary review' },
  awaitingSupplement: { zh: '等待补正', en: 'awaiting supplement' },
  awaitingTransfer: { zh: '移送中', en: 'awaiting transfer' },
  investigating: { zh: '调查核实', en: 'investigating' },
  awaitingApproval: { zh: '等待审批', en: 'awaiting approval' },
  implementing: { zh: '落实', en: 'implementing' },
  delivering: { zh: '送达', en: 'delivering' },
  reviewWindow: { zh: '可申请复查（复核）', en: 'review window' },
  inReview: { zh: '复查（复核）中', en: 'in review' },
  concluded: { zh: '办结', en: 'concluded' },
  archived: { zh: '归档', en: 'archived' },
} as const satisfies Record<Phase, Words>;

const EFFECT_WORDS: Partial<Record<EventType, Words>> = {
  expired: { zh: '期限届满', en: 'a limit passed' },
  deemedAccepted: { zh: '视为受理', en: 'deemed accepted' },
  supplementLapsed: { zh: '逾期未补正', en: 'not supplemented in time' },
  transferOfferLapsed: { zh: '逾期未答复移送征询', en: 'transfer offer not answered in time' },
  transferAccepted: { zh: '逾期未异议，视为接收', en: 'no objection in time: taken over' },
  transferDeadlocked: { zh: '逾期未答复异议，由共同上级指定', en: 'objection not answered: to the common superior' },
  windowShut: { zh: '逾期未申请，终结', en: 'no review asked for in time: final' },
  promiseBroken: { zh: '承诺未兑现', en: 'promise broken' },
  proofOverdue: { zh: '未按期取得送达凭证', en: 'no proof of delivery in time' },
};

export const FAULT_WORDS = {
  not_in_order: { zh: '日期早于上一步骤', en: 'dated before the step above' },
  no_such_step_now: { zh: '此时没有可做的事', en: 'there is nothing of the kind to do now' },
} as const satisfies Record<StepFault, Words>;

/** Name of an effect of silence; its code where it has none. */
export function effectWords(event: EventType): Words {
  return EFFECT_WORDS[event] ?? { zh: event, en: event };
}
