// Handed over and objected: housing sent it to urban management, which says the building is not finished work.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const roofRoom: DemoComplaint = {
  key: 'roof-room',
  endMoment: 'objected',
  pack: 'cn-xinfang-2022',
  matterType: 'claim',
  owner: 'yunxi.housing',
  category: 'lift_installation',
  receivedDaysAgo: 5,
  contact: {
    channel: 'counter',
    client: 'channel-counter',
    clerk: 'staff-linxiaotong',
    place: '云溪区住房和城乡建设局信访接待窗口',
    window: '1号',
    summary: '来访人一人，持施工照片两张，情绪平稳。已告知加装电梯与楼顶搭建可能分属两个部门。',
  },
  matter: {
    title: '加装电梯的顺手在楼顶盖了一间房，把我家采光挡了',
    text:
      '我们单元去年同意加装电梯，我也签了字，图纸上只有一个井道。今年施工到顶，七楼那户让施工队顺手在楼顶砌了一间，说是“电梯设备间”，可是装了铝合金窗和防盗门，还接了水管。' +
      '这间房正对着我家天窗，白天不开灯客厅都是暗的，前几天下大雨，墙根的水顺着缝流到我家吊顶里。' +
      '找施工队，说业主叫盖的；找七楼，说手续都有。我要看手续，他不给看。',
    when: '今年七月开始砌，{-12}漏水',
    where: '云溪区建设路23号院4栋3单元楼顶',
    who: '七楼业主吕某，加装电梯施工队',
    what: '借加装电梯之机楼顶搭建，遮挡采光并造成渗漏',
  },
  respondent: null,
  respondentName: '建设路23号院4栋3单元七楼业主吕某',
  demands: ['查明楼顶那间房有没有审批手续。', '没有手续的依法拆除，并处理渗漏。'],
  evidence: [
    {
      key: 'roof',
      name: '楼顶照片.png',
      kind: 'photo',
      mime: 'image/png',
      description: '楼顶砖砌房间，有窗户、防盗门和给水管',
      from: 'complainant',
    },
    {
      key: 'ceiling',
      name: '吊顶渗水.png',
      kind: 'photo',
      mime: 'image/png',
      description: '客厅吊顶渗水痕迹',
      from: 'complainant',
    },
  ],
  complainant: {
    name: '柯淑珍',
    phone: '19900000112',
    address: '云溪区建设路23号院4栋3单元602室',
    language: 'zh',
    replyBy: ['telephone', 'post'],
    electronicConsent: true,
  },
  steps: [
    step('staff-linxiaotong', 'recordChecklist', { entries: [] }),
    step('staff-linxiaotong', 'offerTransfer', {
      to: 'yunxi.urban',
      basis: 'statutoryDuty',
      article: '信访工作条例第二十二条；城市市容和环境卫生管理条例第十四条',
      dataScopes: ['matter', 'evidence', 'contact'],
      reason: '加装电梯图纸中没有该设备间，属于擅自搭建，应由城管执法部门依法查处。',
      leavesSystem: false,
    }),
    step('staff-linxiaotong', 'sendTransfer', {}),
    step(
      'staff-songjiaqi',
      'objectTransfer',
      {
        reason:
          '经执法一中队到现场初步了解，该加装电梯项目尚未竣工验收，楼顶房间与电梯井道同一施工许可、同一施工单位。是否属于设计变更，应先由住建部门对照施工图认定；认定为擅自搭建的，我局再依法立案。现阶段不属于我局职责，请收回。',
      },
      { waitFor: 'transferSent' },
    ),
  ],
};
