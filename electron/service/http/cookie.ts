import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/**
 * The name contains the port, which cookies ignore: two kiosks on one machine would sign each other out.
 * Not `Secure`, because the loopback has no https and nothing leaves the machine.
 */
const nameFor = (c: Context): string => `esimde-session-${new URL(c.req.url).port || 'app'}`;

/** Sent with requests of the workshop and of proofs, never of the visitors' page. */
const attributes = { path: '/api/workshop', httpOnly: true, sameSite: 'Strict' } as const;

export const tokenOf = (c: Context): string | undefined => getCookie(c, nameFor(c));

/** Without Max-Age: it ends with the browser, and the service limits the session. */
export const setToken = (c: Context, token: string): void => setCookie(c, nameFor(c), token, attributes);

export const clearToken = (c: Context): void => setCookie(c, nameFor(c), '', { ...attributes, maxAge: 0 });
