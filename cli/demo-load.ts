// Loads the demo over HTTP: looks whether it may, enters the organisation, files the complaints and carries each to its
// moment, four at a time. A second run goes on where the first stopped, or does nothing. Leaves out printing (demo.ts).
import { DEMO_COMPLAINTS } from '../demo/complaints.ts';
import { dayOf } from '../demo/dates.ts';
import type { DemoComplaint } from '../demo/types.ts';
import { MOMENT_WORDS } from '../words/demo-words.ts';
import { ApiClient } from './api-client.ts';
import { enterOrganisation, getTokens, newAccounts } from './demo-accounts.ts';
import { carry, file, type PackLists } from './demo-case.ts';
import { eachInLanes } from './demo-lanes.ts';
import { type DemoRecord, readRecord, recordFile, writeRecord } from './demo-record.ts';
import { DemoStopped, type DemoSay, type Stage, tokenOf } from './demo-stage.ts';
import { EXIT } from './exit-codes.ts';
import type { Language } from './settings.ts';
import { ToolError } from './tool-error.ts';

const LANES = 4;
/** A limit on requests may hold the loader up; it waits rather than fails. */
const PATIENCE_MS = 5 * 60_000;

export interface DemoOptions {
  url: string;
  /** Where demo.json stands. */
  dataDir: string;
  setupToken: string | null;
  language: Language;
  say: DemoSay;
  tell: (line: string) => void;
  log?: (line: string) => void;
}

export interface DemoLoaded {
  record: DemoRecord;
  /** Everything was there before; nothing was sent but questions. */
  wasComplete: boolean;
}

/** Throws DemoStopped (nothing changed), ApiProblem, or ToolRemark when the server does not answer. */
export async function loadDemo(options: DemoOptions): Promise<DemoLoaded> {
  const stage = await prepare(options);
  await getTokens(stage);
  await fileUnsure(stage);
  await refuseRealCases(stage);
  if (stage.record.complete) return { record: stage.record, wasComplete: true };
  await play(stage, options.language);
  stage.record.complete = true;
  stage.save();
  return { record: stage.record, wasComplete: false };
}

/** The stage with the organisation entered, or the one of an earlier run. */
async function prepare({ url, dataDir, setupToken, language, say, tell, log }: DemoOptions): Promise<Stage> {
  const client = new ApiClient(
    { url, token: null, language, json: false, verbose: false, waitMs: PATIENCE_MS },
    log ?? (() => undefined),
  );
  await refuseUnready(client);
  const { units } = await client.send<{ units: unknown[] }>({ method: 'GET', path: '/api/units', anonymous: true });
  const known = readRecord(dataDir);
  const isEmpty = units.length === 0;
  if (!isEmpty && known === null)
    throw new DemoStopped('ownOrganisation', { url, count: units.length, file: recordFile(dataDir) });
  const record = isEmpty || known === null ? newRecord(url) : known;
  const stage: Stage = { client, dataDir, record, save: () => writeRecord(dataDir, record), tell, say };
  if (!isEmpty) {
    if (!record.complete) tell(say('goingOn', { day: record.loadedOn }));
    return stage;
  }
  if (setupToken === null) throw new DemoStopped('noSetupToken', { file: `${dataDir}/secrets.json` });
  // Written before it is sent: the passwords are nowhere else.
  stage.save();
  await enterOrganisation(stage, setupToken);
  return stage;
}

function newRecord(url: string): DemoRecord {
  const startedAt = Date.now();
  const about = 'Made by npm run demo. The people are invented, the credentials are real.';
  return {
    about,
    url,
    loadedOn: dayOf(startedAt, 0),
    startedAt,
    complete: false,
    accounts: newAccounts(),
    channelKeys: {},
    cases: {},
  };
}

