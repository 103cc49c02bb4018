// The bodies of notices in Chinese, as paragraphs. Leaves out heading, addressee, signature and date (notice-words.ts).
import type { NoticeKind } from '../domain/delivery.ts';
import {
  clockWord,
  DATA_SCOPES,
  END_GROUNDS,
  EXTENSION_REASONS,
  LAW_CHANGES,
  SUSPENSIONS,
  MEASURES,
  OUTCOMES,
  REVIEW_OUTCOMES,
  SUCCESSION_BASES,
  TRANSFER_BASES,
  TRANSFER_OUTCOMES,
  wordOf,
} from './notice-codes.ts';
import { dateWords, type Saying } from './notice-wording.ts';
import { staffZh } from './notice-staff.ts';

export const NOTICES_ZH: Record<NoticeKind, (say: Saying) => string[]> = {
  registrationReceipt: (say) => [
    `您提交的投诉“${say.text('title')}”已登记，编号为${say.fact('number')}。`,
    ...limit(
      say,
      (days, on) => `依照${say.fact('limitArticle')}，我单位将自收到之日起${days}内（最迟${on}）决定是否受理。`,
    ),
    '请妥善保管编号和查询码，凭编号和查询码可以查询办理进度、补充材料。',
  ],
  acceptanceNotice: (say) => [
    `您关于“${say.text('title')}”的投诉（编号${say.fact('number')}）符合受理条件，我单位决定自${say.date('on')}起予以受理。`,
    ...limit(
      say,
      (days, on) => `依照${say.fact('limitArticle')}，我单位将自受理之日起${days}内（最迟${on}）办结并书面答复。`,
    ),
    '您可以凭编号和查询码查询办理进度，也可以在办理期间补充证据材料。',
  ],
  deemedAcceptanceNotice: (say) => [
    `您关于“${say.text('title')}”的投诉（编号${say.fact('number')}），审查期限届满未作出决定，依照规定自${say.date('on')}起视为受理。`,
    ...limit(
      say,
      (days, on) => `依照${say.fact('limitArticle')}，我单位将自视为受理之日起${days}内（最迟${on}）办结并书面答复。`,
    ),
  ],
  refusalNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）收悉。经审查，该事项属于“${ground(say)}”的情形，依照${say.fact('article')}，决定不予受理。`,
    `理由：${say.text('reason')}`,
    ...(say.has('finalCase')
      ? [`同一事项已在编号${say.fact('finalCase')}的案件中作出终结性答复；如有新的事实、证据或理由，可以随时重新提出。`]
      : []),
    `其他救济途径：${say.text('otherRoutes')}`,
    ...(say.has('remedyBody') ? [nextRemedy(say, '本决定', '本告知书')] : []),
  ],
  guidanceNotice: (say) => [
    `关于您的投诉（编号${say.fact('number')}），现就办理途径告知如下：`,
    say.text('guidance'),
    `有权办理的单位：${competent(say)}。`,
  ],
  supplementNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）收悉。经审查，尚需补正下列材料，现依照${say.fact('article')}一次性告知：`,
    ...say.list('items').map((item, index) => `${index + 1}．${checklistItem(say, item.code)}${item.text}`),
    `请自收到本告知书之日起${say.span('limitN', 'limitUnit') ?? '规定期限'}内补齐。`,
    say.fact('effect') === 'deemedWithdrawn'
      ? '逾期未补正又无正当理由的，视为撤回投诉；撤回后仍可以重新提出。'
      : '逾期未补正的，将按照现有材料继续审查。',
  ],
  transferOffer: (say) => [
    `您的投诉（编号${say.fact('number')}）经审查，宜由${say.unit('to')}办理（依据：${say.fact('article')}）。`,
    `理由：${say.text('reason')}`,
    `拟一并移送的内容：${scopes(say)}。`,
    ...limit(
      say,
      (days, on) =>
        `请自收到本函之日起${days}内（最迟${on}）答复是否同意移送；逾期未答复的，视为不同意，仍由我单位告知您办理途径。`,
    ),
  ],
  transferNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）${wordOf(TRANSFER_BASES, say.fact('basis')).zh}（依据：${say.fact('article')}），已于${say.date('on')}移送${say.unit('to')}。`,
    `理由：${say.text('reason')}`,
    '接收单位接收之前，仍由我单位负责；接收结果另行告知。',
  ],
  transferOutcome: (say) => [
    `${onDesk(say) ? '' : '您的'}投诉（编号${say.fact('number')}）移送${say.has('to') ? say.unit('to') : ''}的结果：${wordOf(TRANSFER_OUTCOMES, say.fact('outcome')).zh}。`,
    ...(say.has('reason') ? [`说明：${say.text('reason')}`] : []),
    ...(onDesk(say) ? [] : ['您的编号和查询码不变。']),
  ],
  extensionNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）因${wordOf(EXTENSION_REASONS, say.fact('reasonCode')).zh}，依照${say.fact('article')}，${clockWord(say.fact('clock')).zh}由${say.date('from')}延长至${say.date('to')}。`,
    `理由：${say.text('reason')}`,
  ],
  dateChanged: (say) => [
    `您的投诉（编号${say.fact('number')}）因${wordOf(LAW_CHANGES, say.fact('why')).zh}，${clockWord(say.fact('clock')).zh}的最后一日重新计算，由${say.date('from')}变更为${say.date('to')}（依据：${say.fact('article')}）。`,
  ],
  matterChanged: (say) => [
    `${wordOf(LAW_CHANGES, say.fact('what')).zh}（编号${say.fact('number')}）。已经用去的时间照常计算，期限不因此重新开始；最后一日有变动的，另行告知。`,
    `理由：${say.text('reason')}`,
  ],
  suspensionNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）因${wordOf(SUSPENSIONS, say.fact('occasion')).zh}，依照${say.fact('article')}，自${say.date('on')}起中止，${clockWord(say.fact('clock')).zh}暂停计算。`,
    `理由：${say.text('reason')}`,
    ...limit(say, (days, on) =>
      say.fact('ends') === 'true'
        ? `依照${say.fact('limitArticle')}，中止满${days}（至${on}）原因仍未消除的，终止办理；原因消除的，请及时告知我们。`
        : `依照${say.fact('limitArticle')}，中止满${days}（至${on}）原因仍未消除的，可以决定终止办理；原因消除的，请及时告知我们。`,
    ),
  ],
  resumptionNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）自${say.date('on')}起恢复，${clockWord(say.fact('clock')).zh}继续计算${say.has('dueOn') ? `，最后一日为${say.date('dueOn')}` : ''}。`,
    `理由：${say.text('reason')}`,
  ],
  reply: (say) => [
    `您的投诉（编号${say.fact('number')}）现已办结，答复如下：`,
    `一、查明的事实\n${say.text('facts')}`,
    `二、依据\n${say
      .list('bases')
      .map((basis) => basis.code)
      .join('；')}`,
    `三、处理措施\n${say.text('measures')}`,
    `四、对各项诉求的答复\n${results(say)}`,
    `五、救济途径\n${remedy(say)}`,
    `通俗说明：${say.text('plainSummary')}`,
  ],
  reviewReceipt: (say) => [
    `您的${level(say)}申请（编号${say.fact('number')}）已于${say.date('on')}收到，由${say.unit('body')}办理。`,
    ...(say.fact('late') === 'true' ? ['该申请提出时已超过规定期限，将先行审查逾期理由。'] : []),
    ...limit(say, (days, on) => `依照${say.fact('limitArticle')}，${level(say)}意见将在${days}内（最迟${on}）作出。`),
  ],
  reviewRefusal: (say) => [
    `您的${level(say)}申请（编号${say.fact('number')}）经审查，${say.fact('ground') === 'OUT_OF_TIME' ? '因超过规定期限且无正当理由' : `属于“${ground(say)}”的情形`}，决定不予受理。`,
    ...(say.has('reason') ? [`理由：${say.text('reason')}`] : []),
    ...(say.has('otherRoutes') ? [`其他救济途径：${say.text('otherRoutes')}`] : []),
  ],
  reviewOpinion: (say) => [
    `${say.unit('body')}对您的${level(say)}申请（编号${say.fact('number')}）审查终结，意见如下：`,
    `一、查明的事实\n${say.text('facts')}`,
    `二、理由\n${say.text('reasoning')}`,
    `三、对各项诉求的意见\n${results(say)}`,
    `四、结论\n${wordOf(REVIEW_OUTCOMES, say.fact('outcome')).zh}。`,
    afterOpinion(say),
  ],
  withdrawalNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）已于${say.date('on')}根据您的申请撤回，办理终止。已作出的承诺继续履行。`,
  ],
  deemedWithdrawalNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）在补正期限内未收到应补正的材料，依照${say.fact('article')}，自${say.date('on')}起视为撤回。`,
    '材料齐备后，您可以重新提出。',
  ],
  finalityNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）${clockWord(say.fact('clock')).zh}已届满，未收到申请，处理意见（决定）自${say.date('on')}起生效，办理终结。`,
    '有新的事实或者证据的，可以另行提出。',
  ],
  promiseBrokenNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）中承诺的处理措施（${measure(say)}）应于${say.date('dueOn')}前完成，现已逾期。`,
    `措施内容：${say.text('what')}`,
    '我单位已将其列入督办，完成情况另行告知。由此给您带来不便，谨致歉意。',
  ],
  measureReleased: (say) => [
    `您的投诉（编号${say.fact('number')}）中承诺的处理措施（${measure(say)}）不再履行。`,
    `措施内容：${say.text('what')}`,
    `理由：${say.text('reason')}`,
  ],
  recusalNotice: (say) => [
    say.fact('granted') === 'true'
      ? `您的投诉（编号${say.fact('number')}）中提出的回避申请已获准，有关人员不再参与办理。`
      : `您的投诉（编号${say.fact('number')}）中提出的回避申请经审查不予准许。`,
    `理由：${say.text('reason')}`,
    '回避申请的处理不影响您的其他权利。',
  ],
  measurePostponed: (say) => [
    `您的投诉（编号${say.fact('number')}）中承诺的处理措施（${measure(say)}）原应于${say.date('from')}前完成，现延至${say.date('to')}。`,
    `措施内容：${say.text('what')}`,
    `理由：${say.text('reason')}`,
  ],
  acknowledgement: (say) => [
    `您的投诉（编号${say.fact('number')}）已收悉，我们理解的投诉事项如下（依据：${say.fact('article')}）：`,
    say.text('definition'),
    '如与您的意思不符，请告知我们更正。',
    ...limit(say, (days, on) => `依照${say.fact('limitArticle')}，我单位将自本确认之日起${days}内（最迟${on}）答复。`),
  ],
  shortReply: (say) => [
    `您的投诉（编号${say.fact('number')}）经您同意已于${say.date('on')}当场解决（依据：${say.fact('article')}）。`,
    `答复：${say.text('answer')}`,
    `各项诉求的结果\n${results(say)}`,
    '问题未解决或者再次发生的，您可以申请重新启动办理。',
  ],
  reopenedNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）自${say.date('on')}起重新启动办理。`,
    `新的情况：${say.text('whatIsNew')}`,
  ],
  settlementNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）经双方协商一致，自${say.date('on')}起和解结案。`,
    `和解内容：${say.text('agreement')}`,
    `各项诉求的结果\n${results(say)}`,
    ...say.list('measures').map(({ code, text }) => `承诺事项：${text}（最迟${dateWords(code, 'zh')}落实）`),
    '已作出的承诺继续履行；未履行的，您可以随时反映。',
  ],
  terminationNotice: (say) => [
    `您的投诉（编号${say.fact('number')}）自${say.date('on')}起终止办理（依据：${say.fact('article')}，事由：${endGround(say)}）。`,
    `理由：${say.text('reason')}`,
    ...(say.has('suspendedOn') ? [`自${say.date('suspendedOn')}起中止，期满后中止的原因仍未消除。`] : []),
    `其他救济途径：${otherRoutes(say)}`,
    '已作出的承诺继续履行；有新的事实或者证据的，可以申请重新启动办理。',
  ],
  successionNotice: (say) => [
    `您已作为${wordOf(SUCCESSION_BASES, say.fact('basis')).zh}，自${say.date('on')}起承继投诉“${say.text('title')}”（编号${say.fact('number')}）的投诉人地位。`,
    '今后的文书向您送达。原查询码已失效，新的查询码由受理窗口交给您。',
  ],
  groupNotice: (say) =>
    say.fact('what') === 'joined'
      ? [
          `您的投诉（编号${say.fact('number')}）经您同意，自${say.date('on')}起与同一事件的其他投诉一并调查处理。`,
          '您的编号、办理期限、答复、送达和申请复查的权利均单独保留；您的个人信息不会告知他人。',
          '您可以随时要求单独办理。',
        ]
      : [
          `您的投诉（编号${say.fact('number')}）自${say.date('on')}起不再与其他投诉一并处理，改为单独办理。`,
          '原办理期限不变。',
        ],
  informationRequest: (say) => [
    `为查清您投诉（编号${say.fact('number')}）的事项，请就下列各项作出说明或者提供材料：`,
    ...say.list('items').map((item, index) => `${index + 1}．${item.text}`),
    `请自收到本通知书之日起${say.span('limitN', 'limitUnit') ?? '规定期限'}内答复；可以凭编号和查询码在线答复，也可以到窗口口头答复，由工作人员记录。`,
    '逾期未答复的，将按现有材料继续办理，您的投诉不因此终止。',
  ],
  informationWithdrawn: (say) => [
    `此前就您的投诉（编号${say.fact('number')}）发出的补充说明通知书现予撤回，您无需再答复。`,
    `理由：${say.text('reason')}`,
  ],
  respondentRequest: (say) => [
    `现就一件投诉（编号${say.fact('number')}）请贵单位协助调查。事项摘要：`,
    say.text('summary'),
    '请就下列各项作出说明或者提供材料：',
    ...say.list('items').map((item, index) => `${index + 1}．${item.text}`),
    `请自收到本函之日起${say.span('limitN', 'limitUnit') ?? '规定期限'}内答复；逾期未答复的，将如实记录并按现有材料继续办理。`,
    '本函不含投诉人身份信息。请勿查找投诉人，不得打击报复。',
  ],
  assignment: staffZh,
  reminder: (say) => (say.has('what') ? staffZh(say) : reminder(say)),
  escalation: staffZh,
  chase: staffZh,
  supervisionOrder: staffZh,
};

