// In re-review: the first review upheld the reply, the complainant asks the municipal body.
import { servedInPerson, step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const lostYearsOfService: DemoComplaint = {
  key: 'lost-years-of-service',
  endMoment: 'inReReview',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.labour',
  category: 'pension',
  receivedDaysAgo: 14,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-laisimin',
    place: '云溪区人力资源和社会保障局信访接待窗口',
    window: '2号',
    summary: '来访人携带旧工资单、工作证原件，已当场拍照存档并退还原件。',
  },
  matter: {
    title: '1998年到2001年在云溪农机厂上班的三年没有算工龄',
    text:
      '我1995年进云溪农机厂当车工，2001年厂子改制下岗。今年满六十办退休，养老科算出来的缴费年限是二十七年零四个月，1998年3月到2001年2月这三年没有。\n' +
      '理由是“单位欠缴，个人账户无记载”。可是那三年厂里每个月都从我工资里扣了养老保险，工资单我还留着，红章盖得清清楚楚。厂子后来破产了，难道扣我的钱也跟着破产了？\n' +
      '少算三年，一个月差不多要少两百多块，这一辈子就少下去了。我不多要，该算的给我算上。',
    when: '1998年3月至2001年2月；今年八月办理退休',
    where: '原云溪农机厂；云溪区人社局养老保险科',
    who: '师建中，原云溪农机厂（已破产）',
    what: '欠缴期间缴费年限未认定',
  },
  respondent: 'yunxi.labour.pension',
  demands: ['把1998年3月至2001年2月的三年计入缴费年限。', '重新核定养老金，从退休当月起补发。'],
  evidence: [
    {
      key: 'payslips',
      name: '工资单.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '1998年至2001年工资单扫描件十九张，有“养老保险”扣款栏和财务章',
      from: 'complainant',
    },
    {
      key: 'work-card',
      name: '工作证.png',
      kind: 'photo',
      mime: 'image/png',
      description: '云溪农机厂工作证，1995年签发',
      from: 'complainant',
    },
    {
      key: 'bankruptcy',
      name: '破产清算登记摘录.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '档案馆调取的破产清算登记，社会保险债权列有欠缴金额但无人员名册',
      from: 'staff',
    },
    {
      key: 'roster',
      name: '1999年职工名册.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '市总工会档案中的农机厂1999年职工名册，第112号为师建中',
      from: 'complainant',
      later: true,
    },
    {
      key: 'signed-return',
      name: '送达回证.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '处理意见送达回证，本人签收',
      from: 'staff',
    },
    {
      key: 'signed-return-review',
      name: '复查意见送达回证.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '复查意见送达回证，本人签收',
      from: 'staff',
    },
  ],
  complainant: {
    name: '师建中',
    phone: '19900000123',
    address: '云溪区农机路15号宿舍3栋2单元202室',
    language: 'zh',
    replyBy: ['inPerson', 'post'],
    electronicConsent: false,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-laisimin', dispatcher: 'staff-xiongweimin', handler: 'staff-fanyuqing' },
      '信访工作条例第三十一条第六项；社会保险法第四条',
      '反映养老保险缴费年限核定问题，属本局职责。',
    ),
    step('staff-fanyuqing', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '养老保险科、区档案馆',
      by: ['staff-fanyuqing', 'staff-wangjianye'],
      record:
        '查阅个人账户、职工档案和农机厂破产清算登记。个人账户1998年3月至2001年2月无缴费记载；清算登记列有社会保险债权，未附人员名册，不能对应到个人。工资单扣款栏有财务章，但缺1999年下半年各月。',
      evidence: ['bankruptcy', 'payslips'],
    }),
    step('staff-fanyuqing', 'recordFinding', {
      demand: 'd1',
      outcome: 'notUpheld',
      facts:
        '职工1995年参加工作、单位欠缴的情况可以认定，但个人账户无缴费记载，现有证据不足以证明该三年的保险费已经实际缴纳，无法计入缴费年限。',
      evidence: ['bankruptcy', 'payslips', 'work-card'],
      bases: [{ kind: 'law', title: '社会保险法', clause: '第十六条、第六十三条', version: '2018-12-29' }],
      responsible: 'other',
      degree: 'main',
    }),
    step('staff-fanyuqing', 'recordFinding', {
      demand: 'd2',
      outcome: 'notUpheld',
      facts: '缴费年限未变化，养老金核定结果无误。',
      evidence: ['bankruptcy'],
      bases: [{ kind: 'law', title: '社会保险法', clause: '第十六条', version: '2018-12-29' }],
      responsible: 'none',
      degree: 'none',
    }),
    ...submitted(
      'staff-fanyuqing',
      [
        {
          demand: 'd1',
          outcome: 'notUpheld',
          answer:
            '现有材料不能证明该三年已经实际缴费，暂不能计入。您如能找到职工名册、代扣代缴明细等材料，可以随时补交，我们重新认定。',
        },
        { demand: 'd2', outcome: 'notUpheld', answer: '缴费年限不变，养老金核定结果维持。' },
      ],
      [
        {
          demand: 'd1',
          kind: 'explanation',
          what: '协助到市总工会、国资档案中查找原厂职工名册',
          ownerUnit: 'yunxi.labour',
          dueOn: '{iso+30}',
        },
      ],
      {
        facts:
          '经查，您1995年起在云溪农机厂工作，该厂1998年3月至2001年2月欠缴养老保险费，个人账户无缴费记载；清算登记未附人员名册，不能对应到个人。',
        bases: [{ kind: 'law', title: '社会保险法', clause: '第十六条、第六十三条', version: '2018-12-29' }],
        measures: '协助查找原厂职工名册和代扣代缴明细，找到后重新认定。',
        plainSummary: '这三年厂里欠缴，账户上没有记录，暂时算不进去。我们帮您去找当年的职工名册，找到了就重新算。',
      },
    ),
    ...servedInPerson(['staff-daichunyan'], 'staff-laisimin', 'signed-return', '本人签收，表示不服，要求复查。'),
    step(
      'staff-laisimin',
      'appeal',
      {
        reasons: [
          { demand: 'd1', code: 'facts' },
          { demand: 'd2', code: 'facts' },
        ],
        statement:
          '工资单上扣了钱、盖了章，怎么能说没有缴？单位没往上交是单位的错，不该由我一个工人承担。请上级机关复查。（口述，接待人员记录并读给申请人听，申请人签名）',
        evidence: [],
        readBack: true,
      },
      { onBehalfOf: 'complainant' },
    ),
    step('staff-xietiancheng', 'acceptReview', {}),
    step('staff-xietiancheng', 'recordReviewSheet', {
      parts: [
        { part: 'procedure', finding: '受理、调查、答复、送达程序完整，期限合规，告知了复查途径。', sound: true },
        {
          part: 'facts',
          finding: '对欠缴事实的认定清楚；代扣事实有工资单佐证，但不能等同于已实际缴费，原处理认定“证据不足”并无不当。',
          sound: true,
        },
        { part: 'law', finding: '适用社会保险法相关规定正确。', sound: true },
        { part: 'fairness', finding: '听取了当事人陈述，承诺协助查找名册，处理较为周到。', sound: true },
        { part: 'reasonableness', finding: '暂不计入而保留补充认定的机会，合理。', sound: true },
      ],
    }),
    step('staff-xietiancheng', 'concludeReview', {
      outcome: 'uphold',
      facts:
        '申请人1998年3月至2001年2月期间单位欠缴养老保险费，个人账户无缴费记载，清算登记未附人员名册。申请人复查期间未提交新的证据。',
      reasoning:
        '认定缴费年限应当以实际缴费或者视同缴费为前提。工资单可以证明单位代扣，不能证明已向征收机构缴纳。原处理意见认定事实清楚、适用依据正确、程序合法，予以维持。建议原办理机关尽快落实协助查找名册的承诺。',
      results: [
        { demand: 'd1', outcome: 'notUpheld', answer: '维持原处理意见。' },
        { demand: 'd2', outcome: 'notUpheld', answer: '维持原处理意见。' },
      ],
    }),
    step('staff-laisimin', 'recordDelivery', {
      notice: '@reviewOpinion',
      method: 'inPerson',
      on: '{iso0}',
      proof: 'signed-return-review',
      note: '本人签收，表示已托老同事找到职工名册，继续申请复核。',
    }),
    step(
      'staff-laisimin',
      'appeal',
      {
        reasons: [{ demand: 'd1', code: 'facts' }],
        statement:
          '老工友在市总工会的旧档案里找到了1999年的职工名册，我是第112号，后面“养老”一栏写着“已扣”，还有当年劳资科长的签字，他现在八十多了，愿意出来作证。请市里复核。',
        evidence: ['roster'],
        excuse: '名册存放在市总工会旧档案库，本周才开放查阅，此前无法取得。',
      },
      { onBehalfOf: 'complainant' },
    ),
    step('staff-yuanjing', 'acceptReview', {}),
  ],
};
