// What staff read on the desks between units: hand-overs, consultations, approvals, reviews. zh-CN first, English second.
// What a task, a limit, a state or an act is called stands elsewhere.
import type { Words } from '../domain/law.ts';
import type { DeskName } from '../domain/case-desks.ts';

interface DeskListWords {
  title: Words;
  help: Words;
  /** Where nothing lies. */
  empty: Words;
  who: Words;
  what: Words;
}

export const DESK_LISTS: Record<DeskName, DeskListWords> = {
  handOvers: {
    title: { zh: '移送转办', en: 'Hand-overs' },
    help: {
      zh: '移送到我单位的和我单位移送出去的，尚未有结果的都在这里。',
      en: 'What is handed over to my unit and what my unit hands over, until it is settled.',
    },
    empty: { zh: '没有尚未了结的移送。', en: 'No hand-over is open.' },
    who: { zh: '移送与接收', en: 'From and to' },
    what: { zh: '移送理由', en: 'Why' },
  },
  consultations: {
    title: { zh: '会商与征求意见', en: 'Consultations' },
    help: {
      zh: '向我单位征求意见的和我单位征求意见的，最先到期的在前；每个单位各有期限。',
      en: 'What my unit is asked and what it asks, by the limits of the opinions; each unit has its own.',
    },
    empty: { zh: '没有尚待提出的意见。', en: 'No opinion is waited for.' },
    who: { zh: '征求单位', en: 'Who asks' },
    what: { zh: '征求意见的问题', en: 'What is asked' },
  },
  approvals: {
    title: { zh: '审批与签发', en: 'Approvals' },
    help: {
      zh: '等待我审批、签发或核实的事项。延长期限由有权人员在案件页直接作出，不在此列。',
      en: 'What waits for me to approve, issue or verify. Limits are extended on the page of the case; nobody proposes it.',
    },
    empty: { zh: '没有等待我审批的事项。', en: 'Nothing waits for my approval.' },
    who: { zh: '拟办人与审批进度', en: 'Drafted by, agreed by' },
    what: { zh: '审批事项', en: 'What to decide' },
  },
  reviews: {
    title: { zh: '复查与复核', en: 'Reviews' },
    help: {
      zh: '由我单位复查复核的，和对我单位的处理提出复查复核的，尚未作出意见的都在这里。',
      en: 'Reviews by my unit, and of what my unit decided, until the opinion is given.',
    },
    empty: { zh: '没有进行中的复查复核。', en: 'No review is open.' },
    who: { zh: '复查复核单位', en: 'Who reviews' },
    what: { zh: '申请内容', en: 'What is contested' },
  },
};

export const DESK_LIST_WORDS = {
  case: { zh: '案件', en: 'Case' },
  byWhen: { zh: '何时之前', en: 'By when' },
  act: { zh: '操作', en: 'Act' },
  toUs: { zh: '请我单位答复', en: 'Asked of us' },
  byUs: { zh: '我单位发出', en: 'Sent by us' },
  reviewByUs: { zh: '由我单位审查', en: 'Reviewed by us' },
  reviewOfUs: { zh: '审查我单位的处理', en: 'Our decision is reviewed' },
  since: { zh: '{day} 提出', en: 'asked on {day}' },
  open: { zh: '打开案件', en: 'Open the case' },
  noText: { zh: '（内容不可见）', en: '(text not shown)' },
  version: { zh: '第 {n} 稿', en: 'version {n}' },
  noReply: { zh: '答复尚未起草', en: 'The reply is not drafted yet' },
  amount: { zh: '金额合计', en: 'Amount' },
  chain: { zh: '审批顺序', en: 'In this order' },
  agreed: { zh: '{role}已同意', en: '{role}: agreed' },
  toAgree: { zh: '{role}待审批', en: '{role}: to decide' },
  level: { zh: '第 {n} 级', en: 'Level {n}' },
  reply: { zh: '不服处理意见', en: 'against the reply' },
  refusal: { zh: '不服不予受理', en: 'against the non-acceptance' },
  late: { zh: '逾期申请', en: 'applied late' },
  shown: { zh: '本页 {n} 项，最紧迫的在前', en: '{n} on this page, the most pressing first' },
  next: { zh: '下一页', en: 'Next page' },
  firstPage: { zh: '回到第一页', en: 'First page' },
} as const satisfies Record<string, Words>;
