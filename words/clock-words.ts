// What a person reads about a limit: lengths, the reason of each day, the one line that says why this date.
// Leaves out counting; takes codes and data from domain/clock-explain.ts. zh-CN first, English second.
import { confidenceMark } from './confidence-words.ts';
import type { ExplainCode, ExplainLine, ExplainSummary } from '../domain/clock-explain.ts';
import type { ClockKind, LimitUnit, Span, Words } from '../domain/law.ts';

const WEEKDAYS: Words[] = [
  { zh: '星期日', en: 'Sun' },
  { zh: '星期一', en: 'Mon' },
  { zh: '星期二', en: 'Tue' },
  { zh: '星期三', en: 'Wed' },
  { zh: '星期四', en: 'Thu' },
  { zh: '星期五', en: 'Fri' },
  { zh: '星期六', en: 'Sat' },
];

const UNITS: Record<LimitUnit, Words> = {
  clockHour: { zh: '小时', en: 'hour' },
  businessHour: { zh: '个工作小时', en: 'business hour' },
  calendarDay: { zh: '日', en: 'day' },
  workingDay: { zh: '个工作日', en: 'working day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
};

const DAY_REASONS: Record<ExplainCode, Words> = {
  startDay: { zh: '起算日,不计入', en: 'start day, not counted' },
  counted: { zh: '计入', en: 'counted' },
  makeUpWorkday: { zh: '调休上班日,计入', en: 'make-up workday, counted' },
  extension: { zh: '延长期内,计入', en: 'counted, within the extension' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '法定节假日', en: 'public holiday' },
  paused: { zh: '暂停计时', en: 'clock paused' },
  resumptionDay: { zh: '恢复计时当日,不计入', en: 'day of resumption, not counted' },
  excluded: { zh: '依规定不计入(如听证、鉴定)', en: 'does not count by rule (hearing, appraisal)' },
  recount: { zh: '期限变更,已用时间结转', en: 'limit changed, time used is carried' },
  rolled: { zh: '顺延后的最后一日', en: 'last day, moved on from a day off' },
  told: { zh: '已告知的最后一日,保持不变', en: 'last day as it was told, kept' },
  startInstant: { zh: '开始计时', en: 'started' },
  pauseInstant: { zh: '暂停计时', en: 'paused' },
  resumeInstant: { zh: '恢复计时', en: 'resumed' },
  dueInstant: { zh: '期限届满', en: 'limit ends' },
};

/** Why a limit was counted again on a day; shown beside what the day itself is. */
const RECOUNTED: Record<string, Words> = {
  simple: { zh: '定为简单事项', en: 'graded simple' },
  ordinary: { zh: '定为一般事项', en: 'graded ordinary' },
  complex: { zh: '定为复杂事项', en: 'graded complex' },
  lawChanged: { zh: '规则或日历变更', en: 'other rules or another calendar' },
  matterTypeChanged: { zh: '改按另一类事项办理', en: 'handled as another type of matter' },
  regimeChanged: { zh: '改按另一办理制度办理', en: 'handled under another regime' },
};

const STARTS: Record<ClockKind, Words> = {
  preliminary: { zh: '收到', en: 'receipt' },
  supplement: { zh: '补正通知送达', en: 'delivery of the supplement notice' },
  transferOffer: { zh: '移送征询送达', en: 'delivery of the transfer offer' },
  transferReceipt: { zh: '收到移送', en: 'receipt of the transfer' },
  transferAnswer: { zh: '收到异议', en: 'receipt of the objection' },
  handling: { zh: '受理', en: 'acceptance' },
  approval: { zh: '提交审批', en: 'submission for approval' },
  reply: { zh: '审批通过', en: 'approval' },
  proof: { zh: '文书发出', en: 'dispatch of the document' },
  reviewWindow: { zh: '收到书面答复', en: 'receipt of the written reply' },
  review: { zh: '收到复查(复核)申请', en: 'receipt of the review application' },
  redo: { zh: '责令重新办理', en: 'the order to handle again' },
  measure: { zh: '措施确定', en: 'the measure being decided' },
  succession: { zh: '登记投诉人死亡', en: 'the death being recorded' },
  order: { zh: '下达督办单', en: 'the supervision order' },
  consultation: { zh: '征求会商意见', en: 'asking for the opinion' },
  information: { zh: '询问通知送达', en: 'delivery of the request' },
  teamTerm: { zh: '组成调查组或者确定任期', en: 'the team being formed or its term being set' },
  suspension: { zh: '中止', en: 'the suspension' },
  suspensionReview: { zh: '中止或者上次复核', en: 'the suspension or the last reminder' },
};

const STANDINGS: Record<ExplainSummary['standing'], Words> = {
  running: { zh: '计时中', en: 'running' },
  paused: { zh: '已暂停', en: 'paused' },
  met: { zh: '已完成', en: 'met' },
  expired: { zh: '已届满', en: 'expired' },
  ended: { zh: '已终止', en: 'ended' },
};

/** `60日` / `60 days`; `5个工作日` / `5 working days`. */
export function spanWords({ n, unit }: Span): Words {
  const { zh, en } = UNITS[unit];
  return { zh: `${n}${zh}`, en: `${n} ${en}${n === 1 ? '' : 's'}` };
}

/** 0 = Sunday. */
export function weekdayWords(weekday: number): Words {
  return WEEKDAYS[weekday] ?? { zh: '', en: '' };
}

export function standingWords(standing: ExplainSummary['standing']): Words {
  return STANDINGS[standing];
}

/** `2026-10-08 星期四 第60日 计入`: one line of the account. */
export function explainLineWords(line: ExplainLine): Words {
  const day = WEEKDAYS[line.weekday] ?? { zh: '', en: '' };
  const reason = DAY_REASONS[line.code];
  const open = line.provisional
    ? { zh: '(该年日历未公布,暂定)', en: ' (calendar not known, provisional)' }
    : { zh: '', en: '' };
  const cause = line.why === undefined ? undefined : RECOUNTED[line.why];
  const why = cause === undefined ? { zh: '', en: '' } : { zh: `(${cause.zh})`, en: ` (${cause.en})` };
  return {
    zh: `${line.on} ${day.zh} ${line.n === undefined ? '' : `第${line.n}日 `}${reason.zh}${why.zh}${open.zh}`,
    en: `${line.on} ${day.en} ${line.n === undefined ? '' : `day ${line.n}, `}${reason.en}${why.en}${open.en}`,
  };
}

/** Why this date, in one line. `dueAt` of limits in hours is left to the page, which knows how to show an instant. */
export function explainSummaryWords(summary: ExplainSummary): Words {
  const { startOn, article, stoppedDays, rolledFrom, told } = summary;
  const start = STARTS[summary.from === 'receipt' ? 'preliminary' : summary.kind];
  const limit = spanWords(summary.limit);
  const added = summary.extensions.map(spanWords);
  const zh = [`自${start.zh}之日(${startOn})起${limit.zh}(${article})`, ...added.map((span) => `延长${span.zh}`)];
  const en = [
    `${limit.en} from ${start.en} on ${startOn} (${article})`,
    ...added.map((span) => `extended by ${span.en}`),
  ];
  if (stoppedDays > 0) {
    zh.push(`其间${stoppedDays}日不计入`);
    en.push(`${spanWords({ n: stoppedDays, unit: 'calendarDay' }).en} not counted`);
  }
  if (rolledFrom !== null && told === null) {
    zh.push(`期满日${rolledFrom}为休息日,顺延`);
    en.push(`the period ends on ${rolledFrom}, a day off, and moves on`);
  }
  if (told !== null) {
    zh.push(`现按${told.counted ?? '新规则'}届满,但此前已告知的最后一日保持不变`);
    en.push(`now counted to ${told.counted ?? 'a later hour'}, but the day you were told is kept`);
  }
  const end = endWords(summary);
  return { zh: `${zh.join(',')},${end.zh}`, en: `${en.join(', ')}; ${end.en}` };
}

function endWords({ dueOn, dueAt, standing, provisional, example, confidence }: ExplainSummary): Words {
  const unsure = example ? null : confidenceMark(confidence);
  const marks = [
    ...(provisional ? [{ zh: '暂定:所涉年份日历未公布', en: 'provisional: a calendar is not known yet' }] : []),
    ...(example ? [{ zh: '示例规则', en: 'example rules' }] : []),
    ...(unsure === null ? [] : [unsure]),
  ];
  const note = (words: string[], open: string, close: string): string =>
    words.length ? open + words.join(';') + close : '';
  const marksZh = note(
    marks.map((mark) => mark.zh),
    '(',
    ')',
  );
  const marksEn = note(
    marks.map((mark) => mark.en),
    ' (',
    ')',
  );
  if (dueOn !== null) return { zh: `最后一日 ${dueOn}${marksZh}`, en: `last day ${dueOn}${marksEn}` };
  if (dueAt !== null) return { zh: `至届满时止${marksZh}`, en: `to the hour${marksEn}` };
  return { zh: `${STANDINGS[standing].zh}${marksZh}`, en: `${STANDINGS[standing].en}${marksEn}` };
}
