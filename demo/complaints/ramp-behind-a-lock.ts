// Implementing: the plan is approved, one measure is done and verified, one is still open.
import { step, submitted, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const rampBehindALock: DemoComplaint = {
  key: 'ramp-behind-a-lock',
  endMoment: 'implementing',
  pack: 'cn-service-centre-example',
  matterType: 'delay',
  owner: 'yunxi.urban',
  category: 'accessibility',
  receivedDaysAgo: 3,
  contact: { channel: 'online', client: 'channel-website' },
  matter: {
    title: '地下通道的无障碍电梯锁了半年，轮椅过不了东环路',
    text:
      '我坐轮椅。东环路人民广场路口没有斑马线，过街只能走地下通道，通道两头各有一部无障碍电梯。北口那部今年春天就贴了“检修”，南口那部倒是好的，但是门上挂了把U形锁，说是怕人在里面过夜。' +
      '值班电话打过去，师傅人不错，说可以来开，可他一个人管四个通道，有一次我在雨里等了四十分钟。\n' +
      '还有，通道口的盲道被一排共享单车压着，我推不过去不要紧，前几天看到一位拄盲杖的老先生一路用杖敲车筐，我帮他叫人挪的。\n' +
      '电梯是修给谁用的，锁起来给谁看？',
    when: '今年春天至今',
    where: '云溪区东环路人民广场地下过街通道南、北口',
    who: '地下通道管养单位，本人',
    what: '无障碍电梯停用、上锁，盲道被占用',
  },
  respondent: 'yunxi.urban.facilities',
  demands: [
    '南口电梯在通道开放时间内不要上锁。',
    '北口电梯给个修好的准日子。',
    '清走压在盲道上的共享单车，并想办法不让再停。',
  ],
  evidence: [
    {
      key: 'lock',
      name: '上锁的电梯.png',
      kind: 'photo',
      mime: 'image/png',
      description: '南口无障碍电梯门把手上的U形锁',
      from: 'complainant',
    },
    {
      key: 'tactile',
      name: '被占盲道.png',
      kind: 'photo',
      mime: 'image/png',
      description: '北口盲道上成排的共享单车',
      from: 'complainant',
    },
    {
      key: 'unlocked',
      name: '开锁后照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '南口电梯已去锁，张贴开放时间和值守电话',
      from: 'staff',
    },
    {
      key: 'lift-survey',
      name: '电梯勘查单.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '北口电梯故障勘查单：门机控制板损坏，需原厂订货',
      from: 'staff',
    },
  ],
  complainant: {
    name: '左思远',
    phone: '19900000119',
    email: 'zuosy@example.net',
    address: '云溪区东环路88号',
    language: 'zh',
    replyBy: ['inbox', 'telephone'],
    electronicConsent: true,
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-songjiaqi', dispatcher: 'staff-zhongdayong', handler: 'staff-malijuan' },
      '无障碍环境建设法第二十六条、第二十八条',
      '地下过街通道由本局市政设施科管养，属职责范围。',
    ),
    step('staff-malijuan', 'recordAction', {
      kind: 'siteSurvey',
      on: '{iso0}',
      place: '东环路人民广场地下过街通道',
      by: ['staff-malijuan', 'staff-sunhaoran'],
      record:
        '南口电梯运行正常，门把手加装U形锁，钥匙由流动值守员保管；北口电梯门机控制板损坏，备件需原厂订货，约三周。北口盲道占压长度约14米，共享单车37辆。',
      evidence: ['lift-survey'],
    }),
    step('staff-malijuan', 'recordFinding', {
      demand: 'd1',
      outcome: 'upheld',
      facts: '南口电梯设备完好，以防止滞留为由加锁，使轮椅使用者不能自主通行，不符合无障碍设施维护管理要求。',
      evidence: ['lock'],
      bases: [{ kind: 'law', title: '无障碍环境建设法', clause: '第二十六条、第二十八条', version: '2023-06-28' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-malijuan', 'recordFinding', {
      demand: 'd2',
      outcome: 'upheld',
      facts: '北口电梯停用时间过长，报修单两次流转均未下单采购备件。',
      evidence: ['lift-survey'],
      bases: [{ kind: 'law', title: '无障碍环境建设法', clause: '第二十六条第一款第一项', version: '2023-06-28' }],
      responsible: 'respondent',
      degree: 'full',
    }),
    step('staff-malijuan', 'recordFinding', {
      demand: 'd3',
      outcome: 'upheld',
      facts: '盲道被共享单车占压情况属实，现场无阻停设施。',
      evidence: ['tactile'],
      bases: [{ kind: 'law', title: '无障碍环境建设法', clause: '第二十八条第一款', version: '2023-06-28' }],
      responsible: 'respondent',
      degree: 'equal',
    }),
    ...submitted(
      'staff-malijuan',
      [
        { demand: 'd1', outcome: 'upheld', answer: '支持。今日起南口电梯6时至23时不上锁，由视频巡查代替加锁。' },
        {
          demand: 'd2',
          outcome: 'upheld',
          answer: '支持。备件今日下单，{21}前修好；修好之前值守员十五分钟内到场协助。',
        },
        {
          demand: 'd3',
          outcome: 'upheld',
          answer: '支持。单车已清移，另在盲道两侧加装阻停栏，并将该处划为电子围栏禁停区。',
        },
      ],
      [
        {
          demand: 'd1',
          kind: 'rectification',
          what: '取下南口电梯U形锁，改为视频巡查',
          ownerUnit: 'yunxi.urban',
          dueOn: '{iso+1}',
        },
        {
          demand: 'd2',
          kind: 'rectification',
          what: '更换北口电梯门机控制板并恢复运行',
          ownerUnit: 'yunxi.urban',
          dueOn: '{iso+21}',
        },
      ],
      {
        facts:
          '经现场勘查，南口无障碍电梯设备完好但被加锁，北口电梯门机控制板损坏且报修后未采购备件，北口盲道被共享单车占压约14米，您反映的三项情况均属实。',
        bases: [{ kind: 'law', title: '无障碍环境建设法', clause: '第二十六条、第二十八条', version: '2023-06-28' }],
        measures: '去锁并改为视频巡查；采购备件修复北口电梯；清移单车、加装阻停栏、设置禁停区。',
        plainSummary:
          '南口电梯今天起不锁了。北口电梯三周内修好，修好以前您打值守电话，十五分钟内有人到。盲道上的车已经移走，会加栏杆。',
      },
    ),
    step('staff-renzhiyuan', 'approve', { comments: '同意。值守电话要贴在轮椅使用者看得到、够得着的高度。' }),
    step('staff-malijuan', 'reportMeasure', {
      measure: 'm1',
      note: '已取锁，张贴开放时间，视频巡查点位当日启用。',
      proof: ['unlocked'],
    }),
    step('staff-zhongdayong', 'verifyMeasure', {
      measure: 'm1',
      done: true,
      note: '中午到场查看，锁已取下，电梯可正常呼叫，张贴高度1.1米。',
    }),
  ],
};
