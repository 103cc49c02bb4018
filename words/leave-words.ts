// What the tool says about somebody who leaves, and why a successor may not take something over. zh-CN first, English
// second.
import type { Words } from '../domain/law.ts';
import type { Post } from '../domain/leaving.ts';

export const LEAVE_VERB_WORDS = {
  leave: {
    zh: '离岗：先列出其所办事项将如何移交；加 --confirm 才办理',
    en: 'Somebody leaves: first what would move where; only --confirm does it',
  },
} as const satisfies Record<string, Words>;

export const LEAVE_OPTION_WORDS = {
  successor: { zh: '接任人员（用户名或人员代码）', en: 'Who takes over (user name or id)' },
  leaveLast: {
    zh: '在岗末日；之后移交，不写则立即',
    en: 'Last day at work; work moves after it, at once where not given',
  },
  leaveReason: {
    zh: 'resigned、retired、transferred、contractEnded 或 other',
    en: 'resigned, retired, transferred, contractEnded or other',
  },
  confirmLeave: { zh: '办理：停用其账号并移交其所办事项', en: 'Do it: no sign-in any more, all their work moves' },
  leaveProgress: { zh: '已移交到哪里、各案现由谁办', en: 'How far the moving is, and who has which case' },
  callOff: { zh: '不离岗了（仅限末日过去之前）', en: 'Stays after all; only before the last day is over' },
} as const satisfies Record<string, Words>;

export const LEAVE_TOOL_WORDS = {
  leaveOneOf: {
    zh: '--confirm、--progress、--call-off 只能用其一',
    en: 'Only one of --confirm, --progress and --call-off',
  },
  leavePosts: { zh: '所任职责', en: 'Held' },
  leaveTo: { zh: '移交给', en: 'Goes to' },
  leaveQueue: { zh: '待领', en: 'the queue' },
  leaveToBeNamed: { zh: '待指定承办人', en: 'a handler to be named' },
  leaveNoParts: { zh: '此人没有任何在办案件', en: 'This person has no part in any open case' },
  leaveMore: { zh: '还有更多案件未列出', en: 'There are more cases than these' },
  leaveDelegations: { zh: '以下人员外出期间将无人代办', en: 'Nobody will act for these people while they are away' },
  leaveUnattended: {
    zh: '注意：本单位及其上下级再无人担任 {roles}',
    en: 'Note: nobody else on the line of the unit has the roles {roles}',
  },
  leaveNotYet: {
    zh: '尚未办理。确认无误后加 --confirm 重新运行',
    en: 'Nothing has happened yet. To do it, run the same with --confirm',
  },
  leaveState: { zh: '状态', en: 'State' },
  leaveBegan: { zh: '开始于', en: 'Began' },
  leaveCounts: {
    zh: '共 {cases} 件：已移交 {done}，待移交 {waiting}，无需移交 {unchanged}，未能移交 {failed}',
    en: '{cases} cases: {done} moved, {waiting} to come, {unchanged} with nothing left to move, {failed} failed',
  },
  leaveHandled: {
    zh: '承办：接任 {toSuccessor} 件，待指定 {toQueue} 件',
    en: 'Handling: {toSuccessor} taken over, {toQueue} to be named',
  },
} as const satisfies Record<string, Words>;

export const POSTS: Record<Post, Words> = {
  handler: { zh: '承办人', en: 'handler' },
  teamLead: { zh: '调查组组长', en: 'team lead' },
  teamMember: { zh: '调查组成员', en: 'team member' },
  task: { zh: '所领任务', en: 'claimed tasks' },
};

export const LEAVE_STATES = {
  planned: { zh: '末日尚未过去', en: 'the last day is still to come' },
  looking: { zh: '正在查找案件', en: 'looking for cases' },
  moving: { zh: '正在移交', en: 'moving' },
  done: { zh: '已全部移交', en: 'all moved' },
  withdrawn: { zh: '已撤回', en: 'called off' },
} as const satisfies Record<string, Words>;

/** Why a named successor may not handle the case. */
export const UNFIT: Readonly<Record<string, Words>> = {
  not_independent: { zh: '须回避或已参与过审批、复查', en: 'not independent of it' },
  not_permitted: { zh: '不具承办职责', en: 'does not handle cases' },
  other_body: { zh: '属于其他机关', en: 'belongs to another body' },
  not_assigned: { zh: '不在承办单位', en: 'is of another unit' },
  already_done: { zh: '已是本案承办人', en: 'handles it already' },
};
