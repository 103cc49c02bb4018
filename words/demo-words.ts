// What `npm run demo` says: progress, refusals, the accounts, and the stops of the tour. zh-CN first, English second.
// Leaves out the demo's own texts (demo/).
import type { Words } from '../domain/law.ts';

export const DEMO_WORDS = {
  notRunning: {
    zh: '{url} 没有应答:请先用 npm start 启动系统,再运行 npm run demo。',
    en: 'Nothing answers at {url}: start it with npm start, then run npm run demo.',
  },
  notReady: {
    zh: '{url} 还不能办理案件(数据库 {database},引擎 {engine}):请等 npm start 启动完成。',
    en: '{url} cannot handle cases yet (database {database}, engine {engine}): wait until npm start has finished.',
  },
  noSetupToken: {
    zh: '没有安装令牌:请用 REDRESS_SETUP_TOKEN 给出,或用 REDRESS_DATA_DIR 指明 npm start 的数据目录(应有 {file})。',
    en: 'No setup token: give REDRESS_SETUP_TOKEN, or name the data folder of npm start with REDRESS_DATA_DIR ({file} is expected there).',
  },
  ownOrganisation: {
    zh: '拒绝载入:{url} 已有 {count} 个单位,不是演示数据({file} 不存在)。演示只载入空系统,什么都没有改动。',
    en: 'Refused: {url} has {count} units of its own, not from the demo (there is no {file}). The demo goes into an empty system only. Nothing was changed.',
  },
  otherSystem: {
    zh: '{file} 不属于 {url} 上的系统:账号 {username} 不能登录。演示只载入空系统,什么都没有改动。',
    en: '{file} does not belong to the system at {url}: {username} cannot sign in. The demo goes into an empty system only. Nothing was changed.',
  },
  realCases: {
    zh: '拒绝载入:系统中有 {count} 件不是演示的投诉({numbers})。什么都没有改动;已载入的账号和案件见 {file}。',
    en: 'Refused: there are {count} complaints the demo did not make ({numbers}). Nothing was changed; accounts and cases loaded before are in {file}.',
  },
  failed: {
    zh: '{count} 件没有到达预定的阶段。再次运行 npm run demo 会接着做完。',
    en: '{count} complaints are not where they should be. Run npm run demo again to go on from there.',
  },
  alreadyLoaded: {
    zh: '演示已于 {day} 载入,没有再载入第二套。',
    en: 'The demo was loaded on {day}; no second set was made.',
  },
  goingOn: { zh: '接着 {day} 没有做完的载入。', en: 'Going on with what was begun on {day}.' },
  entering: {
    zh: '登记单位 {units} 个、工作人员 {staff} 名、渠道 {channels} 个……',
    en: 'Entering {units} units, {staff} members of staff, {channels} channels ...',
  },
  signingIn: { zh: '为 {count} 个账号领取令牌……', en: 'Getting tokens for {count} accounts ...' },
  filing: {
    zh: '提交 {count} 件投诉并办理到各自的阶段,同时 {lanes} 件:',
    en: 'Filing {count} complaints and carrying each to its moment, {lanes} at a time:',
  },
  done: { zh: '共 {count} 件,用时 {seconds} 秒。', en: '{count} complaints in {seconds} s.' },
  accounts: { zh: '账号({count} 个;同一单位口令相同)', en: 'Accounts ({count}; one password per body)' },
  password: { zh: '口令', en: 'password' },
  tour: { zh: '建议这样看', en: 'A suggested tour' },
  asStaff: { zh: '以 {username}({name},{title})的身份:', en: 'As {username} ({name}, {title}):' },
  where: { zh: '系统不在默认地址,先运行:', en: 'The system is not at the default address, so first:' },
  written: {
    zh: '账号、令牌、渠道密钥和案件编号都在 {file}(仅本人可读)。',
    en: 'Accounts, tokens, channel keys and case numbers are in {file} (readable by you only).',
  },
  pages: { zh: '接口文档:{url}/docs', en: 'API and its documentation: {url}/docs' },
  demoData: { zh: '所有人名、单位和事件均为虚构。', en: 'All people, offices and events are invented.' },
} as const satisfies Record<string, Words>;

export type DemoWord = keyof typeof DEMO_WORDS;

