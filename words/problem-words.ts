// What a person reads when the answer is no: one title per code, zh-CN first. The code is the contract, this is prose.
import type { RefusalCode } from '../domain/case.ts';
import type { Words } from '../domain/law.ts';

export const REFUSAL_WORDS = {
  wrong_phase: { zh: '案件当前所处阶段不能进行此操作', en: 'The case is not in a phase in which this can be done' },
  not_permitted: { zh: '您的身份无权进行此操作', en: 'Your role may not do this' },
  not_assigned: { zh: '此案件不由您或您的单位办理', en: 'This case is not assigned to you or your unit' },
  not_independent: {
    zh: '您已参与本案的其他环节，依回避要求不能进行此操作',
    en: 'You took another part in this case and may not act here',
  },
  unknown_item: { zh: '案件中没有所指的事项', en: 'The case has no such item' },
  already_done: { zh: '此操作已经完成', en: 'This has been done already' },
  incomplete: { zh: '必填内容不完整', en: 'Something required is missing' },
  reason_required: { zh: '必须说明理由', en: 'A reason is required' },
  deadline_passed: { zh: '期限已过', en: 'The time limit has passed' },
  not_in_pack: { zh: '本案适用的规则不允许此项', en: 'The rules that govern this case do not provide for this' },
  not_reachable: { zh: '没有可用的联系方式', en: 'The complainant cannot be reached this way' },
  told_once: {
    zh: '应当一次性告知：所列事项在首次告知时已经知晓',
    en: 'What is missing must be told once: these items were known before',
  },
  consent_required: { zh: '需要投诉人同意', en: 'The complainant has to consent' },
  no_second_return: { zh: '指定办理后不得再次退回', en: 'A case that was designated cannot be returned again' },
  other_body: { zh: '不同单位之间应当通过移送办理', en: 'Between bodies a case moves by transfer only' },
  unit_inactive: { zh: '该单位已停用', en: 'The unit is no longer active' },
  same_result: {
    zh: '责令重新办理后，不得以同样事实作出相同结论',
    en: 'After an order to redo, the same result on the same facts is not allowed',
  },
  no_level_left: { zh: '已无可申请的复查复核级别', en: 'No level of review is left' },
  clock_not_running: { zh: '该期限未在计算中', en: 'This time limit is not running' },
  limit_running: {
    zh: '期限尚未届满，不能跳过',
    en: 'The time limit still runs; nobody may be passed over before it ends',
  },
  limit_exceeded: { zh: '超出规则允许的限度', en: 'More than the rules allow' },
  calendar_missing: { zh: '缺少相应年度的工作日历', en: 'The working-day calendar of that year is missing' },
  open_promises: { zh: '还有未完成的处理措施', en: 'There are measures that are not done yet' },
  nothing_to_do: { zh: '没有需要处理的内容', en: 'There is nothing to do' },
  in_group: { zh: '案件正与其他投诉并案办理', en: 'The case is handled together with others' },
  not_final: { zh: '所指案件尚无终结性答复', en: 'The other case has no final answer' },
  new_facts: {
    zh: '有新的事实、证据或理由，应当继续办理',
    en: 'There is something new: facts, evidence or reasons; the case goes on',
  },
  hash_mismatch: { zh: '材料与登记时不一致', en: 'The material differs from what was registered' },
} as const satisfies Record<RefusalCode, Words>;

