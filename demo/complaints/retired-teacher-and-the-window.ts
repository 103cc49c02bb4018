// Investigating, after an extension: the very long one, a retired teacher's exact account of four visits.
import { step, takenOn } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

const ACCOUNT = [
  '尊敬的领导：',
  '我今年七十三岁，教了三十八年初中语文，退休后一直住在学府路。我写这封信之前打过两遍草稿，怕话说重了，也怕说轻了。事情本身不大，是给我过世的老伴办理社会保障卡注销和个人账户余额的继承手续，前后跑了四趟，至今没有办成。我把每一趟的时间、窗口和对话尽量如实写下来，请你们核对监控和叫号记录，如有一句不实，我愿意当面道歉。',
  '第一趟是{-41}上午。我九点十分取号，前面二十六个人，等到十一点二十五分叫到我，在C06窗口。我把死亡证明、户口簿、结婚证、老伴的社保卡和我的身份证都递进去。窗口里的女同志很年轻，她看了死亡证明，说“要火化证”。我说带了，在包里。她说：“那你不早拿出来。”我就赶紧找。她又问我有没有银行卡，我说有存折，她说存折不行，要一类卡。我问什么叫一类卡，她说：“你去问银行。”后面的人在催，我就出来了。从头到尾大概四分钟。',
  '第二趟是{-38}。我先去银行换了卡，排了一个小时队，下午两点到的大厅。这回是C04窗口，一位男同志，说话客气，但他告诉我：账户余额继承要所有第一顺序继承人到场，或者出具放弃继承的公证书。我有一个儿子在外省，一个女儿嫁在本市。我说上次那位同志没有讲，他翻了翻，说“系统里没有登记你来过”。我请他写一张单子，把要带的东西都列上，他说窗口不提供手写单子，叫我扫墙上的二维码自己看。我用的是老人手机，扫不了。我请他帮我打印一份，他说打印机是打回执的，不能打别的。',
  '第三趟是{-27}。儿子请了假坐火车赶回来，女儿也跟单位调了班，我们一家三口八点四十就到了。还是取号等，等到十点五十，叫到C06，就是第一趟那位女同志。她看了一眼说：“金额在五万元以下的不用公证，也不用都来，填个承诺书就行。”我当时愣在那里，不知道该高兴还是该难过。我问：“那上回为什么说要都到场？”她说：“谁说的你找谁去。”我儿子忍不住问了一句：“那我这一千多公里不是白跑了？”她把材料往外一推，说：“你要吵到旁边吵去，后面还有人。”材料从台子上滑下来，老伴的照片掉在地上。我女儿蹲下去捡，哭了。旁边一位大姐把位子让给我坐，还给我倒了杯水，这位大姐我不认识，我至今感谢她。',
  '那天我们填了承诺书，交了材料，窗口收了，说七个工作日到账，给了我一张回执。',
  '第四趟是{-10}。钱没有到账，我打回执上的电话打了三天，不是占线就是没人接。我自己又去了大厅，导办台的小伙子帮我查，说材料“退回补正”了，原因是承诺书上的日期写在了签名的左边，应该写在下面。退回是什么时候的事？他说是收件第二天。也就是说，整整半个月，没有一个人打电话告诉我一声。我留了三个电话号码，我的、儿子的、女儿的。',
  '领导，余额是一万一千四百二十六元三角七分，不是大数目。我也知道窗口的同志一天要接待上百个人，辛苦，换了我年轻时候上五节课，嗓子哑了脾气也不好。但是我教了一辈子书，批作业的时候我总跟自己说，一个错处要么不指出来，要指就一次指全，不能今天说这个字写错了，明天说那个标点不对，孩子会没有信心的。办事情，是不是也是这个道理？',
  '还有一件事，我想了很久该不该提。大厅里写着“老年人优先窗口”，四趟我都没有看到那个窗口开着，牌子后面坐的是志愿者，志愿者说这个窗口“周五开”。老年人不是只有周五才老的。',
  '我的请求有四条，写在后面了。我不要求处分谁，尤其那位女同志，她那么年轻，也许那天家里有事。我只希望有人告诉我，这件事到底该怎么办，什么时候能办好；也希望下一个跟我一样的老太太，少跑两趟。',
  '此致',
  '敬礼',
  '退休教师 俞静娴',
].join('\n');

