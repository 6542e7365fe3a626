export const roles = ['editor', 'approver', 'technician'] as const;
export type Role = (typeof roles)[number];

export interface Account {
  id: string;
  /** As it is shown in revisions. */
  name: string;
  roles: Role[];
  isActive: boolean;
}

export interface WorkshopSession {
  account: Account;
  /** Goes with every write as the header `X-Esimde-Csrf`. */
  csrf: string;
  idleSeconds: number;
}