const DOOR_WORDS = {
  malformed_request: { zh: '请求格式不正确', en: 'The request is malformed' },
  key_required: { zh: '缺少 Idempotency-Key 请求头', en: 'The header Idempotency-Key is missing or malformed' },
  not_authenticated: { zh: '请先登录或提供有效凭证', en: 'Sign in or present a valid credential' },
  wrong_credentials: { zh: '用户名或口令不正确', en: 'The name or the password is wrong' },
  second_factor_required: {
    zh: '此账号已启用两步登录，还需要动态码或恢复码',
    en: 'This account signs in with a second factor: a code of the app or a recovery code is needed too',
  },
  wrong_second_factor: {
    zh: '动态码或恢复码不正确，或者已经用过；动态码用过一次后请等下一个',
    en: 'The code is wrong or was used before; each code of the app counts once, wait for the next one',
  },
  wrong_number_or_code: { zh: '编号或查询码不正确', en: 'The number or the code is wrong' },
  role_required: { zh: '您的角色不能使用此功能', en: 'Your role may not use this' },
  not_found: { zh: '没有找到', en: 'Not found' },
  method_not_allowed: { zh: '不支持此请求方法', en: 'This method is not supported here' },
  too_large: { zh: '内容过大', en: 'The content is too large' },
  unsupported_type: { zh: '不支持的文件或内容类型', en: 'This type of content is not accepted' },
  type_differs: { zh: '文件内容与所称类型不符', en: 'The content is not of the declared type' },
  key_reused: { zh: '同一 Idempotency-Key 已用于其他内容', en: 'The same key was used with another body' },
  key_expired: {
    zh: '该请求已过期，请使用新的 Idempotency-Key',
    en: 'The request has expired; send it with a new key',
  },
  unknown_unit: { zh: '没有这个单位', en: 'There is no such unit' },
  unknown_staff: { zh: '没有这名工作人员', en: 'There is no such member of staff' },
  names_complainant: {
    zh: '拟供被投诉方阅看的内容含有投诉人的身份信息，请删去后再提交',
    en: 'A text meant for the respondent names the complainant; take that out first',
  },
  unknown_evidence: { zh: '没有这份材料', en: 'There is no such evidence item' },
  unknown_case: { zh: '没有这个案件（或不在您的单位范围内）', en: 'There is no such case that you may see' },
  unknown_regime: { zh: '没有适用的规则', en: 'There are no such rules' },
  law_retired: {
    zh: '该规则已停用，不能据以受理新的投诉',
    en: 'These rules are retired; no new complaint is taken under them',
  },
  law_unsound: { zh: '规则或日历有误，未予采用', en: 'The pack or calendar is not sound; nothing was changed' },
  wrong_state: { zh: '当前状态下不能进行此操作', en: 'This cannot be done in the state it is in' },
  version_taken: {
    zh: '该版本已有其他内容，不得更改；请提高版本号',
    en: 'This version has other content already and does not change; raise the version',
  },
  law_present: { zh: '该版本已在，内容相同，无须再次载入', en: 'This version is there already, with the same content' },
  last_in_use: {
    zh: '停用后将不能再受理所列投诉；确需停用请加 evenIfLast（--even-if-last）',
    en: 'Complaints as listed would no longer be taken; to retire it all the same, say evenIfLast (--even-if-last)',
  },
  proposal_differs: {
    zh: '提议的内容不是您所见的内容，未予确认；请重新查看',
    en: 'The proposal is not what you saw; nothing was confirmed, look at it again',
  },
  proposal_withdrawn: { zh: '该提议已撤回', en: 'The proposal was withdrawn' },
  same_person: { zh: '须由另一人确认', en: 'Another person has to confirm this' },
  received_in_future: { zh: '收到日期不能晚于今天', en: 'The day of receipt cannot be in the future' },
  evidence_taken: { zh: '材料已用于其他投诉', en: 'The evidence item belongs to another complaint' },
  too_many_requests: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests, try again later' },
  engine_unavailable: {
    zh: '系统暂时无法办理，请稍后用同一 Idempotency-Key 重试',
    en: 'Not available for the moment; send it again with the same key',
  },
  database_unavailable: { zh: '系统暂时无法使用，请稍后重试', en: 'Not available for the moment; try again' },
  law_missing: {
    zh: '本案所依据的规则版本未在登记中，请联系运维人员',
    en: 'The version of law this case runs under is not on record; an operator has to look',
  },
  internal_error: { zh: '系统内部错误', en: 'Internal error' },
} as const satisfies Record<string, Words>;

/** Codes the door itself answers with, beside the refusals of the domain. */
export type DoorCode = keyof typeof DOOR_WORDS;
export type ProblemCode = DoorCode | RefusalCode;

export const PROBLEM_WORDS: Record<ProblemCode, Words> = { ...REFUSAL_WORDS, ...DOOR_WORDS };
