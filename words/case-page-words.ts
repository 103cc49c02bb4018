// What the complainant reads around their case: headings, acts in their words, what each act will do. zh-CN first,
// English second. The facts themselves come with tracking-words.ts, notice-words.ts and clock-words.ts.
import type { Words } from '../domain/law.ts';

export const CASE_WORDS = {
  number: { zh: '编号', en: 'Number' },
  received: { zh: '收到日期', en: 'Received' },
  where: { zh: '目前进展', en: 'Where it stands' },
  owner: { zh: '承办单位', en: 'Unit in charge' },
  clocks: { zh: '正在计算的期限', en: 'Limits that run now' },
  noClocks: { zh: '目前没有正在计算的期限。', en: 'No limit runs at present.' },
  lastDay: { zh: '最后一日', en: 'Last day' },
  stopped: { zh: '已暂停计算', en: 'Stands still' },
  passed: { zh: '已届满', en: 'Has passed' },
  provisional: { zh: '暂定', en: 'provisional' },
  whyDate: { zh: '为什么是这一天', en: 'Why this date' },
  whyTitle: { zh: '期限是怎样算出来的', en: 'How the dates were counted' },
  whyHelp: {
    zh: '每一项期限从哪天起算、哪些天计入、哪些天不计入，逐日列出。',
    en: 'From which day each limit runs, which days count and which do not, day by day.',
  },
  can: { zh: '您现在可以', en: 'What you can do now' },
  nothing: { zh: '目前没有需要您做的事。', en: 'There is nothing you need to do now.' },
  letters: { zh: '文书与通知', en: 'Letters' },
  noLetters: { zh: '还没有文书。', en: 'No letters yet.' },
  unread: { zh: '未读', en: 'Not read yet' },
  openLetter: { zh: '打开', en: 'Open' },
  countsAsServed: {
    zh: '打开即视为送达，相关期限从当天起算。',
    en: 'Opening it counts as delivery: limits that depend on it run from then on.',
  },
  yours: { zh: '您的投诉', en: 'Your complaint' },
  demands: { zh: '诉求与结果', en: 'Demands and results' },
  noResult: { zh: '尚无结果', en: 'No result yet' },
  evidence: { zh: '您提交的材料', en: 'Your evidence' },
  file: { zh: '文件', en: 'File' },
  asked: { zh: '请您补充', en: 'What you were asked for' },
  measures: { zh: '承诺的措施', en: 'What was promised' },
  reviews: { zh: '复查（复核）', en: 'Reviews' },
  timeline: { zh: '办理经过', en: 'What happened' },
  whoLooked: { zh: '谁看过我的信息', en: 'Who looked at my data' },
  whoLookedHelp: {
    zh: '工作人员每次查看您的案件都会留下记录。',
    en: 'Every time staff look at your case it is written down.',
  },
  nobodyLooked: { zh: '还没有人查看过。', en: 'Nobody has looked at it yet.' },
  when: { zh: '时间', en: 'When' },
  what: { zh: '查看内容', en: 'What' },
  by: { zh: '单位', en: 'Unit' },
  why: { zh: '原因', en: 'Why' },
  done: { zh: '已完成', en: 'Done' },
  doneHelp: { zh: '已收到并记录。', en: 'It is recorded.' },
  takenHelp: {
    zh: '已收到，正在处理；稍后刷新本页即可看到。',
    en: 'We have it; it shows here in a moment. Reload the page.',
  },
  law: { zh: '适用规则', en: 'Rules that apply' },
  proved: { zh: '已记录您收到此文书的日期。', en: 'The day you got this letter is recorded.' },
  pending: {
    zh: '送达记录稍后补记，不影响您阅读。',
    en: 'Delivery will be recorded in a moment; you can read it all the same.',
  },
  begunBy: { zh: '由此起算的期限', en: 'Limits that run from this letter' },
  remedy: { zh: '不满意怎么办', en: 'If you do not agree' },
  addFiles: { zh: '文件（每个不超过 50 MB）', en: 'Files (at most 50 MB each)' },
  filesNeeded: { zh: '请选择至少一个文件', en: 'Choose at least one file' },
  uploadedOn: { zh: '提交于', en: 'brought on' },
} as const satisfies Record<string, Words>;

/** The acts of a complainant, as an invitation; any other keeps the name of its command. */
export const ACT_WORDS: Record<string, Words> = {
  supplementEvidence: { zh: '补充证据材料', en: 'Add evidence' },
  completeSupplement: { zh: '告诉我们材料已补齐', en: 'Say that everything asked for is in' },
  answerTransferOffer: { zh: '答复是否同意移送', en: 'Say whether you agree to the hand-over' },
  answerInformation: { zh: '回答询问', en: 'Answer what you were asked' },
  amendStatement: { zh: '修改陈述或诉求', en: 'Amend what you wrote' },
  changeContact: { zh: '更改联系方式', en: 'Change how we reach you' },
  addContact: { zh: '补充说明情况', en: 'Tell us more' },
  requestRecusal: { zh: '申请工作人员回避', en: 'Ask that a person is kept off your case' },
  recordDelivery: { zh: '确认收到文书', en: 'Confirm that a letter reached you' },
  appeal: { zh: '申请复查（复核）', en: 'Ask for a review' },
  leaveGroup: { zh: '退出合并办理，单独办理', en: 'Have it handled on its own again' },
  withdrawReview: { zh: '撤回复查（复核）申请', en: 'Withdraw the request for a review' },
  withdraw: { zh: '撤回投诉', en: 'Withdraw the complaint' },
};

/** What will follow, said before the act. */
export const ACT_EFFECTS: Record<string, Words> = {
  withdraw: {
    zh: '撤回后不再继续办理，所有期限停止；已经作出的承诺仍须履行。撤回不能取消。',
    en: 'We stop dealing with it and every limit ends; what was promised already is still due. This cannot be undone.',
  },
  withdrawReview: {
    zh: '撤回后复查（复核）终止；期限未满的可以再次申请。',
    en: 'The review ends. While the time for it still runs you may ask again.',
  },
  answerTransferOffer: {
    zh: '同意后，您的投诉及所列材料将移送给有权处理的单位，由其继续办理并答复您；不同意则由本单位继续办理或告知您其他途径。',
    en: 'If you agree, the complaint and the data named go to the competent body, which goes on and answers you. If not, we go on here or tell you where else to turn.',
  },
  appeal: {
    zh: '由没有参与原办理的人员审查程序、事实、依据、公平性和合理性。',
    en: 'People who took no part so far look at procedure, facts, law, fairness and reasonableness.',
  },
  supplementEvidence: {
    zh: '材料会加入案卷；在要求补正的期限内提交，期限按规则处理。',
    en: 'They go into the file. If you were asked for them, they count as of today.',
  },
  completeSupplement: {
    zh: '确认后，我们从即日起继续审查。',
    en: 'We go on with the examination from today.',
  },
  recordDelivery: {
    zh: '确认后，与此文书有关的期限从您收到之日起算。',
    en: 'Limits that depend on the letter run from the day you got it.',
  },
};