export const retiredTeacherAndTheWindow: DemoComplaint = {
  key: 'retired-teacher-and-the-window',
  endMoment: 'investigating',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.center',
  category: 'window_attitude',
  receivedDaysAgo: 11,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-chenshuyu',
    place: '云溪区政务服务中心一层B区',
    window: 'B08',
    summary: '来访人由女儿陪同，递交打印信一份（四页）。已当场打印登记回执并请来访人核对诉求。',
  },
  matter: {
    title: '为老伴办理社保卡注销和余额继承，四趟没有办成',
    text: ACCOUNT,
    when: '{-41}、{-38}、{-27}、{-10}',
    where: '云溪区政务服务中心二层C04、C06窗口',
    who: 'C06窗口女工作人员、C04窗口男工作人员、俞静娴及子女',
    what: '未一次性告知、两次告知不一致、言语不当、退件未通知',
  },
  respondent: 'yunxi.labour.pension',
  respondentName: '社会保险窗口（C04、C06）',
  demands: [
    '把老伴个人账户余额的继承手续办好，告诉我哪一天能到账。',
    '查清两次告知不一致和退件半个月不通知的原因。',
    '以后窗口给老年人一张写清楚的材料单。',
    '老年人优先窗口每个工作日都要开。',
  ],
  evidence: [
    {
      key: 'letter',
      name: '情况说明.pdf',
      kind: 'document',
      mime: 'application/pdf',
      description: '打印信四页，末页手写签名',
      from: 'complainant',
    },
    {
      key: 'slip',
      name: '收件回执.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '社保业务收件回执，有收件日期和咨询电话',
      from: 'complainant',
    },
    {
      key: 'train',
      name: '火车票.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '儿子往返火车票两张',
      from: 'complainant',
    },
    {
      key: 'queue',
      name: '叫号与监控调阅记录.txt',
      kind: 'record',
      mime: 'text/plain',
      description: '四次叫号时间、窗口和监控画面调阅摘要',
      from: 'staff',
    },
  ],
  complainant: {
    name: '俞静娴',
    phone: '19900000115',
    address: '云溪区学府路40号教师新村2栋301室',
    language: 'zh',
    replyBy: ['inPerson', 'telephone', 'post'],
    electronicConsent: false,
    wish: '请先打电话，我耳朵有点背，请说慢一些。',
  },
  steps: [
    ...takenOn(
      { clerk: 'staff-chenshuyu', dispatcher: 'staff-sumin', handler: 'staff-shenruolan' },
      '优化营商环境条例第三十六条；社会保险经办条例第三十条',
      '反映进驻窗口服务质量，由本中心调查；继承业务办理请区人社局配合。',
      '来信人年事已高，请承办人三日内先电话联系，把眼下能办的先办。',
    ),
    step('staff-shenruolan', 'recordAction', {
      kind: 'records',
      on: '{iso0}',
      place: '政务服务中心二层监控室、叫号系统',
      by: ['staff-shenruolan', 'staff-jianghaitao'],
      record:
        '调阅四次来访当日叫号记录和窗口音视频。来信所述取号、叫号时间误差均在五分钟以内；第三次C06窗口确有推送材料、言语生硬的情形，照片落地约十秒后由家属拾起。系统显示材料于收件次日退回，退回通知短信发送失败（号码录入少一位），未电话补发。',
      evidence: ['queue'],
    }),
    step('staff-shenruolan', 'recordAction', {
      kind: 'interview',
      on: '{iso0}',
      place: '投诉办理科',
      by: ['staff-shenruolan'],
      record:
        '询问C06窗口工作人员尹某（姓名在卷）：承认第一次未完整告知，第三次态度不好，愿意当面道歉；称五万元以下适用承诺书的规定是当月才培训的，C04同事可能不知道。',
      evidence: [],
    }),
    step('staff-chenglixin', 'extend', {
      clock: 'handling',
      by: { n: 15, unit: 'calendarDay' },
      reasonCode: 'complex',
      reason:
        '涉及本中心和区人社局两个单位，需要核对近三个月同类业务的告知情况，情况复杂，经中心主任批准延长十五日，已向来信人电话说明。',
    }),
  ],
};
