// Just in, by the hotline: a daughter speaks for her bedridden father.
import type { DemoComplaint } from '../types.ts';

export const elderlyAllowanceStopped: DemoComplaint = {
  key: 'elderly-allowance-stopped',
  endMoment: 'justIn',
  pack: 'cn-service-centre-example',
  matterType: 'procedure',
  owner: 'yunxi.civil',
  category: 'elderly_allowance',
  receivedDaysAgo: 0,
  contact: {
    channel: 'phone',
    client: 'channel-hotline',
    clerk: 'staff-dengxiaohe',
    line: '12345-3',
    agentNumber: '8013',
    startedAt: '{at0 08:41}',
    endedAt: '{at0 08:52}',
    recording: 'REC-12345-3-000817',
    summary:
      '来电人郑丽代其父郑德厚（81岁，偏瘫卧床）反映高龄津贴停发。情绪较急，话务员已说明登记和回复时限，并复述诉求，来电人确认无误。',
  },
  matter: {
    title: '八十一岁父亲的高龄津贴停了三个月，社区说要本人来刷脸',
    text:
      '我爸今年81了，前年中风以后就一直躺床上，话也说不清楚。以前每个月有150块高龄津贴，打到他的社保卡上，从三个月前就没有了。' +
      '我去社区问，说是今年要做生存认证，没认证系统自动停的。我说那我拿手机给他认证，他眨不了眼、张不了嘴，试了十几次都不过。' +
      '社区的小姑娘倒是客气，就是说系统她也没办法，让我把老人推过来。我们住六楼没电梯，怎么推？' +
      '钱不多，可这是国家给老人的，不能因为他病重了反而不给了吧。',
    when: '三个月前开始停发，{-1}到社区询问',
    where: '云溪区桂园社区居民委员会',
    who: '郑德厚（津贴领取人）、郑丽（女儿）、社区工作人员',
    what: '未完成生存认证，高龄津贴停发',
  },
  respondent: 'yunxi.civil.elderly',
  demands: ['安排人员上门为老人办理认证。', '恢复发放高龄津贴，并补发停发的三个月。'],
  evidence: [],
  complainant: {
    name: '郑德厚',
    phone: '19900000102',
    address: '云溪区桂园路52号7栋602室',
    language: 'zh',
    replyBy: ['telephone', 'post'],
    electronicConsent: true,
    representative: { name: '郑丽', phone: '19900000103', relation: '女儿；父亲卧床，言语不清，口头委托' },
    wish: '请打女儿的电话，老人接不了。',
  },
  steps: [],
};