function limit(say: Saying, sentence: (days: string, on: string) => string): string[] {
  const days = say.span('limitN', 'limitUnit');
  return days === null || !say.has('dueOn') ? [] : [sentence(days, say.date('dueOn'))];
}

function reminder(say: Saying): string[] {
  return [
    `编号${say.fact('number')}：${clockWord(say.fact('clock')).zh}将于${say.date('dueOn')}届满（${say.fact('article')}）。`,
  ];
}

function ground(say: Saying): string {
  const code = say.fact('ground');
  return say.wording.law?.refusalGrounds.find((one) => one.code === code)?.words.zh ?? code;
}

/** As a person wrote them; where the clock ends the case, as the pack has them for its ground. */
function otherRoutes(say: Saying): string {
  if (say.has('otherRoutes')) return say.text('otherRoutes');
  const known = say.wording.law?.terminationGrounds?.find(({ code }) => code === say.fact('ground'));
  return known?.route.zh ?? '中止的原因消除后，可以向本单位申请重新启动办理。';
}

function endGround(say: Saying): string {
  const code = say.fact('ground');
  return (
    say.wording.law?.terminationGrounds?.find((one) => one.code === code)?.words.zh ?? wordOf(END_GROUNDS, code).zh
  );
}

/** Name of the item before what is missing of it; a code no pack knows tells nobody anything. */
function checklistItem(say: Saying, code: string): string {
  const known = say.wording.law?.checklist.find((one) => one.item === code)?.words.zh;
  return known === undefined ? '' : `${known}：`;
}

