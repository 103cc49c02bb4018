// The help of the `redress` tool: what each command and option does. zh-CN first, English second. Examples are the same
// in both languages. Leaves out what the tool says while it works (tool-words.ts).
import type { Words } from '../domain/law.ts';
import { LAW_BATCH_OPTION_WORDS, LAW_BATCH_VERB_WORDS } from './law-batch-words.ts';
import { LEAVE_OPTION_WORDS, LEAVE_VERB_WORDS } from './leave-words.ts';
import { LAW_OPTION_WORDS, LAW_VERB_WORDS } from './law-words.ts';
import { SECOND_FACTOR_OPTION_WORDS, SECOND_FACTOR_VERB_WORDS } from './second-factor-words.ts';

export const VERB_WORDS = {
  ...LAW_VERB_WORDS,
  ...LAW_BATCH_VERB_WORDS,
  ...LEAVE_VERB_WORDS,
  ...SECOND_FACTOR_VERB_WORDS,
  redress: {
    zh: '公共服务投诉办理：工作人员与运维命令行工具',
    en: 'Case management for public-service complaints, for staff and operators',
  },
  login: { zh: '登录并在本机保存个人令牌', en: 'Sign in and keep a personal token on this machine' },
  logout: { zh: '作废并删除本机令牌', en: 'Revoke and delete the token of this machine' },
  whoami: { zh: '当前身份', en: 'Who is signed in' },
  list: { zh: '列出可见案件，最紧急的在前', en: 'Cases in sight, the most pressing first' },
  show: { zh: '查看一件案件', en: 'One case' },
  hints: {
    zh: '可能重复的在先案件（仅供人工判断）',
    en: 'Earlier cases this one may repeat; a person decides',
  },
  history: { zh: '案件的全部事件', en: 'All events of a case' },
  why: {
    zh: '说明期限：哪项在计时、依据、逐日计算、最后一日',
    en: 'Why this date: which limit runs, since when, by which article, day by day',
  },
  allowed: { zh: '现在可以对案件进行的操作', en: 'What you may do with a case now' },
  do: {
    zh: '对案件进行操作；do <案件> <操作> --help 列出字段',
    en: 'Give a command; do <case> <command> --help lists its fields',
  },
  signal: {
    zh: '发出信号（supplementEvidence、appeal）：先收下，由案件决定',
    en: 'Send a signal (supplementEvidence, appeal): taken in now, decided by the case',
  },
  commands: { zh: '列出全部操作', en: 'All commands of a case' },
  evidence: { zh: '证据材料', en: 'Evidence files' },
  evidenceAdd: { zh: '上传材料并列入案卷', en: 'Upload a file and add it to the case' },
  evidenceUpload: { zh: '为随后提交的投诉上传材料', en: 'Upload a file for a complaint that follows' },
  file: {
    zh: '提交投诉（以渠道密钥，或由窗口人员代录）',
    en: 'File a complaint, as a channel or as a clerk on behalf',
  },
  track: { zh: '以编号和查询码查询', en: 'Look a complaint up by number and query code' },
  inbox: { zh: '我的待办与提醒', en: 'Tasks and notices that wait for me' },
  drift: { zh: '台账与流程引擎的差异（运维）', en: 'Where ledger and engine differ (operator)' },
  packs: { zh: '规则包', en: 'Law packs' },
  simulate: {
    zh: '推演：按规则包立即算出一份情景的各项期限与日期',
    en: 'Time machine: every limit and date of a scenario under a law pack, at once',
  },
  whatIf: {
    zh: '假如：从案件现状出发，若采取所列步骤，哪些期限与日期会不同（不改动案件）',
    en: 'What if: which dates would differ if these steps were taken; the case is not touched',
  },
  package: { zh: '取回归档包并核对登记簿', en: 'Fetch a sealed package and check it against the register' },
  verify: { zh: '离线校验归档包', en: 'Verify an archive package, offline' },
  org: { zh: '机构', en: 'The organisation' },
  orgLoad: { zh: '载入单位、人员与渠道', en: 'Load units, staff and channels' },
  orgCatalogue: {
    zh: '载入事项目录、地域与职责（自某日起）',
    en: 'Enter categories, territories and remits, from a day on',
  },
  away: {
    zh: '外出：登记起止日与代办人；不带选项则列出',
    en: 'Away: enter the days and who acts meanwhile; without options, list them',
  },
  back: { zh: '撤回这些日子的外出登记', en: 'Take days away back' },
  responsible: {
    zh: '该找哪个单位：按事项、地点和描述给出建议与理由',
    en: 'Who is responsible: units by category, place and words, with reasons',
  },
  completion: { zh: '输出命令补全脚本', en: 'Print a completion script' },
  help: { zh: '查看命令的用法', en: 'Help for a command' },
} as const satisfies Record<string, Words>;

