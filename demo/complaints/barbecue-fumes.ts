// Overdue and escalated, by the hotline: nobody examined it, and silence counts as acceptance under this pack.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const barbecueFumes: DemoComplaint = {
  key: 'barbecue-fumes',
  endMoment: 'overdue',
  pack: 'cn-service-centre-example',
  matterType: 'delay',
  owner: 'yunxi.urban',
  category: 'cooking_fumes',
  receivedDaysAgo: 20,
  contact: {
    channel: 'phone',
    client: 'channel-hotline',
    clerk: 'staff-wuzixuan',
    line: '12345-7',
    agentNumber: '8027',
    startedAt: '{at-20 23:18}',
    endedAt: '{at-20 23:31}',
    recording: 'REC-12345-7-001146',
    summary: '来电人称已是第三次拨打热线，前两次答复“已现场劝导”，店家当晚照旧。来电时背景有明显嘈杂声。',
  },
  matter: {
    title: '楼下烧烤店天天烤到凌晨两点，油烟往屋里灌',
    text:
      '我住二楼，楼下那家“老地方烧烤”从天热开到现在，每天下午五点一直到凌晨一两点。油烟机就装在我家阳台底下，一开窗满屋子孜然味，洗的衣服都不能晾外面。' +
      '十二点以后还有人划拳唱歌。我老婆怀孕七个月，晚上根本睡不着。' +
      '你们来过人，店家就把炉子收进去，人一走又搬出来。我也不是不让人做生意，你把烟道接到楼顶，十一点收摊，我一句话都没有。',
    when: '每天17时至次日2时，持续五个多月',
    where: '云溪区青年路17号楼一层“老地方烧烤”',
    who: '店主姓马，来电人方伟',
    what: '油烟直排、夜间经营噪声扰民',
  },
  respondent: null,
  respondentName: '老地方烧烤（青年路17号楼一层）',
  demands: ['要求店家安装合格的油烟净化设施，不得朝居民阳台排放。', '夜里十一点以后不得在店外经营。'],
  evidence: [
    {
      key: 'night-recording',
      name: '夜间录音.wav',
      kind: 'recording',
      mime: 'audio/wav',
      description: '凌晨零点四十分在卧室录下的喧哗声，约一秒的片段',
      from: 'complainant',
      later: true,
    },
  ],
  complainant: {
    name: '方伟',
    phone: '19900000110',
    address: '云溪区青年路17号楼1单元201室',
    language: 'zh',
    replyBy: ['telephone', 'inbox'],
    electronicConsent: true,
  },
  confidential: true,
  steps: [
    step('complainant', 'supplementEvidence', {
      items: ['night-recording'],
      note: '补一段昨天夜里的录音，零点四十分，卧室里录的。到现在没有人联系过我。',
    }),
  ],
};
