// What a page must never let happen: a form of somebody else's, a redirect elsewhere, a script in a text, a secret in an
// address. The door with pages and a real database; no browser needed.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoor, type TestDoor } from '../support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(async () => {
  await test.stop();
});

/** A browser without scripts: keeps cookies, sends forms. */
class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #test: TestDoor;
  constructor(door: TestDoor = test) {
    this.#test = door;
  }
  async open(url: string, headers: Record<string, string> = {}) {
    return this.#take(await this.#test.app.inject({ method: 'GET', url, headers: { ...this.#sent(), ...headers } }));
  }
  async post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const payload = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#take(
      await this.#test.app.inject({ method: 'POST', url, payload, headers: { ...this.#sent(), ...type, ...headers } }),
    );
  }
  /** The token of the first form of a page. */
  async token(url: string): Promise<string> {
    return /name="_token" value="([^"]+)"/.exec((await this.open(url)).body)?.[1] ?? '';
  }
  #sent(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
  #take<R extends { cookies: { name: string; value: string }[] }>(response: R): R {
    for (const { name, value } of response.cookies) this.cookies.set(name, value);
    return response;
  }
}

describe('every page', () => {
  it.each(['/', '/track', '/responsible', '/desk/sign-in', '/no-such-page'])(
    'goes out under the strict policy, kept by no cache, known to no other site: %s',
    async (url) => {
      const { headers } = await new Visitor().open(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['cache-control']).toContain('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('is small: the first page with everything it needs is under 40 KB, packed', async () => {
    const visitor = new Visitor();
    const page = await visitor.open('/', { 'accept-encoding': 'gzip' });
    const html = await visitor.open('/');
    const assets = [...html.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(1);
    const sizes = await Promise.all(
      assets.map(async (path) => gzipSync((await visitor.open(path)).rawPayload).byteLength),
    );
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(page.rawPayload.byteLength + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * 1024);
  });

  it('is in the language that was chosen, and a choice never leads elsewhere', async () => {
    const visitor = new Visitor();
    const chosen = await visitor.open('/language?to=en&back=%2Ftrack');
    expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/track']);
    expect((await visitor.open('/track')).body).toContain('<html lang="en"');
    for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nset-cookie:x=1'])
      expect((await visitor.open(`/language?to=zh&back=${encodeURIComponent(back)}`)).headers.location).toBe('/');
  });
});

describe('a form', () => {
  it('of another site, of another browser or without a token changes nothing', async () => {
    const visitor = new Visitor();
    await visitor.open('/complain');
    const token = await visitor.token('/complain/what');
    const typed = { title: 'x', matter: 'y' };
    const stranger = await new Visitor().token('/track');
    const without = await visitor.post('/complain/what', typed);
    const others = await visitor.post('/complain/what', { ...typed, _token: stranger });
    const crossSite = await visitor.post(
      '/complain/what',
      { ...typed, _token: token },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect([without.statusCode, others.statusCode, crossSite.statusCode]).toEqual([403, 403, 403]);
    // What was typed is shown again, and not kept.
    expect(without.body).toContain('value="x"');
    expect((await visitor.open('/complain/what')).body).not.toContain('value="x"');
    const own = await visitor.post('/complain/what', { ...typed, _token: token });
    expect([own.statusCode, own.headers.location]).toEqual([303, '/complain/want']);
    expect((await visitor.open('/complain/what')).body).toContain('value="x"');
  });

  it('shows strings made to break out as text', async () => {
    const visitor = new Visitor();
    await visitor.open('/complain');
    const nasty = `"><img src=x onerror=alert(1)>{{7*7}}</textarea><script>alert(2)</script>\u202Egnp.exe`;
    const _token = await visitor.token('/complain/what');
    await visitor.post('/complain/what', {
      title: nasty,
      matter: nasty,
      when: nasty,
      where: nasty,
      who: nasty,
      _token,
    });
    const { body } = await visitor.open('/complain/what');
    expect(body).not.toContain('<img src=x');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('&lt;script&gt;alert(2)');
    expect(body).toContain('gnp.exe');
    expect(body).not.toContain('\u202E');
  });

  it('names that every object has are not fields', async () => {
    const visitor = new Visitor();
    const _token = await visitor.token('/responsible');
    const answer = await visitor.post('/responsible', { constructor: 'x', __proto__: 'y', toString: 'z', _token });
    expect(answer.statusCode).toBe(422);
  });
});

describe('secrets', () => {
  it('a query code comes in a body only, and a wrong one tells nothing', async () => {
    const visitor = new Visitor();
    const page = await visitor.open('/track');
    for (const [form] of page.body.matchAll(/<form[^>]*>/g)) expect(form).toContain('method="post"');
    const _token = await visitor.token('/track');
    const wrong = await visitor.post('/track', { number: 'YXZW-2026-000001', code: 'AAAA-AAAA-AAAA-A', _token });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.body).not.toContain('AAAA-AAAA');
  });

  it('cookies are for this host alone where pages go over TLS', async () => {
    const secure = await openTestDoor({ secureCookies: true });
    try {
      const visitor = new Visitor(secure);
      const { cookies } = await visitor.open('/complain');
      const { cookies: browser } = await visitor.open('/track');
      for (const cookie of [...cookies, ...browser]) {
        expect(cookie.name).toMatch(/^__Host-/);
        expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' });
      }
      expect(cookies.length + browser.length).toBeGreaterThan(1);
    } finally {
      await secure.stop();
    }
  });

  it('a case, a letter and the desk are shut to whoever is not signed in', async () => {
    const visitor = new Visitor();
    for (const url of ['/case', '/case/why', '/case/reads', '/case/act/withdraw'])
      expect((await visitor.open(url)).headers.location).toBe('/track?ended=1');
    const _token = await visitor.token('/track');
    const form = { voluntary: 'true', _token };
    const shut = await visitor.post('/case/act/withdraw', form);
    expect([shut.statusCode, shut.body.includes('name="_kept"')]).toEqual([401, true]);
    const foreign = await visitor.post('/case/act/withdraw', form, { 'sec-fetch-site': 'cross-site' });
    expect([foreign.statusCode, foreign.body.includes('name="_kept"')]).toEqual([401, false]);
  });
});
