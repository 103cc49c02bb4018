// What somebody sees who gets a no instead of a page: the reason in their language, what would be allowed, what to do.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { faultCode } from '../api/app.ts';
import type { Door } from '../api/door.ts';
import { Problem, STATUS } from '../api/errors.ts';
import { COMMANDS, transitionOf } from '../domain/case-transitions.ts';
import type { Words } from '../domain/law.ts';
import { PAGE_WORDS } from '../words/page-words.ts';
import { PROBLEM_WORDS, type ProblemCode } from '../words/problem-words.ts';
import { COMMAND_ZH } from '../words/process-words.ts';
import { Page, type PageContext } from './page.tsx';
import { pageOf, sendPage } from './page-reply.tsx';

/** What a command is called. */
export function commandWords(name: string): Words {
  const known = COMMANDS.find((one) => one === name);
  if (known === undefined) return { zh: name, en: name };
  // The table names the requirement it meets: `Accept (R10)`.
  return { zh: COMMAND_ZH[known], en: transitionOf(known).does.replace(/ \([A-Z]\d[^)]*\)$/, '') };
}

function ProblemPage({ page, code, extras, requestId, face }: ProblemProps) {
  const { say } = page;
  const title = code === 'not_found' ? say(PAGE_WORDS.notFoundTitle) : say(PROBLEM_WORDS[code]);
  const allowed = extras.allowed ?? [];
  const home = face === 'portal' ? '/' : '/desk';
  return (
    <Page page={page} title={title} face={face} links={null} hasErrors>
      <h1 className="govuk-heading-l">{title}</h1>
      {code === 'not_found' && <p className="govuk-body">{say(PAGE_WORDS.notFoundHelp)}</p>}
      {STATUS[code] >= 500 && <p className="govuk-body">{say(PAGE_WORDS.laterHelp)}</p>}
      {allowed.length > 0 && (
        <>
          <p className="govuk-body">{say(PAGE_WORDS.allowedNow)}</p>
          <ul className="govuk-list govuk-list--bullet">
            {allowed.map((name) => (
              <li key={name}>{say(commandWords(name))}</li>
            ))}
          </ul>
        </>
      )}
      <p className="govuk-body">
        <a href={home} className="govuk-link">
          {say(PAGE_WORDS.startPage)}
        </a>
      </p>
      <p className="govuk-body-s quiet">
        {say(PAGE_WORDS.requestId)} {requestId}
      </p>
    </Page>
  );
}

interface ProblemProps {
  page: PageContext;
  code: ProblemCode;
  extras: Problem['extras'];
  requestId: string;
  face: 'portal' | 'workbench';
}

/** A path under the workbench belongs to its face. */
export const faceOf = (url: string): 'portal' | 'workbench' => (/^\/desk(\/|\?|$)/.test(url) ? 'workbench' : 'portal');

export function sendProblemPage(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError | Problem,
): FastifyReply {
  const code = error instanceof Problem ? error.code : faultCode(error);
  if (code === 'internal_error') request.log.error({ err: error }, 'a page failed');
  const extras = error instanceof Problem ? error.extras : {};
  const status = STATUS[code];
  if (status === 503 || status === 429) reply.header('retry-after', String(extras.retryAfterSeconds ?? 2));
  const page = pageOf(door, request, reply);
  const face = faceOf(request.url);
  return sendPage(request, reply, <ProblemPage {...{ page, code, extras, face }} requestId={request.id} />, status);
}
