// Messages on a desk: what came, why, and by when. One text for assignments, reminders and escalations.
import { UNFIT } from './leave-words.ts';
import { CHASE_MATTERS, clockWord, GROUP_ENDS, TASKS, TRANSFER_OUTCOMES, wordOf } from './notice-codes.ts';
import { type Language, type NoticeWording, type Saying, sayingOf } from './notice-wording.ts';

/** Facts that say what happened, and their sentence; a notice has those that apply. */
const HAPPENED = {
  unit: { zh: '案件已交由贵单位办理', en: 'The case was assigned to your unit' },
  handler: { zh: '案件已交由您承办', en: 'The case was assigned to you' },
  team: { zh: '您已加入本案调查组', en: 'You were named to the team of this case' },
  corrected: {
    zh: '登记信息（事项类别、紧急程度或被投诉方）已更正',
    en: 'Category, urgency or respondent of the case was corrected',
  },
  recategorised: {
    zh: '案件改按另一类事项或另一办理制度办理，期限已重新计算',
    en: 'The case is now another type of matter or under another regime; its limits were counted again',
  },
  relationDeclared: {
    zh: '有工作人员申报关系，不再参与本案',
    en: 'A member of staff declared a relation and steps out',
  },
  handlerRecused: {
    zh: '承办人申报关系后退出，请另行指定承办人',
    en: 'The handler declared a relation and steps out; name another one',
  },
  recusalRequestedLate: {
    zh: '收到回避申请，已超过规则包规定的申请期限',
    en: 'An application for recusal has arrived, after the time the pack gives for it',
  },
  recusalRequested: { zh: '收到回避申请', en: 'An application for recusal has arrived' },
  review: { zh: '收到复查（复核）申请', en: 'An application for review has arrived' },
  leaseLapsed: {
    zh: '原承办人长时间未处理，任务已退回待领',
    en: 'The holder fell silent; the task is back in the queue',
  },
  unassigned: {
    zh: '您不再承办本案，所领任务已退回',
    en: 'You no longer handle this case; your tasks are back in the queue',
  },
  taskReturned: {
    zh: '持有人不再参与本案，任务已退回待领',
    en: 'Its holder is out of the case; the task is back in the queue',
  },
  taskMoved: { zh: '离岗人员的任务已转交您', en: 'A task of somebody who left was handed to you' },
  handlerWanted: { zh: '本案现无承办人，请指定', en: 'Nobody handles this case now; name a handler' },
  handlerLeft: { zh: '原承办人已离岗，本案已无待办', en: 'The handler left; nothing is left to do in the case' },
  teamMemberLeft: { zh: '调查组有成员退出', en: 'Somebody is no longer in the team' },
  teamLeadLeft: { zh: '调查组组长退出，尚无人接任', en: 'The team has no lead any more; nobody took over' },
  amended: { zh: '投诉人修改了陈述或诉求', en: 'The complainant amended the statement' },
  ended: { zh: '案件已终结，无需再审查', en: 'The case has ended; there is nothing left to review' },
  groupLeft: {
    zh: '本案不再并案办理，恢复单独办理',
    en: 'The case is not handled with others any more, but on its own',
  },
  endReturned: { zh: '和解或终止的建议已退回', en: 'The proposed settlement or termination came back' },
  suspended: {
    zh: '案件仍在中止，请复核中止原因是否消除',
    en: 'The case still stands suspended; see whether the cause remains',
  },
  death: { zh: '投诉人已死亡，等待承继', en: 'The complainant has died; a successor may step in' },
  orderSatisfied: { zh: '督办事项已办结销号', en: 'The supervision order is closed as satisfied' },
  orderNotSatisfied: { zh: '督办反馈未通过审核', en: 'The supervision order is closed as not satisfied' },
  opinionGiven: { zh: '收到会商意见', en: 'An opinion has come in' },
  passedOver: {
    zh: '会商意见逾期未提出，案件已继续办理并记录在案；仍可补充提出，按逾期处理',
    en: 'The case went on without the opinion of your unit, which is on record; it is still taken, as late',
  },
  consultationWithdrawn: {
    zh: '会商已撤回，无需再提出意见',
    en: 'The consultation was called off; no opinion is needed',
  },
  informationAnswered: { zh: '收到当事人的答复', en: 'A party has answered' },
  informationLapsed: {
    zh: '当事人逾期未答复，已记录在案，案件继续办理',
    en: 'A party has not answered in time; it is on record and the case goes on',
  },
  informationWithdrawn: { zh: '询问已撤回，无需再答复', en: 'The request was called off; no answer is needed' },
} as const;

/** 主办 and 协办. */
const PARTS = {
  lead: { zh: '主办意见', en: 'as the leading unit' },
  assisting: { zh: '协办意见', en: 'as an assisting unit' },
} as const;

