import { join } from 'node:path';
import { roles as allRoles, type Role } from '../../db/model/api/accounts.ts';
import { createAccounts, openAccountsFile } from '../../db/workshop/access/accounts.ts';
import { hashPassphrase } from '../../db/workshop/access/passphrase.ts';
import { openAudit } from '../../db/workshop/audit/audit.ts';
import { machine } from '../../db/workshop/types.ts';

export interface TestAccount {
  name: string;
  /** All where none are named. */
  roles?: readonly Role[] | undefined;
}

/** Hashed at a third of the price, the lowest that a workshop stores, because each sign-in would take a quarter of a second of a processor (`passphrase.test.ts`). */
export const cheaply = (passphrase: string) =>
  hashPassphrase(passphrase, { cost: 2 ** 15, blockSize: 8, parallelization: 1 });

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