export const OPTION_WORDS = {
  ...LAW_OPTION_WORDS,
  ...LAW_BATCH_OPTION_WORDS,
  ...LEAVE_OPTION_WORDS,
  ...SECOND_FACTOR_OPTION_WORDS,
  url: { zh: '服务器地址（REDRESS_URL）', en: 'Server (REDRESS_URL)' },
  lang: { zh: '语言 zh 或 en（REDRESS_LANG、LANG）', en: 'Language, zh or en (REDRESS_LANG, LANG)' },
  json: { zh: '以 JSON 输出；出错时输出问题对象', en: 'Answer as JSON; the problem where it is refused' },
  verbose: { zh: '显示请求、键与请求编号', en: 'Show requests, keys and request ids' },
  wait: { zh: '服务器要求稍后再试时最多等待的秒数', en: 'Seconds to keep trying while the server says "later"' },
  help: { zh: '用法', en: 'Help' },
  version: { zh: '版本', en: 'Version' },
  username: { zh: '用户名（REDRESS_USERNAME）', en: 'Name (REDRESS_USERNAME)' },
  passwordStdin: {
    zh: '从标准输入读口令（或用 REDRESS_PASSWORD）',
    en: 'Read the password from standard input (or REDRESS_PASSWORD)',
  },
  unit: { zh: '主办单位及其下级', en: 'Owned by this unit or below it' },
  phase: { zh: '阶段，可重复', en: 'Phase, repeatable' },
  handler: { zh: '承办人标识', en: 'Id of the handler' },
  mine: { zh: '由我承办', en: 'Mine' },
  overdue: { zh: '已超期', en: 'Overdue' },
  open: { zh: '未办结', en: 'Not concluded yet' },
  dueBefore: { zh: '最后一日不晚于', en: 'Due on this day or earlier' },
  limit: { zh: '每页件数', en: 'Rows a page' },
  cursor: { zh: '从上一页给出的位置继续', en: 'Go on where the page before ended' },
  raw: { zh: '按哈希链原样输出（正文为密文引用）', en: 'As it is chained, texts sealed' },
  from: {
    zh: '内容文件（JSON），- 为标准输入；字段可再覆盖',
    en: 'Body file (JSON), - for standard input; fields lie over it',
  },
  key: { zh: '幂等键；同一键不会重复办理', en: 'Idempotency key; the same key never acts twice' },
  onBehalfOf: { zh: '代 complainant 或 respondent 记录', en: 'Taken down for complainant or respondent' },
  dryRun: { zh: '只输出将发送的内容', en: 'Print the body, send nothing' },
  uploadOnly: { zh: '只上传，不列入案卷', en: 'Upload only' },
  note: { zh: '说明', en: 'Note' },
  whyNotEarlier: { zh: '为何未早提交', en: 'Why it was not brought earlier' },
  type: { zh: '文件类型（MIME）', en: 'Type of the file (MIME)' },
  reason: { zh: '理由', en: 'Why' },
  packRef: { zh: '规则包，写作 id@版本', en: 'Pack, as id@version' },
  calendarRef: { zh: '日历，写作 id@版本', en: 'Calendar, as id@version' },
  category: { zh: '事项代码，或用文字', en: 'Code of the category, or words' },
  place: { zh: '地点', en: 'Place' },
  firstDay: { zh: '首日', en: 'First day away' },
  lastDay: { zh: '末日；默认同首日', en: 'Last day away; the first where not given' },
  delegate: { zh: '代办人（用户名或人员代码）', en: 'Who acts meanwhile (user name or id)' },
  onDay: { zh: '按该日的目录', en: 'As the directory was on that day' },
  repair: { zh: '补启缺失的流程', en: 'Start what is missing' },
  out: { zh: '写入的文件', en: 'File to write' },
  sha256: { zh: '应有的 SHA-256（见档案登记簿）', en: 'What its SHA-256 should be (archive register)' },
  setupToken: { zh: '安装令牌（REDRESS_SETUP_TOKEN）', en: 'Setup token (REDRESS_SETUP_TOKEN)' },
} as const satisfies Record<string, Words>;

/** Heads of commander's help, and the part on exit codes. */
export const HELP_WORDS = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Global Options:': { zh: '通用选项：', en: 'Global options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  examples: { zh: '示例：', en: 'Examples:' },
  exitCodes: {
    zh: '退出码：0 成功，1 被规则拒绝，2 用法错误，3 未登录或无权，4 没有找到，5 暂不可用请重试，6 系统或工具错误',
    en: 'Exit codes: 0 ok, 1 refused by a rule, 2 usage, 3 not signed in or not permitted, 4 not found, 5 not available, try again, 6 a bug',
  },
} as const satisfies Record<string, Words>;

export type VerbWord = keyof typeof VERB_WORDS;
export type OptionWord = keyof typeof OPTION_WORDS;
