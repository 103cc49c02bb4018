// Decides whether a text that a respondent will read names the complainant: by name, number or address as on the contact
// card. Leaves out what only a reader can see (a nickname, a story that points at one person): the lead answers for that.
import type { RoutedCommand } from './command-bodies.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { type Card, readCard } from './personal-data.ts';
import { openTexts } from './sealing.ts';

type Summary = { summary: string };
type Asked = { from: 'complainant' | 'respondent'; items: { item: string; what: string }[] };

/** Texts of a command by their place in its body that go to a respondent. */
function textsFor(name: RoutedCommand, body: unknown): [string, string][] {
  if (name === 'approveSummary') return [['/summary', (body as Summary).summary]];
  if (name !== 'requestInformation' || (body as Asked).from !== 'respondent') return [];
  return (body as Asked).items.map(({ what }, index) => [`/items/${index}/what`, what]);
}

/** Throws 422 names_complainant with the places where a text names them; never what was found. */
export async function refuseNaming(door: Door, caseId: string, name: RoutedCommand, body: unknown): Promise<void> {
  const texts = textsFor(name, body);
  if (texts.length === 0) return;
  const { state } = await readCaseFile(door, caseId);
  const { reach } = await openTexts(door, caseId, { reach: state.reach }, { card: readCard });
  const card = (reach as { card?: Card | null }).card ?? null;
  const paths = texts.filter(([, text]) => card !== null && names(card, text)).map(([path]) => path);
  if (paths.length > 0) throw new Problem('names_complainant', { detail: { paths } });
}

function names({ name, phone, email, address, idNumber, representative }: Card, text: string): boolean {
  const said = plain(text);
  const words = [name, email, address, idNumber, representative?.name].map((one) => plain(one ?? ''));
  const digits = text.replace(/[^\d]+/g, '');
  const numbers = [phone, representative?.phone].map((one) => (one ?? '').replace(/\D+/g, ''));
  // A single character or a short line number stands in every text.
  return (
    words.some((one) => one.length > 1 && said.includes(one)) ||
    numbers.some((one) => one.length > 6 && digits.includes(one))
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
