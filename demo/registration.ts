// Turns a demo complaint into the body of POST /api/complaints, dates counted from the day of loading.
// Leaves out uploading the evidence and sending the body (cli/demo.ts).
import { dayOf, withDates } from './dates.ts';
import type { DemoComplainant, DemoComplaint, DemoContact } from './types.ts';

/** Evidence that goes in with the complaint; the rest is uploaded when a step names it. */
export function evidenceAtIntake(complaint: DemoComplaint): string[] {
  return complaint.evidence.filter((item) => item.from === 'complainant' && !item.later).map((item) => item.key);
}

/** The JSON body; `evidence` holds the ids the API gave, `now` is in ms since epoch. */
export function complaintBodyOf(dated: DemoComplaint, evidence: readonly string[], now: number) {
  const complaint = withDates(dated, now);
  const { matter, complainant, respondentName } = complaint;
  return {
    contact: contactOf(complaint.contact, dayOf(now, -complaint.receivedDaysAgo)),
    ...{
      owner: complaint.owner,
      regime: complaint.pack,
      matterType: complaint.matterType,
      category: complaint.category,
    },
    respondent: complaint.respondent,
    ...(respondentName === undefined ? {} : { respondentName }),
    ...{ title: matter.title, matter: matter.text, when: matter.when, where: matter.where, what: matter.what },
    ...(complainant?.group && { group: { people: complainant.group.size } }),
    who: complainant?.group ? `${matter.who}（${groupOf(complainant.group)}）` : matter.who,
    ...{ demands: complaint.demands, evidence },
    ...{
      anonymous: complainant === null,
      confidential: complaint.confidential === true,
      urgent: complaint.urgent === true,
    },
    reach: complainant === null ? NOBODY : reachOf(complainant),
    truthDeclared: true,
  };
}

const NOBODY = { methods: [], preferred: 'inbox', electronicConsent: false, language: 'zh', noReply: true };

function contactOf({ client: _client, clerk: _clerk, ...facts }: DemoContact, receivedOn: string) {
  return { ...facts, receivedOn };
}

function reachOf({ replyBy, electronicConsent, language, group, representative, ...card }: DemoComplainant) {
  const { name, phone, relation } = representative ?? {};
  return {
    ...{ methods: replyBy, preferred: replyBy[0], electronicConsent, language, noReply: false },
    card: {
      ...card,
      ...(representative === undefined ? {} : { representative: { name, phone, relation } }),
      ...(group && {
        representatives: group.representatives.map(({ name: who, phone: at }) => ({ name: who, phone: at })),
      }),
    },
  };
}

function groupOf({ size, representatives }: NonNullable<DemoComplainant['group']>): string {
  const names = representatives.map(({ name, phone }) => (phone === undefined ? name : `${name} ${phone}`));
  return `联名共${size}人（户），推选代表：${names.join('、')}`;
}
