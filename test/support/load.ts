// A load client that keeps its own append-only log of what was sent and answered: what the checker measures the system by.
// An answer is a yes, a no, or unknown; an unknown one is sent again under the same key until it is known.
import { appendFileSync } from 'node:fs';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { SignalName } from '../../workflows/case-messages.ts';
import type { ProductApi } from './processes.ts';

/** One request goes out. */
export interface Sent {
  is: 'sent';
  /** Number of the request in the log. */
  request: number;
  at: number;
  kind: 'intake' | 'command' | 'signal';
  /** Idempotency key. */
  key: string;
  /** Null for an intake: the answer names the case. */
  caseId: string | null;
  /** Name of the command or signal. */
  name: string;
}

/** What came back, or that nothing did. */
export interface Answered {
  is: 'answered';
  request: number;
  at: number;
  /** HTTP status; null when the connection broke or nothing came in time. */
  status: number | null;
  /** Code of a problem. */
  code?: string;
  hasRetryAfter?: boolean;
  caseId?: string;
  number?: string;
  version?: number;
  phase?: string;
}

export type LogEntry = Sent | Answered;

/** In memory and, where a file is named, line by line on disk; nothing is ever changed or taken out. */
export class LoadLog {
  readonly #entries: LogEntry[] = [];
  readonly #file: string | null;

  constructor(file: string | null = null) {
    this.#file = file;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  append(entry: LogEntry): void {
    this.#entries.push(Object.freeze(entry));
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  get sent(): Sent[] {
    return this.#entries.filter((entry): entry is Sent => entry.is === 'sent');
  }

  get answers(): Answered[] {
    return this.#entries.filter((entry): entry is Answered => entry.is === 'answered');
  }
}

/** The door answers within its own ten seconds; after this the answer counts as unknown. */
const PATIENCE_MS = 15_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Act = Pick<Sent, 'kind' | 'key' | 'caseId' | 'name'>;

export class LoadClient {
  readonly log: LoadLog;
  readonly #api: ProductApi;
  #requests = 0;

  constructor(api: ProductApi, log: LoadLog) {
    this.#api = api;
    this.log = log;
  }

  /** One attempt to register a complaint by the website. */
  intake(key: string, body: object = aComplaint(key)): Promise<Answered> {
    return this.#send(
      { kind: 'intake', key, caseId: null, name: 'register' },
      '/api/complaints',
      this.#api.channelKeys['website'] ?? '',
      body,
    );
  }

  /** One attempt to give a command as the member of staff of that name. */
  async command(caseId: string, name: RoutedCommand, body: object, username: string, key: string): Promise<Answered> {
    return this.#send(
      { kind: 'command', key, caseId, name },
      `/api/cases/${caseId}/${name}`,
      await this.#api.tokenOf(username),
      body,
    );
  }

  /** One attempt to hand in a signal, as the member of staff of that name. */
  async signal(caseId: string, name: SignalName, body: object, username: string, key: string): Promise<Answered> {
    return this.#send(
      { kind: 'signal', key, caseId, name },
      `/api/cases/${caseId}/signals/${name}`,
      await this.#api.tokenOf(username),
      body,
    );
  }

  /** Uploads a small text file into a case; gives its id. Not part of the log: what counts is the signal that names it. */
  async upload(caseId: string, username: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([`evidence of ${caseId}\n`], { type: 'text/plain' }), 'note.txt');
    const headers = { authorization: `Bearer ${await this.#api.tokenOf(username)}` };
    const response = await fetch(`${this.#api.url}/api/cases/${caseId}/evidence`, {
      method: 'POST',
      headers,
      body: form,
    });
    if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { evidenceId: string }).evidenceId;
  }

  async #send(act: Act, route: string, bearer: string, body: object): Promise<Answered> {
    const request = ++this.#requests;
    this.log.append({ is: 'sent', request, at: Date.now(), ...act });
    const answered = await attempt(`${this.#api.url}${route}`, bearer, act.key, body);
    const entry: Answered = { is: 'answered', request, at: Date.now(), ...answered };
    this.log.append(entry);
    return entry;
  }
}

