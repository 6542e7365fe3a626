import { describe, expect, it } from 'vitest';
import { withCookieJar } from './cookie-jar.ts';

/** Protects: that sign-in works where Chromium keeps no cookies, and that no script gets at them. */
function jarred(replies: Record<string, string[]> = {}) {
  const seen: { path: string; cookie: string | null; body: string }[] = [];
  const service = withCookieJar({
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      seen.push({ path: pathname, cookie: request.headers.get('Cookie'), body: await request.text() });
      const headers = new Headers();
      for (const cookie of replies[pathname] ?? []) headers.append('Set-Cookie', cookie);
      return new Response('{}', { headers });
    },
  });
  const ask = (path: string, init: RequestInit = {}) => service.fetch(new Request(`esimde://app${path}`, init));
  return { seen, ask };
}

const session = 'esimde-session-app=abc_-123; Path=/api/workshop; HttpOnly; SameSite=Strict';

describe('the jar', () => {
  it('gives the workshop its cookie back, with what was sent, and the page none', async () => {
    const { seen, ask } = jarred({ '/api/workshop/session': [session] });
    const reply = await ask('/api/workshop/session', { method: 'POST', body: '{"name":"Айгүл"}' });
    expect(reply.headers.getSetCookie()).toEqual([]);
    await ask('/api/workshop/records/camp/karlag/draft', { method: 'PUT', body: 'ә' });
    expect(seen).toEqual([
      { path: '/api/workshop/session', cookie: null, body: '{"name":"Айгүл"}' },
      { path: '/api/workshop/records/camp/karlag/draft', cookie: 'esimde-session-app=abc_-123', body: 'ә' },
    ]);
  });

  it('adds it to nothing of the visitor’s', async () => {
    const { seen, ask } = jarred({ '/api/workshop/session': [session] });
    await ask('/api/workshop/session', { method: 'POST', body: '{}' });
    for (const path of ['/api/camps', '/workshop.html', '/api/workshopping', '/media/a.jpg']) await ask(path);
    expect(seen.slice(1).map(({ cookie }) => cookie)).toEqual([null, null, null, null]);
  });

  it('drops it when the service takes it back', async () => {
    const { seen, ask } = jarred({
      '/api/workshop/session': [session],
      '/api/workshop/end': ['esimde-session-app=; Max-Age=0; Path=/api/workshop; HttpOnly; SameSite=Strict'],
    });
    await ask('/api/workshop/session');
    await ask('/api/workshop/end');
    await ask('/api/workshop/desk');
    expect(seen.at(-1)?.cookie).toBeNull();
  });

  it('takes no cookie from the page itself', async () => {
    const { seen, ask } = jarred();
    await ask('/api/workshop/desk', { headers: { Cookie: 'esimde-session-app=forged' } });
    expect(seen[0]?.cookie).toBeNull();
  });
});
