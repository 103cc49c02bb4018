// Refused: the same dispute is before the court; the notice names the route.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const flatDepositInCourt: DemoComplaint = {
  key: 'flat-deposit-in-court',
  endMoment: 'refused',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.housing',
  category: 'house_purchase',
  receivedDaysAgo: 5,
  contact: { channel: 'online', client: 'channel-website' },
  matter: {
    title: '开发商逾期交房，要求政府责令双倍返还定金',
    text:
      '2024年3月在澄岸壹号买了一套三居，交了20万定金，合同写2025年12月31日前交房。到现在还是毛坯框架，保安都撤了。\n' +
      '今年9月我已经把开发商告到区法院，要求解除合同、双倍返还定金，法院受理了，案号（2026）云0106民初3317号，下个月开庭。我问律师，律师说拖个一年半载都正常。\n' +
      '我等不起，所以请住建局直接下文件，责令开发商双倍退我定金，不退就查封他的售楼处。你们是主管部门，我相信你们有这个权力。',
    when: '2024年3月签约，2025年12月31日到期未交房',
    where: '云溪区澄岸路1号澄岸壹号项目',
    who: '澄岸置业有限公司，安志明',
    what: '逾期交房的合同纠纷',
  },
  respondent: null,
  respondentName: '澄岸置业有限公司',
  demands: ['责令开发商双倍返还定金40万元。'],
  evidence: [
    {
      key: 'purchase-contract',
      name: '商品房买卖合同.pdf',
      kind: 'contract',
      mime: 'application/pdf',
      description: '商品房买卖合同首页、定金条款和签字页',
      from: 'complainant',
    },
    {
      key: 'court-notice',
      name: '法院受理通知书.png',
      kind: 'document',
      mime: 'image/png',
      description: '区人民法院受理案件通知书',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '安志明',
    phone: '19900000124',
    address: '云溪区东环路199号4栋1801室',
    language: 'zh',
    replyBy: ['inbox', 'post'],
    electronicConsent: true,
  },
  steps: [
    step('staff-linxiaotong', 'recordChecklist', { entries: [] }),
    step('staff-linxiaotong', 'decideJurisdiction', {
      inRemit: false,
      article: '信访工作条例第三十一条第一项',
      reason:
        '来信人就同一合同纠纷已经向人民法院提起民事诉讼并被受理，诉求为解除合同和返还定金，应当通过诉讼程序解决。',
    }),
    step('staff-linxiaotong', 'recordConditions', {
      conditions: [{ code: 'noOtherRoute', fulfilled: false }],
    }),
    step('staff-leiyongkang', 'refuse', {
      ground: 'OTHER_LEGAL_ROUTE',
      reason:
        '您反映的逾期交房、双倍返还定金，与您已在云溪区人民法院起诉的案件是同一事项。合同解除和定金返还依法由人民法院审理裁判，行政机关不能代替法院责令一方返还定金或者查封财产，因此对您的这一请求不予受理。我局对该项目施工和预售资金的监管不受影响，仍在依法进行。',
      otherRoutes:
        '一、您可以在庭审中提交本次材料，并向法院申请财产保全，防止开发商转移财产；二、如果认为我局对预售资金的监管不履行职责，可以另行书面提出，我们单独处理；三、需要法律帮助的，可以拨打12348公共法律服务热线，符合条件的可以申请法律援助。',
    }),
  ],
};
