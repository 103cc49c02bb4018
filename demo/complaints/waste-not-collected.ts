// Just in, by the website: one line, nothing more.
import type { DemoComplaint } from '../types.ts';

export const wasteNotCollected: DemoComplaint = {
  key: 'waste-not-collected',
  endMoment: 'justIn',
  pack: 'cn-service-centre-example',
  matterType: 'other',
  owner: 'yunxi.urban',
  category: 'waste_collection',
  receivedDaysAgo: 0,
  contact: { channel: 'online', client: 'channel-website' },
  matter: {
    title: '垃圾没人清',
    text: '小区门口垃圾三天没人清了，味道很大，麻烦管管。',
    when: '{-3}到现在',
    where: '棠梨苑北门外垃圾收集点',
    who: '不清楚是哪家公司负责',
    what: '垃圾堆积未清运',
  },
  respondent: 'yunxi.urban.sanitation',
  demands: ['尽快把垃圾清走。'],
  evidence: [],
  complainant: {
    name: '何燕',
    phone: '19900000101',
    language: 'zh',
    replyBy: ['inbox', 'telephone'],
    electronicConsent: true,
  },
  steps: [],
};
