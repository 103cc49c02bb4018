// Archived: withdrawn after it was solved at the counter on the second day, file sealed.
import { examined, step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const seniorCardInOneVisit: DemoComplaint = {
  key: 'senior-card-in-one-visit',
  endMoment: 'archived',
  pack: 'cn-service-centre-example',
  matterType: 'procedure',
  owner: 'yunxi.center',
  category: 'window_procedure',
  receivedDaysAgo: 2,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-luoqiming',
    place: '云溪区政务服务中心一层B区',
    window: 'B09',
    summary: '来访人七十岁，独自前来，当场情绪激动，经倒水安抚后平静陈述。',
  },
  matter: {
    title: '办老年卡照片一寸两寸来回折腾',
    text:
      '我来办老年优待卡，网上说要一寸照，我带了一寸照。D03说要两寸，我去街对面照相馆照了两寸，花了二十五块；回来D05又说一寸也行，“刚才那位新来的不清楚”。' +
      '我腿脚不好，从门口到照相馆走了两个来回，心里这个火啊。二十五块钱是小事，就想问问，你们里头的人开会的时候能不能先统一一下口径？',
    when: '{-2}上午',
    where: '云溪区政务服务中心一层D03、D05窗口',
    who: '窗口工作人员两名，骆金来',
    what: '窗口口径不一致',
  },
  respondent: 'yunxi.center.windows',
  demands: ['统一照片要求，别让老人再跑冤枉路。', '把今天的卡给我办了。'],
  evidence: [
    {
      key: 'photo-receipt',
      name: '照相馆收据.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '照相馆收据，两寸照一版25元',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '骆金来',
    phone: '19900000126',
    address: '云溪区锦屏路33号院2号楼',
    language: 'zh',
    replyBy: ['telephone', 'inPerson'],
    electronicConsent: true,
  },
  steps: [
    ...examined('staff-luoqiming', '优化营商环境条例第三十六条', '反映本中心窗口服务，由本中心处理。'),
    step('staff-luoqiming', 'addContact', {
      contact: {
        channel: 'counter',
        receivedOn: '{iso-1}',
        place: '云溪区政务服务中心一层B区',
        window: 'B09',
        summary:
          '当日已为来访人办好老年优待卡，窗口组长当面道歉并垫付照相费25元。次日来访人到中心领卡，表示满意。材料清单已改为“一寸或两寸均可”，在各窗口张贴。',
      },
    }),
    step(
      'staff-luoqiming',
      'withdraw',
      {
        reason:
          '事情办好了，窗口也道歉了，我自愿撤回，不用再给我回函。（口述，工作人员记录并念给来访人听，来访人签名）',
        voluntary: true,
        readBack: true,
      },
      { onBehalfOf: 'complainant' },
    ),
    step(
      'staff-baixuesong',
      'archive',
      {
        missingReason: '当场解决、当事人自愿撤回，未形成处理意见和送达回证，登记表、两次接触记录、收据齐全。',
      },
      { waitFor: 'noticesSent' },
    ),
  ],
};
