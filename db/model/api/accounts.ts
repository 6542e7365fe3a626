export const roles = ['editor', 'approver', 'technician'] as const;
export type Role = (typeof roles)[number];

export interface Account {
  id: string;
  /** The name shown in revisions. */
  name: string;
  roles: Role[];
  isActive: boolean;
}

export interface WorkshopSession {
  account: Account;
  /** Sent with every write in the header `X-Esimde-Csrf`. */
  csrf: string;
  idleSeconds: number;
  /** Somebody else chose the passphrase: another has to be chosen before anything else. */
  mustChangePassphrase?: boolean;
}
