// Investigating after a designation: two bodies sent it back and forth until the common superior decided.
import { examined, step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const vendorsAtSchoolGate: DemoComplaint = {
  key: 'vendors-at-school-gate',
  endMoment: 'investigating',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.education',
  category: 'school_meals',
  receivedDaysAgo: 9,
  contact: { channel: 'app', client: 'channel-miniprogram' },
  matter: {
    title: '书院小学放学时门口全是炸串摊，孩子吃坏肚子，车也过不去',
    text:
      '每天下午四点到五点半，书院小学正门到路口一百多米，两边停满三轮车，炸串、冷面、抽奖的都有。油锅就架在车上，一年级小孩在旁边挤来挤去，我看着都害怕。' +
      '{-11}我家孩子买了一串炸淀粉肠，晚上吐了两次，班里还有三个同学也拉肚子，是不是同一家不敢肯定。' +
      '家长群里说过好多次，学校说校门外管不着，城管说来了就走、走了又来。总不能等出了事再管吧？',
    when: '每个上学日16时至17时30分',
    where: '云溪区书院街书院小学正门至书院街与明德路口',
    who: '流动摊贩十余家，书院小学学生和家长',
    what: '校门口流动摊贩聚集，食品卫生和交通安全隐患',
  },
  respondent: null,
  respondentName: '书院小学门口流动摊贩',
  demands: ['放学时段校门口不能有明火油锅摊贩。', '查一下孩子们吃坏肚子跟这些摊子有没有关系。'],
  evidence: [
    {
      key: 'gate',
      name: '放学时校门口.png',
      kind: 'photo',
      mime: 'image/png',
      description: '放学时段校门口摊贩聚集照片，可见油锅',
      from: 'complainant',
    },
    {
      key: 'clinic',
      name: '门诊病历.png',
      kind: 'document',
      mime: 'image/png',
      description: '孩子门诊病历首页，诊断为急性胃肠炎（身份信息已遮挡）',
      from: 'complainant',
    },
    {
      key: 'patrol',
      name: '校门口蹲守记录.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '执法一中队放学时段蹲守记录',
      from: 'staff',
    },
  ],
  complainant: {
    name: '闫晓莉',
    phone: '19900000113',
    address: '云溪区书院街18号',
    language: 'zh',
    replyBy: ['inbox', 'telephone'],
    electronicConsent: true,
    wish: '不要让学校知道是哪个家长反映的。',
  },
  confidential: true,
  steps: [
    step('staff-duanpeiyao', 'recordChecklist', { entries: [] }),
    step('staff-duanpeiyao', 'offerTransfer', {
      to: 'yunxi.urban',
      basis: 'statutoryDuty',
      article: '信访工作条例第二十二条第二款',
      dataScopes: ['matter', 'evidence'],
      reason: '摊贩在校门外市政道路上经营，占道经营由城管部门查处，学校和我局没有执法权。',
      leavesSystem: false,
    }),
    step('staff-duanpeiyao', 'sendTransfer', {}),
    step(
      'staff-songjiaqi',
      'objectTransfer',
      {
        reason:
          '来件主要反映学生食用摊贩食品后身体不适和校园周边安全，按校园周边综合治理分工由教育部门牵头，我局为配合单位，请教育局自行牵头处理。',
      },
      { waitFor: 'transferSent' },
    ),
    step('staff-duanpeiyao', 'answerObjection', {
      agree: false,
      reason:
        '校园周边综合治理由教育局牵头的是协调工作，占道经营的查处主体没有改变。两项诉求中第一项为占道经营，坚持移送。',
    }),
    step('staff-songjiaqi', 'objectTransfer', {
      reason:
        '第二项诉求涉及食品安全，既不属于我局也不属于教育局，由我局一家承接无法答复，维持异议，建议由上级明确主办单位。',
    }),
    step('staff-qinyue', 'designateUnit', {
      to: 'yunxi.urban',
      reason:
        '占道经营是问题源头，指定区城市管理和综合行政执法局为主办单位，区市场监管局、区教育局协办。首接不推、指定不退，请主办单位统一答复来信人。',
    }),
    ...examined('staff-songjiaqi', '城市市容和环境卫生管理条例第十四条', '区政府督查室已指定本局主办。'),
    step('staff-songjiaqi', 'accept', { note: '按指定受理，第二项诉求请市场监管局协办提供意见。' }),
    step('staff-zhongdayong', 'assignHandler', { handler: 'staff-sunhaoran' }),
    step('staff-sunhaoran', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '书院小学正门至明德路口',
      by: ['staff-sunhaoran', 'staff-zhongdayong'],
      record:
        '放学时段蹲守，现场共有流动摊贩13处，其中油炸类5处、冷食类4处、文具玩具抽奖类4处，占用人行道约120米。对5处油炸摊当场劝离并登记，2人愿意进入明德路便民疏导点。校门两侧未见硬隔离设施。',
      evidence: ['patrol'],
    }),
  ],
};
