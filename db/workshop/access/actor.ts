import type { Role } from '../../model/api/accounts.ts';

/** Who does something in the workshop. */
export interface Actor {
  /** Id of the account. */
  account: string;
  /** As it is shown in revisions and in the audit. */
  name: string;
  roles: Role[];
}

/** Whoever sits at the machine and calls `esimde`: the file system knows who may, an account is not asked for. */
export const machine: Actor = { account: 'machine', name: 'at the machine', roles: [] };
