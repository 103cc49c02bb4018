// What the pages say about somebody who leaves the house and where their work goes. zh-CN first, English second. What the
// tool says, and what posts, states and hindrances are called, stands in leave-words.ts.
import type { Words } from '../domain/law.ts';

export const LEAVER_WORDS = {
  title: { zh: '人员离岗与移交', en: 'Leavers and their work' },
  help: {
    zh: '先列出将如何移交，确认后才办理。末日过后其账号停用，所办事项逐件移交；法定期限不因此停止。',
    en: 'First you see what would move where; nothing happens before you confirm. After the last day the account is closed and every case moves. No legal limit stops for it.',
  },
  standing: { zh: '已登记', en: 'Entered' },
  noneStanding: { zh: '没有离岗登记。', en: 'Nobody is leaving.' },
  enter: { zh: '登记离岗', en: 'Enter a leave' },
  who: { zh: '离岗人员', en: 'Who leaves' },
  lastDay: { zh: '在岗末日', en: 'Last day at work' },
  lastDayHint: { zh: '此日过后移交；不填则立即', en: 'Work moves after this day; at once where left empty' },
  reason: { zh: '事由', en: 'Reason' },
  successor: { zh: '接任人员', en: 'Who takes over' },
  successorHint: {
    zh: '只接手规则允许的事项；不填则由单位负责人另行指定',
    en: 'Only what the rules let them have; left empty, the unit’s lead names somebody',
  },
  preview: { zh: '查看将如何移交', en: 'See what would move where' },
  open: { zh: '查看移交进度', en: 'See how far it is' },
  nobody: { zh: '您负责的范围内没有其他人员。', en: 'There is nobody else in your care.' },
  ownself: { zh: '不能为自己办理，须由上级办理', en: 'Not for yourself: somebody above you does it' },
  gone: { zh: '此人的离岗已经登记', en: 'The leave of this person is entered already' },
  sameAsLeaver: { zh: '接任人员不能是离岗人员本人', en: 'The successor cannot be the leaver' },
  successorGoing: { zh: '此人本人也将离岗', en: 'This person is leaving too' },

  previewTitle: { zh: '{name}离岗：将如何移交', en: '{name} leaves: what would move where' },
  notYet: { zh: '尚未办理。请核对后确认。', en: 'Nothing has happened yet. Check it, then confirm.' },
  atOnce: { zh: '确认后立即', en: 'As soon as you confirm' },
  noLastDay: { zh: '未填（立即移交）', en: 'None given (at once)' },
  atOnceWarning: {
    zh: '确认后此人立即退出登录，账号停用。开始移交后不能撤回。',
    en: 'Once you confirm, this person is signed out and the account is closed. It cannot be called off after that.',
  },
  laterWarning: {
    zh: '末日过去之前此人照常工作，可以撤回。',
    en: 'Until the last day is over this person works on, and it can be called off.',
  },
  moves: { zh: '移交时间', en: 'Work moves' },
  after: { zh: '{day} 过后', en: 'after {day}' },
  nobodyNamed: { zh: '未指定', en: 'Nobody named' },
  cases: { zh: '所办案件', en: 'Cases' },
  casesCount: { zh: '共 {n} 件', en: '{n} cases' },
  unattended: { zh: '无人担任的职责', en: 'Roles nobody holds then' },
  unattendedHelp: {
    zh: '本单位及其上下级再无人担任以下职责，相应任务将一直等待：',
    en: 'Nobody else on the line of the unit has these roles; their tasks will wait:',
  },
  days: { zh: '将无人代办的外出', en: 'Absences in which nobody acts then' },
  daysOf: { zh: '{name}：{from} 至 {to}', en: '{name}: {from} to {to}' },
  confirm: { zh: '确认办理', en: 'Confirm' },
  change: { zh: '修改', en: 'Change' },

  number: { zh: '编号', en: 'Number' },
  posts: { zh: '所任职责', en: 'Held' },
  goesTo: { zh: '移交去向', en: 'Goes to' },
  movedAt: { zh: '移交时间', en: 'Moved at' },
  handlerTo: { zh: '承办：{name}', en: 'Handling: {name}' },
  handlerWanted: { zh: '承办：待单位负责人指定', en: 'Handling: the unit’s lead has to name somebody' },
  teamTo: { zh: '调查组：{name}接替', en: 'Team: {name} takes the place' },
  teamLeft: { zh: '调查组：退出，无人接替', en: 'Team: leaves it, nobody takes the place' },
  tasksTo: {
    zh: '任务：{name}依职责可办的由其接办，其余回到待领',
    en: 'Tasks: those {name} may hold go to them, others back to the queue',
  },
  tasksQueue: { zh: '任务：回到待领', en: 'Tasks: back to the queue' },
  why: { zh: '{name}不能接手：{why}', en: '{name} may not have it: {why}' },

  progressTitle: { zh: '{name}离岗：移交进度', en: '{name} leaves: how far it is' },
  state: { zh: '状态', en: 'State' },
  began: { zh: '开始移交', en: 'Began' },
  enteredBy: { zh: '登记人', en: 'Entered by' },
  notBegun: { zh: '尚未开始移交。', en: 'Nothing has moved yet.' },
  handled: {
    zh: '承办：接任人员接手 {toSuccessor} 件，待指定 {toQueue} 件',
    en: 'Handling: {toSuccessor} taken over, {toQueue} to be named',
  },
  allStates: { zh: '全部 {n}', en: 'All {n}' },
  noneHere: { zh: '没有案件。', en: 'No cases.' },
  reload: { zh: '刷新进度', en: 'Reload' },
  next: { zh: '下一页', en: 'Next page' },
  firstPage: { zh: '回到第一页', en: 'First page' },
  callOff: { zh: '撤回离岗登记', en: 'Call it off' },
  toLeavers: { zh: '回到人员离岗', en: 'Back to leavers' },
} as const satisfies Record<string, Words>;

export const LEAVE_REASON_WORDS = {
  resigned: { zh: '辞职', en: 'Resigned' },
  retired: { zh: '退休', en: 'Retired' },
  transferred: { zh: '调离', en: 'Transferred' },
  contractEnded: { zh: '合同到期', en: 'Contract ended' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;

export const LEAVE_CASE_WORDS = {
  waiting: { zh: '待移交', en: 'To come' },
  done: { zh: '已移交', en: 'Moved' },
  unchanged: { zh: '无需移交', en: 'Nothing left to move' },
  failed: { zh: '未能移交', en: 'Failed' },
} as const satisfies Record<string, Words>;
