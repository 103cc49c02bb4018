// What the tool says about loading, retiring and comparing law; help and answers. zh-CN first, English second.
import type { Words } from '../domain/law.ts';
import type { LawChangeCause } from '../domain/law-change.ts';

export const LAW_VERB_WORDS = {
  law: {
    zh: '规则包与日历：检查、载入、停用、查看、比较',
    en: 'Packs and calendars: check, load, retire, look at, compare',
  },
  lawList: { zh: '全部版本与待确认的提议', en: 'All versions, and what waits to be confirmed' },
  lawShow: {
    zh: '查看一个版本的全文；不写版本则为现行版本',
    en: 'One version, whole; without a version the one in use',
  },
  lawHistory: {
    zh: '何人于何时登记、提议、确认、撤回了什么',
    en: 'Who recorded, proposed, confirmed or withdrew what, and when',
  },
  lawCheck: { zh: '试查规则包或日历，不作更改', en: 'Try a pack or calendar; nothing is changed' },
  lawLoad: { zh: '提议载入，由另一人确认后生效', en: 'Propose to load; takes effect when another person confirms' },
  lawRetire: {
    zh: '提议停用（kind 为 pack 或 calendar）；在办案件不受影响',
    en: 'Propose to retire (kind: pack or calendar); running cases keep it',
  },
  lawProposal: {
    zh: '查看一项提议：与现行版本的差别、问题、将停止受理什么',
    en: 'One proposal: how it differs from the version in use, findings, what stops being taken',
  },
  lawConfirm: { zh: '确认他人的提议，立即生效', en: 'Confirm what another person proposed: it takes effect' },
  lawChange: { zh: '在办案件改用另一版规则包或日历（须两人）', en: 'Other law for one running case, by two people' },
  lawChangePreview: { zh: '试算：哪些期限由哪日变为哪日', en: 'Which limits would move from which day to which' },
  lawChangePropose: { zh: '提议改用，由另一人确认后生效', en: 'Propose it; takes effect when another person confirms' },
  lawChangeConfirm: { zh: '确认他人的提议，立即生效', en: 'Confirm what another person proposed' },
  lawChangeWithdraw: { zh: '撤回提议', en: 'Withdraw what was proposed' },
  lawWithdraw: { zh: '撤回提议（须说明理由），记录保留', en: 'Withdraw a proposal, with a reason; it stays on record' },
  lawDiff: { zh: '比较两个版本：期限、理由、日期、文字', en: 'Compare two versions: limits, grounds, dates, words' },
} as const satisfies Record<string, Words>;

export const LAW_OPTION_WORDS = {
  evenIfLast: {
    zh: '即使停用后有投诉不能再受理',
    en: 'Also where complaints are no longer taken after it',
  },
  seenHash: {
    zh: '所见内容的哈希；不符则不确认',
    en: 'Hash of what you looked at; nothing is confirmed where it differs',
  },
  content: { zh: '同时显示全文', en: 'Show the whole file as well' },
  lawKind: { zh: 'pack 或 calendar', en: 'pack or calendar' },
} as const satisfies Record<string, Words>;

export const LAW_TOOL_WORDS = {
  lawSound: { zh: '没有发现问题：{id} {version}（{hash}）', en: 'Sound: {id} {version} ({hash})' },
  lawProposed: {
    zh: '已提议；请另一人查看后确认：redress law proposal {id}',
    en: 'Proposed; another person looks at it and confirms: redress law proposal {id}',
  },
  lawToConfirm: {
    zh: '确认：redress law confirm {id} --hash {hash}',
    en: 'To confirm: redress law confirm {id} --hash {hash}',
  },
  lawChangeProposed: {
    zh: '已提议；请另一人执行：redress law-change confirm {reference} {id}',
    en: 'Proposed; another person confirms: redress law-change confirm {reference} {id}',
  },
  lawMovesNothing: { zh: '没有期限会变动', en: 'No limit would move' },
  lawKept: { zh: '已告知，保持不变', en: 'told, kept' },
  lawDone: { zh: '已生效：{id} {version}', en: 'In effect: {id} {version}' },
  lawWithdrawn: { zh: '已撤回：{id} {version}', en: 'Withdrawn: {id} {version}' },
  lawSame: { zh: '没有差别', en: 'No difference' },
  lawAgainst: { zh: '与现行版本 {version} 的差别：', en: 'Against {version}, which is in use:' },
  lawFirst: { zh: '没有现行版本可比较', en: 'No other version is in use to compare it with' },
  lawStops: { zh: '停用后不再受理：', en: 'No longer taken after it:' },
  lawStopsRow: { zh: '{regime}：{from} 起至 {to} 收到的投诉', en: '{regime}: complaints received from {from} to {to}' },
  lawStopsOn: { zh: '{regime}：{from} 起收到的投诉', en: '{regime}: complaints received from {from} on' },
  lawWaiting: { zh: '待确认：', en: 'Waiting to be confirmed:' },
  lawMorePages: { zh: '待确认的不止这些：GET /api/law/proposals', en: 'More are waiting: GET /api/law/proposals' },
  lawLoad: { zh: '载入', en: 'load' },
  lawRetire: { zh: '停用', en: 'retire' },
  lawKind: { zh: 'kind 应为 pack 或 calendar：{kind}', en: 'The kind is pack or calendar: {kind}' },
  recorded: { zh: '随版本登记', en: 'recorded' },
  proposedLoad: { zh: '提议载入', en: 'proposed to load' },
  proposedRetire: { zh: '提议停用', en: 'proposed to retire' },
  loaded: { zh: '确认载入', en: 'confirmed: loaded' },
  retiredDeed: { zh: '确认停用', en: 'confirmed: retired' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  dropped: { zh: '已不随版本提供', en: 'dropped by the release' },
  operatorData: { zh: '运行单位数据：{decidedBy}，{decidedOn}', en: 'operator data: {decidedBy}, {decidedOn}' },
  act: { zh: '事项', en: 'Act' },
  loadedBy: { zh: '载入人', en: 'Loaded by' },
  confirmedBy: { zh: '确认人', en: 'Confirmed by' },
  proposedBy: { zh: '提议人', en: 'Proposed by' },
  withdrawnBy: { zh: '撤回人', en: 'Withdrawn by' },
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
  matterType: { zh: '事项类型', en: 'type of matter' },
} as const satisfies Record<LawChangeCause, Words>;
/** Why a server does not start; said to operators in both languages. */
export const LAW_START_WORDS = {
  law_file_changed: {
    zh: '{file}：{id} {version} 与登记的同一版本不一致（登记 {recordedHash}，文件 {foundHash}）。请提高文件的版本号，或恢复原来的文件。',
    en: '{file}: {id} {version} is not what is recorded under this version (recorded {recordedHash}, found {foundHash}). Raise the version in the file, or restore the file as it was.',
  },
} as const satisfies Record<string, Words>;
