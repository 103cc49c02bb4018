// Awaiting supplement, by letter with a postmark: a grandmother writes, the contract is not enclosed.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const trainingSchoolClosed: DemoComplaint = {
  key: 'training-school-closed',
  endMoment: 'awaitingSupplement',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.education',
  category: 'training_refund',
  receivedDaysAgo: 6,
  contact: {
    channel: 'letter',
    client: 'channel-letter',
    clerk: 'staff-duanpeiyao',
    postmarkedOn: '{iso-9}',
    summary: '平信，手写两页，附收据复印件一张。信封邮戳清晰，寄自云溪区柳湾邮政支局。',
  },
  matter: {
    title: '孙女的舞蹈班关门跑路，剩下的课时费没人退',
    text:
      '教育局领导同志：\n你们好。我是一名退休纺织工人，今年七十岁，本不想给政府添麻烦，实在是没有办法。\n' +
      '去年冬天，柳湾路“小天鹅艺术中心”到我们小区门口发传单，说报两年送一年。我看孙女喜欢跳舞，就从退休金里拿了九千八百元给她报了名，一共是一百九十六节课。' +
      '上到今年夏天，大概上了七十几节，有一天去送孩子，门上贴了一张纸，说“内部装修，停课一个月”。一个月以后去看，把杆镜子都拆走了，老师的电话也成了空号。\n' +
      '同去的还有十几个家长，有的交得比我还多。我们去过派出所，说这是合同纠纷；去过物业，说房租也欠着。有位家长说艺术培训归教育局管，我这才写信。\n' +
      '恳请领导查一查这家机构有没有办学的手续，收我们的钱有没有存到政府管的账户里，剩下一百二十来节课的钱能不能退给我们。孩子现在路过那里都要绕着走，我这个当奶奶的心里难受。\n' +
      '此致\n敬礼！\n柳湾路居民 谢桂芳',
    when: '去年冬天报名，今年夏天停课',
    where: '云溪区柳湾路31号二层',
    who: '小天鹅艺术中心；谢桂芳及同班家长十余人',
    what: '培训机构停业，未退剩余课时费',
  },
  respondent: null,
  respondentName: '小天鹅艺术中心',
  demands: ['查清这家机构有没有办学手续、收费有没有纳入监管。', '督促退还剩余一百二十多节课的费用，约六千元。'],
  evidence: [
    {
      key: 'letter-scan',
      name: '来信扫描件.pdf',
      kind: 'scan',
      mime: 'application/pdf',
      description: '手写来信两页及信封邮戳的扫描件',
      from: 'complainant',
    },
    {
      key: 'receipt-copy',
      name: '收据复印件.png',
      kind: 'receipt',
      mime: 'image/png',
      description: '收款收据复印件，金额9800元，公章模糊，收款人签名难以辨认',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '谢桂芳',
    phone: '19900000107',
    address: '云溪区柳湾路66号3栋101室',
    language: 'zh',
    replyBy: ['post', 'telephone'],
    electronicConsent: false,
    wish: '我不会用智能手机，请给我寄信。',
  },
  steps: [
    step('staff-duanpeiyao', 'recordChecklist', { entries: [{ item: 'evidence', finding: 'missing' }] }),
    step('staff-duanpeiyao', 'requestSupplement', {
      items: [
        {
          item: 'evidence',
          what: '报名合同（协议）原件或者复印件。如合同已经遗失，请写明签订的大致日期、课时和金额，并注明“合同遗失”。',
          knownBefore: false,
        },
        {
          item: 'facts',
          what: '缴费方式和付款凭证（银行回单、刷卡小票或者转账记录），以及已上课时的记录（课时卡、签到本照片、老师发的课程表均可）。',
          knownBefore: false,
        },
      ],
    }),
  ],
};
