// What the complainant's own forms ask, in their words: one question at a time, no codes, nothing the case knows already.
// zh-CN first, English second. What an act is called and what follows from it stands in case-page-words.ts.
import type { Words } from '../domain/law.ts';

export const OWN_WORDS = {
  uploadedNow: { zh: '已上传 {n} 个文件', en: '{n} files uploaded' },
  files: { zh: '文件（每个不超过 50 MB，可多选）', en: 'Files (at most 50 MB each, several if you like)' },
  filesOf: { zh: '回答 {n} 的文件（每个不超过 50 MB，可多选）', en: 'Files for answer {n} (at most 50 MB each)' },
  // The appeal.
  whyDemand: { zh: '对这一项答复，您为什么不服？', en: 'Why do you disagree with the answer to this?' },
  whyHint: { zh: '可多选；没有意见的可以不选', en: 'Tick all that apply; leave it empty where you agree' },
  facts: { zh: '事实没有查清，或者认定有误', en: 'The facts were not found out, or are wrong' },
  law: { zh: '适用的规定不对', en: 'The wrong rules were applied' },
  procedure: { zh: '办理过程有问题', en: 'It was not handled properly' },
  fairness: { zh: '处理不公平、不合理', en: 'The result is unfair or unreasonable' },
  notCarriedOut: { zh: '答应的事情没有做到', en: 'What was promised was not done' },
  ownWords: { zh: '用您自己的话说明', en: 'In your own words' },
  whyLate: { zh: '申请期限已过：为什么没有及时申请', en: 'The time for this is over: why you could not ask earlier' },
  newFiles: { zh: '新的证据（每个不超过 50 MB，可多选）', en: 'New evidence (at most 50 MB each)' },
  chooseReason: { zh: '请至少选择一个理由', en: 'Tick at least one reason' },
  // Questions, supplements.
  answerOf: { zh: '您的回答', en: 'Your answer' },
  answerOne: {
    zh: '请至少回答一个问题（文字或者文件都可以）',
    en: 'Answer at least one question, in words or with a file',
  },
  nothingAsked: { zh: '目前没有需要您回答的问题。', en: 'There is nothing to answer now.' },
  answerBy: {
    zh: '请在 {day} 前回答。可以先回答一部分，其余的以后再答。',
    en: 'Please answer by {day}. You can answer some now and the rest later.',
  },
  answerSome: { zh: '可以先回答一部分，其余的以后再答。', en: 'You can answer some now and the rest later.' },
  stillAsked: { zh: '我们请您补充：', en: 'We asked you for:' },
  addFirst: { zh: '还没有上传？先上传材料', en: 'Not uploaded yet? Add them first' },
  whatTheyShow: { zh: '这些材料说明什么', en: 'What they show' },
  whyNow: { zh: '为什么以前没有提交', en: 'Why you did not bring them before' },
  nothingSupplement: { zh: '目前没有要求您补充材料。', en: 'You were not asked for anything.' },
  // The statement.
  matter: { zh: '您的陈述（可直接修改）', en: 'What you wrote (change it here)' },
  demand: { zh: '诉求 {n}（可直接修改）', en: 'Demand {n} (change it here)' },
  newDemand: { zh: '新增一项诉求', en: 'One demand more' },
  whyChange: { zh: '为什么修改', en: 'Why you change it' },
  nothingChanged: { zh: '内容与原来相同，没有修改', en: 'Nothing was changed' },
  demandStays: { zh: '诉求不能留空', en: 'A demand cannot be left empty' },
  tellMore: { zh: '您想补充说明什么', en: 'What do you want to add?' },
  // How we reach you.
  nowKnown: { zh: '现在登记的是 {known}；不变的留空', en: 'We have {known}; leave empty to keep it' },
  notKnown: { zh: '现在没有登记', en: 'We have none' },
  noWayEmail: { zh: '要用电子邮件收到答复，请填写电子邮箱', en: 'To get letters by e-mail, give an address for it' },
  noWayAddress: { zh: '要用邮寄方式收到答复，请填写通信地址', en: 'To get letters by post, give a postal address' },
  noWayPhone: { zh: '要用电话告知，请填写电话', en: 'To be told by telephone, give a number' },
  letterLanguage: { zh: '文书用什么语言', en: 'In which language do you want our letters?' },
  answerMe: { zh: '需要我们答复您吗', en: 'Do you want an answer from us?' },
  // The hand-over.
  handTo: { zh: '移送给', en: 'To' },
  handData: { zh: '一并移送的内容', en: 'What goes along' },
  handReason: { zh: '原因', en: 'Why' },
  agreeQuestion: { zh: '您是否同意移送', en: 'Do you agree?' },
  agreed: { zh: '同意', en: 'Yes, I agree' },
  notAgreed: { zh: '不同意', en: 'No, I do not agree' },
  noOffer: { zh: '目前没有等待您答复的移送。', en: 'No hand-over waits for your answer.' },
  recusalWhy: {
    zh: '您认为谁应当回避，为什么（例如：与被投诉人是亲属、以前处理过此事）',
    en: 'Who should be kept off, and why (a relative of the person complained about, somebody who dealt with it before)',
  },
  // A new code.
  newCode: { zh: '换一个新的查询码', en: 'Get a new code' },
  newCodeHelp: {
    zh: '担心别人知道了您的查询码，可以换一个。新查询码只显示一次；原查询码、原链接立即失效，所有正在进行的查询都会结束。',
    en: 'If somebody else may know your code, change it. The new one is shown once. The old code and link stop working at once, and every open session ends.',
  },
  newCodeNow: { zh: '换新查询码', en: 'Change the code' },
  keepCode: { zh: '不换，返回', en: 'Keep the old one' },
  newCodeTitle: { zh: '新的查询码', en: 'Your new code' },
} as const satisfies Record<string, Words>;

/** `{day}` and the like filled in, in both languages. */
export function filledIn({ zh, en }: Words, value: string): Words {
  return { zh: zh.replace(/\{\w+\}/, value), en: en.replace(/\{\w+\}/, value) };
}
