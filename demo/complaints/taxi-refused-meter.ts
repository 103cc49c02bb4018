// Just in, by the app, in English: a passenger who does not read Chinese.
import type { DemoComplaint } from '../types.ts';

export const taxiRefusedMeter: DemoComplaint = {
  key: 'taxi-refused-meter',
  endMoment: 'justIn',
  pack: 'cn-service-centre-example',
  matterType: 'fees',
  owner: 'yunxi.transport',
  category: 'taxi',
  receivedDaysAgo: 1,
  contact: { channel: 'app', client: 'channel-app' },
  matter: {
    title: 'Taxi driver switched the meter off and charged 120 yuan',
    text:
      'I arrived at Chengjiang East Station at about 22:40 and took a taxi from the official rank (blue and white car, the plate ended in 7T26). ' +
      'My hotel on Wenlan Road is about nine kilometres away; two days earlier the same trip had cost 31 yuan by the meter. ' +
      'This time the driver covered the meter with a cloth, said "no meter, night, one hundred twenty", and when I asked for a receipt he laughed and drove off. ' +
      'I was travelling with my nine-year-old son and did not want to argue at night. ' +
      'I have lived in Chengjiang for three years and this is the first time something like this has happened, so I do not think it is usual, but visitors who arrive late have nobody to ask. ' +
      'There was no notice in English at the rank that says what a trip should cost or where to complain.',
    when: '{iso-2}, about 22:40',
    where: 'Taxi rank, Chengjiang East Station, to Wenlan Road 120',
    who: 'Driver unknown; plate ending in 7T26',
    what: 'Meter not used, overcharged, no receipt',
  },
  respondent: null,
  respondentName: 'Taxi with the plate ending in 7T26 (company not known)',
  demands: [
    'Find out whether the driver broke the rules, and tell me the result.',
    'Have the 89 yuan that I paid too much returned.',
    'Put up a notice in English at the rank with the fare table and the number for complaints.',
  ],
  evidence: [
    {
      key: 'transfer-record',
      name: 'payment-120-yuan.png',
      kind: 'messages',
      mime: 'image/png',
      description: 'Screenshot of the mobile payment of 120 yuan at 23:02',
      from: 'complainant',
    },
    {
      key: 'earlier-receipt',
      name: 'receipt-31-yuan.png',
      kind: 'receipt',
      mime: 'image/png',
      description: 'Printed receipt of the earlier trip by meter, 31 yuan',
      from: 'complainant',
    },
  ],
  complainant: {
    name: 'Maria Lindqvist',
    phone: '19900000104',
    email: 'maria.lindqvist@example.org',
    address: 'Wenlan Road 120, Yunxi District',
    language: 'en',
    replyBy: ['email', 'inbox'],
    electronicConsent: true,
    wish: 'Please answer in English if you can.',
  },
  steps: [],
};
