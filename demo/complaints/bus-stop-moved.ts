// Handed over, the receiver has not answered yet: the complainant consented on the tracking page.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const busStopMoved: DemoComplaint = {
  key: 'bus-stop-moved',
  endMoment: 'awaitingReceiver',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.center',
  category: 'bus',
  receivedDaysAgo: 2,
  contact: { channel: 'app', client: 'channel-app' },
  matter: {
    title: '36路改线以后，我们三个小区没有公交了',
    text:
      '国庆以后36路突然改走新开的云溪大道，老站“纺机厂宿舍”取消了，站牌上只贴了一张A4纸。' +
      '纺机一、二、三村住的基本是老头老太太，以前下楼走五十米就能坐车去区医院，现在要走到云溪大道站，手机上量了一下1.1公里，中间还要过一条没有红绿灯的路。' +
      '我妈膝盖做过手术，每周三要去医院换药，这几次都是打车，来回三十多块。\n' +
      '我理解新区的人也要坐车，但能不能不要一刀切？哪怕早晚高峰留几班绕进来，或者开个小巴接驳也行。另外改线之前有没有征求过沿线居民意见，我们谁也没见过。',
    when: '国庆假期后改线，至今',
    where: '云溪区纺机路“纺机厂宿舍”站（已取消）',
    who: '36路运营单位，纺机一、二、三村居民',
    what: '公交改线取消站点，未征求意见',
  },
  respondent: null,
  respondentName: '36路公交运营单位',
  demands: ['恢复纺机厂宿舍站，或者安排部分班次绕行、开通接驳小巴。', '说明改线的依据和征求意见的情况。'],
  evidence: [
    {
      key: 'notice',
      name: '站牌上的通知.png',
      kind: 'photo',
      mime: 'image/png',
      description: '站牌上张贴的A4纸改线通知，无落款日期',
      from: 'complainant',
    },
    {
      key: 'route',
      name: '步行距离截图.png',
      kind: 'document',
      mime: 'image/png',
      description: '地图步行导航截图，1.1公里、17分钟',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '万思颖',
    phone: '19900000111',
    address: '云溪区纺机二村9栋',
    language: 'zh',
    replyBy: ['inbox', 'telephone'],
    electronicConsent: true,
  },
  steps: [
    step('staff-luoqiming', 'recordChecklist', { entries: [] }),
    step('staff-luoqiming', 'decideJurisdiction', {
      inRemit: false,
      article: '信访工作条例第二十二条第二款（属地管理、分级负责，谁主管、谁负责）',
      reason: '公交线路和站点调整由区交通运输局主管，本中心没有处理权限。',
    }),
    step('staff-luoqiming', 'guide', {
      body: 'yunxi.transport',
      guidance:
        '您反映的36路改线和站点取消，由云溪区交通运输局客运管理科负责，电话0100-5551371。您可以直接向该局提出；您同意的，我们也可以把您的材料转过去，不用再跑一趟。',
    }),
    step('staff-luoqiming', 'offerTransfer', {
      to: 'yunxi.transport',
      basis: 'consent',
      article: '信访工作条例第二十二条第二款；个人信息保护法第二十三条',
      dataScopes: ['identity', 'contact', 'matter', 'evidence'],
      reason: '线路、站点调整及征求意见情况需由公交行业主管部门核实答复，拟将您的姓名、联系方式、诉求和照片一并移送。',
      leavesSystem: false,
    }),
    step('complainant', 'answerTransferOffer', { consent: true, how: 'tracking' }),
    step('staff-luoqiming', 'sendTransfer', {}),
  ],
};
