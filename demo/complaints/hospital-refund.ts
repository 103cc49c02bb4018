// In the review window: partly upheld, money returned, the complainant may still ask for review.
import { servedInPerson, step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const hospitalRefund: DemoComplaint = {
  key: 'hospital-refund',
  endMoment: 'reviewWindow',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.health',
  category: 'hospital_service',
  receivedDaysAgo: 13,
  contact: { channel: 'app', client: 'channel-miniprogram' },
  matter: {
    title: '同一个检查收了两次钱，退费窗口让我找医生，医生让我找退费窗口',
    text:
      '{-18}带孩子去区妇幼保健院看过敏，医生开了过敏原检测，抽完血护士说管子溶血了要重抽。重抽可以理解，但是回家看账单，检测费收了两次，一次486，一共972。\n' +
      '第二天打电话，收费处说退费要主诊医生签字；找到医生，医生说“重抽的单子不是我开的，是检验科补录的，你找检验科”；检验科说他们没有退费权限，让我找收费处。' +
      '三个地方都在一层楼，我抱着孩子转了两圈。最后在投诉办留了电话，一个星期没人打给我。\n' +
      '另外孩子因为重抽手臂青了一大块，希望给个说法。',
    when: '{-18}就诊，{-17}退费未果',
    where: '云溪区妇幼保健院',
    who: '检验科、收费处、主诊医生，桑雨及三岁女儿',
    what: '重复收费、退费推诿',
  },
  respondent: null,
  respondentName: '云溪区妇幼保健院',
  demands: ['退还重复收取的486元。', '对重抽造成的淤青和推诿道歉。', '补偿误工和交通费500元。'],
  evidence: [
    {
      key: 'bill',
      name: '费用清单.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '门诊费用清单，过敏原检测两笔，各486元',
      from: 'complainant',
    },
    {
      key: 'arm',
      name: '手臂淤青.png',
      kind: 'photo',
      mime: 'image/png',
      description: '孩子手臂淤青照片',
      from: 'complainant',
    },
    {
      key: 'lab-log',
      name: '检验科日志.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '检验科标本不合格登记，原因栏为“溶血，重采”',
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
    name: '桑雨',
    phone: '19900000120',
    address: '云溪区康宁路30号11栋',
    language: 'zh',
    replyBy: ['inPerson', 'inbox'],
    electronicConsent: true,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-liaochenxi', dispatcher: 'staff-gehongyuan', handler: 'staff-yinwanting' },
      '信访工作条例第三十一条第五项；医疗机构管理条例第三十七条',
      '反映辖区医疗机构收费和服务问题，属本局监督管理职责。',
    ),
    step('staff-yinwanting', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '云溪区妇幼保健院检验科、收费处',
      by: ['staff-yinwanting', 'staff-shiwenqiang'],
      record:
        '调取检验科标本登记和收费明细：首管标本因溶血退检，系采血环节原因；重采单由检验科补录，系统自动计费。医院现行退费流程要求开单医生签字，补录单无开单医生，流程走不通。投诉办登记本有来电记录，未转办。',
      evidence: ['lab-log'],
    }),
    step('staff-yinwanting', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '因医院采血原因重采标本，不应再次收费，重复收取486元属实。',
      evidence: ['bill', 'lab-log'],
      bases: [{ kind: 'law', title: '医疗机构管理条例', clause: '第三十七条', version: '2016-02-06' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-yinwanting', 'recordFinding', {
      demand: 'd2',
      outcome: 'upheld',
      facts: '淤青为静脉采血后皮下出血，无需特殊处理，但采血后按压指导不到位；三个部门相互推诿、投诉办未回电属实。',
      evidence: ['arm', 'lab-log'],
      bases: [
        { kind: 'serviceStandard', title: '云溪区妇幼保健院投诉接待制度', clause: '首诉负责制', version: '2024' },
      ],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-yinwanting', 'recordFinding', {
      demand: 'd3',
      outcome: 'partlyUpheld',
      facts: '投诉人未提供误工凭证；往返医院两次的交通费经核对为86元，医院愿意承担。',
      evidence: ['bill'],
      bases: [{ kind: 'agreement', title: '双方电话协商记录', clause: '医院同意承担交通费', version: '{Y0}' }],
      responsible: 'respondent',
      degree: 'minor',
    }),
    ...submitted(
      'staff-yinwanting',
      [
        { demand: 'd1', outcome: 'upheld', answer: '支持。重复收取的486元原路退回。' },
        { demand: 'd2', outcome: 'upheld', answer: '支持。由医院分管副院长当面或者电话向您道歉。' },
        {
          demand: 'd3',
          outcome: 'partlyUpheld',
          answer:
            '部分支持。医院承担您往返的交通费86元；误工费没有凭证，无法支持，您有凭证的可以补交或者通过医疗纠纷调解、诉讼主张。',
        },
      ],
      [
        {
          demand: 'd1',
          kind: 'compensation',
          what: '退还重复收取的检测费',
          ownerUnit: 'yunxi.health',
          dueOn: '{iso+7}',
          amount: 48600,
        },
        {
          demand: 'd2',
          kind: 'apology',
          what: '分管副院长当面或电话道歉',
          ownerUnit: 'yunxi.health',
          dueOn: '{iso+5}',
        },
        {
          demand: 'd3',
          kind: 'compensation',
          what: '支付往返交通费',
          ownerUnit: 'yunxi.health',
          dueOn: '{iso+7}',
          amount: 8600,
        },
      ],
      {
        facts:
          '经查，您孩子首管标本溶血系医院采血环节原因，重采时系统再次自动计费486元；退费流程设计有缺陷，补录单无开单医生无法退费；投诉办接到来电后未转办、未回复。',
        bases: [
          { kind: 'law', title: '医疗机构管理条例', clause: '第三十七条', version: '2016-02-06' },
          { kind: 'serviceStandard', title: '云溪区妇幼保健院投诉接待制度', clause: '首诉负责制', version: '2024' },
        ],
        measures: '退还检测费并承担交通费；分管副院长道歉；要求医院修改补录单退费流程，设“一站式退费”窗口。',
        plainSummary: '多收的486元退给您，路费86元医院也出，副院长会向您道歉。500元误工费因为没有凭证，这次没有支持。',
      },
    ),
    ...servedInPerson(
      ['staff-taojingran', 'staff-maoxiaofeng'],
      'staff-liaochenxi',
      'signed-return',
      '本人到局签收，当场念了答复要点，表示退费满意，误工费再考虑。',
    ),
  ],
};
