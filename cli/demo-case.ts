// Files one complaint of the demo as its channel would, and gives the commands of its script one after the other.
// Every act has a key of its own, so that going on after a break repeats nothing. Leaves out the order of complaints.
import { fileOf } from '../demo/evidence-files.ts';
import { commandBody, evidenceKeysOf, type KnownCase } from '../demo/references.ts';
import { complaintBodyOf, evidenceAtIntake } from '../demo/registration.ts';
import type { DemoComplaint, DemoStep } from '../demo/types.ts';
import type { DemoCase } from './demo-record.ts';
import { type DemoView, standsAt } from './demo-moments.ts';
import { accountOf, type Stage, tokenOf, watcherOf } from './demo-stage.ts';
import { eventually } from './demo-lanes.ts';

export interface PackLists {
  checklist: string[];
  conditions: string[];
}

/** Where an actor sends commands and files of one case. */
interface Desk {
  token: string;
  commands: string;
  evidence: string;
}

/** Sends the complaint; a second call gives the same case. */
export async function file(stage: Stage, complaint: DemoComplaint): Promise<DemoCase & { caseId: string }> {
  const { client, record, save } = stage;
  const { key, contact, matter, endMoment } = complaint;
  const entry: DemoCase = (record.cases[key] ??= {
    title: matter.title,
    channel: contact.client,
    moment: endMoment,
    evidence: {},
    done: 0,
  });
  if (entry.caseId !== undefined) return { ...entry, caseId: entry.caseId };
  const token =
    contact.clerk === undefined
      ? (record.channelKeys[contact.client] ?? null)
      : tokenOf(accountOf(stage, contact.clerk));
  await upload(
    stage,
    complaint,
    { token: token ?? '', commands: '', evidence: '/api/evidence' },
    evidenceAtIntake(complaint),
  );
  const ids = evidenceAtIntake(complaint).map((name) => entry.evidence[name] ?? '');
  const body = complaintBodyOf(complaint, ids, record.startedAt);
  const { caseId, number, trackingCode, linkToken } = await client.send<
    Required<Pick<DemoCase, 'caseId' | 'number' | 'trackingCode' | 'linkToken'>>
  >({
    ...{ method: 'POST', path: '/api/complaints', body, token, key: `demo-${record.loadedOn}-${key}` },
  });
  Object.assign(entry, { caseId, number, trackingCode, linkToken });
  save();
  return { ...entry, caseId };
}

/** Gives what is left of the script, then waits for the promised moment. Throws when it does not come. */
export async function carry(stage: Stage, complaint: DemoComplaint, packs: Map<string, PackLists>): Promise<void> {
  const entry = stage.record.cases[complaint.key];
  if (entry?.caseId === undefined) throw new Error(`${complaint.key} was not filed`);
  if (entry.arrived) return;
  const watch = () => view(stage, entry, tokenOf(watcherOf(stage, complaint.owner)));
  const desks = new Map<string, Desk>();
  for (const [index, step] of complaint.steps.entries()) {
    if (index < entry.done) continue;
    if (step.waitFor !== undefined) await settled(step.waitFor, watch);
    const desk = desks.get(step.by) ?? (await deskOf(stage, entry, step));
    desks.set(step.by, desk);
    await act(stage, complaint, { step, index, desk, pack: packs.get(complaint.pack) });
    entry.done = index + 1;
    stage.save();
  }
  const { endMoment } = complaint;
  if ((await eventually(watch, (now) => standsAt(endMoment, now, stage.record.loadedOn))) === null) {
    throw new Error(`stands at ${(await watch()).phase}, not at ${endMoment}`);
  }
  entry.arrived = true;
  stage.save();
}

interface Act {
  step: DemoStep;
  index: number;
  desk: Desk;
  pack: PackLists | undefined;
}

async function act(stage: Stage, complaint: DemoComplaint, { step, index, desk, pack }: Act): Promise<void> {
  const { client, record } = stage;
  const entry = record.cases[complaint.key] as DemoCase;
  await upload(
    stage,
    complaint,
    desk,
    evidenceKeysOf(
      step,
      complaint.evidence.map((item) => item.key),
    ),
  );
  const now = /"(@\w+|m\d+)"/.test(JSON.stringify(step.data)) ? await view(stage, entry, desk.token) : null;
  const body = commandBody(step, knownOf(complaint, entry, pack, now), record.startedAt);
  await client.send({
    method: 'POST',
    path: `${desk.commands}/${step.command}`,
    query: { onBehalfOf: step.onBehalfOf },
    body,
    token: desk.token,
    key: `demo-${record.loadedOn}-${complaint.key}-${index + 1}-${step.command}`,
  });
}

function knownOf(
  complaint: DemoComplaint,
  { evidence }: DemoCase,
  pack: PackLists | undefined,
  now: DemoView | null,
): KnownCase {
  const told = (now?.notices ?? []).filter(({ audience }) => audience.to === 'complainant');
  return {
    evidence,
    // The door numbers them in the order they come in.
    demands: complaint.demands.map((_, index) => `d${index + 1}`),
    measures: (now?.plans ?? []).flatMap((plan) => plan.measures.map(({ id }) => id)),
    notices: Object.fromEntries(told.map(({ kind, id }) => [kind, id])),
    ...{ checklist: pack?.checklist ?? [], conditions: pack?.conditions ?? [] },
  };
}

async function deskOf(stage: Stage, { caseId, linkToken }: DemoCase, { by }: DemoStep): Promise<Desk> {
  if (by !== 'complainant') {
    const path = `/api/cases/${caseId}`;
    return { token: tokenOf(accountOf(stage, by)), commands: path, evidence: `${path}/evidence` };
  }
  const { token } = await stage.client.send<{ token: string }>({
    method: 'POST',
    path: '/api/tracking',
    body: { link: linkToken },
    token: null,
    anonymous: true,
  });
  return { token, commands: '/api/tracking/commands', evidence: '/api/tracking/evidence' };
}

/** Uploads those of `keys` that have not been. */
async function upload(
  { client, record, save }: Stage,
  complaint: DemoComplaint,
  desk: Desk,
  keys: readonly string[],
): Promise<void> {
  const entry = record.cases[complaint.key] as DemoCase;
  for (const item of complaint.evidence.filter(({ key }) => keys.includes(key) && entry.evidence[key] === undefined)) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(fileOf(item))], { type: item.mime }), item.name);
    const { evidenceId } = await client.send<{ evidenceId: string }>({
      method: 'POST',
      path: desk.evidence,
      form,
      token: desk.token,
    });
    entry.evidence[item.key] = evidenceId;
    save();
  }
}

const view = ({ client }: Stage, { caseId }: DemoCase, token: string): Promise<DemoView> =>
  client.send<DemoView>({ method: 'GET', path: `/api/cases/${caseId}`, token });

const UNSENT = ['offered', 'consented', 'sending'];

/** Waits for hands outside: the hand-over has reached the receiver (and may be further), or every notice has been tried. */
async function settled(what: 'transferSent' | 'noticesSent', watch: () => Promise<DemoView>): Promise<void> {
  const holds = ({ transfer, notices }: DemoView) =>
    what === 'transferSent'
      ? !UNSENT.includes(transfer?.state ?? '')
      : notices.every(({ state }) => state !== 'queued');
  if ((await eventually(watch, holds)) === null) throw new Error(`waited in vain for ${what}`);
}
