// What people read about signing in with a second factor: at the sign-in, on the page where it is set up, in the tool.
// zh-CN first, English second.
import type { Words } from '../domain/law.ts';

export const SECOND_FACTOR_WORDS = {
  title: { zh: '两步登录', en: 'Two-step sign-in' },
  help: {
    zh: '启用后，登录时除口令外还需输入手机上身份验证器应用显示的动态码。口令泄露时，他人仍无法登录您的账号。',
    en: 'With it, signing in takes your password and a code that an authenticator app on your phone shows. Somebody who learns your password still cannot sign in.',
  },
  off: { zh: '尚未启用。', en: 'Not set up.' },
  on: { zh: '已启用，自 {day} 起。', en: 'In use since {day}.' },
  left: { zh: '剩余恢复码：{n} 个。', en: 'Recovery codes left: {n}.' },
  begin: { zh: '开始设置', en: 'Set it up' },
  beginAnew: { zh: '更换密钥', en: 'Take another key' },
  scanTitle: { zh: '1. 添加到身份验证器应用', en: '1. Add it to an authenticator app' },
  scan: { zh: '用身份验证器应用扫描此二维码', en: 'Scan this with an authenticator app' },
  keyHelp: { zh: '不能扫描时，在应用中手工输入此密钥：', en: 'If you cannot scan it, type this key into the app:' },
  confirmTitle: { zh: '2. 输入应用显示的动态码', en: '2. Give the code the app shows' },
  confirmHelp: {
    zh: '确认之前不会生效，登录方式不变。',
    en: 'Until it is confirmed, nothing changes about signing in.',
  },
  appCode: { zh: '动态码', en: 'Code of the app' },
  appCodeHint: { zh: '应用中 Redress 下的 6 位数字', en: 'The six digits under Redress in the app' },
  password: { zh: '您的口令', en: 'Your password' },
  confirm: { zh: '确认启用', en: 'Confirm' },
  anyCode: { zh: '动态码或恢复码', en: 'Code of the app, or a recovery code' },
  changeTitle: { zh: '更改', en: 'Change it' },
  renew: { zh: '更换恢复码', en: 'Make new recovery codes' },
  remove: { zh: '停用两步登录', en: 'Stop two-step sign-in' },
  removed: {
    zh: '两步登录已停用，今后只凭口令登录。',
    en: 'Two-step sign-in is off; your password alone lets you in.',
  },
  wrongPassword: { zh: '口令不正确', en: 'The password is wrong' },
  codesTitle: { zh: '您的恢复码', en: 'Your recovery codes' },
  codesHelp: {
    zh: '手机不在身边时，可用恢复码代替动态码登录。每个只能用一次。请打印或抄下，不要与手机放在一起。',
    en: 'When the phone is not at hand, a recovery code takes the place of the app’s code. Each works once. Print them or write them down, and keep them apart from the phone.',
  },
  codesOnce: {
    zh: '恢复码只显示这一次，以前的恢复码已作废。',
    en: 'They are shown this once; any you had before are void.',
  },
  goOn: { zh: '我已保存，继续', en: 'I have kept them, go on' },
  signInTitle: { zh: '输入动态码', en: 'Give your code' },
  signInHelp: {
    zh: '口令正确。请在 5 分钟内输入身份验证器应用显示的动态码；手机不在身边时，输入一个恢复码。',
    en: 'Your password is right. Within five minutes, give the code your authenticator app shows or, without your phone, a recovery code.',
  },
  lost: {
    zh: '动态码和恢复码都没有？请联系本单位负责人或运维人员重置。',
    en: 'Neither app nor recovery codes? Ask your head of office or an operator to reset it.',
  },
  over: {
    zh: '等待动态码的时间已过，请重新输入口令',
    en: 'The time to give the code is over: give your password again',
  },
} as const satisfies Record<string, Words>;

export const SECOND_FACTOR_VERB_WORDS = {
  resetFactor: {
    zh: '重置遗失的两步登录：先显示其状态与记录；加 --confirm 才办理',
    en: 'Reset a second factor somebody lost: first its state and record; only --confirm does it',
  },
} as const satisfies Record<string, Words>;

export const SECOND_FACTOR_OPTION_WORDS = {
  code: {
    zh: '动态码或恢复码（此账号启用两步登录时）',
    en: 'Code of the app or a recovery code, where a second factor is set',
  },
  confirmReset: {
    zh: '办理：今后只凭口令登录，其所有会话立即结束',
    en: 'Do it: the password alone lets in again, every session of theirs is over',
  },
} as const satisfies Record<string, Words>;

export const SECOND_FACTOR_TOOL_WORDS = {
  needsCode: {
    zh: '此账号已启用两步登录：请用 --code 给出动态码或恢复码',
    en: 'This account has a second factor: give its code, or a recovery code, with --code',
  },
  codePrompt: { zh: '动态码或恢复码：', en: 'Code of the app, or a recovery code: ' },
  factorState: { zh: '两步登录', en: 'Second factor' },
  factorSince: { zh: '启用于', en: 'Since' },
  factorCodes: { zh: '剩余恢复码', en: 'Recovery codes left' },
  factorAct: { zh: '事项', en: 'What' },
  factorBy: { zh: '由', en: 'By' },
  factorAt: { zh: '时间', en: 'At' },
  factorNotYet: {
    zh: '尚未办理。核实本人身份后加 --confirm 重新运行',
    en: 'Nothing has happened yet. Make sure who is asking, then run the same with --confirm',
  },
  factorReset: {
    zh: '已重置：今后只凭口令登录，其会话已全部结束',
    en: 'Reset: the password alone lets in again, every session is over',
  },
} as const satisfies Record<string, Words>;

export const FACTOR_STATES = {
  none: { zh: '未启用', en: 'not set up' },
  begun: { zh: '设置中，尚未生效', en: 'being set up, does not count yet' },
  set: { zh: '已启用', en: 'in use' },
} as const satisfies Record<string, Words>;

export const FACTOR_ACTS = {
  set: { zh: '启用', en: 'set up' },
  codesRenewed: { zh: '更换恢复码', en: 'new recovery codes' },
  recoveryCodeUsed: { zh: '使用恢复码', en: 'a recovery code was used' },
  removed: { zh: '本人停用', en: 'taken away by the person' },
  reset: { zh: '重置', en: 'reset' },
} as const satisfies Record<string, Words>;
