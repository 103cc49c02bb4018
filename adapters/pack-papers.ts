// Which parts of a paper the product fills by itself, per kind of paper: what a pack may call mandatory without `byHand`.
// Leaves out the words (words/notice-*.ts) and that a reply without its parts is refused (domain/reply-rules.ts).
import type { NoticeKind } from '../domain/delivery.ts';

/** Every paper has these. */
const ALWAYS = ['organ', 'date', 'documentNumber', 'caseNumber', 'addressee'];

const FILLED: Partial<Record<NoticeKind, string[]>> = {
  registrationReceipt: ['matter', 'limit', 'queryMethod'],
  acceptanceNotice: ['matter', 'acceptance', 'limit', 'queryMethod'],
  deemedAcceptanceNotice: ['matter', 'acceptance', 'limit'],
  refusalNotice: ['ground', 'article', 'reason', 'otherRoutes'],
  guidanceNotice: ['guidance', 'receiver'],
  supplementNotice: ['items', 'article', 'limit', 'consequence'],
  transferNotice: ['receiver', 'reason', 'article'],
  transferOutcome: ['receiver', 'outcome'],
  extensionNotice: ['oldDue', 'newDue', 'reason', 'article'],
  reply: ['facts', 'bases', 'measures', 'results', 'remedies', 'plainSummary'],
  terminationNotice: ['ground', 'article', 'reason', 'otherRoutes'],
  reviewOpinion: ['body', 'facts', 'reasoning', 'results', 'outcome', 'remedies'],
  reviewRefusal: ['ground', 'reason', 'otherRoutes'],
};

/** The parts of a paper of this kind that it never lacks. */
export function filledParts(kind: string): string[] {
  return [...((FILLED as Record<string, string[]>)[kind] ?? []), ...ALWAYS];
}