async function refuseUnready(client: ApiClient): Promise<void> {
  const { url } = client.settings;
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  if (response === null) throw new DemoStopped('notRunning', { url });
  const state = (await response.json().catch(() => ({}))) as { status?: string; database?: string; engine?: string };
  if (state.status !== 'ready')
    throw new DemoStopped('notReady', { url, database: state.database ?? '?', engine: state.engine ?? '?' });
}

/** A run that was killed in between may have filed more than it wrote down: the same keys find them again. */
async function fileUnsure(stage: Stage): Promise<void> {
  for (const complaint of DEMO_COMPLAINTS) {
    const entry = stage.record.cases[complaint.key];
    if (entry !== undefined && entry.caseId === undefined) await file(stage, complaint);
  }
}

async function refuseRealCases({ client, record, dataDir }: Stage): Promise<void> {
  const own = new Set(Object.values(record.cases).map(({ caseId }) => caseId));
  const foreign = new Set<string>();
  for (const account of Object.values(record.accounts).filter(({ roles }) => roles.includes('supervisor'))) {
    let cursor: string | undefined;
    do {
      const query = { limit: 200, cursor };
      const page = await client.send<{ cases: { caseId: string; number: string }[]; next: string | null }>({
        method: 'GET',
        path: '/api/cases',
        query,
        token: tokenOf(account),
      });
      for (const { caseId, number } of page.cases) if (!own.has(caseId)) foreign.add(number);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  if (foreign.size === 0) return;
  const numbers = [...foreign].slice(0, 5).join(', ') + (foreign.size > 5 ? ', ...' : '');
  throw new DemoStopped('realCases', { count: foreign.size, numbers, file: recordFile(dataDir) });
}

/** All complaints; one that fails does not keep the others back. */
async function play(stage: Stage, language: Language): Promise<void> {
  const { tell, say } = stage;
  tell(say('filing', { count: DEMO_COMPLAINTS.length, lanes: LANES }));
  const packs = await packLists(stage.client);
  let ended = 0;
  let failed = 0;
  await eachInLanes(DEMO_COMPLAINTS, LANES, async (complaint) => {
    const beganAt = Date.now();
    const end = await playOne(stage, complaint, packs);
    if (end !== null) failed += 1;
    const { number = '-', title } = stage.record.cases[complaint.key] ?? { title: complaint.matter.title };
    const seconds = ((Date.now() - beganAt) / 1000).toFixed(1).padStart(5);
    ended += 1;
    tell(
      `  ${String(ended).padStart(2)}/${DEMO_COMPLAINTS.length} ${seconds} s  ${number}  ${end ?? MOMENT_WORDS[complaint.endMoment][language]}  ${title}`,
    );
  });
  if (failed > 0) throw new DemoStopped('failed', { count: failed });
}

/** Null, or what went wrong, in one line. */
async function playOne(stage: Stage, complaint: DemoComplaint, packs: Map<string, PackLists>): Promise<string | null> {
  try {
    await file(stage, complaint);
    await carry(stage, complaint, packs);
    return null;
  } catch (error) {
    if (error instanceof ToolError && error.exit === EXIT.unavailable) throw error;
    return `✗ ${complaint.key}: ${whatOf(error)}`;
  }
}

function whatOf(error: unknown): string {
  const { body } = error as { body?: unknown };
  return body === undefined ? (error as Error).message : JSON.stringify(body);
}

/** What "all met" means under each pack. */
async function packLists(client: ApiClient): Promise<Map<string, PackLists>> {
  const lists = new Map<string, PackLists>();
  for (const id of new Set(DEMO_COMPLAINTS.map(({ pack }) => pack))) {
    const pack = await client.send<{ checklist: { item: string }[]; conditions: { code: string }[] }>({
      method: 'GET',
      path: `/api/packs/${id}`,
      anonymous: true,
    });
    lists.set(id, {
      checklist: pack.checklist.map(({ item }) => item),
      conditions: pack.conditions.map(({ code }) => code),
    });
  }
  return lists;
}
