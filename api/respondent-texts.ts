// Decides which texts somebody else than the complainant will read, a respondent or those who follow the case, and that
// they do not name the complainant. Leaves out how a name is found (domain/named-person.ts).
import { namesPerson } from '../domain/named-person.ts';
import { followersOf } from '../domain/group-state.ts';
import type { RoutedCommand } from './command-bodies.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { type Card, readCard } from './personal-data.ts';
import { openTexts } from './sealing.ts';

type Summary = { summary: string };
type Asked = { party: 'complainant' | 'respondent'; items: { item: string; what: string }[] };

type Reply = { facts: string; measures: string; plainSummary: string; results: { answer: string }[] };

/** Texts of a command by their place in its body that go to a respondent, or with a reply to those who follow. */
function textsFor(name: RoutedCommand, body: unknown): [string, string][] {
  if (name === 'approveSummary') return [['/summary', (body as Summary).summary]];
  if (name === 'draftReply') return replyTexts(body as Reply);
  if (name !== 'requestInformation' || (body as Asked).party !== 'respondent') return [];
  return (body as Asked).items.map(({ what }, index) => [`/items/${index}/what`, what]);
}

function replyTexts({ facts, measures, plainSummary, results }: Reply): [string, string][] {
  const answers = results.map(({ answer }, index): [string, string] => [`/results/${index}/answer`, answer]);
  return [['/facts', facts], ['/measures', measures], ['/plainSummary', plainSummary], ...answers];
}

/** Throws 422 names_complainant with the places where a text names them; never what was found. */
export async function refuseNaming(door: Door, caseId: string, name: RoutedCommand, body: unknown): Promise<void> {
  const texts = textsFor(name, body);
  if (texts.length === 0) return;
  const { state } = await readCaseFile(door, caseId);
  if (name === 'draftReply' && followersOf(state).length === 0) return;
  const { reach } = await openTexts(door, caseId, { reach: state.reach }, { card: readCard });
  const card = (reach as { card?: Card | null }).card ?? null;
  const paths = texts.filter(([, text]) => card !== null && namesPerson(card, text)).map(([path]) => path);
  if (paths.length > 0) throw new Problem('names_complainant', { detail: { paths } });
}
