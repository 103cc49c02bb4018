// The oracle: compares what was sent and answered with tables, engine and mail, and names each invariant that does not
// hold (docs: promises N1..N15). Leaves out reading (checker-facts.ts); knows no rule of the law.
import { caseWorkflowId } from '../../workflows/case-messages.ts';
import { type Facts, groupBy, readFacts, untilQuiet, type World } from './checker-facts.ts';
import { ledgerIsWhole, listsEqualTheLedger, nothingAppliedTwice, versionsOnlyRise } from './checker-ledger.ts';
import { everyNoticeIsDelivered, noNoticeOutOfNothing } from './checker-notices.ts';

export type Invariant = 'N1' | 'N2' | 'N3' | 'N4' | 'N5' | 'N6' | 'N7' | 'N8' | 'N9' | 'N10' | 'N14' | 'N15';

export interface Finding {
  id: Invariant;
  /** Number, case or key it is about. */
  about: string;
  what: string;
}

type Check = (facts: Facts) => Omit<Finding, 'id'>[];

/** Waits until the system is quiet, then says everything that does not hold; empty when all is well. */
export async function check(world: World): Promise<Finding[]> {
  await untilQuiet(world);
  const facts = await readFacts(world);
  return (Object.keys(CHECKS) as Invariant[]).flatMap((id) => CHECKS[id](facts).map((found) => ({ id, ...found })));
}

const CHECKS: Record<Invariant, Check> = {
  N1: nothingAcknowledgedIsLost,
  N2: unknownAnswersAreHarmless,
  N3: noCaseOutOfNothing,
  N4: oneExecutionPerCase,
  N5: noBrokenExecution,
  N6: numbersWithoutGaps,
  N7: ledgerIsWhole,
  N8: listsEqualTheLedger,
  N9: everyNoticeIsDelivered,
  N10: noNoticeOutOfNothing,
  N14: nothingAppliedTwice,
  N15: versionsOnlyRise,
};

function nothingAcknowledgedIsLost({ acts, cases, ledger, intakes, events, submissions, clientId }: Facts) {
  const intakeActs = acts.filter((act) => act.kind === 'intake' && act.acknowledged.length > 0);
  const lostIntakes = intakeActs.flatMap(({ key, acknowledged: [first] }) => {
    const entered = ledger.filter((row) => row.caseId === first?.caseId);
    const said = [
      ...(cases.filter((row) => row.caseId === first?.caseId && row.number === first.number).length === 1
        ? []
        : ['has no case of its number']),
      ...(entered.length === 1 && entered[0]?.number === first?.number
        ? []
        : [`stands ${entered.length} times in the complaint ledger`]),
      ...(intakes.some((row) => row.clientId === clientId && row.key === key && row.caseId === first?.caseId)
        ? []
        : ['has no intake under its key']),
    ];
    return said.map((what) => ({ about: key, what }));
  });
  const settled = new Set(
    submissions.filter((row) => row.status !== 'pending').map((row) => `${row.caseId} ${row.key}`),
  );
  const lostActs = acts
    .filter((act) => act.kind !== 'intake' && act.acknowledged.length > 0)
    .filter(({ kind, caseId, key }) => {
      const isRecorded = events.get(caseId ?? '')?.some((row) => row.key === key) ?? false;
      return kind === 'command' ? !isRecorded : !isRecorded && !settled.has(`${caseId} ${key}`);
    });
  return [
    ...lostIntakes,
    ...lostActs.map(({ key, name }) => ({ about: key, what: `${name} was acknowledged and left no event` })),
  ];
}

function unknownAnswersAreHarmless({ acts, intakes, cases, clientId }: Facts) {
  return acts
    .filter((act) => act.kind === 'intake' && act.hadUnknown)
    .flatMap(({ key, acknowledged }) => {
      const numbers = new Set(acknowledged.map((answered) => answered.number));
      const rows = intakes.filter((row) => row.clientId === clientId && row.key === key);
      const born = cases.filter((row) => rows.some((intake) => intake.caseId === row.caseId));
      if (numbers.size > 1) return [{ about: key, what: `was given ${numbers.size} numbers` }];
      return rows.length > 1 || born.length !== rows.length
        ? [{ about: key, what: `led to ${born.length} cases of ${rows.length} intakes` }]
        : [];
    });
}

function noCaseOutOfNothing({ cases, ledger, intakes, acts }: Facts) {
  const sent = new Set(acts.filter((act) => act.kind === 'intake').map((act) => act.key));
  const origin = new Map(intakes.map((row) => [row.caseId, row.key]));
  const known = new Set(cases.map((row) => row.caseId));
  return [
    ...cases
      .filter((row) => !sent.has(origin.get(row.caseId) ?? ''))
      .map((row) => ({ about: row.number, what: 'nobody filed this case' })),
    ...ledger
      .filter((row) => !known.has(row.caseId))
      .map((row) => ({ about: row.number, what: 'stands in the ledger and is no case' })),
  ];
}

function oneExecutionPerCase({ cases, standings, runs, events }: Facts) {
  const owned = new Set(cases.map((row) => caseWorkflowId(row.caseId)));
  const strays = [...runs.keys()]
    .filter((id) => !owned.has(id))
    .map((id) => ({ about: id, what: 'an execution without a case' }));
  const wrong = cases.flatMap(({ caseId, number }) => {
    const standing = standings.get(caseId);
    const isSealed = events.get(caseId)?.at(-1)?.type === 'archived';
    const said = [
      ...(standing === 'missing' && !isSealed ? ['has no execution'] : []),
      ...(standing === 'COMPLETED' && !isSealed ? ['its execution is over, the case is not'] : []),
      ...(standing === 'RUNNING' && isSealed ? ['is archived, and its execution still runs'] : []),
      ...((runs.get(caseWorkflowId(caseId)) ?? 0) > 1 ? ['has more than one execution'] : []),
    ];
    return said.map((what) => ({ about: number, what }));
  });
  return [...strays, ...wrong];
}

function noBrokenExecution({ cases, standings }: Facts) {
  const broken = cases.filter(
    ({ caseId }) => !['RUNNING', 'COMPLETED', 'missing'].includes(standings.get(caseId) ?? ''),
  );
  return broken.map(({ caseId, number }) => ({ about: number, what: `its execution is ${standings.get(caseId)}` }));
}

function numbersWithoutGaps({ cases, counters, units, documentNumbers }: Facts) {
  const drawn = new Map(counters.map((row) => [`${row.scope} ${row.year}`, row.next]));
  const codes = new Map(units.map((unit) => [unit.code, unit.id]));
  const numbered = cases.map(({ number }) => {
    const [code = '', year = '', seq = ''] = number.split('-');
    return { series: `case:${codes.get(code)} ${year}`, seq: Number(seq) };
  });
  const documents = documentNumbers.map(({ unit, kind, year, seq }) => ({
    series: `document:${unit}:${kind} ${year}`,
    seq,
  }));
  return [...groupBy([...numbered, ...documents], (one) => one.series)].flatMap(([series, rows]) => {
    const seqs = rows.map((row) => row.seq).sort((a, b) => a - b);
    const firstWrong = seqs.findIndex((seq, index) => seq !== index + 1);
    if (firstWrong !== -1) return [{ about: series, what: `number ${firstWrong + 1} is ${seqs[firstWrong]}` }];
    return drawn.get(series) === seqs.length + 1
      ? []
      : [{ about: series, what: `${seqs.length} numbers given, the next would be ${drawn.get(series)}` }];
  });
}
