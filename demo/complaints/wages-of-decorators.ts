// Awaiting supplement, by the mini-program: who owes the wages, and how much, cannot be seen from what was sent.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const wagesOfDecorators: DemoComplaint = {
  key: 'wages-of-decorators',
  endMoment: 'awaitingSupplement',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.labour',
  category: 'unpaid_wages',
  receivedDaysAgo: 4,
  contact: { channel: 'app', client: 'channel-miniprogram' },
  matter: {
    title: '干了两个月装修，老板一分钱没结，人也找不到了',
    text:
      '我和三个老乡今年八九月份在万和广场给一家店做装修，瓦工、水电都是我们干的，说好一天320，包工头叫老彭，真名不知道，都是他微信喊我们去的。' +
      '干完活他说店里没给他钱，等店里给了就结。国庆前给我们每个人转了1000块钱买车票，剩下的到现在也没给。' +
      '上个月打电话还接，说快了快了，这半个月电话关机微信不回。店早就开业了，我去问店长，店长说装修款一把付清了。' +
      '四个人加起来大概五万多。家里等着钱给娃交学费，求领导帮我们要回来。',
    when: '八月初到九月底干活，{-15}以后联系不上',
    where: '云溪区万和广场三层',
    who: '包工头“老彭”，韦大勇等四名工人',
    what: '拖欠装修工资',
  },
  respondent: null,
  respondentName: '包工头“老彭”（姓名不详）',
  demands: ['帮我们四个人要回拖欠的工资，大概五万三千元。'],
  evidence: [
    {
      key: 'chat',
      name: '和老彭的聊天截图.png',
      kind: 'messages',
      mime: 'image/png',
      description: '微信聊天截图一张，老彭说“月底一起结”，看不到对方账号',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '韦大勇',
    phone: '19900000105',
    language: 'zh',
    replyBy: ['inbox', 'telephone'],
    electronicConsent: true,
    group: {
      size: 4,
      representatives: [
        { name: '韦大勇', phone: '19900000105' },
        { name: '蓝天佑', phone: '19900000106' },
      ],
    },
  },
  steps: [
    step('staff-laisimin', 'recordChecklist', { entries: [{ item: 'respondent', finding: 'missing' }] }),
    step('staff-laisimin', 'decideJurisdiction', {
      inRemit: true,
      article: '劳动保障监察条例第十一条第六项；保障农民工工资支付条例第三条',
      reason: '反映用人单位支付工资情况，工作地点在本区，属于我局劳动保障监察职责范围。',
    }),
    step('staff-laisimin', 'requestSupplement', {
      items: [
        {
          item: 'respondent',
          what: '包工头的真实姓名、电话和微信号；如不掌握真实姓名，请提供转账记录页面（显示对方实名尾字）和聊天窗口的账号信息。',
          knownBefore: false,
        },
        {
          item: 'facts',
          what: '四人各自的姓名、身份证号、工种、上工起止日期、出勤天数、约定日工资、已付和未付金额，请列成一张表，四人签字后拍照上传。没有考勤表的，可以用工作群接龙、进出登记或者工友证言说明。',
          knownBefore: false,
        },
        {
          item: 'evidence',
          what: '能证明用工关系的材料：派工、结算的聊天记录原件，国庆前1000元的转账记录，现场照片等，有几样提供几样。',
          knownBefore: false,
        },
        {
          item: 'authority',
          what: '另外三名工友委托你和蓝天佑代表反映的委托书，写明是否包括领取款项。',
          knownBefore: false,
        },
      ],
    }),
  ],
};
