// Due today, by the website: three visits to a window, three different lists. Examined, but nobody has decided yet.
import { examined } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const licenceSentBackThreeTimes: DemoComplaint = {
  key: 'licence-sent-back-three-times',
  endMoment: 'dueToday',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.center',
  category: 'window_procedure',
  receivedDaysAgo: 15,
  contact: { channel: 'online', client: 'channel-website' },
  matter: {
    title: '办个变更登记跑了三趟，每次要的材料都不一样',
    text:
      '本人经营一家小型印刷店，因为搬到隔壁楼，需要办理经营场所变更。\n' +
      '第一次，A12窗口说租赁合同要房东签字按手印，我补了。第二次，说房产证复印件不清楚，要重新复印并由房东写“与原件一致”，我又补了。' +
      '第三次，换了一位工作人员，说这栋楼是商住两用，要居委会出证明。我问前两次为什么不说，答复是“前两次不是我接的”。\n' +
      '三趟下来关店三个半天，房东也被我折腾得不耐烦。我查过贵中心网站上的办事指南，里面根本没有居委会证明这一项。' +
      '我不是要为难窗口的同志，只是希望把要什么一次讲清楚。另外，如果确实不需要这个证明，请尽快给我办了，新地址的门头、名片都印好了，现在不敢挂。',
    when: '{-29}、{-22}、{-16}三次到窗口',
    where: '云溪区政务服务中心一层A12窗口（市场主体登记）',
    who: '窗口两名工作人员，工号未看清',
    what: '未一次性告知，要求提交办事指南以外的证明',
  },
  respondent: 'yunxi.market.registration',
  demands: [
    '说明居委会证明有没有依据，没有依据的请尽快办理变更登记。',
    '对没有一次性告知的情况作出解释。',
    '以后要补的材料请一次写清楚给群众。',
  ],
  evidence: [
    {
      key: 'guide',
      name: '办事指南截图.png',
      kind: 'document',
      mime: 'image/png',
      description: '政务服务网“经营场所变更登记”办事指南材料清单截图',
      from: 'complainant',
    },
    {
      key: 'tickets',
      name: '三张取号小票.png',
      kind: 'photo',
      mime: 'image/png',
      description: '三次取号小票合拍，日期和窗口号清晰',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '姜文涛',
    phone: '19900000108',
    email: 'jiangwt@example.com',
    address: '云溪区印染厂路8号2栋商铺5号',
    language: 'zh',
    replyBy: ['inbox', 'email'],
    electronicConsent: true,
  },
  steps: examined(
    'staff-chenshuyu',
    '优化营商环境条例第三十六条；信访工作条例第二十三条',
    '反映本中心进驻窗口的服务问题，由本中心投诉办理科核实；登记事项本身由市场监管部门窗口处理。',
  ),
};
