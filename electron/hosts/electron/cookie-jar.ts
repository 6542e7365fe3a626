import type { Service } from '../../service/service.ts';

/** The workshop's routes are the only ones that know who is asking. */
const path = '/api/workshop';

/**
 * Keeps the workshop's cookie for `esimde:`, where Chromium keeps none: a scheme's requests never reach its network
 * stack, which is what reads `Set-Cookie` and adds `Cookie` (docs/adr/0003-a-cookie-in-two-hosts.md). It lives in the
 * main process, hence out of every script's reach, and ends with the program.
 */
export function withCookieJar(service: Service): Service {
  const jar = new Map<string, string>();
  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== path && !pathname.startsWith(`${path}/`)) return service.fetch(request);
      const asked = new Request(request, { headers: withCookies(request.headers, jar) });
      const response = await service.fetch(asked);
      for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
      response.headers.delete('Set-Cookie');
      return response;
    },
  };
}

/** What the page itself may have said of cookies does not count. */
function withCookies(headers: Headers, jar: Map<string, string>): Headers {
  const all = new Headers(headers);
  all.delete('Cookie');
  if (jar.size > 0) all.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return all;
}

/** The service gives cookies that live as long as the program, or end at once. */
function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';');
  const [name = '', value = ''] = pair.trim().split('=', 2);
  if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')) jar.delete(name);
  else jar.set(name, value);
}
