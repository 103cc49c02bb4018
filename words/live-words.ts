// What an open page of staff says when it is no longer up to date, and about ticks that stay from page to page. zh-CN first,
// English second.
import type { Words } from '../domain/law.ts';

export const LIVE_WORDS = {
  asOf: { zh: '截至 {time}', en: 'As of {time}' },
  refresh: { zh: '刷新', en: 'Refresh' },
  changed: { zh: '有 {n} 件变动', en: '{n} changed' },
  updated: { zh: '列表已更新：{n} 件变动', en: 'The list is up to date: {n} changed' },
  ended: {
    zh: '会话已结束。您填写的内容可以照常提交，届时请重新登录。',
    en: 'Your session is over. What you typed can still be sent: you will be asked to sign in.',
  },
  gone: { zh: '此案件已不对您开放。', en: 'This case is no longer open to you.' },
  by: {
    zh: '{who} 于 {time} 改动了案件：{what}{more}。本页已不是最新。',
    en: '{who} changed the case at {time}: {what}{more}. This page is no longer up to date.',
  },
  more: { zh: '，另有 {n} 项', en: ', and {n} more' },
  show: { zh: '查看最新', en: 'Show it as it is now' },
  showBeside: { zh: '在新窗口查看最新（填写的内容不受影响）', en: 'Show it in a new window (what you typed stays)' },
} as const satisfies Record<string, Words>;

export const TICK_WORDS = {
  ticked: { zh: '已选 {n} 件', en: '{n} ticked' },
  elsewhere: { zh: '，其中 {n} 件不在本页', en: ', {n} of them not on this page' },
  clear: { zh: '清除', en: 'Untick all' },
  most: { zh: '一次最多 {n} 件', en: 'At most {n} at once' },
  thisPage: {
    zh: '只对本页勾选的案件办理：翻页后勾选不保留。',
    en: 'Only the cases ticked on this page count: ticks do not stay when you go to another page.',
  },
} as const satisfies Record<string, Words>;
