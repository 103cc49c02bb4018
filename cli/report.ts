// Shows a no: one line `code: title`, what is behind it, what would be allowed. With --json the problem itself goes to
// stdout. Leaves out the exit code (tool-error.ts carries it).
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Settings } from './settings.ts';
import { ApiProblem, ToolError, ToolRemark } from './tool-error.ts';
import { printable, type Say } from './tool.ts';

/** Reports anything thrown and returns the exit code. */
export function report(error: unknown, say: Say, { json, verbose }: Pick<Settings, 'json' | 'verbose'>): ExitCode {
  const lines = linesOf(error, say, verbose);
  process.stderr.write(`${lines.join('\n')}\n`);
  if (json) process.stdout.write(`${JSON.stringify(machine(error, say), null, 2)}\n`);
  return error instanceof ToolError ? error.exit : EXIT.bug;
}

function linesOf(error: unknown, say: Say, verbose: boolean): string[] {
  if (error instanceof ApiProblem) {
    const { code, title, detail, allowed, requestId } = printable(error.body);
    return [
      `${code}: ${title}`,
      ...detailLines(detail),
      ...(allowed === undefined
        ? []
        : [allowed.length > 0 ? say('wouldBeAllowed', { names: allowed.join(', ') }) : say('nothingAllowed')]),
      ...(error.exit === EXIT.notPermitted && error.body.status === 401 ? [say('signInAgain')] : []),
      ...(error.hint === undefined ? [] : [say(error.hint.word, error.hint.values)]),
      ...(requestId !== undefined && (verbose || error.exit === EXIT.bug) ? [say('requestId', { id: requestId })] : []),
    ];
  }
  if (error instanceof ToolRemark)
    return [
      ...error.remarks.map(({ word, values }, index) => (index === 0 ? '' : '  ') + say(word, printable(values))),
    ];
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  return [say('toolBug', { message }), ...(verbose && stack !== undefined ? [stack] : [])];
}

/** Issues of a malformed body as `path: message`; anything else as `name: value`. */
function detailLines(detail: unknown): string[] {
  if (detail === undefined || detail === null) return [];
  if (typeof detail !== 'object') return [`  ${String(detail)}`];
  const issues = Array.isArray(detail) ? detail : Object.entries(detail);
  return issues.map((issue: unknown) => {
    if (Array.isArray(issue)) return `  ${String(issue[0])}: ${inLine(issue[1])}`;
    const { path, message } = issue as { path?: unknown; message?: unknown };
    return path === undefined && message === undefined
      ? `  ${inLine(issue)}`
      : `  ${String(path ?? '')}: ${String(message ?? '')}`;
  });
}

const inLine = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function machine(error: unknown, say: Say): object {
  if (error instanceof ApiProblem) return error.body;
  if (!(error instanceof ToolRemark))
    return { code: 'tool_error', title: error instanceof Error ? error.message : String(error) };
  const [title = '', ...detail] = error.remarks.map(({ word, values }) => say(word, values));
  return { code: error.code, title, ...(detail.length > 0 ? { detail } : {}) };
}
