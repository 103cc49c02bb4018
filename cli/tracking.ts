// track <number> <code>: what a citizen sees of the own case. The session is ended at once; nothing is stored.
import { labelled, table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

interface Words {
  zh: string;
  en: string;
}

interface TrackedCase {
  number: string;
  phase: { code: string; words: Words };
  conclusion: string | null;
  receivedOn: string;
  law: { id: string; version: string; title: Words; example: boolean };
  owner: { name: Words; phone: string | null } | null;
  clocks: { clock: string; confidence: string; words: Words }[];
  timeline: { effectiveOn: string | null; words: Words }[];
  inbox: { kind: string; number: string | null; placedAt: string; openedAt: string | null }[];
  allowedCommands: string[];
}

export async function trackCase(tool: Tool, number: string, code: string): Promise<Answer<TrackedCase>> {
  const { client } = tool;
  const { token } = await client.send<{ token: string }>({
    method: 'POST',
    path: '/api/tracking',
    body: { number, code },
    token: null,
    anonymous: true,
  });
  try {
    const data = await client.send<TrackedCase>({ method: 'GET', path: '/api/tracking/case', token });
    return { data, text: (view) => trackedText(view, tool) };
  } finally {
    await client.send({ method: 'DELETE', path: '/api/tracking', token });
  }
}

function trackedText(view: TrackedCase, { say, settings: { language } }: Tool): string {
  const { law, owner } = view;
  return [
    labelled([
      [say('number'), view.number],
      [say('phase'), view.phase.words[language]],
      [say('conclusion'), view.conclusion],
      [say('owner'), owner === null ? null : `${owner.name[language]} ${owner.phone ?? ''}`],
      [say('receivedOn'), view.receivedOn],
      [say('law'), `${law.title[language]} ${law.id} ${law.version}`],
      [say('allowed'), view.allowedCommands.join(', ')],
    ]),
    ...(law.example ? [`! ${say('exampleRules')}`] : []),
    ...section(view.clocks.map(({ confidence, words }) => `${words[language]} [${confidence}]`)),
    ...section(
      view.timeline.length === 0
        ? []
        : [
            table(
              [],
              view.timeline.map(({ effectiveOn, words }) => [effectiveOn ?? '', words[language]]),
            ),
          ],
    ),
    ...section(
      view.inbox.length === 0
        ? []
        : [
            table(
              [],
              view.inbox.map(({ placedAt, kind, number, openedAt }) => [
                placedAt.slice(0, 10),
                kind,
                number ?? '',
                openedAt === null ? '*' : '',
              ]),
            ),
          ],
    ),
  ].join('\n');
}

const section = (lines: string[]): string[] => (lines.length === 0 ? [] : ['', ...lines]);
