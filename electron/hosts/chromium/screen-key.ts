import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Paths of the routes that ask whether the request comes from the kiosk's own screen. */
const paths = ['/api/workshop/first-account', '/api/first-start'];
const name = 'esimde-screen';

/** Shows that a request comes from a browser of this host: a secret that no other program of the machine can read. */
export interface ScreenKey {
  /** Parameters of DevTools' `Storage.setCookies`: the key never is on a command line. */
  cookies(url: string): { cookies: object[] };
  isIn(request: Request): boolean;
}

/** A new key for each start of the program. */
export function createScreenKey(): ScreenKey {
  const value = randomBytes(32).toString('hex');
  return {
    cookies: (url) => ({
      cookies: paths.map((path) => ({
        ...{ name, value, path, url: new URL(path, url).href },
        ...{ httpOnly: true, sameSite: 'Strict' },
      })),
    }),
    isIn: (request) => {
      const pairs = (request.headers.get('Cookie') ?? '').split('; ');
      const given = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
      return given.length === value.length && timingSafeEqual(Buffer.from(given), Buffer.from(value));
    },
  };
}
