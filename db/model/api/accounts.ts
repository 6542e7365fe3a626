import type { Language } from '../vocabulary.ts';
import type { RecordKind } from './records.ts';

export const roles = ['editor', 'approver', 'technician'] as const;
export type Role = (typeof roles)[number];

export interface Account {
  id: string;
  /** The name shown in revisions. */
  name: string;
  roles: Role[];
  isActive: boolean;
}

/** What an account has chosen for its own pages. */
export interface Preferences {
  language?: Language | undefined;
  /** Columns of the lists, by kind. */
  columns?: Partial<Record<RecordKind, string[]>> | undefined;
  /** Lists with their search, filters and order, by the address of their page. */
  searches?: { name: string; address: string }[] | undefined;
}

export interface FirstAccountState {
  /** Nobody can sign in: there is no account yet. */
  needed: boolean;
  /** Only with the setup code: this is not the kiosk's own screen soon after its start. */
  needsCode: boolean;
}

export interface WorkshopSession {
  account: Account;
  /** Sent with every write in the header `X-Esimde-Csrf`. */
  csrf: string;
  idleSeconds: number;
  preferences: Preferences;
  /** Somebody else chose the passphrase: another has to be chosen before anything else. */
  mustChangePassphrase?: boolean;
}
