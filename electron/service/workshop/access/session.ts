import { type Context, Hono } from 'hono';
import type { WorkshopSession } from '../../../../db/model/api/accounts.ts';
import type { Accounts, KnownAccount } from '../../../../db/workshop/access/accounts.ts';
import type { Session, Sessions } from '../../../../db/workshop/access/sessions.ts';
import type { Throttle } from '../../../../db/workshop/access/throttle.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { limitBody } from '../../http/body-limits.ts';
import { clearToken, setToken } from '../../http/cookie.ts';
import type { Log } from '../../http/log.ts';
import { chosenPreferences, newPassphrase, signingIn } from '../input.ts';
import { refuse } from '../refusal.ts';
import type { SessionEnv } from './guard.ts';

export interface SessionParts {
  accounts: Accounts;
  sessions: Sessions;
  throttle: Throttle;
  audit: Audit;
  log: Log;
  idleSeconds: number;
}

export const maxCredentialBytes = 8 * 1024;

/** The one route that is open to strangers. */
export function signInRoutes(parts: SessionParts) {
  return new Hono().post('/session', limitBody(maxCredentialBytes), signingIn, async (c) => {
    const { name, passphrase } = c.req.valid('json');
    const tried = await tryPassphrase(parts, name, passphrase);
    if (!tried.ok) return refuseTry(c, tried);
    return c.json<WorkshopSession, 200>(beginSession(c, parts, tried.account), 200);
  });
}

type Tried = { ok: true; account: KnownAccount } | { ok: false; isWeighed: boolean; retryAfterMs: number };

/** Weighs a passphrase unless it is too early for another try. */
async function tryPassphrase(parts: SessionParts, name: string, passphrase: string): Promise<Tried> {
  const { accounts, throttle, audit, log } = parts;
  const retryAfterMs = throttle.take(name);
  if (retryAfterMs > 0) return { ok: false, isWeighed: false, retryAfterMs };
  const account = await accounts.check(name, passphrase);
  if (account) {
    throttle.right(name);
    return { ok: true, account };
  }
  // Only a name that is an account's is written down: strangers' words may be somebody's passphrase in the wrong field.
  const meant = accounts.findByName(name);
  const by = meant ? { account: meant.id, name: meant.name } : { account: 'unknown', name: 'unknown' };
  const waitMs = throttle.wrong(name);
  audit.append({ by, action: 'wrong-try', subject: by.name, details: { nextTryAfterMs: waitMs } });
  log.warn('workshop-wrong-try', { account: by.account, nextTryAfterMs: waitMs });
  return { ok: false, isWeighed: true, retryAfterMs: waitMs };
}

function refuseTry(c: Context, { isWeighed, retryAfterMs }: Extract<Tried, { ok: false }>) {
  c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  return isWeighed ? refuse(c, 'wrong-passphrase', { retryAfterMs }) : refuse(c, 'too-many-tries', { retryAfterMs });
}

export function beginSession(c: Context, parts: SessionParts, account: KnownAccount): WorkshopSession {
  const { audit, sessions, log } = parts;
  audit.append({ by: { account: account.id, name: account.name }, action: 'sign-in', subject: account.name });
  log.info('workshop-sign-in', { account: account.id });
  const { token, session } = sessions.begin(account.id, account.epoch);
  setToken(c, token);
  return sessionReply(parts, account, session);
}

const sessionReply = (
  { accounts, idleSeconds }: Pick<SessionParts, 'accounts' | 'idleSeconds'>,
  account: KnownAccount,
  { csrf }: Session,
): WorkshopSession => ({
  ...(account.mustChange && { mustChangePassphrase: true }),
  account: { id: account.id, name: account.name, roles: account.roles, isActive: account.isActive },
  csrf,
  idleSeconds,
  preferences: accounts.preferences(account.id),
});

/** One's own session and passphrase. */
export function sessionRoutes(parts: SessionParts) {
  const { accounts, sessions, audit, log } = parts;
  return new Hono<SessionEnv>()
    .get('/session', (c) => {
      const account = accounts.find(c.var.actor.account);
      if (!account) return refuse(c, 'not-signed-in');
      return c.json<WorkshopSession, 200>(sessionReply(parts, account, c.var.session), 200);
    })
    .delete('/session', (c) => {
      const { actor, token } = c.var;
      // Whether or not it can be written down: who wants to leave is let go.
      sessions.end(token);
      clearToken(c);
      audit.append({ by: actor, action: 'sign-out', subject: actor.name });
      log.info('workshop-sign-out', { account: actor.account });
      return c.body(null, 204);
    })
    .put('/preferences', chosenPreferences, (c) => {
      accounts.setPreferences(c.var.actor.account, c.req.valid('json'));
      return c.body(null, 204);
    })
    .post('/passphrase', newPassphrase, async (c) => {
      const { actor } = c.var;
      const { old, next } = c.req.valid('json');
      const tried = await tryPassphrase(parts, actor.name, old);
      if (!tried.ok) return refuseTry(c, tried);
      if (next === old) return refuse(c, 'weak-passphrase');
      const changed = await accounts.setPassphrase(actor.account, next, () => {
        audit.append({ by: actor, action: 'account-passphrase', subject: actor.name });
      });
      if (!changed.ok) return refuse(c, changed.error.code, changed.error);
      sessions.endAll(actor.account);
      return c.json<WorkshopSession, 200>(beginSession(c, parts, changed.value), 200);
    });
}
