// What the tool says about batches of law changes, missing calendar years and shadow runs. zh-CN first, English second.
import type { Words } from '../domain/law.ts';
import type { ShadowOutcome } from '../domain/shadow-count.ts';
import type { ShadowDifference } from '../domain/shadow.ts';

export const LAW_BATCH_VERB_WORDS = {
  lawBatch: { zh: '将新版规则包或日历成批用于在办案件（须两人）', en: 'Other law for running cases, by two people' },
  lawBatchPropose: { zh: '提议一批并开始试算，不作更改', en: 'Propose a batch and begin its preview; nothing moves' },
  lawBatchList: { zh: '全部批次', en: 'All batches' },
  lawBatchShow: { zh: '一批的进度与经手人', en: 'How far a batch is, and who did what' },
  lawBatchCases: {
    zh: '哪件案件的哪项期限由哪日变为哪日、为何',
    en: 'Which limit of which case moves, from, to and why',
  },
  lawBatchApprove: {
    zh: '另一人认可所见的试算，开始办理',
    en: 'Say yes to the preview one has seen, as the second person',
  },
  lawBatchPause: { zh: '暂停，不再取下一件', en: 'Take no further case for now' },
  lawBatchResume: { zh: '从暂停处继续', en: 'Go on where it was paused' },
  lawBatchWithdraw: { zh: '终止；已变更的案件不恢复', en: 'End it for good; cases that were moved stay moved' },
  lawGaps: { zh: '缺少日历的年度及应做之事', en: 'Calendar years that are missing, and what to do' },
  shadow: {
    zh: '影子试算：以另一版规则或日历重算已存案件，只列出不同之处',
    en: 'Shadow run: stored cases counted again under another pack or calendar; only what would differ',
  },
} as const satisfies Record<string, Words>;

export const LAW_BATCH_OPTION_WORDS = {
  packFrom: { zh: '现用规则包 id@version', en: 'The pack cases have now, id@version' },
  packTo: { zh: '改用的规则包 id@version', en: 'The pack they come to, id@version' },
  calendarTo: { zh: '改用的日历 id@version', en: 'The calendar they come to, id@version' },
  calendarFrom: { zh: '仅限现用此版日历的案件', en: 'Only cases that have this version of the calendar' },
  previewHash: { zh: '所见试算的哈希（show 给出）', en: 'Hash of the preview that was seen (show gives it)' },
  moving: { zh: '只列有期限变动的案件', en: 'Only cases in which a limit moves' },
  batchState: { zh: 'waiting、done、unchanged 或 failed', en: 'waiting, done, unchanged or failed' },
  after: { zh: '从上一页给出的位置继续', en: 'Go on where the page before ended' },
  shadowPack: { zh: '规则包 id@version，或未载入的文件', en: 'A pack: id@version, or a file that is not loaded' },
  shadowCalendar: { zh: '日历 id@version，或未载入的文件', en: 'A calendar: id@version, or a file that is not loaded' },
  since: { zh: '此日及以后收到的案件', en: 'Cases received on this day or later' },
} as const satisfies Record<string, Words>;

export const LAW_BATCH_TOOL_WORDS = {
  batchState: { zh: '状态', en: 'State' },
  limitName: { zh: '期限', en: 'Limit' },
  batchCounts: {
    zh: '案件 {cases} 件，其中 {moving} 件共 {limits} 项期限变动；待办 {waiting}，已变更 {done}，不变 {unchanged}，失败 {failed}，试算后新增 {late}',
    en: '{cases} cases, in {moving} of them {limits} limits move; {waiting} waiting, {done} moved, {unchanged} unchanged, {failed} failed, {late} after the preview',
  },
  batchToApprove: {
    zh: '请另一人查看后认可：redress law batch approve {id} --hash {hash}',
    en: 'Another person looks at it and says yes: redress law batch approve {id} --hash {hash}',
  },
  batchPreviewing: {
    zh: '正在试算：redress law batch show {id}',
    en: 'The preview is being made: redress law batch show {id}',
  },
  batchStays: { zh: '已变更的 {done} 件案件不恢复', en: 'The {done} cases that were moved stay moved' },
  noBatches: { zh: '没有批次', en: 'No batches' },
  noBatchCases: { zh: '没有这样的案件', en: 'No such cases' },
  batchNextPage: { zh: '下一页：--after {after}', en: 'Next page: --after {after}' },
  noGaps: { zh: '没有缺少的年度', en: 'No year is missing' },
  gapYear: { zh: '年度', en: 'Year' },
  gapCases: { zh: '待定案件', en: 'Cases' },
  gapEarliest: { zh: '最早的最后一日', en: 'Earliest last day' },
  gapTodo: { zh: '应做', en: 'To do' },
  gapLoad: { zh: '载入含该年度的日历', en: 'load a calendar with that year' },
  gapBatch: {
    zh: 'redress law batch propose --calendar-to {calendar}@{loaded}',
    en: 'redress law batch propose --calendar-to {calendar}@{loaded}',
  },
  whyMoves: { zh: '原因', en: 'Why' },
  refNeeded: { zh: '{field} 写作 id@version：{value}', en: '{field} is id@version: {value}' },
  lawNeeded: { zh: '须给出规则包或日历', en: 'A pack or a calendar is needed' },
  shadowTotal: { zh: '试算 {run} 件，{differ} 件不同', en: '{run} cases run, {differ} differ' },
  shadowPassed: { zh: '另有 {count} 件未比较：{why}', en: '{count} more were not compared: {why}' },
  shadowRecorded: { zh: '现有', en: 'Recorded' },
  shadowOther: { zh: '另版', en: 'Other' },
  shadowDiffers: { zh: '不同', en: 'Differs' },
} as const satisfies Record<string, Words>;

export const SHADOW_OUTCOME_WORDS = {
  open: { zh: '未届满', en: 'open' },
  paused: { zh: '停止计算', en: 'stands' },
  inTime: { zh: '按期', en: 'in time' },
  late: { zh: '逾期完成', en: 'late' },
  missed: { zh: '逾期', en: 'missed' },
  ended: { zh: '终止', en: 'ended' },
} as const satisfies Record<ShadowOutcome, Words>;

export const SHADOW_DIFFERENCE_WORDS = {
  due: { zh: '最后一日', en: 'last day' },
  outcome: { zh: '结果', en: 'outcome' },
  effectEarlier: { zh: '后果较早', en: 'effect earlier' },
  effectLater: { zh: '后果较晚', en: 'effect later' },
  effectGone: { zh: '后果不发生', en: 'no effect' },
  effectNew: { zh: '发生后果', en: 'an effect' },
  effectOther: { zh: '后果不同', en: 'another effect' },
  onlyRecorded: { zh: '另版无此期限', en: 'no such limit in the other' },
  onlyOther: { zh: '仅另版有此期限', en: 'only in the other' },
} as const satisfies Record<ShadowDifference, Words>;
