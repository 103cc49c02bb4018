// What the tool says about loading, retiring and comparing law; help and answers. zh-CN first, English second.
import type { Words } from '../domain/law.ts';
import type { LawChangeCause } from '../domain/law-change.ts';

export const LAW_VERB_WORDS = {
  law: { zh: '规则包与日历：检查、载入、停用、比较', en: 'Packs and calendars: check, load, retire, compare' },
  lawList: { zh: '全部版本与待确认的提议', en: 'All versions, and what waits to be confirmed' },
  lawCheck: { zh: '试查规则包或日历，不作更改', en: 'Try a pack or calendar; nothing is changed' },
  lawLoad: { zh: '提议载入，由另一人确认后生效', en: 'Propose to load; takes effect when another person confirms' },
  lawRetire: {
    zh: '提议停用（kind 为 pack 或 calendar）；在办案件不受影响',
    en: 'Propose to retire (kind: pack or calendar); running cases keep it',
  },
  lawConfirm: { zh: '确认他人的提议，立即生效', en: 'Confirm what another person proposed: it takes effect' },
  lawChange: { zh: '在办案件改用另一版规则包或日历（须两人）', en: 'Other law for one running case, by two people' },
  lawChangePreview: { zh: '试算：哪些期限由哪日变为哪日', en: 'Which limits would move from which day to which' },
  lawChangePropose: { zh: '提议改用，由另一人确认后生效', en: 'Propose it; takes effect when another person confirms' },
  lawChangeConfirm: { zh: '确认他人的提议，立即生效', en: 'Confirm what another person proposed' },
  lawChangeWithdraw: { zh: '撤回提议', en: 'Withdraw what was proposed' },
  lawDiff: { zh: '比较两个版本：期限、理由、日期、文字', en: 'Compare two versions: limits, grounds, dates, words' },
} as const satisfies Record<string, Words>;

export const LAW_TOOL_WORDS = {
  lawSound: { zh: '没有发现问题：{id} {version}（{hash}）', en: 'Sound: {id} {version} ({hash})' },
  lawProposed: {
    zh: '已提议；请另一人执行：redress law confirm {id}',
    en: 'Proposed; another person confirms: redress law confirm {id}',
  },
  lawChangeProposed: {
    zh: '已提议；请另一人执行：redress law-change confirm {reference} {id}',
    en: 'Proposed; another person confirms: redress law-change confirm {reference} {id}',
  },
  lawMovesNothing: { zh: '没有期限会变动', en: 'No limit would move' },
  lawKept: { zh: '已告知，保持不变', en: 'told, kept' },
  lawDone: { zh: '已生效：{id} {version}', en: 'In effect: {id} {version}' },
  lawSame: { zh: '没有差别', en: 'No difference' },
  lawWaiting: { zh: '待确认：', en: 'Waiting to be confirmed:' },
  lawLoad: { zh: '载入', en: 'load' },
  lawRetire: { zh: '停用', en: 'retire' },
  lawKind: { zh: 'kind 应为 pack 或 calendar：{kind}', en: 'The kind is pack or calendar: {kind}' },
  loadedBy: { zh: '载入人', en: 'Loaded by' },
  confirmedBy: { zh: '确认人', en: 'Confirmed by' },
  retired: { zh: '停用', en: 'Retired' },
  hash: { zh: '哈希', en: 'Hash' },
  before: { zh: '原', en: 'Before' },
  after: { zh: '新', en: 'After' },
  place: { zh: '位置', en: 'Place' },
  finding: { zh: '问题', en: 'Finding' },
} as const satisfies Record<string, Words>;

/** Why a limit moves when the law of a case changes. */
export const LAW_CHANGE_WORDS = {
  pack: { zh: '规则包', en: 'pack' },
  calendar: { zh: '日历', en: 'calendar' },
  provisional: { zh: '暂定日期已确定', en: 'no longer provisional' },
} as const satisfies Record<LawChangeCause, Words>;
