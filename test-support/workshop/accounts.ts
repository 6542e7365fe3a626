import { join } from 'node:path';
import { roles as allRoles, type Role } from '../../db/model/api/accounts.ts';
import { createAccounts, openAccountsFile } from '../../db/workshop/access/accounts.ts';
import { type HashedPassphrase, hashPassphrase } from '../../db/workshop/access/passphrase.ts';
import { forgetTries } from '../../db/workshop/access/throttle.ts';
import { openAudit } from '../../db/workshop/audit/audit.ts';
import { machine } from '../../db/workshop/types.ts';

export interface TestAccount {
  name: string;
  /** All where none are named. */
  roles?: readonly Role[] | undefined;
}

const hashed = new Map<string, Promise<HashedPassphrase>>();

/**
 * Hashed at a third of the price, the lowest that a workshop stores, because each sign-in would take a quarter of a second of
 * a processor; and each passphrase once (`passphrase.test.ts` protects price and salt).
 */
export function cheaply(passphrase: string): Promise<HashedPassphrase> {
  const hash =
    hashed.get(passphrase) ?? hashPassphrase(passphrase, { cost: 2 ** 15, blockSize: 8, parallelization: 1 });
  hashed.set(passphrase, hash);
  return hash;
}

/** Adds accounts to the workshop of a data folder, as `esimde account add` does. */
export async function addAccounts(dataFolder: string, added: readonly TestAccount[], passphrase: string) {
  const [folder, now] = [join(dataFolder, 'workshop'), () => new Date()];
  const db = openAccountsFile(folder);
  const audit = openAudit({ folder, now });
  try {
    const accounts = createAccounts({ db, now, hash: cheaply });
    for (const { name, roles = allRoles } of added) {
      const outcome = await accounts.add({ name, roles: [...roles], passphrase }, (account) => {
        audit.append({ by: machine, action: 'account-add', subject: name, details: { roles: account.roles } });
      });
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
    }
  } finally {
    audit.close();
    db.close();
  }
}

/** Ends the delays after wrong passphrases, as `esimde account unlock` does. */
export function unlockAccounts(dataFolder: string, names: Iterable<string>): void {
  const db = openAccountsFile(join(dataFolder, 'workshop'));
  for (const name of names) forgetTries(db, name);
  db.close();
}
