// In approval, a group of twelve households with two spokesmen, taken down in the reception room.
import { step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const commonIncomeOfOwners: DemoComplaint = {
  key: 'common-income-of-owners',
  endMoment: 'inApproval',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.housing',
  category: 'property_common_income',
  receivedDaysAgo: 7,
  contact: {
    channel: 'counter',
    client: 'channel-reception',
    clerk: 'staff-hanyumei',
    place: '云溪区信访局人民来访接待室',
    window: '接待二室',
    summary: '十二户业主推选两名代表来访，提交联名材料一份、签名页两页，秩序良好。',
  },
  matter: {
    title: '云栖雅苑十二户业主反映物业五年不公布公共收益',
    text:
      '我们是云栖雅苑的业主，小区2000多户，2021年交房，一直是澄悦物业管理。电梯里的广告、大门口的快递柜、地面的临时停车、外墙的通信基站，样样都在收钱，可五年来从没有公布过一次账目。\n' +
      '今年四月我们十二户联名向物业要账，物业经理答复：“这些钱都补贴物业费了，不然早就涨价了。”要看合同，不给看；要看收支，说是公司财务的事。\n' +
      '上个月三号楼电梯坏了半个月，物业说维修基金要三分之二业主签字才能动，可我们算了一下，光电梯广告一年就该有二三十万，修两台电梯绰绰有余。\n' +
      '我们不是不交物业费，十二户当中没有一户欠费。我们只想知道钱去哪里了。',
    when: '2021年交房至今；今年四月提出查账',
    where: '云溪区临湖路200号云栖雅苑',
    who: '澄悦物业服务有限公司云栖雅苑项目部；业主代表卜建华、冉秀英',
    what: '未公布公共收益收支，拒绝业主查阅',
  },
  respondent: null,
  respondentName: '澄悦物业服务有限公司云栖雅苑项目部',
  demands: [
    '责令物业公布2021年以来公共收益的全部收支。',
    '扣除合理成本后的结余转入业主共有账户，优先用于修电梯。',
    '查处物业未经业主同意出租基站场地的行为。',
  ],
  evidence: [
    {
      key: 'joint-letter',
      name: '联名信及签名页.pdf',
      kind: 'document',
      mime: 'application/pdf',
      description: '联名信三页、十二户签名页两页，附房号',
      from: 'complainant',
    },
    {
      key: 'lift-ads',
      name: '电梯广告照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '三号楼电梯轿厢内三面广告',
      from: 'complainant',
    },
    {
      key: 'mandate',
      name: '代表人推选书.pdf',
      kind: 'document',
      mime: 'application/pdf',
      description: '十二户推选代表人的书面材料，写明代为提出、变更诉求和领取答复',
      from: 'complainant',
    },
    {
      key: 'ledger',
      name: '公共收益台账核对表.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '调取物业公司2021年以来四类公共收益合同与入账情况核对表',
      from: 'staff',
    },
  ],
  complainant: {
    name: '卜建华',
    phone: '19900000116',
    address: '云溪区临湖路200号云栖雅苑6栋1502室',
    language: 'zh',
    replyBy: ['inPerson', 'post'],
    electronicConsent: false,
    group: {
      size: 12,
      representatives: [
        { name: '卜建华', phone: '19900000116' },
        { name: '冉秀英', phone: '19900000117' },
      ],
    },
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-linxiaotong', dispatcher: 'staff-pengzhigang', handler: 'staff-zhouyifan' },
      '信访工作条例第三十一条第五项；物业管理条例第五十四条、第六十三条',
      '反映物业服务企业利用共用部位经营及收益管理问题，属我局监督管理职责。',
      '代表人两名，符合代表人数规定。',
    ),
    step('staff-zhouyifan', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '澄悦物业云栖雅苑项目部',
      by: ['staff-zhouyifan', 'staff-yuhaiyan'],
      record:
        '调取2021年以来电梯广告、快递柜、地面临停、通信基站四类合同11份。四类收入合计1862400元，其中612000元入项目部往来账，其余入公司总部账户；未设单独账目，未见公示记录。基站场地租赁合同未见业主大会决定。',
      evidence: ['ledger'],
    }),
    step('staff-zhouyifan', 'recordAction', {
      kind: 'interview',
      on: '{iso0}',
      place: '云溪区住房和城乡建设局',
      by: ['staff-zhouyifan'],
      record:
        '询问项目经理邹某：称公共收益已用于弥补物业费收缴不足和公共能耗，但不能提供逐项支出凭证；同意三十日内完成分项清理。',
      evidence: [],
    }),
    step('staff-zhouyifan', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '2021年以来四类公共收益合计1862400元，物业公司从未公布收支，业主查账要求被拒绝的情况属实。',
      evidence: ['ledger', 'joint-letter'],
      bases: [{ kind: 'law', title: '民法典', clause: '第九百四十三条', version: '2020-05-28' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-zhouyifan', 'recordFinding', {
      demand: 'd2',
      outcome: 'partlyUpheld',
      facts:
        '收益扣除合理成本后属业主共有的意见成立；合理成本数额须经专项清理核定，结余用途由业主共同决定，我局不能直接指定用于修电梯。',
      evidence: ['ledger'],
      bases: [
        { kind: 'law', title: '民法典', clause: '第二百八十二条', version: '2020-05-28' },
        { kind: 'law', title: '物业管理条例', clause: '第五十四条', version: '2018-03-19' },
      ],
      responsible: 'respondent',
      degree: 'main',
    }),
    step('staff-zhouyifan', 'recordFinding', {
      demand: 'd3',
      outcome: 'upheld',
      facts: '屋顶通信基站场地系物业公司擅自利用物业共用部位出租，未取得业主大会同意。',
      evidence: ['ledger'],
      bases: [{ kind: 'law', title: '物业管理条例', clause: '第六十三条第一款第三项', version: '2018-03-19' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    ...submitted(
      'staff-zhouyifan',
      [
        {
          demand: 'd1',
          outcome: 'upheld',
          answer: '支持。责令物业公司三十日内在小区公示栏和业主群公布2021年以来公共收益分项收支，公示期不少于三十日。',
        },
        {
          demand: 'd2',
          outcome: 'partlyUpheld',
          answer:
            '部分支持。由街道、社区和业主代表共同参加专项清理，核定合理成本，结余转入业主共有专户；是否用于修电梯由业主共同决定。',
        },
        { demand: 'd3', outcome: 'upheld', answer: '支持。对擅自利用共用部位经营立案调查，责令限期改正。' },
      ],
      [
        {
          demand: 'd1',
          kind: 'rectification',
          what: '监督物业公司公布2021年以来公共收益分项收支',
          ownerUnit: 'yunxi.housing',
          dueOn: '{iso+30}',
        },
        {
          demand: 'd2',
          kind: 'rectification',
          what: '完成专项清理，结余转入业主共有专户',
          ownerUnit: 'yunxi.housing',
          dueOn: '{iso+60}',
        },
        {
          demand: 'd3',
          kind: 'correctDecision',
          what: '对擅自出租基站场地立案并作出处理决定',
          ownerUnit: 'yunxi.housing',
          dueOn: '{iso+60}',
        },
      ],
      {
        facts:
          '经查，云栖雅苑2021年以来电梯广告、快递柜、地面临停、通信基站四类公共收益合计1862400元，未单独列账、未向业主公布；基站场地出租未经业主大会同意。',
        bases: [
          { kind: 'law', title: '民法典', clause: '第二百八十二条、第九百四十三条', version: '2020-05-28' },
          { kind: 'law', title: '物业管理条例', clause: '第五十四条、第六十三条', version: '2018-03-19' },
        ],
        measures: '责令公布收支；组织专项清理并设立业主共有专户；对擅自利用共用部位经营立案调查。',
        plainSummary:
          '你们反映的情况基本属实。物业要在三十天内把五年的账公布出来，剩下的钱归业主，怎么用由业主商量决定。',
      },
    ),
  ],
};
