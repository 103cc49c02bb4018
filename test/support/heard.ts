// What a screen reader is told of a page, from the accessibility tree of the browser itself: heads, landmarks, names of what
// can be used, legends, and the places where news is spoken. Gives what is wrong; leaves out what the words should be.
import type { Page } from 'playwright-core';

interface Node {
  ignored?: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
  nodeId: string;
  parentId?: string;
}

const USED: ReadonlySet<string> = new Set([
  ...['textbox', 'searchbox', 'combobox', 'listbox', 'checkbox', 'radio', 'spinbutton', 'Date', 'DateTime'],
  ...['button', 'link', 'image', 'navigation', 'DisclosureTriangle'],
]);

/** Empty where the page can be followed by ear. */
export async function unheard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const tree = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const all = tree.nodes as Node[];
  const heard = all.filter(({ ignored }) => ignored !== true);
  const of = (role: string) => heard.filter((node) => roleOf(node) === role);
  return [
    ...headFaults(of('heading')),
    ...['main', 'banner'].filter((one) => of(one).length !== 1).map((one) => `${of(one).length} times ${one}`),
    ...heard
      .filter((node) => USED.has(roleOf(node)) && nameOf(node) === '')
      .map((node) => `${roleOf(node)} has no name`),
    ...doubles(of('navigation')),
    ...groupFaults(all),
  ];
}

const roleOf = ({ role }: Node): string => String(role?.value ?? '');
const nameOf = ({ name }: Node): string => String(name?.value ?? '').trim();
const levelOf = ({ properties = [] }: Node): number =>
  Number(properties.find(({ name }) => name === 'level')?.value.value ?? 0);

function headFaults(heads: readonly Node[]): string[] {
  const levels = heads.map(levelOf);
  const firsts = levels.filter((level) => level === 1).length;
  return [
    ...(firsts === 1 ? [] : [`${firsts} heads of level 1`]),
    ...heads.filter((head) => nameOf(head) === '').map(() => 'a head says nothing'),
    // What stands before the first head of the text (a summary of errors, what was done) is one level below it.
    ...levels.flatMap((level, at) =>
      level - (levels[at - 1] ?? 1) > 1 ? [`${nameOf(heads[at]!)}: level ${level} after ${levels[at - 1]}`] : [],
    ),
  ];
}

/** Two landmarks of one kind that are called the same cannot be told apart. */
function doubles(marks: readonly Node[]): string[] {
  const names = marks.map(nameOf);
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two landmarks are called ${name}`);
}

/** A choice belongs to a question that is heard with it. */
function groupFaults(all: readonly Node[]): string[] {
  const byId = new Map(all.map((node) => [node.nodeId, node]));
  const asked = (node: Node): boolean => {
    for (let up = byId.get(node.parentId ?? ''); up !== undefined; up = byId.get(up.parentId ?? ''))
      if (/^(group|radiogroup)$/.test(roleOf(up)) && up.ignored !== true) return nameOf(up) !== '';
    return false;
  };
  return all
    .filter((node) => roleOf(node) === 'radio' && node.ignored !== true && !asked(node))
    .map((node) => `${nameOf(node)}: no question is heard with it`);
}

/** Places that are spoken when something comes into them: how many, by role. */
export async function liveRegions(page: Page): Promise<Record<string, number>> {
  const roles = (await page.evaluate(
    `[...document.querySelectorAll('[role=alert], [role=status], output, [aria-live]')].map((one) => one.getAttribute('role') ?? one.localName)`,
  )) as string[];
  return Object.fromEntries([...new Set(roles)].map((role) => [role, roles.filter((one) => one === role).length]));
}
