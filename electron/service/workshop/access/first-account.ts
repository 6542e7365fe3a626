import { Hono } from 'hono';
import { roles, type WorkshopSession } from '../../../../db/model/api/accounts.ts';
import { limitBody } from '../../http/body-limits.ts';
import { signingIn } from '../input.ts';
import { refuse } from '../refusal.ts';
import { beginSession, maxCredentialBytes, type SessionParts } from './session.ts';

/** Another one was added while the passphrase was hashed. */
class NotTheFirst extends Error {}

/** Whether the page may make the first account: in Electron, and only while there is none. */
export const needsFirstAccount = ({ offersFirstAccount, accounts }: FirstAccountParts): boolean =>
  offersFirstAccount && accounts.list().length === 0;

export interface FirstAccountParts extends SessionParts {
  /** No other program can ask the service: it has no port (Electron's scheme). */
  offersFirstAccount: boolean;
}

/**
 * The first account, on the kiosk's own screen: an installed Esimde has no account, and its technician no terminal. It is
 * safe while there is none: the workshop holds only what came with the program, and no key signs or is trusted yet.
 */
export function firstAccountRoutes(parts: FirstAccountParts) {
  const { accounts, audit } = parts;
  return new Hono().post('/first-account', limitBody(maxCredentialBytes), signingIn, async (c) => {
    if (!needsFirstAccount(parts)) return refuse(c, 'not-signed-in');
    try {
      const added = await accounts.add({ ...c.req.valid('json'), roles: [...roles] }, ({ id, name }) => {
        if (accounts.list().length > 1) throw new NotTheFirst();
        audit.append({
          by: { account: id, name },
          action: 'account-add',
          subject: name,
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
