// Around the letter to the unit complained about: answering it. zh-CN first, English second.
import type { Words } from '../domain/law.ts';

export const LETTER_WORDS = {
  answer: { zh: '答复', en: 'Your answer' },
  until: { zh: '请在此日前答复：', en: 'Please answer by' },
  closed: { zh: '已答复，或者询问已经结束。', en: 'This has been answered, or is no longer asked.' },
  files: { zh: '附件', en: 'Files' },
  send: { zh: '提交答复', en: 'Send the answer' },
  nothing: { zh: '请至少回答一项', en: 'Answer at least one question' },
} as const satisfies Record<string, Words>;
