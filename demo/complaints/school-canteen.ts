// In review: the parent does not accept the finding about the meat, and brings a photograph that is new.
import { servedInPerson, step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const schoolCanteen: DemoComplaint = {
  key: 'school-canteen',
  endMoment: 'inReview',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.education',
  category: 'school_meals',
  receivedDaysAgo: 14,
  contact: { channel: 'online', client: 'channel-website' },
  matter: {
    title: '初一新生午餐一份肉只有两块，还是凉的',
    text:
      '孩子在育英中学读初一，午餐每月交420元，食谱上天天有“红烧肉”“宫保鸡丁”，孩子说大锅菜里肉就两三块，到他们班（三楼最里面）都凉透了，有的女生干脆只吃米饭泡汤。\n' +
      '上周家长开放日我亲眼看见，送餐车没有保温盖，餐盘摞在走廊地上。问后勤老师，说“众口难调，学生嘴刁”。\n' +
      '我不要求吃多好，二十来块钱一天，肉该几两就几两，热的。另外请公开一下采购单，我们家长委员会想看看。',
    when: '本学期开学以来',
    where: '云溪区育英中学',
    who: '学校后勤处、供餐单位',
    what: '学生餐分量不足、温度不够、账目不公开',
  },
  respondent: null,
  respondentName: '育英中学及其供餐单位',
  demands: ['学生餐按标准足量供应，送到班级时是热的。', '每月公布采购和伙食费收支。'],
  evidence: [
    {
      key: 'meal',
      name: '午餐照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '当日午餐餐盘，可见两块肉',
      from: 'complainant',
    },
    {
      key: 'menu',
      name: '本周食谱.png',
      kind: 'document',
      mime: 'image/png',
      description: '学校公布的本周食谱',
      from: 'complainant',
    },
    {
      key: 'weighing',
      name: '餐食称重记录.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '随机抽取12份午餐的称重和测温记录',
      from: 'staff',
    },
    {
      key: 'purchase-list',
      name: '供餐单位采购单.png',
      kind: 'document',
      mime: 'image/png',
      description: '家长委员会取得的采购单照片，猪肉采购量低于食谱',
      from: 'complainant',
      later: true,
    },
    {
      key: 'signed-return',
      name: '送达回证.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '送达回证，本人签收',
      from: 'staff',
    },
  ],
  complainant: {
    name: '鲍晓晴',
    phone: '19900000122',
    address: '云溪区育英街9号',
    language: 'zh',
    replyBy: ['inPerson', 'inbox'],
    electronicConsent: true,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-duanpeiyao', dispatcher: 'staff-shaomingzhe', handler: 'staff-changjiale' },
      '信访工作条例第三十一条第六项',
      '反映学校供餐服务和收费公开问题，属本局职责。',
    ),
    step('staff-changjiale', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '育英中学食堂及三楼教室',
      by: ['staff-changjiale', 'staff-tangkexin'],
      record:
        '午餐时段随机抽取12份称重、测温：肉类平均每份58克，食谱标注65克；三楼末端班级送达时平均温度41度。送餐车无保温层。采购账由学校与供餐单位每月结算一次，未向家长公布。',
      evidence: ['weighing'],
    }),
    step('staff-changjiale', 'recordFinding', {
      demand: 'd1',
      outcome: 'partlyUpheld',
      facts: '温度不达标属实；分量与食谱相差约一成，属于正常波动范围，“只有两三块”的说法不能认定。',
      evidence: ['weighing', 'meal'],
      bases: [{ kind: 'policy', title: '学校食品安全与营养健康管理规定', clause: '供餐管理要求', version: '2019' }],
      responsible: 'respondent',
      degree: 'main',
    }),
    step('staff-changjiale', 'recordFinding', {
      demand: 'd2',
      outcome: 'upheld',
      facts: '伙食费收支和采购情况未按规定向家长公开，应予纠正。',
      evidence: ['weighing'],
      bases: [{ kind: 'policy', title: '学校食品安全与营养健康管理规定', clause: '信息公开要求', version: '2019' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    ...submitted(
      'staff-changjiale',
      [
        {
          demand: 'd1',
          outcome: 'partlyUpheld',
          answer:
            '部分支持。两周内更换保温送餐车，三楼班级提前五分钟送达；分量与食谱相差不大，已要求供餐单位按克数供应并接受抽查。',
        },
        { demand: 'd2', outcome: 'upheld', answer: '支持。自下月起每月十日前公布上月伙食费收支和主要食材采购量。' },
      ],
      [
        {
          demand: 'd1',
          kind: 'rectification',
          what: '更换保温送餐车并每周抽查称重',
          ownerUnit: 'yunxi.education',
          dueOn: '{iso+14}',
        },
        {
          demand: 'd2',
          kind: 'rectification',
          what: '每月公布伙食费收支',
          ownerUnit: 'yunxi.education',
          dueOn: '{iso+40}',
        },
      ],
      {
        facts:
          '经现场抽查，12份午餐肉类平均58克，比食谱标注少约一成；三楼末端班级餐温平均41度，低于保温要求；学校未公布伙食费收支。',
        bases: [
          {
            kind: 'policy',
            title: '学校食品安全与营养健康管理规定',
            clause: '供餐管理、信息公开要求',
            version: '2019',
          },
        ],
        measures: '更换保温送餐车，要求供餐单位按克数供应并每周抽查；按月公布伙食费收支。',
        plainSummary:
          '饭凉的问题属实，两周内换保温车。肉的分量差得不多，我们要求供餐公司按克数给足并抽查。以后每月公布账目。',
      },
    ),
    ...servedInPerson(
      ['staff-wuchunhua'],
      'staff-duanpeiyao',
      'signed-return',
      '本人签收，对“分量差得不多”不认可，当场表示要申请复查。',
    ),
    step('complainant', 'appeal', {
      reasons: [
        { demand: 'd1', code: 'facts' },
        { demand: 'd1', code: 'fairness' },
      ],
      statement:
        '局里去抽查那天，学校提前知道，打的菜跟平时不一样，好几个孩子都说那天是开学以来肉最多的一天。家长委员会昨天拿到了上月采购单，全月猪肉采购量除以人数和天数，每份只有31克，跟抽查的58克差了快一半。这张采购单当时学校不给看，我交不出来，请复查机关一并考虑。',
      evidence: ['purchase-list'],
    }),
    step('staff-tanghui', 'acceptReview', {}),
    step('staff-tanghui', 'recordReviewSheet', {
      parts: [
        {
          part: 'procedure',
          finding:
            '受理、办理、送达均在期限内，处理意见附有复查途径，程序合法。但现场抽查提前一天通知了学校，影响抽查结果的代表性。',
          sound: false,
        },
        {
          part: 'facts',
          finding:
            '仅凭一次事先通知的抽查认定“分量相差不大”，证据不足；申请人新提交的采购单与抽查结果差距明显，需要核实供餐单位全月出库记录。',
          sound: false,
        },
        { part: 'law', finding: '适用规定正确，条款引用不够具体。', sound: true },
        { part: 'fairness', finding: '未听取学生意见，未邀请家长委员会参与抽查。', sound: false },
        { part: 'reasonableness', finding: '更换保温车、按月公布收支的措施适当。', sound: true },
      ],
    }),
  ],
};
