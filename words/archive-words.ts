// Words of the archive package: titles of its papers, columns of its catalogue, labels of fields. zh-CN first.
// Leaves out the words of notices (notice-words.ts) and of the check's report (archive-report.ts).
import type { PaperGroup } from '../domain/archive-package.ts';
import type { Words } from '../domain/law.ts';
import { DATA_SCOPES, EXTENSION_REASONS, MEASURES, OUTCOMES, REVIEW_OUTCOMES } from './notice-codes.ts';

export const CATALOGUE_TITLE: Words = { zh: '卷内文件目录', en: 'Catalogue of the volume' };

/** 卷内文件目录 after GB/T 9705-2008; files stand in place of page numbers. */
export const COLUMNS = {
  seq: { zh: '顺序号', en: 'No.' },
  docNumber: { zh: '文号', en: 'Document no.' },
  responsible: { zh: '责任者', en: 'Responsible' },
  title: { zh: '题名', en: 'Title' },
  on: { zh: '日期', en: 'Date' },
  file: { zh: '页号／文件', en: 'File' },
  remark: { zh: '备注', en: 'Remark' },
} as const satisfies Record<string, Words>;

export const GROUPS: Record<PaperGroup, Words> = {
  decision: { zh: '处理结论', en: 'Decisions' },
  request: { zh: '来件', en: 'Requests' },
  acceptance: { zh: '受理', en: 'Acceptance' },
  investigation: { zh: '调查与审批', en: 'Investigation and approval' },
  evidence: { zh: '证据材料', en: 'Evidence' },
  delivery: { zh: '送达', en: 'Service' },
  followUp: { zh: '后续落实', en: 'Follow-up' },
  record: { zh: '过程记录', en: 'Record' },
  closing: { zh: '备考', en: 'Note on the volume' },
};

export const PAPERS = {
  registration: { zh: '投诉登记表', en: 'Registration form' },
  contacts: { zh: '其他联系记录', en: 'Further contacts' },
  checklist: { zh: '受理审查表', en: 'Preliminary review' },
  supplement: { zh: '补正记录', en: 'Supplement round' },
  transfer: { zh: '移送记录', en: 'Transfer' },
  action: { zh: '调查记录', en: 'Record of an investigative action' },
  findings: { zh: '事实认定与依据研判', en: 'Statement of facts and findings' },
  plan: { zh: '处理方案及审批', en: 'Handling plan and its approval' },
  replyDraft: { zh: '答复稿', en: 'Reply as drafted' },
  reviewApplication: { zh: '复查（复核）申请', en: 'Application for review' },
  reviewSheet: { zh: '复查（复核）审查表', en: 'Review sheet' },
  measures: { zh: '处理措施落实情况', en: 'Measures and what became of them' },
  deliveryProof: { zh: '送达回证', en: 'Proof of delivery' },
  evidence: { zh: '证据材料', en: 'Evidence item' },
  extensions: { zh: '延期审批', en: 'Extensions' },
  limits: { zh: '期限计算说明', en: 'Account of limits' },
  history: { zh: '办理经过', en: 'Course of the case' },
  closingNote: { zh: '卷内备考表', en: 'Note on the volume' },
} as const satisfies Record<string, Words>;
export type PaperKind = keyof typeof PAPERS;

export const RESPONSIBLE = {
  complainant: { zh: '投诉人', en: 'Complainant' },
  respondent: { zh: '被投诉方', en: 'Respondent' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Words>;

/** A stand-in for what the law had erased before the file was sealed. */
export const ERASED: Words = { zh: '（内容已依法删除）', en: '(erased by law)' };

export const YES_NO: Record<'true' | 'false', Words> = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } };

