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
  resume: { zh: '继续提交', en: 'Send it' },
  desk: { zh: '我的工作台', en: 'My desk' },
  cases: { zh: '案件', en: 'Cases' },
  supervision: { zh: '督办', en: 'Supervision' },
} as const satisfies Record<string, Words>;