/** A unit of the directory by its name, any other body as the clerk wrote it. */
function competent(say: Saying): string {
  const id = say.fact(say.has('to') ? 'to' : 'body');
  return say.wording.units.get(id)?.zh ?? id;
}

function afterOpinion(say: Saying): string {
  if (say.fact('outcome') === 'redo')
    return '原办理单位将重新办理并另行答复；对重新作出的处理意见，您仍可以依法申请复查（复核）。';
  if (say.fact('final') === 'true') return '本意见为终结性意见。';
  if (!say.has('remedyBody')) return '复查机关已撤销原决定，原办理单位将重新作出决定并另行告知。';
  return nextRemedy(say, '本意见', '本意见书');
}

function scopes(say: Saying): string {
  return (
    say
      .list('dataScopes')
      .map(({ code }) => wordOf(DATA_SCOPES, code).zh)
      .join('、') || '—'
  );
}

function results(say: Saying): string {
  const lines = say.list('results').map(({ code, text }, index) => {
    const outcome = wordOf(OUTCOMES, code.split(':').at(-1) ?? '').zh;
    return `（${index + 1}）${outcome}。${text}`;
  });
  return lines.join('\n');
}

function remedy(say: Saying): string {
  if (!say.has('remedyBody')) return '本答复为终结性答复，不再有复查（复核）程序。';
  return nextRemedy(say, '本处理意见', '本处理意见书');
}

/** Body and limit of the next level; the last day follows from the day of delivery. */
function nextRemedy(say: Saying, what: string, paper: string): string {
  const days = say.span('remedyN', 'remedyUnit') ?? '规定期限';
  const review = Number(say.fact('remedyLevel')) > 1 ? '复核' : '复查';
  return `对${what}不服的，可以自收到${paper}之日起${days}内，向${say.unit('remedyBody')}申请${review}（依据：${say.fact('remedyArticle')}）。`;
}

const level = (say: Saying) => (Number(say.fact('level')) > 1 ? '复核' : '复查');
const measure = (say: Saying) => wordOf(MEASURES, say.fact('kind')).zh;
const onDesk = (say: Saying) => !say.has('to');
