// In the review window: the shop did close, so one demand is upheld and one explained. A formal, clerkly complainant.
import { servedInPerson, step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const gymPrepaidCard: DemoComplaint = {
  key: 'gym-prepaid-card',
  endMoment: 'reviewWindow',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.market',
  category: 'prepaid_card',
  receivedDaysAgo: 14,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-tianyutong',
    place: '云溪区市场监督管理局12315接待室',
    window: '3号',
    summary: '来访人提交书面投诉书及附件目录，逐件核对无误。',
  },
  matter: {
    title: '关于力行健身转让门店后拒绝履行会员合同的投诉',
    text:
      '投诉人于去年12月与力行健身（青年路店）签订两年期会员合同，一次性支付3980元，并另购私教课二十节，支付6000元，实际使用七节。\n' +
      '今年10月，该店门头更换为“燃点运动”，前台告知：原会员须补缴600元“升级费”方可继续使用，私教课“新店不认”。投诉人查询工商信息，两店系不同主体，但经营场地、器械、教练均未变更，原经营者未发布任何公告。\n' +
      '投诉人认为，原经营者收取预付款后不按约定提供服务，应当退还余款；新经营者承接场地和设备而仅拒绝承接债务，亦应当说明转让情况。协商两次未果，特此投诉。',
    when: '去年12月签约，今年10月变更门店',
    where: '云溪区青年路88号三层',
    who: '澄江市力行体育管理有限公司、燃点运动（青年路店）',
    what: '预付式消费，转让门店后拒绝履约',
  },
  respondent: null,
  respondentName: '澄江市力行体育管理有限公司',
  demands: ['退还会员费余款和十三节私教课的费用。', '对未公告即转让门店的行为依法查处。'],
  evidence: [
    {
      key: 'contract',
      name: '会员合同.pdf',
      kind: 'contract',
      mime: 'application/pdf',
      description: '会员合同及私教课补充协议，双方签章',
      from: 'complainant',
    },
    {
      key: 'payments',
      name: '付款凭证.pdf',
      kind: 'receipt',
      mime: 'application/pdf',
      description: '银行转账回单两张，共9980元',
      from: 'complainant',
    },
    {
      key: 'transfer-deal',
      name: '门店转让协议.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '调取的门店转让协议，约定“原会员由甲方自行处理”',
      from: 'staff',
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
    name: '欧阳静远',
    phone: '19900000121',
    email: 'ouyangjy@example.com',
    address: '云溪区文澜路120号办公楼704室',
    language: 'zh',
    replyBy: ['inPerson', 'email'],
    electronicConsent: true,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-tianyutong', dispatcher: 'staff-dongweiping', handler: 'staff-xiacaiwei' },
      '消费者权益保护法第四十六条、第五十三条',
      '预付式消费纠纷，经营者住所地在本辖区，属本局职责。',
    ),
    step('staff-xiacaiwei', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '登记注册科、燃点运动青年路店',
      by: ['staff-xiacaiwei', 'staff-zhengkaiwen'],
      record:
        '调取登记档案和门店转让协议。协议约定原会员由转让方自行处理，转让方未公告、未通知会员。转让方法定代表人阮某到局接受询问，承认会员系统内未消费余额约四十二万元，愿意按比例分期退还。',
      evidence: ['transfer-deal'],
    }),
    step('staff-xiacaiwei', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '会员合同剩余十四个月、私教课剩余十三节未履行，经营者应退还相应预付款。',
      evidence: ['contract', 'payments'],
      bases: [{ kind: 'law', title: '消费者权益保护法', clause: '第五十三条', version: '2013-10-25' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-xiacaiwei', 'recordFinding', {
      demand: 'd2',
      outcome: 'explained',
      facts: '转让未公告造成消费者损失的情况属实，已另案核查；是否处罚以案件调查结论为准，不在本次答复中先行定论。',
      evidence: ['transfer-deal'],
      bases: [{ kind: 'law', title: '消费者权益保护法', clause: '第五十三条', version: '2013-10-25' }],
      responsible: 'respondent',
      degree: 'main',
    }),
    ...submitted(
      'staff-xiacaiwei',
      [
        {
          demand: 'd1',
          outcome: 'upheld',
          answer:
            '支持。经计算应退会员费2321元、私教课3900元，共计6221元，经营者书面承诺分三期退还，首期于{20}前支付。',
        },
        {
          demand: 'd2',
          outcome: 'explained',
          answer: '已登记为案件线索另行核查，核查结果不论是否立案都会书面告知您。',
        },
      ],
      [
        {
          demand: 'd1',
          kind: 'compensation',
          what: '督促经营者分三期退还预付款',
          ownerUnit: 'yunxi.market',
          dueOn: '{iso+80}',
          amount: 622100,
        },
        { demand: 'd2', kind: 'other', what: '告知案件线索核查结果', ownerUnit: 'yunxi.market', dueOn: '{iso+20}' },
      ],
      {
        facts:
          '经查，力行健身（青年路店）转让时未公告，转让协议将会员债务留给转让方，转让方未履行剩余服务，也未退还预付款，投诉人反映的情况属实。',
        bases: [{ kind: 'law', title: '消费者权益保护法', clause: '第五十三条', version: '2013-10-25' }],
        measures: '约谈转让方并取得书面退款承诺；对未公告转让的行为另案核查。',
        plainSummary:
          '力行公司要退您6221元，分三次付清，第一次在{20}以前。如果到期不付，请马上告诉我们，也可以直接到法院起诉。',
      },
    ),
    ...servedInPerson(
      ['staff-liminghui', 'staff-gongxuemei'],
      'staff-tianyutong',
      'signed-return',
      '本人签收，对分期退款的安排表示需要回去考虑。',
    ),
  ],
};
