// Decides what a log line never shows: credentials, and whatever names or reaches a person.
// Leaves out what is worth logging; free texts of a complaint are sealed before any logger could see them.
import { pino, type DestinationStream, type LogFn, type Logger, type LoggerOptions } from 'pino';

/** Field names that are hidden at any of the first four levels of a logged object. */
const HIDDEN = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'phone',
  'name',
  'address',
  'idNumber',
  'code',
  'queryCode',
  'token',
  'password',
];
const LEVELS = ['', '*.', '*.*.', '*.*.*.'];

const joined = (level: string, field: string) =>
  field.startsWith('[') ? level.replace(/\.$/, '') + field : level + field;

interface LoggedError {
  type: string;
  message: string;
  errorCode?: string;
  stack?: string;
  cause?: unknown;
}

/** Query errors carry the parameters (a person's data) in message and stack, database errors in `detail`. */
const withoutParameters = (text: string) => text.replace(/\n?\s*params: [\s\S]*?(?=\n\s+at |$)/g, '');

/** `code` would be hidden, so an error shows it as `errorCode`. */
function presentError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const shown: LoggedError = {
    type: error.constructor.name,
    message: withoutParameters(error.message),
    errorCode: 'code' in error ? String(error.code) : undefined,
    stack: error.stack === undefined ? undefined : withoutParameters(error.stack),
    cause: error.cause === undefined ? undefined : presentError(error.cause),
  };
  return shown;
}

interface LoggedRequest {
  method: string;
  ip: string;
  routeOptions?: { url?: string };
}

/** The route and not the address: a path or query may hold a phone number that somebody looks for. */
function presentRequest({ method, ip, routeOptions }: LoggedRequest): object {
  return { method, route: routeOptions?.url ?? 'none', remoteAddress: ip };
}

/** An error that is logged by itself gives the line its message too. */
function hideParameters(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args;
  const message = first instanceof Error && rest.length === 0 ? [first.message] : rest;
  const texts = message.map((each: unknown) => (typeof each === 'string' ? withoutParameters(each) : each));
  method.apply(this, [typeof first === 'string' ? withoutParameters(first) : first, ...texts] as Parameters<LogFn>);
}

/**
 * A JSON logger. `part` says which process writes ("server", "worker"). Log refusals as `refusal`, not as `code`:
 * that name is hidden because the complainant's query code has it.
 */
export function createLogger(part: string, level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { part, pid: process.pid },
    serializers: { err: presentError, error: presentError, req: presentRequest },
    redact: {
      paths: LEVELS.flatMap((level) => HIDDEN.map((field) => joined(level, field))),
      censor: '[hidden]',
    },
    hooks: { logMethod: hideParameters },
  };
  return destination ? pino(options, destination) : pino(options);
}
