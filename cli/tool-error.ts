// What stops the tool: a no of the API with its problem body, a server that does not answer, or wrong usage.
// Leaves out how it is shown (report.ts).
import type { ToolWord } from '../words/tool-words.ts';
import { EXIT, exitOfStatus, type ExitCode } from './exit-codes.ts';

/** RFC 9457 body as the API writes it; `allowed` are the commands the caller could give now. */
export interface ProblemBody {
  code: string;
  title: string;
  status?: number;
  detail?: unknown;
  allowed?: string[];
  requestId?: string;
}

export type WordValues = Record<string, string | number>;

export interface Remark {
  word: ToolWord;
  values?: WordValues;
}

export class ToolError extends Error {
  readonly exit: ExitCode;
  readonly code: string;

  constructor(exit: ExitCode, code: string) {
    super(code);
    this.name = 'ToolError';
    this.exit = exit;
    this.code = code;
  }
}

/** The API said no. `hint` is what the tool can add: the key to send it again with. */
export class ApiProblem extends ToolError {
  readonly body: ProblemBody;
  readonly hint: Remark | undefined;

  constructor(status: number, body: ProblemBody, hint?: Remark) {
    super(exitOfStatus(status), body.code);
    this.body = body;
    this.hint = hint;
  }
}

/** Something the tool itself has to say; the remarks are its words, first the title. */
export class ToolRemark extends ToolError {
  readonly remarks: Remark[];

  constructor(exit: ExitCode, code: string, ...remarks: Remark[]) {
    super(exit, code);
    this.remarks = remarks;
  }
}

/** Wrong usage: nothing was sent. */
export function misused(...remarks: Remark[]): ToolRemark {
  return new ToolRemark(EXIT.usage, 'usage', ...remarks);
}
