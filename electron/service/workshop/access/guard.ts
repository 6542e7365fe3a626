import { createMiddleware } from 'hono/factory';
import type { Role } from '../../../../db/model/api/accounts.ts';
import type { Accounts, KnownAccount } from '../../../../db/workshop/access/accounts.ts';
import { isCsrf, type Session, type Sessions } from '../../../../db/workshop/access/sessions.ts';
import type { Actor } from '../../../../db/workshop/types.ts';
import { tokenOf } from '../../http/cookie.ts';
import { refuse } from '../refusal.ts';

const csrfHeader = 'X-Esimde-Csrf';

export interface GuardParts {
  accounts: Pick<Accounts, 'find'>;
  sessions: Sessions;
}

/** The page asks these by itself; asking is not a sign that somebody is there. */
const askedByItself = /^\/api\/workshop\/(session|jobs(\/[^/]+)?|proof\/(playlist\/[^/]+\/)?api\/(health|loop\/now))$/;

/** What an account may do before it has a passphrase of its own. */
const ownAffairs = /^\/api\/workshop\/(session|passphrase)$/;

/** `none`: typed into the address bar, or a program that is no browser. */
const ownSites = new Set(['same-origin', 'none']);

/** Stands before every route but signing in: no session, no answer, whatever the method and whether or not there is such a route. */
export function guard({ accounts, sessions }: GuardParts) {
  return createMiddleware<SessionEnv>(async (c, next) => {
    // Another port of 127.0.0.1 is the same site, and its pages send the cookie along.
    if (!ownSites.has(c.req.header('Sec-Fetch-Site') ?? 'none')) return refuse(c, 'not-signed-in');
    const token = tokenOf(c);
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isUse = !(isRead && askedByItself.test(c.req.path));
    const session = token && (isUse ? sessions.use(token) : sessions.peek(token));
    const account = session && accountOf(accounts, session);
    if (!token || !session || !account) return refuse(c, 'not-signed-in');
    if (!isRead && !isCsrf(session, c.req.header(csrfHeader))) return refuse(c, 'csrf');
    if (account.mustChange && !ownAffairs.test(c.req.path)) return refuse(c, 'must-change-passphrase');
    c.set('actor', { account: account.id, name: account.name, roles: account.roles });
    c.set('token', token);
    c.set('session', session);
    return next();
  });
}

/** Asked of the file each time: `esimde account` may have changed it from another process. */
function accountOf(accounts: GuardParts['accounts'], { account: id, epoch }: Session): KnownAccount | null {
  const account = accounts.find(id);
  return account?.isActive && account.epoch === epoch ? account : null;
}

/** Lets those pass who have one of the roles. */
export function needs(...wanted: Role[]) {
  return createMiddleware<WorkshopEnv>(async (c, next) =>
    c.var.actor.roles.some((role) => wanted.includes(role)) ? next() : refuse(c, 'not-allowed'),
  );
}

/** What the guard has found out before a route of the workshop begins. */
export interface WorkshopEnv {
  Variables: { actor: Actor };
}

/** For the routes about the session itself. */
export interface SessionEnv {
  Variables: { actor: Actor; token: string; session: Session };
}
