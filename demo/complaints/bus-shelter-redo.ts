// Investigating again: the review found that nobody had looked on the spot, and ordered the matter to be redone.
import { servedInPerson, step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const busShelterRedo: DemoComplaint = {
  key: 'bus-shelter-redo',
  endMoment: 'investigating',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.transport',
  category: 'bus',
  receivedDaysAgo: 13,
  contact: {
    channel: 'letter',
    client: 'channel-letter',
    clerk: 'staff-yinxiaoyu',
    postmarkedOn: '{iso-16}',
    summary: '手写信一页，附手绘示意图。',
  },
  matter: {
    title: '站前路公交候车亭的顶棚只剩架子，下雨天没处躲',
    text:
      '交通局同志好。站前路“汽车南站”往北方向的公交候车亭，顶棚玻璃去年台风的时候掀掉了，到现在就剩个铁架子，座椅也锈断了一条腿。' +
      '我每天早上在这里等车送孙子上学，下雨的时候十几个人贴着墙根站。旁边广告灯箱倒是天天亮着，换广告的人来得勤快得很。\n' +
      '我还画了张图，打叉的地方就是漏的。盼着早点修好。\n车站路住户 巫有福',
    when: '去年台风后至今',
    where: '云溪区站前路“汽车南站”公交站（往北方向）',
    who: '候车亭产权单位，巫有福',
    what: '候车亭损坏长期未修',
  },
  respondent: 'yunxi.transport.passenger',
  demands: ['把候车亭的顶棚和座椅修好。'],
  evidence: [
    {
      key: 'sketch',
      name: '来信及示意图.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '手写信一页及手绘候车亭示意图',
      from: 'complainant',
    },
    {
      key: 'company-note',
      name: '广告公司情况说明.pdf',
      kind: 'document',
      mime: 'application/pdf',
      description: '候车亭管养公司出具的书面说明，称“设施完好”',
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
    {
      key: 'new-photos',
      name: '候车亭现状.png',
      kind: 'photo',
      mime: 'image/png',
      description: '孙子用手机拍的候车亭现状，当天报纸入镜',
      from: 'complainant',
      later: true,
    },
  ],
  complainant: {
    name: '巫有福',
    phone: '19900000127',
    address: '云溪区车站路5号',
    language: 'zh',
    replyBy: ['inPerson', 'post'],
    electronicConsent: false,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-yinxiaoyu', dispatcher: 'staff-qinguoqiang', handler: 'staff-ouyangjun' },
      '信访工作条例第三十一条第六项',
      '公交站点设施由本局客运管理科监管，属职责范围。',
    ),
    step('staff-ouyangjun', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '客运管理科',
      by: ['staff-ouyangjun'],
      record: '调取候车亭管养合同和管养公司书面说明，公司称“汽车南站”站点设施完好，月度巡检无异常。',
      evidence: ['company-note'],
    }),
    step('staff-ouyangjun', 'recordFinding', {
      demand: 'd1',
      outcome: 'unfounded',
      facts: '管养公司书面说明及月度巡检表显示该站点设施完好，来信反映情况未能证实。',
      evidence: ['company-note'],
      bases: [{ kind: 'agreement', title: '公交候车亭管养合同', clause: '第七条（月度巡检）', version: '2024' }],
      responsible: 'none',
      degree: 'none',
    }),
    ...submitted(
      'staff-ouyangjun',
      [{ demand: 'd1', outcome: 'unfounded', answer: '经向管养公司核实，该站点设施完好，未发现您反映的情况。' }],
      [],
      {
        facts: '经向管养公司核实，“汽车南站”公交站候车亭月度巡检无异常，设施完好。',
        bases: [{ kind: 'agreement', title: '公交候车亭管养合同', clause: '第七条（月度巡检）', version: '2024' }],
        measures: '要求管养公司继续做好日常巡检。',
        plainSummary: '管养公司说这个站没有坏。您如果有不同意见，可以申请复查。',
      },
    ),
    ...servedInPerson(['staff-nizhihong'], 'staff-yinxiaoyu', 'signed-return', '本人签收，当场表示“你们谁去看过”。'),
    step(
      'staff-yinxiaoyu',
      'appeal',
      {
        reasons: [
          { demand: 'd1', code: 'facts' },
          { demand: 'd1', code: 'procedure' },
        ],
        statement:
          '我天天在那里等车，棚子有没有我还看不见吗？你们打个电话问公司，公司当然说好的。我叫孙子拍了照片，把今天的报纸举在前面拍的，请上面派人到现场看一眼，走路五分钟的事。（口述，工作人员记录）',
        evidence: ['new-photos'],
      },
      { onBehalfOf: 'complainant' },
    ),
    step('staff-tanghui', 'acceptReview', {}),
    step('staff-tanghui', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '站前路“汽车南站”公交站（往北方向）',
      by: ['staff-tanghui', 'staff-xietiancheng'],
      record:
        '现场查看，候车亭顶棚玻璃四块缺三块，座椅锈断，灯箱正常通电，与申请人照片一致。管养公司月度巡检表连续十一个月笔迹、内容完全相同。',
      evidence: ['new-photos'],
    }),
    step('staff-tanghui', 'recordReviewSheet', {
      parts: [
        {
          part: 'procedure',
          finding: '只向管养公司书面核实，未到现场勘查，也未联系来信人，调查程序不完整。',
          sound: false,
        },
        { part: 'facts', finding: '认定“设施完好”与现场情况明显不符，事实认定错误。', sound: false },
        { part: 'law', finding: '仅以合同巡检条款作为依据，未审查管养单位是否履行义务。', sound: false },
        { part: 'fairness', finding: '采信利害关系方的单方说明，未给来信人举证机会。', sound: false },
        { part: 'reasonableness', finding: '未采取任何措施，明显不当。', sound: false },
      ],
    }),
    step('staff-tanghui', 'concludeReview', {
      outcome: 'redo',
      facts: '经现场查看，该候车亭顶棚缺损、座椅损坏，申请人反映属实；原办理机关未到现场勘查。',
      reasoning:
        '原处理意见仅凭利害关系方说明认定事实，主要事实不清、调查程序不完整，予以撤销，责令区交通运输局重新调查处理，并不得以同一事实和理由作出与原意见相同的处理。管养公司巡检记录疑似虚假，一并核查。',
      results: [{ demand: 'd1', outcome: 'upheld', answer: '撤销原处理意见，责令重新办理。' }],
    }),
  ],
};
