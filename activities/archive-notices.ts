// The issued documents of a case as they were issued, and what proves their delivery (送达回证).
import { findReach } from '../db/case-reads.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import type { Notice } from '../domain/delivery.ts';
import type { PaperGroup } from '../domain/archive-package.ts';
import type { EventType } from '../domain/case.ts';
import { TITLES } from '../words/notice-codes.ts';
import { RESPONSIBLE } from '../words/archive-words.ts';
import { type CaseMaterial, NotSealable, unitWords } from './archive-material.ts';
import { dayOf, paper, type Paper } from './archive-papers.ts';
import type { ActivityDeps } from './deps.ts';
import { issueNotice } from './notice-text.ts';

const GROUP_OF: Record<NoticeKind, PaperGroup> = {
  registrationReceipt: 'acceptance',
  acceptanceNotice: 'acceptance',
  deemedAcceptanceNotice: 'acceptance',
  refusalNotice: 'decision',
  guidanceNotice: 'decision',
  supplementNotice: 'acceptance',
  transferOffer: 'acceptance',
  transferNotice: 'acceptance',
  transferOutcome: 'acceptance',
  extensionNotice: 'investigation',
  dateChanged: 'investigation',
  matterChanged: 'acceptance',
  suspensionNotice: 'investigation',
  resumptionNotice: 'investigation',
  reply: 'decision',
  reviewReceipt: 'acceptance',
  reviewRefusal: 'decision',
  reviewOpinion: 'decision',
  withdrawalNotice: 'decision',
  deemedWithdrawalNotice: 'decision',
  finalityNotice: 'decision',
  promiseBrokenNotice: 'followUp',
  measureReleased: 'followUp',
  recusalNotice: 'record',
  measurePostponed: 'followUp',
  acknowledgement: 'acceptance',
  shortReply: 'decision',
  reopenedNotice: 'decision',
  settlementNotice: 'decision',
  terminationNotice: 'decision',
  successionNotice: 'acceptance',
  groupNotice: 'acceptance',
  informationRequest: 'investigation',
  informationWithdrawn: 'investigation',
  respondentRequest: 'investigation',
  assignment: 'record',
  reminder: 'record',
  escalation: 'record',
  chase: 'record',
  supervisionOrder: 'record',
};

/** Every notice, worded as issued; one that was never sent is worded now. */
export async function noticePapers(deps: ActivityDeps, material: CaseMaterial): Promise<Paper[]> {
  const { caseId, state, attempts, law } = material;
  const language = (await findReach(deps.db, caseId))?.language ?? 'zh';
  const papers: Paper[] = [];
  for (const notice of Object.values(state.notices)) {
    const sent = attempts.find((attempt) => attempt.noticeId === notice.id)?.language;
    const onDesk = notice.audience.to !== 'complainant';
    const issued = await issueNotice(deps, { caseId, notice, language: sent ?? (onDesk ? 'zh' : language) });
    if (issued === null) throw new NotSealable(`case ${caseId}: its key was erased`);
    papers.push({
      ...{ group: GROUP_OF[notice.kind], kind: notice.kind, ref: notice.id, docNumber: numberOf(material, notice) },
      ...{ responsible: issuerOf(material, notice), on: notice.queuedOn, content: { notice }, issued: issued.document },
      title: law.documents.find((document) => document.kind === notice.kind)?.title ?? TITLES[notice.kind],
    });
  }
  return papers;
}

/** Attempts, acts and proofs per notice to the complainant. */
export function deliveryPapers(material: CaseMaterial): Paper[] {
  const { state, attempts } = material;
  const toComplainant = Object.values(state.notices).filter((notice) => notice.audience.to === 'complainant');
  return toComplainant.map((notice) => {
    const acts = material.events.filter(
      (event) => DELIVERY_ACTS.has(event.type) && (event.data as { notice?: string }).notice === notice.id,
    );
    const last = acts.at(-1);
    const content = {
      notice: { id: notice.id, kind: notice.kind, number: numberOf(material, notice), needsProof: notice.needsProof },
      ...{
        addressee: RESPONSIBLE.complainant.zh,
        state: notice.state,
        servedOn: notice.servedOn,
        servedBy: notice.servedBy,
      },
      attempts: attempts
        .filter((attempt) => attempt.noticeId === notice.id)
        .map(({ attempt, method, outcome, reference, reason }) => ({ attempt, method, outcome, reference, reason })),
      recorded: acts.map((event) => ({ kind: event.type, at: event.at, by: event.actor.id, ...event.data })),
    };
    const on = notice.servedOn ?? (last === undefined ? notice.queuedOn : dayOf(material, last));
    const title = TITLES[notice.kind];
    const about = { zh: `送达回证：${title.zh}`, en: `Proof of delivery: ${title.en}` };
    return paper(material, 'deliveryProof', 'delivery', on, content, { ref: notice.id, title: about });
  });
}

const DELIVERY_ACTS: ReadonlySet<EventType> = new Set([
  'noticeAccepted',
  'noticeServed',
  'noticeFailed',
  'noticeRerouted',
  'noticePublished',
  'proofOverdue',
]);

function numberOf({ notices }: CaseMaterial, { id }: Notice): string | null {
  return notices.find((stored) => stored.id === id)?.number ?? null;
}

/** Review documents are the review body's; all others the owner's. */
function issuerOf(material: CaseMaterial, { kind, facts }: Notice) {
  const body = kind.startsWith('review') && typeof facts['body'] === 'string' ? facts['body'] : material.state.owner.id;
  return unitWords(material, material.units.get(body)?.body ?? body);
}
