// Archived: anonymous and urgent, done the same day, nobody to tell, so final at once.
import { step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const looseManholeCover: DemoComplaint = {
  key: 'loose-manhole-cover',
  endMoment: 'archived',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.urban',
  category: 'road_covers',
  receivedDaysAgo: 1,
  contact: {
    channel: 'phone',
    client: 'channel-hotline',
    clerk: 'staff-dengxiaohe',
    line: '12345-2',
    agentNumber: '8013',
    startedAt: '{at-1 06:22}',
    endedAt: '{at-1 06:25}',
    recording: 'REC-12345-2-000388',
    summary: '来电人是跑早班的货车司机，不愿留姓名和电话，只求快点处理。',
  },
  matter: {
    title: '建设路电线杆旁边的井盖翘起来一个角，会出人命',
    text: '建设路跟印染厂路那个口子，红绿灯往东五十米，靠马路牙子那个污水井盖翘起来一个角，车一压就跳。今天早上我前面一辆电瓶车碾上去差点摔了。我放了个雪糕筒在上面，你们快点派人来，名字就不留了，我还要送货。',
    when: '{-1}清晨',
    where: '云溪区建设路与印染厂路路口东约50米',
    who: '不详',
    what: '井盖松动翘起',
  },
  respondent: 'yunxi.urban.facilities',
  demands: ['马上把井盖固定好。'],
  evidence: [
    {
      key: 'repaired',
      name: '井盖修复照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '更换防沉降井盖后的照片，路面平整',
      from: 'staff',
    },
  ],
  complainant: null,
  urgent: true,
  steps: [
    ...takenOn(
      { clerk: 'staff-songjiaqi', dispatcher: 'staff-zhongdayong', handler: 'staff-malijuan' },
      '城市道路管理条例第二十三条',
      '井盖位于市政道路，产权和养护均属本局市政设施科。',
      '涉及人身安全，按紧急事项立即处置。',
    ),
    step('staff-malijuan', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '建设路与印染厂路路口东50米',
      by: ['staff-malijuan'],
      record: '接单后四十分钟到场，井座沉降约6厘米，井盖失稳。先行围挡，随后更换防沉降井盖和井座，约三小时后恢复通行。',
      evidence: ['repaired'],
    }),
    step('staff-malijuan', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '井座沉降致井盖翘起属实，存在安全隐患，已当日修复。',
      evidence: ['repaired'],
      bases: [{ kind: 'law', title: '城市道路管理条例', clause: '第二十三条', version: '2019-03-24' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    ...submitted(
      'staff-malijuan',
      [{ demand: 'd1', outcome: 'upheld', answer: '支持。井盖和井座已更换，并对建设路全线同型号井盖排查。' }],
      [],
      {
        facts: '经现场查看，井座沉降约6厘米，井盖翘起，存在安全隐患，反映属实。',
        bases: [{ kind: 'law', title: '城市道路管理条例', clause: '第二十三条', version: '2019-03-24' }],
        measures: '当日更换防沉降井盖和井座；对建设路全线87座同型号井盖排查，另发现3座松动，已一并加固。',
        plainSummary: '井盖当天就换好了，同一条路上另外三个有问题的也一起加固了。谢谢您放的那个雪糕筒。',
      },
    ),
    step('staff-renzhiyuan', 'approve', {}),
    step('staff-renzhiyuan', 'issueReply', {}),
    step(
      'staff-songjiaqi',
      'archive',
      {
        missingReason: '来电人未留姓名和联系方式，无送达回证；修复照片、工单、录音编号齐全。',
      },
      { waitFor: 'noticesSent' },
    ),
  ],
};