export const MOMENT_WORDS = {
  justIn: { zh: '刚收到', en: 'just in' },
  awaitingSupplement: { zh: '待补正', en: 'awaiting supplement' },
  dueToday: { zh: '今天到期(遇休息日顺延)', en: 'due today (a day off moves it)' },
  overdue: { zh: '已超期并上报', en: 'overdue and escalated' },
  awaitingReceiver: { zh: '已移送,待接收', en: 'handed over, awaiting the receiver' },
  objected: { zh: '移送有异议', en: 'hand-over objected to' },
  investigating: { zh: '调查中', en: 'investigating' },
  inApproval: { zh: '待审批', en: 'in approval' },
  implementing: { zh: '落实中', en: 'being carried out' },
  deliveryPending: { zh: '已答复,待送达', en: 'replied, being delivered' },
  reviewWindow: { zh: '已答复,救济期内', en: 'replied, review window open' },
  inReview: { zh: '复查中', en: 'in review' },
  inReReview: { zh: '复核中', en: 'in re-review' },
  refused: { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  archived: { zh: '已归档', en: 'archived' },
} as const satisfies Record<string, Words>;

/**
 * One stop: which complaint (its key in demo/), who looks, what it shows, what to try with the tool; `{n}` is the case
 * number, `{code}` the complainant's query code.
 */
export interface TourStop extends Words {
  complaint: string;
  username: string;
  commands: string[];
}

export const TOUR: readonly TourStop[] = [
  {
    ...{
      complaint: 'licence-sent-back-three-times',
      username: 'chenshuyu',
      commands: ['why {n} preliminary', 'allowed {n}', 'do {n} accept'],
    },
    zh: '初步审查今天到期(今天休息则顺延):看是怎么算出来的,再受理它。',
    en: 'The preliminary review ends today (a day off moves it): see how that is counted, then accept the case.',
  },
  {
    ...{
      complaint: 'barbecue-fumes',
      username: 'zhongdayong',
      commands: ['history {n}', 'do {n} assignHandler --handler staff-sunhaoran'],
    },
    zh: '按较早的收到日期登记,审查期已过:已逐级上报,并视为受理。指定承办人。',
    en: 'Received long ago, nobody decided: it was escalated and counts as accepted. Assign a handler.',
  },
  {
    ...{ complaint: 'wages-of-decorators', username: 'laisimin', commands: ['show {n}', 'track {n} {code}'] },
    zh: '已一次性告知补正,等投诉人补材料;投诉人可凭编号和查询码看到。',
    en: 'Told once what is missing; the complainant sees it with number and code.',
  },
  {
    ...{ complaint: 'bus-stop-moved', username: 'yinxiaoyu', commands: ['show {n}', 'do {n} acceptTransfer'] },
    zh: '经投诉人同意移送交通局:接收之前,案件仍由原单位负责。接收它。',
    en: 'Handed over with consent: until the receiver accepts, the sender stays in charge. Accept it.',
  },
  {
    ...{ complaint: 'common-income-of-owners', username: 'leiyongkang', commands: ['show {n}', 'do {n} approve'] },
    zh: '处理方案逐项答复三项诉求,等待审批。批准它,或 returnPlan 退回。',
    en: 'A plan that answers three demands one by one waits for approval. Approve it, or return it.',
  },
  {
    ...{ complaint: 'ramp-behind-a-lock', username: 'malijuan', commands: ['show {n}', 'do {n} reportMeasure --help'] },
    zh: '已批准的措施还没有全部落实:承诺各有期限。',
    en: 'Approved measures, not all carried out: every promise has its own limit.',
  },
  {
    ...{ complaint: 'minimum-living-by-post', username: 'xujianing', commands: ['show {n}'] },
    zh: '答复已作出,还没有送达证明:救济期从送达之日才开始。',
    en: 'Replied, but no proof of delivery yet: the review window opens on the proved day only.',
  },
  {
    ...{ complaint: 'school-canteen', username: 'tanghui', commands: ['show {n}', 'allowed {n}'] },
    zh: '家长对答复不服,复查由没有经手过的人办理。',
    en: 'The parent asked for a review; people who had no part in it decide.',
  },
  {
    ...{ complaint: 'bus-shelter-redo', username: 'ouyangjun', commands: ['history {n}'] },
    zh: '复查责令重新办理:不得以同样事实作出同样结论。',
    en: 'The review ordered it to be done again: the same result on the same facts is not allowed.',
  },
  {
    ...{ complaint: 'senior-card-in-one-visit', username: 'baixuesong', commands: ['history {n}'] },
    zh: '已归档:从登记到归档,每一步都留在台账里。',
    en: 'Archived: every step from registration on is in the ledger.',
  },
];
