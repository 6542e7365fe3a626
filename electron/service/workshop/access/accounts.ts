import { type Context, Hono } from 'hono';
import type { Account } from '../../../../db/model/api/accounts.ts';
import type { AccountChanges, Accounts, KnownAccount, Noting } from '../../../../db/workshop/access/accounts.ts';
import type { Sessions } from '../../../../db/workshop/access/sessions.ts';
import type { Audit, AuditLine } from '../../../../db/workshop/audit/audit.ts';
import { accountChange, byId, newAccount } from '../input.ts';
import { refuse } from '../refusal.ts';
import { needs, type WorkshopEnv } from './guard.ts';

export interface AccountParts {
  accounts: Accounts;
  sessions: Sessions;
  audit: Audit;
}

/** Who may work here; for technicians. */
export function accountRoutes({ accounts, sessions, audit }: AccountParts) {
  return new Hono<WorkshopEnv>()
    .get('/accounts', needs('technician'), (c) => c.json<Account[], 200>(accounts.list().map(shownOf), 200))
    .post('/accounts', needs('technician'), newAccount, async (c) => {
      const added = await accounts.add(
        { ...c.req.valid('json'), mustChange: true },
        noteAs(audit, c.var.actor, 'account-add'),
      );
      if (!added.ok) return refuse(c, added.error.code, added.error);
      return c.json<Account, 201>(shownOf(added.value), 201);
    })
    .patch('/accounts/:id', needs('technician'), byId, accountChange, async (c) => {
      const { id } = c.req.valid('param');
      const changes = c.req.valid('json');
      const actions = actionsOf(changes);
      const changed = await accounts.change(id, changes, (account) => {
        for (const action of actions) noteAs(audit, c.var.actor, action)(account);
      });
      if (!changed.ok) return refuse(c, changed.error.code, changed.error);
      if (changes.passphrase !== undefined || changes.isActive !== undefined) sessions.endAll(id);
      return accountReply(c, accounts.find(id));
    });
}

/** The line of the audit that belongs to a change of an account. */
const noteAs =
  (audit: Audit, by: AuditLine['by'], action: AuditLine['action']): Noting =>
  ({ name, roles }) =>
    void audit.append({ by, action, subject: name, details: { roles } });

function actionsOf({ roles, isActive, passphrase }: AccountChanges): AuditLine['action'][] {
  const actions: AuditLine['action'][] = [];
  if (passphrase !== undefined) actions.push('account-passphrase');
  if (roles !== undefined) actions.push('account-roles');
  if (isActive !== undefined) actions.push(isActive ? 'account-activate' : 'account-deactivate');
  return actions;
}

function accountReply(c: Context, account: KnownAccount | null) {
  return account ? c.json<Account, 200>(shownOf(account), 200) : refuse(c, 'not-found');
}

const shownOf = ({ id, name, roles, isActive }: KnownAccount): Account => ({ id, name, roles, isActive });
