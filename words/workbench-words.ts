// What staff read around their work: signing in, the frame of the workbench. zh-CN first, English second.
import type { Words } from '../domain/law.ts';

export const WORKBENCH_WORDS = {
  signIn: { zh: '登录', en: 'Sign in' },
  signInTitle: { zh: '工作人员登录', en: 'Staff: sign in' },
  username: { zh: '用户名', en: 'User name' },
  password: { zh: '口令', en: 'Password' },
  signOut: { zh: '退出', en: 'Sign out' },
  signInToGoOn: {
    zh: '会话已结束。请重新登录；您填写的内容已保留，登录后可继续提交。',
    en: 'Your session is over. Sign in again: what you typed is kept and can be sent then.',
  },
  signedIn: { zh: '已登录', en: 'You are signed in' },
  resumeHelp: {
    zh: '刚才的内容还没有提交。确认后继续提交：',
    en: 'What you typed has not been sent yet. Send it now:',
  },
  filesNotKept: {
    zh: '刚才的内容还没有提交。填写的文字已保留；如果还选择了文件，文件没有保留，请在表单中重新选择。',
    en: 'What you typed has not been sent yet and is kept. Files you had chosen are not: choose them again in the form.',
  },
  resumeForm: { zh: '回到表单', en: 'Back to the form' },
  resume: { zh: '继续提交', en: 'Send it' },
  desk: { zh: '我的工作台', en: 'My desk' },
  cases: { zh: '案件', en: 'Cases' },
  shortcuts: { zh: '快捷键', en: 'Keyboard shortcuts' },
  singleKeys: { zh: '使用单键快捷键', en: 'Use single keys' },
  singleKeysHint: { zh: '只对这个浏览器有效。', en: 'For this browser only.' },
  close: { zh: '关闭', en: 'Close' },
  handOvers: { zh: '移送', en: 'Hand-overs' },
  consultations: { zh: '会商', en: 'Consultations' },
  approvals: { zh: '审批', en: 'Approvals' },
  reviews: { zh: '复查复核', en: 'Reviews' },
  supervision: { zh: '督办', en: 'Supervision' },
} as const satisfies Record<string, Words>;

/** Keys of the daily acts; pressed outside a field. `g d`: one after the other. */
export const SHORTCUTS: readonly { keys: string; words: Words }[] = [
  { keys: '?', words: { zh: '显示快捷键', en: 'Show these keys' } },
  { keys: 'g d', words: { zh: '我的工作台', en: 'My desk' } },
  { keys: 'g c', words: { zh: '案件', en: 'Cases' } },
  { keys: 'g s', words: { zh: '督办', en: 'Supervision' } },
  { keys: 'g h', words: { zh: '移送', en: 'Hand-overs' } },
  { keys: 'g o', words: { zh: '会商', en: 'Consultations' } },
  { keys: 'g a', words: { zh: '审批', en: 'Approvals' } },
  { keys: 'g r', words: { zh: '复查复核', en: 'Reviews' } },
  { keys: '/', words: { zh: '按编号查找', en: 'Find by number' } },
  { keys: 'n', words: { zh: '最紧急的任务；列表下一页', en: 'The most urgent task; the next page of a list' } },
  { keys: 'j', words: { zh: '列表中下一件', en: 'Down a list' } },
  { keys: 'k', words: { zh: '列表中上一件', en: 'Up a list' } },
  { keys: 'a', words: { zh: '案件页：可进行的操作', en: 'On a case: what can be done' } },
];
