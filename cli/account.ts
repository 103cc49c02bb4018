// login, logout, whoami. What is kept is a personal token that can be revoked; password, code and session are not.
import { hostname, userInfo } from 'node:os';
import { readInput } from './input-file.ts';
import { askLine, askSecret } from './secret-prompt.ts';
import { forgetServer, storedServer, storeServer } from './settings.ts';
import { labelled } from './table.ts';
import { ApiProblem, ToolError } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Person {
  id: string;
  name: string;
  title: string | null;
  unit: string;
  roles: string[];
}

export interface LoginOptions {
  username?: string;
  passwordStdin?: boolean;
  code?: string;
}

interface Session {
  token: string;
  staff: Person;
}

export async function signIn(
  tool: Tool,
  options: LoginOptions,
): Promise<Answer<Person & { url: string; file: string }>> {
  const { client, say, settings } = tool;
  const { url } = settings;
  const username =
    options.username ?? process.env.REDRESS_USERNAME ?? (await askLine(say('usernamePrompt'), 'needsUsername'));
  const password = await passwordFrom(options, say('passwordPrompt'));
  const session = await openSession(tool, { username, password, code: options.code });
  const label = `redress ${userInfo().username}@${hostname()}`.slice(0, 100);
  const { token, id } = await client.send<{ token: string; id: string }>({
    method: 'POST',
    path: '/api/tokens',
    body: { label },
    token: session.token,
  });
  const file = storeServer(url, { token, tokenId: id, username });
  await client.send({ method: 'POST', path: '/api/logout', token: session.token });
  return { data: { ...session.staff, url, file }, text: ({ name }) => say('signedIn', { name, url, file }) };
}

/** Asks for the code of a second factor where the server does, and there is a terminal. */
async function openSession(tool: Tool, body: { username: string; password: string; code?: string }): Promise<Session> {
  const request = { method: 'POST', path: '/api/login', token: null, anonymous: true } as const;
  try {
    return await tool.client.send<Session>({ ...request, body });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'second_factor_required') throw error;
    const code = await askLine(tool.say('codePrompt'), 'needsCode');
    return tool.client.send<Session>({ ...request, body: { ...body, code } });
  }
}

async function passwordFrom({ passwordStdin }: LoginOptions, question: string): Promise<string> {
  if (passwordStdin === true)
    return readInput('-')
      .toString('utf8')
      .replace(/\r?\n$/, '');
  return process.env.REDRESS_PASSWORD || askSecret(question);
}

/** The token is deleted here in any case; where the server is silent it is said that it may still be valid. */
export async function signOut({
  client,
  say,
  settings: { url },
}: Tool): Promise<Answer<{ url: string; revoked: boolean }>> {
  const stored = storedServer(url);
  if (stored === null) return { data: { url, revoked: false }, text: () => say('wasNotSignedIn', { url }) };
  const revoked = await client
    .send({ method: 'DELETE', path: `/api/tokens/${stored.tokenId ?? ''}`, token: stored.token })
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof ToolError) return false;
        throw error;
      },
    );
  forgetServer(url);
  return { data: { url, revoked }, text: () => say(revoked ? 'signedOut' : 'signedOutHere', { url }) };
}

export async function whoAmI({ client, say, settings: { url } }: Tool): Promise<Answer<Person & { url: string }>> {
  const person = await client.send<Person>({ method: 'GET', path: '/api/me' });
  return {
    data: { ...person, url },
    text: ({ name, title, id, unit, roles }) =>
      labelled([
        [say('user'), `${name} ${title ?? ''} (${id})`],
        [say('unit'), unit],
        [say('roles'), roles.join(', ')],
        [say('server'), url],
      ]),
  };
}
