// What can be chosen in the filters of the queue, and what a chosen value is called. Leaves out how they are drawn.
import { todayAt, catalogueOn } from '../../api/catalogue.ts';
import { unitsSeenBy } from '../../api/case-visibility.ts';
import type { Door } from '../../api/door.ts';
import type { FilterName } from '../../api/list-filters.ts';
import { ROLES } from '../../api/organisation.ts';
import { PHASES } from '../../domain/case.ts';
import { QUEUE_WORDS } from '../../words/desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { TASKS, wordOf } from '../../words/notice-codes.ts';
import { STAFF_PHASE_WORDS } from '../../words/simulation-words.ts';
import { COMPLAINANT_WORDS, isRole, roleWords } from '../../words/waiting-words.ts';
import type { Option } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import type { RowContext } from './row-context.ts';
import type { StaffCaller } from './workbench-page.tsx';

export type Choices = Partial<Record<FilterName, Option[]>>;

/** More than one can scroll through: the id is typed then. */
const MOST_OPTIONS = 400;
const CHANNELS = ['online', 'app', 'counter', 'letter', 'phone'];

export async function choicesFor(
  door: Door,
  caller: StaffCaller,
  { say }: PageContext,
  { unitName }: RowContext,
): Promise<Choices> {
  const [units, catalogue] = await Promise.all([
    unitsSeenBy(door, caller),
    todayAt(door).then((today) => catalogueOn(door, today)),
  ]);
  const option = (value: string, label: string): Option => ({ value, label });
  const listed = (options: Option[]) => (options.length === 0 || options.length > MOST_OPTIONS ? undefined : options);
  return {
    unit: listed(units.map((id) => option(id, say(unitName(id))))),
    phase: PHASES.map((phase) => option(phase, say(STAFF_PHASE_WORDS[phase]))),
    handler: [option('me', say(QUEUE_WORDS.me)), option('none', say(QUEUE_WORDS.none))],
    open: [option('true', say(QUEUE_WORDS.openYes)), option('false', say(QUEUE_WORDS.openNo))],
    category: listed(catalogue.categories.map(({ code, name }) => option(code, say(name)))),
    channel: CHANNELS.map((channel) => option(channel, say(codeLabel('channel', channel)))),
    waiting: [
      option('complainant', say(COMPLAINANT_WORDS)),
      ...ROLES.filter((role) => !['rules', 'auditor', 'operator'].includes(role)).map((role) =>
        option(role, say(roleWords(role))),
      ),
    ],
  };
}

/** What a value that is set is called; what was typed stays as it is. */
export function valueLabel(
  { say }: PageContext,
  { unitName, staffName }: RowContext,
  choices: Choices,
  name: FilterName,
  value: string,
): string {
  const known = choices[name]?.find((one) => one.value === value)?.label;
  if (known !== undefined) return known;
  if (name === 'unit') return say(unitName(value));
  if (name === 'handler') return staffName(value);
  if (name === 'waiting') return say(isRole(value) ? roleWords(value) : wordOf(TASKS, value));
  return value;
}