export function staffZh(say: Saying): string[] {
  const lines = [`案件编号：${say.fact('number')}`];
  if (say.has('what')) lines.push(`事由：${wordOf(HAPPENED, say.fact('what')).zh}`);
  if (say.has('why')) lines.push(`原因：${wordOf(GROUP_ENDS, say.fact('why')).zh}`);
  if (say.has('matter')) lines.push(`事由：${wordOf(CHASE_MATTERS, say.fact('matter')).zh}`);
  if (say.has('task')) lines.push(`待办：${wordOf(TASKS, say.fact('task')).zh}`);
  if (say.has('unfit')) lines.push(`所指定的接任人员不能承办：${wordOf(UNFIT, say.fact('unfit')).zh}`);
  if (say.has('part')) lines.push(`会商角色：${wordOf(PARTS, say.fact('part')).zh}`);
  if (say.has('consultedUnit')) lines.push(`来自：${say.unit('consultedUnit')}`);
  if (say.has('clock'))
    lines.push(`期限：${clockWord(say.fact('clock')).zh}，最后一日${say.date('dueOn')}（${say.fact('article')}）`);
  if (say.has('heldUntil')) lines.push(`对投诉人不利的期满后果已暂缓至${say.date('heldUntil')}，期间请复核。`);
  if (say.has('measure') && say.has('dueOn') && !say.has('clock')) lines.push(`处理措施应完成日：${say.date('dueOn')}`);
  if (say.has('order') && say.has('dueOn') && !say.has('clock')) lines.push(`反馈期限：${say.date('dueOn')}`);
  if (say.has('outcome')) lines.push(`结果：${wordOf(TRANSFER_OUTCOMES, say.fact('outcome')).zh}`);
  if (say.has('rejected')) lines.push('核实未通过，请重新落实后报告。');
  if (say.has('returned')) lines.push('处理方案已退回修改。');
  if (say.has('failed')) lines.push('移送未能送达，请另行处理。');
  if (say.fact('late') === 'true') lines.push('申请已超过规定期限，请先审查逾期理由。');
  return [lines.join('\n'), ...opened(say, '说明：')];
}

export function staffEn(say: Saying): string[] {
  const lines = [`Case: ${say.fact('number')}`];
  if (say.has('what')) lines.push(wordOf(HAPPENED, say.fact('what')).en);
  if (say.has('why')) lines.push(`Why: ${wordOf(GROUP_ENDS, say.fact('why')).en}`);
  if (say.has('matter')) lines.push(`Why: ${wordOf(CHASE_MATTERS, say.fact('matter')).en}`);
  if (say.has('task')) lines.push(`To do: ${wordOf(TASKS, say.fact('task')).en}`);
  if (say.has('unfit')) lines.push(`The named successor may not handle it: ${wordOf(UNFIT, say.fact('unfit')).en}`);
  if (say.has('part')) lines.push(`Your part: ${wordOf(PARTS, say.fact('part')).en}`);
  if (say.has('consultedUnit')) lines.push(`From: ${say.unit('consultedUnit')}`);
  if (say.has('clock'))
    lines.push(`Limit: ${clockWord(say.fact('clock')).en}, last day ${say.date('dueOn')} (${say.fact('article')})`);
  if (say.has('heldUntil'))
    lines.push(
      `What the limit does to the complainant is held back until ${say.date('heldUntil')}; please look at it.`,
    );
  if (say.has('measure') && say.has('dueOn') && !say.has('clock'))
    lines.push(`The measure is due on ${say.date('dueOn')}`);
  if (say.has('order') && say.has('dueOn') && !say.has('clock')) lines.push(`Answer by ${say.date('dueOn')}`);
  if (say.has('outcome')) lines.push(`Outcome: ${wordOf(TRANSFER_OUTCOMES, say.fact('outcome')).en}`);
  if (say.has('rejected')) lines.push('The check failed; carry it out and report again.');
  if (say.has('returned')) lines.push('The plan came back for changes.');
  if (say.has('failed')) lines.push('The transfer could not be delivered.');
  if (say.fact('late') === 'true') lines.push('The application is late; examine the excuse first.');
  return [lines.join('\n'), ...opened(say, 'Note: ')];
}

function opened(say: Saying, label: string): string[] {
  return Object.keys(say.wording.texts).map((name) => `${label}${say.text(name)}`);
}

/** The same for a list of what lies on a desk: nothing a person wrote, so nothing is opened for it. */
export function deskLines(
  { kind, facts }: Pick<NoticeWording, 'kind' | 'facts'>,
  units: NoticeWording['units'],
  language: Language,
): string[] {
  const bare = { documentNumber: null, addressee: null, issuer: null, law: null };
  const say = sayingOf({ kind, facts, units, texts: {}, lists: {}, ...bare }, language);
  // The first line is the number of the case.
  return ((language === 'zh' ? staffZh(say) : staffEn(say))[0] ?? '').split('\n').slice(1);
}
