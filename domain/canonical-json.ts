// The one text form of a JSON value, so that its hash is the same everywhere: keys sorted, no white space.
// Leaves out hashing itself; follows RFC 8785 for the values we use (finite numbers, strings, plain objects).

/**
 * Canonical JSON of a value. Keys are sorted by UTF-16 code units; members that are `undefined` are left out.
 * Throws on what JSON cannot carry (functions, bigint, NaN, infinities), because a silent `null` would hide a bug.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonicalJson: number is not finite');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`canonicalJson: ${typeof value} has no JSON form`);
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects from another realm (the workflow sandbox) have a prototype of their own whose own prototype is null.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('canonicalJson: only plain objects have a JSON form');
  }
  const members = value as Record<string, unknown>;
  // Every event is hashed by way of this: one loop, no lists of pairs. The default order is that of UTF-16 code units.
  let text = '';
  for (const key of sorted(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Sorted in place where it must be: small objects are often written down in order. */
function sorted(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index += 1) if (keys[index - 1]! > keys[index]!) return keys.sort();
  return keys;
}

/** Printable ASCII without quote and backslash, as ids and dates are: its JSON form is itself between quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
