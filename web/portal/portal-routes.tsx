// The citizen's pages that need no case: start, who is responsible; then filing and following (file-*, track-*).
import type { Door, DoorApp } from '../../api/door.ts';
import { adviseUnits } from '../../api/responsible-advice.ts';
import { modestly } from '../../api/responsible-routes.ts';
import { draftOf } from '../../api/portal-drafts.ts';
import { portalFacts } from '../../api/portal-facts.ts';
import { todayAt } from '../../api/catalogue.ts';
import { ASK_WORDS } from '../../words/portal-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { AskPage } from './ask-page.tsx';
import { fileRoutes } from './file-routes.tsx';
import { StartPage } from './start-page.tsx';
import { trackRoutes } from './track-routes.tsx';

const hidden = { schema: { hide: true } };

export function portalRoutes(app: DoorApp, door: Door): void {
  app.get('/', hidden, async (request, reply) => {
    const [facts, draft] = await Promise.all([portalFacts(door), draftOf(door, request)]);
    const page = pageOf(door, request, reply);
    return sendPage(request, reply, <StartPage {...{ page, facts }} hasDraft={draft !== null} />);
  });
  askRoutes(app, door);
  fileRoutes(app, door);
  trackRoutes(app, door);
}

const QUESTIONS = ['category', 'place', 'text'] as const;

function askRoutes(app: DoorApp, door: Door): void {
  app.get('/responsible', hidden, async (request, reply) => {
    const page = pageOf(door, request, reply);
    const facts = await portalFacts(door);
    return sendPage(request, reply, <AskPage {...{ page, facts }} sent={{}} problems={[]} advised={null} />);
  });
  app.post('/responsible', { ...hidden, config: modestly(door) }, async (request, reply) => {
    const { sent, problems: stale } = readForm(door, request);
    const asked = askedOf(sent);
    const isEmpty = Object.keys(asked).length === 0;
    const problems = [...stale, ...(isEmpty ? [{ path: 'text', words: ASK_WORDS.nothingAsked }] : [])];
    const advised = problems.length > 0 ? null : await adviseUnits(door, asked, await todayAt(door));
    const page = { ...pageOf(door, request, reply), path: '/responsible' };
    const facts = await portalFacts(door);
    const status = problems.length > 0 ? 422 : 200;
    return sendPage(request, reply, <AskPage {...{ page, facts, sent, problems, advised }} />, status);
  });
}

function askedOf(sent: Sent) {
  const given = QUESTIONS.map((name) => [name, first(sent, name).slice(0, 20_000)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
