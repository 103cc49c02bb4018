// Decides how a sent form is read: names with lists of values, files as they stream, and whether a page of ours sent it.
// A form with a stale token is read all the same, so that it can be shown again with everything typed.
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Door } from '../api/door.ts';
import { PAGE_WORDS } from '../words/page-words.ts';
import { first, type Sent, sentOf } from './form/form-body.ts';
import type { FormProblem } from './form/form-problems.ts';
import { isOwnForm, TOKEN_FIELD } from './page-token.ts';

export interface SentForm {
  sent: Sent;
  /** Empty, or that the page was too old. */
  problems: FormProblem[];
}

const STALE: FormProblem[] = [{ path: '', words: PAGE_WORDS.formExpired }];

/** A form without files. */
export function readForm(door: Door, request: FastifyRequest): SentForm {
  const sent = sentOf(request.body);
  return { sent, problems: isOwnForm(door, request, first(sent, TOKEN_FIELD)) ? [] : STALE };
}

/** A form with files: each is handed to `take` as it comes, with the fields before it, once the token was right. */
export async function readFiles(
  door: Door,
  request: FastifyRequest,
  take: (file: MultipartFile, before: Sent) => Promise<void>,
  most = 20,
): Promise<SentForm> {
  if (!request.isMultipart()) return readForm(door, request);
  const sent: Sent = {};
  for await (const part of request.parts({ limits: { files: most, fields: 200, fieldSize: 100_000 } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && !(part.fieldname in Object.prototype))
        sent[part.fieldname] = [...(sent[part.fieldname] ?? []), part.value];
      continue;
    }
    // A browser sends an empty part where nothing was chosen.
    if (part.filename === '' || !isOwnForm(door, request, first(sent, TOKEN_FIELD))) part.file.resume();
    else await take(part, sent);
  }
  return { sent, problems: isOwnForm(door, request, first(sent, TOKEN_FIELD)) ? [] : STALE };
}