async function attempt(
  url: string,
  bearer: string,
  key: string,
  body: object,
): Promise<Omit<Answered, 'is' | 'request' | 'at'>> {
  try {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, 'idempotency-key': key };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { code, caseId, number, version, phase } = (await response.json()) as Record<string, never>;
    return {
      status: response.status,
      code,
      hasRetryAfter: response.headers.has('retry-after'),
      caseId,
      number,
      version,
      phase,
    };
  } catch {
    return { status: null };
  }
}

/** True while nobody knows whether it happened: no answer, or an answer that says "try again". */
export const isUnknown = ({ status }: Answered): boolean => status === null || status === 429 || status >= 500;

/** Sends the same act again until it is known what became of it. Throws after `limitMs`. */
export async function untilKnown(send: () => Promise<Answered>, limitMs = 120_000): Promise<Answered> {
  for (const end = Date.now() + limitMs; ; await pause(200)) {
    const answered = await send();
    if (!isUnknown(answered)) return answered;
    if (Date.now() > end)
      throw new Error(
        `no answer to one key in ${limitMs} ms; the last one was ${answered.status} ${answered.code ?? ''}`,
      );
  }
}

export function aComplaint(key: string, change: object = {}): object {
  return {
    category: 'window_procedure',
    respondent: 'yunxi.center.window',
    title: `窗口多次往返 ${key}`,
    matter: '三次到窗口办理，每次要求的材料都不一样。',
    demands: ['说明所需材料并当场办理'],
    reach: {
      ...{ methods: ['email', 'inbox'], preferred: 'email', electronicConsent: true, language: 'zh', noReply: false },
      card: { name: '李明', email: `${key.toLowerCase()}@example.org` },
    },
    truthDeclared: true,
    ...change,
  };
}

/** Where a journey ends: with the acceptance, or with the issued reply. */
export type Goal = 'accepted' | 'replied';

/**
 * One case from intake to its goal, every act repeated until it is known. Throws when the system says no to an act
 * that must be allowed.
 */
export async function walkCase(client: LoadClient, key: string, goal: Goal): Promise<string> {
  const registered = await untilKnown(() => client.intake(key));
  const caseId = registered.caseId ?? '';
  if (registered.status !== 201) throw new Error(`${key}: intake was answered ${registered.status} ${registered.code}`);
  for (const [name, username, body] of journey(goal)) {
    const answered = await untilKnown(() => client.command(caseId, name, body, username, `${key}-${name}`));
    if (answered.status !== 200) throw new Error(`${key}: ${name} was answered ${answered.status} ${answered.code}`);
  }
  return caseId;
}

function journey(goal: Goal): [RoutedCommand, string, object][] {
  const met = ['contact', 'respondent', 'demand', 'facts', 'evidence'].map((item) => ({ item, finding: 'met' }));
  const fulfilled = ['competent', 'interest', 'inTime', 'notPending'].map((code) => ({ code, fulfilled: true }));
  const bases = [{ kind: 'law', title: '优化营商环境条例', clause: '第三十六条', version: '2019' }];
  const answers = [{ demand: 'd1', outcome: 'explained', answer: '材料清单已统一。' }];
  const preliminary: [RoutedCommand, string, object][] = [
    ['recordChecklist', 'clerk', { entries: met }],
    ['decideJurisdiction', 'clerk', { inRemit: true, article: '示例17' }],
    ['recordConditions', 'clerk', { conditions: fulfilled }],
    ['accept', 'clerk', { note: '材料齐全。' }],
  ];
  if (goal === 'accepted') return preliminary;
  return [
    ...preliminary,
    [
      'recordFinding',
      'handler',
      {
        demand: 'd1',
        outcome: 'explained',
        facts: '已核实。',
        evidence: [],
        bases,
        responsible: 'none',
        degree: 'none',
      },
    ],
    ['draftPlan', 'handler', { answers, measures: [] }],
    ['submitPlan', 'handler', {}],
    ['approve', 'approver', {}],
    [
      'draftReply',
      'handler',
      { facts: '已核实。', bases, measures: '统一材料清单。', results: answers, plainSummary: '清单已统一。' },
    ],
    ['issueReply', 'head', {}],
  ];
}

/** A seeded source of chance in [0, 1): mulberry32. The same seed gives the same schedule. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs `work` over the items, at most `width` at once. */
export async function inParallel<T, R>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
