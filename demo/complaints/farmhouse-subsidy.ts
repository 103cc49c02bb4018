// Overdue and escalated, by letter: read and put aside. The name has a character many systems cannot print.
import type { DemoComplaint } from '../types.ts';

export const farmhouseSubsidy: DemoComplaint = {
  key: 'farmhouse-subsidy',
  endMoment: 'overdue',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.housing',
  category: 'dilapidated_housing',
  receivedDaysAgo: 24,
  contact: {
    channel: 'letter',
    client: 'channel-letter',
    clerk: 'staff-linxiaotong',
    postmarkedOn: '{iso-27}',
    summary: '挂号信，打印一页，末尾手写签名。署名中的“䶮”字打印机未能打出，为手写。',
  },
  matter: {
    title: '老屋鉴定是D级，危房改造名单上没有我家',
    text:
      '我家住云溪区石门镇上岭村六组，三间土砖房是我爷爷手上盖的。去年汛期西墙塌了半边，镇里请人来鉴定过，给了一张单子，写的是D级。' +
      '鉴定以后村里说会报危改，让我们先搬到村小的空教室住。住了一年多，今年名单贴出来没有我家，问村主任，说是“系统里查你家在县城有房”。' +
      '我家在县城没有房。我打听了，是我堂兄名下有一套，他跟我户口早就分开了。我去镇上说过两回，让我等通知，等了三个月没有通知。' +
      '眼看又要入冬，教室里冷，我母亲七十六岁有老慢支。恳请查清楚到底是哪里登记错了。',
    when: '去年汛期鉴定，今年八月公示名单',
    where: '云溪区石门镇上岭村六组',
    who: '龚䶮及母亲两口人；上岭村村民委员会、石门镇村镇建设所',
    what: '危房改造对象认定疑似信息比对错误',
  },
  respondent: 'yunxi.housing.renewal',
  demands: ['核实房产比对结果，把错误的信息改过来。', '符合条件的话，把我家纳入今年或者明年的危房改造。'],
  evidence: [
    {
      key: 'appraisal',
      name: '房屋安全鉴定单.png',
      kind: 'document',
      mime: 'image/png',
      description: '农村房屋安全鉴定单照片，结论D级，有鉴定人签字',
      from: 'complainant',
    },
    {
      key: 'household',
      name: '户口簿.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '户口簿首页和两名成员页，显示与堂兄不同户',
      from: 'complainant',
    },
    {
      key: 'wall',
      name: '西墙照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '西墙垮塌现状照片',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '龚䶮',
    phone: '19900000109',
    address: '云溪区石门镇上岭村六组',
    language: 'zh',
    replyBy: ['post', 'telephone'],
    electronicConsent: false,
  },
  steps: [],
};
