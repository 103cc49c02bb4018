// A new query code for whoever holds the old one: asked once more, then shown once; the session ends with the old code.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireComplainant } from '../../api/authentication.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { forgetSession } from '../../api/session-cookies.ts';
import { reissueOwn } from '../../api/tracking-reissue.ts';
import { OWN_WORDS } from '../../words/own-act-words.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { Button, ErrorSummary, Form, LinkButton } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import type { PageContext } from '../page.tsx';
import { CodeBox } from './code-box.tsx';
import { guarded } from './guarded.ts';
import { Heading, PortalPage } from './portal-page.tsx';

const hidden = { schema: { hide: true } };
const PATH = '/case/new-code';

export function newCodeRoutes(app: DoorApp, door: Door): void {
  app.get(
    PATH,
    hidden,
    guarded(async (request, reply) => {
      await requireComplainant(door, request);
      return sendPage(request, reply, <AskPage page={pageOf(door, request, reply)} problems={[]} />);
    }),
  );
  app.post(
    PATH,
    hidden,
    guarded((request, reply) => change(door, request, reply)),
  );
}

async function change(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const caller = await requireComplainant(door, request);
  const { problems } = readForm(door, request);
  const page = { ...pageOf(door, request, reply), path: PATH };
  if (problems.length > 0) return sendPage(request, reply, <AskPage {...{ page, problems }} />, 403);
  const { trackingCode, linkToken } = await reissueOwn(door, caller);
  forgetSession(door, reply, 'tracking');
  const origin = door.settings.publicUrl ?? `${request.protocol}://${request.host}`;
  const link = `${origin}/track#${linkToken}`;
  return sendPage(request, reply, <CodePage page={{ ...page, path: '/track' }} code={trackingCode} link={link} />);
}

function AskPage({ page, problems }: { page: PageContext; problems: readonly FormProblem[] }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(OWN_WORDS.newCode)} back="/case" hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <Heading>{say(OWN_WORDS.newCode)}</Heading>
      <p className="govuk-body">{say(OWN_WORDS.newCodeHelp)}</p>
      <Form page={page} action={PATH}>
        <div className="actions">
          <Button>{say(OWN_WORDS.newCodeNow)}</Button>
          <LinkButton href="/case" kind="second">
            {say(OWN_WORDS.keepCode)}
          </LinkButton>
        </div>
      </Form>
    </PortalPage>
  );
}

function CodePage({ page, code, link }: { page: PageContext; code: string; link: string }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(OWN_WORDS.newCodeTitle)}>
      <Heading>{say(OWN_WORDS.newCodeTitle)}</Heading>
      <CodeBox {...{ page, code, link }} />
      <LinkButton href="/track" kind="second">
        {say(FILE_WORDS.toTracking)}
      </LinkButton>
    </PortalPage>
  );
}
