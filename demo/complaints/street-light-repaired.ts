// Withdrawn: it was mended the next day, and the caller rang again to say so.
import { step } from '../steps.ts';
import type { DemoComplaint } from '../types.ts';

export const streetLightRepaired: DemoComplaint = {
  key: 'street-light-repaired',
  endMoment: 'withdrawn',
  pack: 'cn-service-centre-example',
  matterType: 'other',
  owner: 'yunxi.urban',
  category: 'street_lighting',
  receivedDaysAgo: 1,
  contact: {
    channel: 'phone',
    client: 'channel-hotline',
    clerk: 'staff-wuzixuan',
    line: '12345-5',
    agentNumber: '8027',
    startedAt: '{at-1 20:04}',
    endedAt: '{at-1 20:07}',
    recording: 'REC-12345-5-000655',
    summary: '来电人称学生下晚自习经过，语速较快，已复述地点并确认。',
  },
  matter: {
    title: '印染厂路一段路灯连着七盏不亮',
    text: '印染厂路从菜场到印染新村那一截，路灯连着七盏都不亮，黑灯瞎火的，孩子下晚自习骑车经过，前天已经有人撞到路墩上了，能不能快点来人修一下？',
    when: '{-4}起',
    where: '云溪区印染厂路菜场至印染新村段',
    who: '来电人芮建新',
    what: '路灯不亮',
  },
  respondent: 'yunxi.urban.facilities',
  demands: ['尽快修好路灯。'],
  evidence: [],
  complainant: {
    name: '芮建新',
    phone: '19900000125',
    language: 'zh',
    replyBy: ['telephone'],
    electronicConsent: true,
  },
  steps: [
    step('staff-songjiaqi', 'addContact', {
      contact: {
        channel: 'phone',
        receivedOn: '{iso0}',
        line: '12345-5',
        agentNumber: '8013',
        startedAt: '{at0 07:02}',
        endedAt: '{at0 07:04}',
        recording: 'REC-12345-5-000702',
        summary: '来电人再次拨打：昨晚后半夜有工程车来修，今早天没亮的时候看到七盏都亮了，这个事不用办了，谢谢。',
      },
    }),
    step(
      'staff-songjiaqi',
      'withdraw',
      {
        reason: '路灯已修好，来电人自愿撤回，话务员已复述撤回内容并告知以后不亮可以重新反映，来电人确认。',
        voluntary: true,
        readBack: true,
      },
      { onBehalfOf: 'complainant' },
    ),
  ],
};
