// Investigating, market regulation: shelf checked, the shop's side heard, first finding recorded.
import { step, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const expiredYogurt: DemoComplaint = {
  key: 'expired-yogurt',
  endMoment: 'investigating',
  pack: 'cn-service-centre-example',
  matterType: 'other',
  owner: 'yunxi.market',
  category: 'food_safety',
  receivedDaysAgo: 3,
  contact: {
    channel: 'phone',
    client: 'channel-hotline',
    clerk: 'staff-hejunlin',
    line: '12345-1',
    agentNumber: '8042',
    startedAt: '{at-3 19:06}',
    endedAt: '{at-3 19:14}',
    recording: 'REC-12345-1-000903',
    summary: '来电人称小票和酸奶盒都留着，愿意调解，希望不要公开姓名。',
  },
  matter: {
    title: '便利店卖给我过期酸奶，店员说“喝了又没事”',
    text:
      '{-4}晚上八点多在丰禾便利店文澜路店买了四盒酸奶，回家喝了一盒才看到盒底的保质期前天就到了。' +
      '拿着小票回去，店员说可以换一盒，我说那不是换的问题，你们架子上还有没有过期的？她就说“喝了又没事，至于吗”。' +
      '我也不想讹谁，该怎么赔法律有规定。主要是那个架子上都是小孩喝的东西，请你们去查一查。',
    when: '{-4}20时许',
    where: '云溪区文澜路62号丰禾便利店文澜路店',
    who: '当班女店员，来电人时佳怡',
    what: '销售超过保质期的食品',
  },
  respondent: null,
  respondentName: '丰禾便利店文澜路店',
  demands: ['按法律规定赔偿。', '检查这家店货架上还有没有过期食品，依法处理。'],
  evidence: [
    {
      key: 'till-receipt',
      name: '购物小票.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '购物小票，酸奶四盒共23.60元，时间清晰',
      from: 'complainant',
    },
    {
      key: 'box',
      name: '盒底保质期.png',
      kind: 'photo',
      mime: 'image/png',
      description: '酸奶盒底生产日期、保质期特写',
      from: 'complainant',
    },
    {
      key: 'inspection',
      name: '现场检查笔录.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '现场检查笔录，店长签字',
      from: 'staff',
    },
  ],
  complainant: {
    name: '时佳怡',
    phone: '19900000114',
    address: '云溪区文澜路71号5栋',
    language: 'zh',
    replyBy: ['telephone', 'inbox'],
    electronicConsent: true,
  },
  confidential: true,
  steps: [
    ...takenOn(
      { clerk: 'staff-tianyutong', dispatcher: 'staff-dongweiping', handler: 'staff-zhengkaiwen' },
      '消费者权益保护法第四十六条；食品安全法第三十四条第十项',
      '来电人为生活消费购买食品，有明确的经营者和诉求，经营者住所地在本辖区。',
      '投诉部分组织调解；货架检查作为线索同时核查。',
    ),
    step('staff-zhengkaiwen', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '丰禾便利店文澜路店',
      by: ['staff-zhengkaiwen', 'staff-xiacaiwei'],
      record:
        '执法人员二人出示证件后检查。冷藏柜第三层发现同品牌酸奶2盒，超过保质期4日，已下架封存；其余抽查46种预包装食品未见超期。店内有临期食品登记本，最近一次登记距今11天。店长徐某陪同检查并在笔录上签字。',
      evidence: ['inspection'],
    }),
    step('staff-zhengkaiwen', 'recordAction', {
      kind: 'interview',
      on: '{iso0}',
      place: '丰禾便利店文澜路店',
      by: ['staff-zhengkaiwen'],
      record:
        '询问店长徐某：当日冷藏柜由夜班兼职补货，未按规定逐盒检查日期，承认小票为本店出具。对店员言语不当愿意当面道歉，赔偿金额需请示公司。',
      evidence: [],
    }),
    step('staff-zhengkaiwen', 'recordFinding', {
      demand: 'd2',
      outcome: 'upheld',
      facts: '现场查获超过保质期的酸奶2盒，与来电人购买的为同一品牌、同一批次，该店未按要求定期检查库存食品。',
      evidence: ['inspection', 'box'],
      bases: [{ kind: 'law', title: '食品安全法', clause: '第三十四条第十项、第五十四条', version: '2021-04-29' }],
      responsible: 'respondent',
      degree: 'full',
    }),
  ],
};
