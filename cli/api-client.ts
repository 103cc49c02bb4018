// Speaks HTTP with the API: credential, key, language, and patience when it says "later". A problem body becomes an
// ApiProblem. Leaves out every route's meaning.
import { randomUUID } from 'node:crypto';
import { EXIT } from './exit-codes.ts';
import type { Settings } from './settings.ts';
import { ApiProblem, misused, type ProblemBody, ToolRemark } from './tool-error.ts';

const TIMEOUT_MS = 60_000;
const FILE_TIMEOUT_MS = 600_000;
const FIRST_PAUSE_MS = 250;
const LATER = [429, 502, 503, 504];
/** The connection broke or the answer did not come: it may have happened or not. */
const CUT_OFF = /^(ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_.*|TimeoutError)$/;

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with /api. */
  path: string;
  /** A list gives its name several times. */
  query?: Record<string, string | number | boolean | string[] | undefined>;
  body?: unknown;
  form?: FormData;
  /** Makes a POST safe to repeat: the same act, however often it is sent. */
  key?: string;
  /** Another credential than the stored one; null for none. */
  token?: string | null;
  /** Signing in is tried without a stored token, everything else needs one. */
  anonymous?: boolean;
}

export const newKey = (): string => `cli-${randomUUID()}`;

export class ApiClient {
  readonly settings: Settings;
  readonly #log: (line: string) => void;

  constructor(settings: Settings, log: (line: string) => void) {
    this.settings = settings;
    this.#log = log;
  }

  /** The parsed answer. Throws ApiProblem, or ToolRemark when the server cannot be reached or the token is missing. */
  async send<T>(request: ApiRequest): Promise<T> {
    const { settings } = this;
    const token = request.token === undefined ? settings.token : request.token;
    if (token === null && request.anonymous !== true)
      throw new ToolRemark(EXIT.notPermitted, 'not_signed_in', { word: 'notSignedIn', values: { url: settings.url } });
    const deadline = Date.now() + settings.waitMs;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
      const outcome = await this.#once(request, token);
      if (outcome.ok) return outcome.value as T;
      const waitMs = outcome.retryAfterMs ?? pauseMs;
      const mayRepeat = request.method === 'GET' || request.key !== undefined || outcome.untouched;
      if (!outcome.later || !mayRepeat || Date.now() + waitMs > deadline) throw outcome.error;
      this.#log(`${outcome.error.code}; ${Math.ceil(waitMs / 100) / 10} s`);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  /** A file, as it is. Throws like `send`; one try, since nothing is done by it. */
  async bytes(path: string): Promise<Buffer> {
    const { settings } = this;
    const request: ApiRequest = { method: 'GET', path };
    const response = await fetch(`${settings.url}${path}`, {
      ...this.#init(request, settings.token),
      signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
    });
    if (!response.ok) throw new ApiProblem(response.status, problemOf(response, parsed(await response.text())));
    return Buffer.from(await response.arrayBuffer());
  }

  async #once(request: ApiRequest, token: string | null): Promise<Outcome> {
    const { url } = this.settings;
    const address = `${url}${request.path}${queryOf(request.query)}`;
    let response: Response;
    try {
      response = await fetch(address, { ...this.#init(request, token), signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      return unreachable(url, error, request.key);
    }
    const text = await response.text();
    this.#log(`${request.method} ${request.path} ${response.status}`);
    const value = parsed(text);
    if (response.ok && value === undefined && text !== '') throw notTheApi(url);
    if (response.ok) return { ok: true, value };
    if (response.status >= 300 && response.status < 400) throw notTheApi(url);
    const later = LATER.includes(response.status);
    const hint =
      later && request.key !== undefined ? { word: 'sendAgain' as const, values: { key: request.key } } : undefined;
    return {
      ok: false,
      later,
      untouched: later,
      retryAfterMs: retryAfter(response),
      error: new ApiProblem(response.status, problemOf(response, value), hint),
    };
  }

  #init({ method, body, form, key }: ApiRequest, token: string | null): RequestInit {
    return {
      method,
      // A redirect could carry the token to another server.
      redirect: 'manual',
      headers: {
        'accept-language': this.settings.language,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    };
  }
}

type Outcome =
  | { ok: true; value: unknown }
  | {
      ok: false;
      later: boolean;
      /** Surely nothing happened. */ untouched: boolean;
      retryAfterMs?: number;
      error: ApiProblem | ToolRemark;
    };

function queryOf(query: ApiRequest['query'] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) for (const one of [value].flat()) given.append(name, String(one));
  }
  return given.size === 0 ? '' : `?${given.toString()}`;
}

function unreachable(url: string, error: unknown, key: string | undefined): Outcome {
  const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
  if (cause === 'ERR_INVALID_URL' || cause === 'ERR_INVALID_CHAR') throw misused({ word: 'badUrl', values: { url } });
  const again = key === undefined ? [] : [{ word: 'sendAgain' as const, values: { key } }];
  const remark = new ToolRemark(
    EXIT.unavailable,
    'unreachable',
    { word: 'unreachable', values: { url, cause } },
    ...again,
  );
  // Nobody there at all is more often a wrong address than a restart: said at once.
  return { ok: false, later: CUT_OFF.test(cause), untouched: false, error: remark };
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function problemOf(response: Response, value: unknown): ProblemBody {
  const body = value as Partial<ProblemBody> | null | undefined;
  if (typeof body?.code === 'string') return { ...body, code: body.code, title: body.title ?? '' };
  return { code: `http_${response.status}`, title: response.statusText, status: response.status };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const notTheApi = (url: string) => new ToolRemark(EXIT.bug, 'not_the_api', { word: 'notTheApi', values: { url } });
