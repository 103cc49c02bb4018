// Decides whether a text names a person: by name, number or address as on their contact card. Leaves out what only a
// reader can see (a nickname, a story that points at one person): whoever writes the text answers for that.

/** What of a contact card says who it is. */
export interface NamedCard {
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
  idNumber?: string;
  representative?: { name?: string; phone?: string };
  representatives?: { name?: string; phone?: string }[];
}

export function namesPerson(card: NamedCard, text: string): boolean {
  const { name, email, address, idNumber, representative, representatives = [] } = card;
  const said = plain(text);
  const others = [...(representative ? [representative] : []), ...representatives];
  const words = [name, email, address, idNumber, ...others.map((one) => one.name)].map((one) => plain(one ?? ''));
  const digits = text.replace(/[^\d]+/g, '');
  const numbers = [card, ...others].map(({ phone }) => (phone ?? '').replace(/\D+/g, ''));
  // A single character or a short line number stands in every text.
  return (
    words.some((one) => one.length > 1 && said.includes(one)) ||
    numbers.some((one) => one.length > 6 && digits.includes(one))
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
