// Investigating, anonymous: no address, no notice, but the clue is concrete enough to check.
import { step, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const clinicOverchargeAnonymous: DemoComplaint = {
  key: 'clinic-overcharge-anonymous',
  endMoment: 'investigating',
  pack: 'cn-xinfang-2022',
  matterType: 'accusation',
  owner: 'yunxi.health',
  category: 'hospital_service',
  receivedDaysAgo: 8,
  contact: {
    channel: 'letter',
    client: 'channel-letter',
    clerk: 'staff-liaochenxi',
    postmarkedOn: '{iso-10}',
    summary: '匿名信，打印，无落款、无回邮地址。',
  },
  matter: {
    title: '石门镇卫生院给老人打吊针多收钱，医保卡被刷两遍',
    text:
      '我不敢写名字，因为还要在镇上看病。\n石门镇卫生院这半年给来看慢病的老人一律先开三天吊针，有的就是感冒。' +
      '收费单上写“一级护理”每天一次，可是输液室二十几个人就一个护士，谁也没护理过。更可气的是有人的医保卡一天被刷了两遍，第二遍写的是“理疗”，那几个老人连理疗室的门朝哪边开都不知道。' +
      '你们去查{-20}到{-14}的输液登记本和收费系统，对一对就清楚了。',
    when: '近半年，重点为{-20}至{-14}',
    where: '云溪区石门镇卫生院',
    who: '石门镇卫生院，就诊老年慢病患者',
    what: '疑似虚计护理、理疗项目，多刷医保卡',
  },
  respondent: null,
  respondentName: '石门镇卫生院',
  demands: ['查清有没有多收费、串换项目，有的话把钱退给老人。'],
  evidence: [
    {
      key: 'anonymous-letter',
      name: '匿名信扫描件.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '打印信一页及信封',
      from: 'complainant',
    },
    {
      key: 'infusion-log',
      name: '输液登记与收费比对表.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '七日输液登记本与收费系统明细的比对结果',
      from: 'staff',
    },
  ],
  complainant: null,
  steps: [
    ...takenOn(
      { clerk: 'staff-liaochenxi', dispatcher: 'staff-gehongyuan', handler: 'staff-shiwenqiang' },
      '信访工作条例第三十条；医疗机构管理条例第三十七条',
      '匿名反映，但有具体单位、时间段和可核查的记录，予以受理核查；涉及医保基金的部分商医保部门。',
    ),
    step('staff-shiwenqiang', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '石门镇卫生院财务室、输液室',
      by: ['staff-shiwenqiang', 'staff-yinwanting'],
      record:
        '调取反映时段七日的输液登记本、护理记录和收费系统明细，登记输液131人次，收取“一级护理”131人次，护理记录仅见38人次；收取“理疗”27人次，理疗室登记本同期为9人次。财务室已封存相关凭证复印件。',
      evidence: ['infusion-log'],
    }),
  ],
};
