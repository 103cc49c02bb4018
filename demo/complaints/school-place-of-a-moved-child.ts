// In approval: the child of parents who moved here for work. The father's name has a middle dot.
import { step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const schoolPlaceOfAMovedChild: DemoComplaint = {
  key: 'school-place-of-a-moved-child',
  endMoment: 'inApproval',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.education',
  category: 'school_admission',
  receivedDaysAgo: 10,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-duanpeiyao',
    place: '云溪区教育局信访接待窗口',
    window: '1号',
    summary: '来访人口述，接待人员逐句记录并读给来访人听，来访人确认后签名。',
  },
  matter: {
    title: '孩子转学申请被退回，理由是“社保断缴一个月”',
    text:
      '我叫艾合买提·吐尔逊，在云溪区开了六年餐馆，有营业执照，租的房子也办了居住证。女儿今年三年级，一直跟奶奶在老家读，今年接过来想转到家附近的东环小学。' +
      '开学前我在网上交了材料，过了两个星期退回来，写的是“父亲社保断缴一个月，不符合条件”。我查了，断的那个月是因为饭店从个体户转成公司，账户换了，下个月就补上了，一分钱没少交。' +
      '我打电话问，接电话的老师说规定就是连续十二个月，让我明年再来。孩子已经三个月没有学上，天天在店里写作业，我和她妈妈很着急。' +
      '我不懂是不是还有别的办法，别的学校也可以，不一定非要东环小学。',
    when: '开学前申请，{-75}退回',
    where: '云溪区教育局转学报名平台、东环小学',
    who: '艾合买提·吐尔逊及女儿',
    what: '随迁子女转学申请因社保断缴一个月被退回',
  },
  respondent: 'yunxi.education.basic',
  demands: ['重新审核转学申请，让孩子尽快有学上。', '说明“连续十二个月”的规定是从哪里来的。'],
  evidence: [
    {
      key: 'social-insurance',
      name: '参保缴费记录.pdf',
      kind: 'document',
      mime: 'application/pdf',
      description: '父亲近三年参保缴费记录，显示断缴月份次月已补缴',
      from: 'complainant',
    },
    {
      key: 'residence',
      name: '居住证.png',
      kind: 'scan',
      mime: 'image/png',
      description: '父母居住证正反面（号码已遮挡）',
      from: 'complainant',
    },
    {
      key: 'rejection',
      name: '退回通知截图.png',
      kind: 'document',
      mime: 'image/png',
      description: '报名平台退回通知，理由栏写“社保断缴”',
      from: 'complainant',
    },
    {
      key: 'seats',
      name: '三年级空余学位表.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '区内公办小学三年级空余学位统计',
      from: 'staff',
    },
  ],
  complainant: {
    name: '艾合买提·吐尔逊',
    phone: '19900000118',
    address: '云溪区东环路112号商铺',
    language: 'zh',
    replyBy: ['telephone', 'inPerson'],
    electronicConsent: true,
    wish: '我普通话听得懂，字认得不多，答复请念给我听。',
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-duanpeiyao', dispatcher: 'staff-shaomingzhe', handler: 'staff-tangkexin' },
      '信访工作条例第三十一条第六项；义务教育法第十二条第二款',
      '反映随迁子女接受义务教育问题，属本局职责。',
      '孩子目前失学，请先行协调学位，不必等到办结。',
    ),
    step('staff-tangkexin', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '基础教育科',
      by: ['staff-tangkexin', 'staff-changjiale'],
      record:
        '核对报名平台审核记录和人社部门缴费数据：断缴月份已于次月补缴，缴费状态为“正常参保”。审核人员按平台自动比对结果退回，未进行人工复核。查阅本年度转学实施办法，正文为“累计缴纳十二个月”，并无“连续”字样。东环小学三年级无空余学位，相距900米的育才路小学有空余学位4个。',
      evidence: ['seats', 'social-insurance'],
    }),
    step('staff-tangkexin', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '申请人缴费累计超过十二个月，符合转学条件，退回决定错误。',
      evidence: ['social-insurance', 'rejection'],
      bases: [
        { kind: 'law', title: '义务教育法', clause: '第十二条第二款', version: '2018-12-29' },
        { kind: 'policy', title: '云溪区义务教育阶段转学实施办法', clause: '第六条', version: '2026' },
      ],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-tangkexin', 'recordFinding', {
      demand: 'd2',
      outcome: 'explained',
      facts: '“连续十二个月”不是现行规定，系平台沿用两年前的比对规则，审核和电话答复人员未核对现行文件。',
      evidence: ['rejection'],
      bases: [{ kind: 'policy', title: '云溪区义务教育阶段转学实施办法', clause: '第六条', version: '2026' }],
      responsible: 'respondent',
      degree: 'main',
    }),
    ...submitted(
      'staff-tangkexin',
      [
        {
          demand: 'd1',
          outcome: 'upheld',
          answer: '撤销退回决定，准予转学。东环小学三年级已满，安排到育才路小学三年级，三日内可以报到。',
        },
        {
          demand: 'd2',
          outcome: 'explained',
          answer: '现行办法是“累计”缴纳十二个月，“连续”的说法没有依据，是平台比对规则没有更新，向您道歉。',
        },
      ],
      [
        {
          demand: 'd1',
          kind: 'correctDecision',
          what: '办理育才路小学三年级转学手续并安排补课',
          ownerUnit: 'yunxi.education',
          dueOn: '{iso+3}',
        },
        {
          demand: 'd2',
          kind: 'rectification',
          what: '修正报名平台比对规则，复查本年度同类退回申请',
          ownerUnit: 'yunxi.education',
          dueOn: '{iso+20}',
        },
      ],
      {
        facts:
          '经查，您缴纳社会保险累计三十五个月，断缴的一个月已于次月补缴，符合我区转学条件。报名平台沿用旧的比对规则，审核人员未人工复核即予退回，电话答复也不准确。',
        bases: [
          { kind: 'law', title: '义务教育法', clause: '第十二条第二款', version: '2018-12-29' },
          { kind: 'policy', title: '云溪区义务教育阶段转学实施办法', clause: '第六条', version: '2026' },
        ],
        measures: '撤销退回决定，安排育才路小学学位；修正平台规则，并对本年度因同一原因退回的申请逐件复查。',
        plainSummary: '您的材料是够的，退错了。孩子三天内可以到育才路小学上学，学校会给她补前面落下的课。',
      },
    ),
  ],
};
