// A case lived to its archived end in memory, then recorded as the door and the worker would have: sealed texts, evidence
// in the store, events re-chained over them. Leaves out the engine.
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createFiles } from '../../adapters/files.ts';
import { createVault, textAad } from '../../adapters/vault.ts';
import { recordEvents } from '../../db/case-writes.ts';
import type { Db } from '../../db/connect.ts';
import { putHistory } from '../../db/archive-writes.ts';
import { putOrganisation } from '../../db/directory-writes.ts';
import { addEvidence } from '../../db/evidence-writes.ts';
import { registerIntake } from '../../db/intake-writes.ts';
import { addTexts } from '../../db/text-writes.ts';
import { textRefs } from '../../domain/archive-refs.ts';
import { foldAll } from '../../domain/case-apply.ts';
import { CHAIN_START, eventHash } from '../../domain/case-chain.ts';
import { projectCase } from '../../domain/case-projection.ts';
import type { CaseEvent, EvidenceRef, TextRef } from '../../domain/case.ts';
import { anActor, aText, COMPLAINANT, Life } from './case-builders.ts';
import { accepted, appealed, approved, planned, replied, reviewed } from './case-stages.ts';
import { aClaim, anIntake } from './intakes.ts';

const UNITS = [
  { id: 'yunxi.center', nameZh: '云溪区政务服务中心', nameEn: 'Yunxi Centre', code: 'YXZW', docCode: '云政务' },
  { id: 'yunxi.fucha', nameZh: '云溪区复查办', nameEn: 'Yunxi Review Office', docCode: '云复查' },
  { id: 'chengjiang.fuhe', nameZh: '澄江市复核办', nameEn: 'Chengjiang Review Office', docCode: '澄复核' },
].map((unit) => ({ ...unit, isBody: true, body: unit.id }));

export function archiveDeps(db: Db, folder: string): ActivityDeps {
  return {
    ...{ db, mailer: null, zone: 'Asia/Shanghai', logger: pino({ level: 'silent' }) },
    vault: createVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]),
    files: createFiles(folder),
    client: new Client({ connection: Connection.lazy() }),
  };
}

export interface ArchivedCase {
  caseId: string;
  number: string;
  events: CaseEvent[];
  evidence: Buffer[];
}

/** From an intake with two files through reply, review and a kept promise to the archive. */
export async function anArchivedCase(deps: ActivityDeps, key: string, files: Buffer[]): Promise<ArchivedCase> {
  const { db, vault } = deps;
  await putOrganisation(db, { units: UNITS, staff: [], channelClients: [] });
  const claim = aClaim({ key });
  const { caseId } = claim;
  const intake = anIntake(vault, caseId, {
    name: '李明',
    email: 'liming@example.org',
    note: '=HYPERLINK("x") <script>',
  });
  const result = await registerIntake(db, claim, intake.record);
  if (result.kind !== 'new') throw new Error(result.kind);
  const refs: EvidenceRef[] = [];
  for (const bytes of files) refs.push(await store(deps, caseId, intake.caseKey.key, bytes));
  const life = new Life(intake.law, {
    ...intake.parts,
    caseId,
    number: result.number,
    reach: intake.reach,
    evidence: refs,
  });
  const events = await seal(db, vault, caseId, intake.caseKey.key, live(life, refs).events);
  await recordEvents(db, { caseId, events, row: projectCase(foldAll(events)) });
  const history = Buffer.from(JSON.stringify({ events: [{ eventId: '1' }] }));
  const { sha256, size, blob } = await deps.files.put([history], { key: null, maxBytes: 1e6 });
  await putHistory(db, { caseId, runId: randomUUID(), sha256, size, file: blob });
  return { caseId, number: result.number, events, evidence: files };
}

function live(life: Life, refs: EvidenceRef[]): Life {
  const handler = anActor('handler');
  accepted(life);
  life.do(
    'recordAction',
    { kind: 'siteSurvey', on: '2026-03-02', place: '窗口', by: ['handler-1'], record: aText(), evidence: [] },
    handler,
  );
  const bases = [{ kind: 'law' as const, title: '示例条例', clause: '1', version: '2024' }];
  const finding = { outcome: 'upheld' as const, bases, responsible: 'respondent' as const, degree: 'full' as const };
  for (const { id } of life.state.demands) {
    life.do(
      'recordFinding',
      { ...finding, demand: id, facts: aText(), evidence: refs.map((ref) => ref.evidence) },
      handler,
    );
  }
  replied(approved(planned(life, 'upheld', '2026-04-30')), 'upheld').opens('reply');
  reviewed(appealed(life), 1, 'uphold').opens('reviewOpinion');
  const [measure] = Object.keys(life.state.measures);
  life.do('reportMeasure', { measure: measure!, note: aText(), proof: [], paymentReference: 'p-1' }, handler);
  life.do('verifyMeasure', { measure: measure!, done: true, note: aText() }, anActor('lead'));
  life.until('2026-12-01');
  return life.do('archive', { missingReason: aText() }, anActor('archivist'));
}

async function store(
  { files, vault, db }: ActivityDeps,
  caseId: string,
  caseKey: Buffer,
  bytes: Buffer,
): Promise<EvidenceRef> {
  const id = randomUUID();
  const { key, wrapped } = vault.newFileKey(caseKey, id);
  const { sha256, size, blob } = await files.put([bytes], { key, maxBytes: 1e9 });
  const nameId = randomUUID();
  const name = {
    id: nameId,
    purpose: 'evidenceName',
    ...vault.seal(caseKey, '=cmd|证据.png', textAad(caseId, nameId)),
  };
  const row = {
    id,
    caseId,
    uploadedBy: 'website',
    sha256,
    size,
    mime: 'image/png',
    submittedBy: COMPLAINANT,
    receivedAt: 1_772_413_800_000,
  };
  await addEvidence(db, { ...row, wrappedKey: wrapped, blobSha256: blob }, name);
  return { evidence: id, sha256, size };
}

/** Gives the builders' invented texts real ciphertexts, and chains the events again over them. */
async function seal(
  db: Db,
  vault: ActivityDeps['vault'],
  caseId: string,
  caseKey: Buffer,
  events: CaseEvent[],
): Promise<CaseEvent[]> {
  const invented = [...textRefs(events).keys()].filter((id) => id.startsWith('00000000-'));
  const sealed = new Map<string, TextRef>();
  for (const old of invented) {
    const id = randomUUID();
    const text = vault.seal(caseKey, `文本 ${old.slice(-4)}\n# 不是标题 <b>`, textAad(caseId, id));
    sealed.set(old, { text: id, length: text.length, sha256: text.sha256 });
    await addTexts(db, caseId, [{ id, purpose: 'test', ...text }]);
  }
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== 'object' || value === null) return value;
    const known = 'text' in value && typeof value.text === 'string' ? sealed.get(value.text) : undefined;
    return known ?? Object.fromEntries(Object.entries(value).map(([field, member]) => [field, swap(member)]));
  };
  let prev = CHAIN_START;
  return (swap(events) as CaseEvent[]).map((event) => {
    const { hash: _hash, ...open } = { ...event, prev };
    const next = { ...open, hash: eventHash(open) } as CaseEvent;
    prev = next.hash;
    return next;
  });
}
