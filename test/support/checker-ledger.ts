// The part of the oracle about what is recorded: chain and fold (N7), lists (N8), nothing twice (N14), versions (N15).
import { brokenAt } from '../../domain/case-chain.ts';
import { foldAll } from '../../domain/case-apply.ts';
import type { CaseEvent } from '../../domain/case.ts';
import { type CaseRow, projectCase } from '../../domain/case-projection.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Act, type Facts, groupBy } from './checker-facts.ts';

export function ledgerIsWhole({ cases, events }: Facts) {
  return cases.flatMap((row) => {
    const stored = events.get(row.caseId) ?? [];
    const what =
      brokenLedger(stored) ??
      differingRow(
        row,
        stored.map((one) => one.event),
      );
    return what === null ? [] : [{ about: row.number, what }];
  });
}

function brokenLedger(stored: Facts['events'] extends Map<string, infer Rows> ? Rows : never): string | null {
  if (stored.length === 0) return 'has no event';
  const chain = stored.map((one) => one.event);
  const broken = brokenAt(chain);
  if (broken !== null) return `the chain breaks at event ${broken}`;
  const odd = stored.find(
    ({ event, ...row }) =>
      (['seq', 'type', 'at', 'effectiveOn', 'prev', 'hash'] as const).some((column) => row[column] !== event[column]) ||
      row.key !== (event.key ?? null),
  );
  return odd === undefined ? null : `the columns of event ${odd.seq} are not the event`;
}

function differingRow(row: Facts['cases'][number], chain: readonly CaseEvent[]): string | null {
  const folded: CaseRow = projectCase(foldAll(chain));
  const fields = Object.keys(folded) as (keyof CaseRow)[];
  const differing = fields.filter((field) => canonicalJson(folded[field]) !== canonicalJson(row[field]));
  return differing.length === 0 ? null : `the row differs from the events in ${differing.join(', ')}`;
}

export function listsEqualTheLedger({ cases, listed }: Facts) {
  if (listed === null) return [];
  const shown = new Map(listed.map((one) => [one.caseId, one]));
  const wrong = cases.filter((row) => {
    const one = shown.get(row.caseId);
    return (['number', 'phase', 'dueOn', 'overdue'] as const).some((field) => one?.[field] !== row[field]);
  });
  const extra =
    listed.length === cases.length ? [] : [{ about: 'list', what: `shows ${listed.length} of ${cases.length} cases` }];
  return [...extra, ...wrong.map(({ number }) => ({ about: number, what: 'the list shows it otherwise' }))];
}

export function nothingAppliedTwice({ events, acts }: Facts) {
  const sent = new Set(acts.filter((act) => act.kind !== 'intake').map((act) => `${act.caseId} ${act.key}`));
  return [...events].flatMap(([caseId, rows]) =>
    [
      ...groupBy(
        rows.filter((row) => row.key !== null && row.type !== 'registered'),
        (row) => String(row.key),
      ),
    ].flatMap(([key, own]) => {
      const isOneAct = own.every((row, index) => row.at === own[0]?.at && row.seq === (own[0]?.seq ?? 0) + index);
      if (!isOneAct)
        return [{ about: key, what: `applied more than once: events ${own.map((row) => row.seq).join(', ')}` }];
      return sent.has(`${caseId} ${key}`) ? [] : [{ about: key, what: `${own[0]?.type} of a command nobody sent` }];
    }),
  );
}

export function versionsOnlyRise({ acts, cases }: Facts) {
  const stored = new Map(cases.map((row) => [row.caseId, row.version]));
  const commands = acts.filter((act) => act.kind === 'command');
  return [...groupBy(commands, (act) => act.caseId ?? '')].flatMap(([caseId, own]) => {
    const answers = answeredVersions(own);
    const back = answers.find((one) =>
      answers.some((earlier) => earlier.at < one.sentAt && earlier.version > one.version),
    );
    if (back !== undefined) return [{ about: caseId, what: `version ${back.version} was answered after a higher one` }];
    return answers.some((one) => one.version > (stored.get(caseId) ?? 0))
      ? [{ about: caseId, what: 'an answered version is not stored' }]
      : [];
  });
}

function answeredVersions(acts: readonly Act[]): { sentAt: number; at: number; version: number }[] {
  return acts.flatMap(({ tries }) =>
    tries.flatMap(({ sent, answered }) =>
      answered?.version === undefined ? [] : [{ sentAt: sent.at, at: answered.at, version: answered.version }],
    ),
  );
}