/** Labels of fields in rendered papers; a field that is not here shows its own name. */
export const LABELS: Readonly<Record<string, Words>> = {
  number: { zh: '编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  matter: { zh: '投诉内容', en: 'Matter' },
  demands: { zh: '诉求', en: 'Demands' },
  demand: { zh: '诉求', en: 'Demand' },
  text: { zh: '内容', en: 'Text' },
  category: { zh: '类别', en: 'Category' },
  matterType: { zh: '事项类型', en: 'Matter type' },
  channel: { zh: '渠道', en: 'Channel' },
  channelClient: { zh: '接入方', en: 'Channel client' },
  contact: { zh: '联系记录', en: 'Contact' },
  contacts: { zh: '联系记录', en: 'Contacts' },
  reach: { zh: '联系方式', en: 'How to reach' },
  card: { zh: '联系人信息', en: 'Contact card' },
  methods: { zh: '方式', en: 'Methods' },
  method: { zh: '方式', en: 'Method' },
  preferred: { zh: '首选方式', en: 'Preferred' },
  electronicConsent: { zh: '同意电子送达', en: 'Consent to electronic service' },
  language: { zh: '语言', en: 'Language' },
  noReply: { zh: '不需答复', en: 'No reply wanted' },
  owner: { zh: '办理单位', en: 'Owner' },
  respondent: { zh: '被投诉方', en: 'Respondent' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
  confidential: { zh: '保密', en: 'Confidential' },
  urgent: { zh: '紧急', en: 'Urgent' },
  truthDeclared: { zh: '真实性承诺', en: 'Declared true' },
  receivedOn: { zh: '收到日期', en: 'Received on' },
  receivedAt: { zh: '收到时间', en: 'Received at' },
  entries: { zh: '形式审查', en: 'Formality check' },
  item: { zh: '项目', en: 'Item' },
  finding: { zh: '结论', en: 'Finding' },
  findings: { zh: '事实认定', en: 'Findings' },
  jurisdiction: { zh: '管辖', en: 'Jurisdiction' },
  inRemit: { zh: '属于本单位职权', en: 'Within remit' },
  conditions: { zh: '受理条件', en: 'Conditions' },
  fulfilled: { zh: '符合', en: 'Fulfilled' },
  accepted: { zh: '受理', en: 'Accepted' },
  refusal: { zh: '不予受理', en: 'Refusal' },
  deemed: { zh: '视为', en: 'Deemed' },
  article: { zh: '条款', en: 'Article' },
  ground: { zh: '理由', en: 'Ground' },
  reason: { zh: '理由', en: 'Reason' },
  note: { zh: '说明', en: 'Note' },
  facts: { zh: '事实', en: 'Facts' },
  bases: { zh: '依据', en: 'Bases' },
  clause: { zh: '条', en: 'Clause' },
  version: { zh: '版本', en: 'Version' },
  kind: { zh: '种类', en: 'Kind' },
  responsible: { zh: '责任归属', en: 'Responsible' },
  degree: { zh: '责任程度', en: 'Degree' },
  outcome: { zh: '结论', en: 'Outcome' },
  answer: { zh: '答复', en: 'Answer' },
  answers: { zh: '逐项意见', en: 'Answers' },
  results: { zh: '逐项结论', en: 'Results' },
  measures: { zh: '处理措施', en: 'Measures' },
  what: { zh: '内容', en: 'What' },
  ownerUnit: { zh: '责任单位', en: 'Unit in charge' },
  dueOn: { zh: '最后一日', en: 'Due on' },
  amount: { zh: '金额', en: 'Amount' },
  draftedBy: { zh: '起草人', en: 'Drafted by' },
  approvals: { zh: '审批', en: 'Approvals' },
  comments: { zh: '意见', en: 'Comments' },
  plainSummary: { zh: '通俗说明', en: 'Plain summary' },
  remedy: { zh: '救济途径', en: 'Remedy' },
  state: { zh: '状态', en: 'State' },
  by: { zh: '办理人', en: 'By' },
  on: { zh: '日期', en: 'On' },
  at: { zh: '时间', en: 'At' },
  place: { zh: '地点', en: 'Place' },
  record: { zh: '笔录', en: 'Record' },
  evidence: { zh: '证据', en: 'Evidence' },
  proof: { zh: '证明', en: 'Proof' },
  report: { zh: '落实报告', en: 'Report' },
  reasons: { zh: '理由', en: 'Reasons' },
  statement: { zh: '陈述', en: 'Statement' },
  body: { zh: '单位', en: 'Body' },
  level: { zh: '级别', en: 'Level' },
  late: { zh: '逾期', en: 'Late' },
  parts: { zh: '审查内容', en: 'Parts' },
  part: { zh: '方面', en: 'Part' },
  sound: { zh: '无误', en: 'Sound' },
  attempts: { zh: '送达经过', en: 'Attempts' },
  reference: { zh: '凭据', en: 'Reference' },
  served: { zh: '送达', en: 'Served' },
  servedOn: { zh: '送达日期', en: 'Served on' },
  servedBy: { zh: '送达方式', en: 'Served by' },
  recorded: { zh: '登记', en: 'Recorded' },
  notice: { zh: '文书', en: 'Document' },
  addressee: { zh: '受送达人', en: 'Addressee' },
  items: { zh: '材料', en: 'Items' },
  clock: { zh: '期限', en: 'Limit' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  reasonCode: { zh: '事由', en: 'Reason code' },
  missing: { zh: '缺少', en: 'Missing' },
  missingReason: { zh: '缺件说明', en: 'Why it is missing' },
  retention: { zh: '保管期限', en: 'Retention' },
  keepUntil: { zh: '保管至', en: 'Keep until' },
  papers: { zh: '卷内文件数', en: 'Papers' },
  archivedBy: { zh: '立卷人', en: 'Archived by' },
  archivedOn: { zh: '归档日期', en: 'Archived on' },
  concludedOn: { zh: '办结日期', en: 'Concluded on' },
  conclusion: { zh: '办结方式', en: 'Conclusion' },
  course: { zh: '办理经过', en: 'Course' },
  accounts: { zh: '期限计算', en: 'Limits' },
  events: { zh: '事件数', en: 'Events' },
  seq: { zh: '序号', en: 'No.' },
  unit: { zh: '单位', en: 'Unit' },
  phase: { zh: '阶段', en: 'Phase' },
  basis: { zh: '依据', en: 'Basis' },
  mime: { zh: '文件类型', en: 'Type' },
  size: { zh: '字节数', en: 'Bytes' },
  name: { zh: '文件名', en: 'File name' },
  head: { zh: '事件链末端', en: 'Head of the event chain' },
};

/** Words of coded values, by the field they stand in. */
export const VALUES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  outcome: { ...OUTCOMES, ...REVIEW_OUTCOMES },
  kind: MEASURES,
  reasonCode: EXTENSION_REASONS,
  dataScopes: DATA_SCOPES,
  retention: {
    permanent: { zh: '永久', en: 'permanent' },
    '30y': { zh: '30年', en: '30 years' },
    '10y': { zh: '10年', en: '10 years' },
  },
  conclusion: {
    notAccepted: { zh: '不予受理', en: 'not accepted' },
    transferredOut: { zh: '移送', en: 'transferred out' },
    withdrawn: { zh: '撤回', en: 'withdrawn' },
    settled: { zh: '和解', en: 'settled' },
    terminated: { zh: '终止', en: 'terminated' },
    final: { zh: '办结', en: 'final' },
  },
};

/** `标题 / Title`. */
export function both({ zh, en }: Words): string {
  return zh === en ? zh : `${zh} / ${en}`;
}
