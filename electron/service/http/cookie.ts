import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/**
 * A cookie knows no port: two kiosks on one machine would sign each other out if the name did not tell them apart.
 * Without `Secure`, since the loopback has no https and nothing leaves the machine.
 */
const nameFor = (c: Context): string => `esimde-session-${new URL(c.req.url).port || 'app'}`;

/** The routes of the workshop, the proof's among them, and no request of the visitor's page. */
const attributes = { path: '/api/workshop', httpOnly: true, sameSite: 'Strict' } as const;

export const tokenOf = (c: Context): string | undefined => getCookie(c, nameFor(c));

/** Ends with the browser: no Max-Age. How long it is good for, the service knows alone. */
export const giveToken = (c: Context, token: string): void => setCookie(c, nameFor(c), token, attributes);

export const takeToken = (c: Context): void => setCookie(c, nameFor(c), '', { ...attributes, maxAge: 0 });
