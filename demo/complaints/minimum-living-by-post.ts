// Replied, delivery pending: the reply is on its way by post, the signed return is not back.
import { step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const minimumLivingByPost: DemoComplaint = {
  key: 'minimum-living-by-post',
  endMoment: 'deliveryPending',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.civil',
  category: 'minimum_living',
  receivedDaysAgo: 12,
  contact: {
    channel: 'letter',
    client: 'channel-letter',
    clerk: 'staff-xujianing',
    postmarkedOn: '{iso-14}',
    summary: '平信，村小学老师代笔，末尾捺有手印。',
  },
  matter: {
    title: '低保停了，说我儿子有车，可那车不是他的',
    text:
      '民政局的同志：\n我今年六十八，一只眼看不见，老伴走得早，跟儿子过。儿子在外面给人开车送货，一年回来两趟。我的低保是前年批的，一个月三百多块，从今年九月没有了。' +
      '村里说“大数据一比，你儿子名下有一台货车”。我问儿子，他说那车是老板的，因为他有本地户口好办证，挂在他名下，钱是老板出的，他还给老板打了条子。' +
      '我不识字，这封信是请村小学的杨老师写的。我就是想问，车不是我们的，能不能把低保还给我？不给的话，也请跟我说个道理。',
    when: '今年九月停发',
    where: '云溪区石门镇河口村二组',
    who: '姬守田及其子，河口村村民委员会',
    what: '因子女名下有车停发低保',
  },
  respondent: 'yunxi.civil.relief',
  demands: ['重新核实，恢复我的低保。', '如果不能恢复，把道理讲清楚，看看有没有别的救助。'],
  evidence: [
    {
      key: 'letter',
      name: '来信.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '手写来信一页，捺手印',
      from: 'complainant',
    },
    {
      key: 'agreement',
      name: '挂靠字据.png',
      kind: 'contract',
      mime: 'image/png',
      description: '儿子与雇主签的车辆挂名字据照片',
      from: 'complainant',
    },
    {
      key: 'visit',
      name: '入户核查表.pdf',
      kind: 'record',
      mime: 'application/pdf',
      description: '入户核查表，两名调查人员签字，附住房照片',
      from: 'staff',
    },
  ],
  complainant: {
    name: '姬守田',
    address: '云溪区石门镇河口村二组',
    language: 'zh',
    replyBy: ['post'],
    electronicConsent: false,
    wish: '我没有电话，信寄到村小学杨老师转也行。',
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-xujianing', dispatcher: 'staff-fengguodong', handler: 'staff-wenjingya' },
      '信访工作条例第三十一条第六项；社会救助暂行办法第九条、第十三条',
      '反映最低生活保障待遇停发，属本局职责。',
    ),
    step('staff-wenjingya', 'recordAction', {
      kind: 'visit',
      on: '{iso0}',
      place: '石门镇河口村二组姬守田家',
      by: ['staff-wenjingya', 'staff-duyunpeng'],
      record:
        '入户走访并询问邻居二人。住房为两间砖瓦房，家电仅电视一台；左眼残疾，有残疾证。儿子常年在外，单独租住，三年前已分户，对老人每月转账200元左右。村委会证实其子无自有车辆。',
      evidence: ['visit'],
    }),
    step('staff-wenjingya', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '社会救助科',
      by: ['staff-wenjingya'],
      record:
        '复核家庭经济状况核对报告：货车登记在其子名下，保险和分期付款均由鸿程货运部支付；其子不属于老人共同生活的家庭成员，停发时仅按系统比对结果作出。',
      evidence: ['agreement'],
    }),
    step('staff-wenjingya', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts:
        '来信人独自生活，家庭人均收入低于当地最低生活保障标准。车辆登记在已分户的儿子名下且实际由他人出资，不能计入来信人家庭财产，停发决定所依据的事实不成立。',
      evidence: ['visit', 'agreement'],
      bases: [{ kind: 'law', title: '社会救助暂行办法', clause: '第九条、第十三条', version: '2019-03-02' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-wenjingya', 'recordFinding', {
      demand: 'd2',
      outcome: 'explained',
      facts: '恢复低保后，来信人另符合残疾人两项补贴的申请条件，此前无人告知。',
      evidence: ['visit'],
      bases: [{ kind: 'policy', title: '残疾人两项补贴实施办法', clause: '申请条件', version: '现行' }],
      responsible: 'respondent',
      degree: 'minor',
    }),
    ...submitted(
      'staff-wenjingya',
      [
        {
          demand: 'd1',
          outcome: 'upheld',
          answer: '支持。撤销停发决定，从停发之月起恢复低保并补发，款项打入原来的存折。',
        },
        {
          demand: 'd2',
          outcome: 'explained',
          answer: '您还可以申请残疾人补贴，我们已请镇民政办上门帮您填表，不用您跑。',
        },
      ],
      [
        {
          demand: 'd1',
          kind: 'correctDecision',
          what: '恢复低保待遇并补发停发月份',
          ownerUnit: 'yunxi.civil',
          dueOn: '{iso+15}',
        },
        {
          demand: 'd2',
          kind: 'other',
          what: '镇民政办上门协助申请残疾人两项补贴',
          ownerUnit: 'yunxi.civil',
          dueOn: '{iso+15}',
        },
      ],
      {
        facts:
          '经入户走访和复核，您独自生活，您的儿子三年前已分户，登记在他名下的货车由他人出资并使用，不属于您的家庭财产。',
        bases: [{ kind: 'law', title: '社会救助暂行办法', clause: '第九条、第十三条', version: '2019-03-02' }],
        measures: '撤销停发决定，恢复并补发低保金；派人上门协助申请残疾人补贴；对本镇同类比对结果逐户入户复核。',
        plainSummary: '停您的低保停错了。从九月起的钱都补给您，打到原来的存折。另外镇里会有人上门，帮您办残疾补贴。',
      },
    ),
    step('staff-liangqiuyue', 'approve', { comments: '同意。请把信念给老人听，或请杨老师代念，并做好记录。' }),
    step('staff-liangqiuyue', 'issueReply', {}),
  ],
};
