import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type FirstAccountState, roles, type WorkshopSession } from '../../../../db/model/api/accounts.ts';
import { codeDigitsOf } from '../../../../db/workshop/access/setup-code.ts';
import { limitBody } from '../../http/body-limits.ts';
import { firstAccount } from '../input.ts';
import { refuse } from '../refusal.ts';
import { beginSession, maxCredentialBytes, type SessionParts } from './session.ts';

/** Another one was added while the passphrase was hashed. */
class NotTheFirst extends Error {}

/** How the person who installs a kiosk is told from its visitors and from other programs of the machine. */
export interface Setup {
  /** The request comes from the kiosk's own screen, and this kiosk started a short time ago. */
  isAtScreen(request: Request): boolean;
  /** Needed everywhere else (setup-code.ts); null: there is none, and only the screen remains. */
  code: string | null;
}

export interface FirstAccountParts extends SessionParts {
  setup: Setup;
}

/** Wrong codes are delayed under this name, which no account can have. */
const codeTries = '\u0000setup-code';

/**
 * The first account, made at the machine without a terminal: at the kiosk's own screen for some time after its start, and
 * with the setup code in any browser of the machine. It is safe while there is none: the workshop holds only what came with
 * the program, and no key signs or is trusted yet.
 */
export function firstAccountRoutes(parts: FirstAccountParts) {
  const { accounts, audit, setup } = parts;
  const isNeeded = (): boolean => accounts.list().length === 0;
  return new Hono()
    .get('/first-account', (c) => {
      const needed = isNeeded();
      return c.json<FirstAccountState, 200>({ needed, needsCode: needed && !setup.isAtScreen(c.req.raw) }, 200);
    })
    .post('/first-account', limitBody(maxCredentialBytes), firstAccount, async (c) => {
      if (!isNeeded()) return refuse(c, 'not-signed-in');
      const { code, name, passphrase } = c.req.valid('json');
      const refusal = setup.isAtScreen(c.req.raw) ? null : refuseCode(c, parts, code);
      if (refusal) return refusal;
      try {
        const added = await accounts.add({ name, passphrase, roles: [...roles] }, (account) => {
          if (accounts.list().length > 1) throw new NotTheFirst();
          audit.append({
            by: { account: account.id, name: account.name },
            action: 'account-add',
            subject: account.name,
            details: { roles: [...roles] },
          });
        });
        if (!added.ok) return refuse(c, added.error.code, added.error);
        return c.json<WorkshopSession, 200>(beginSession(c, parts, added.value), 200);
      } catch (error) {
        if (error instanceof NotTheFirst) return refuse(c, 'not-signed-in');
        throw error;
      }
    });
}

function refuseCode(c: Context, { throttle, setup, log }: FirstAccountParts, code: string | undefined) {
  if (code === undefined) return refuse(c, 'wrong-code');
  const retryAfterMs = throttle.take(codeTries);
  if (retryAfterMs > 0) return refuse(c, 'too-many-tries', { retryAfterMs });
  if (setup.code !== null && isSame(codeDigitsOf(code), setup.code)) {
    throttle.right(codeTries);
    return null;
  }
  log.warn('setup-code-wrong', { nextTryAfterMs: throttle.wrong(codeTries) });
  return refuse(c, 'wrong-code');
}

const isSame = (given: string, wanted: string): boolean => timingSafeEqual(sha256(given), sha256(wanted));
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
