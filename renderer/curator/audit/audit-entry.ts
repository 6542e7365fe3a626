/** One line of the audit as the service tells it. */
export interface AuditEntry {
  number: number;
  /** ISO instant. */
  at: string;
  /** Id of the account, or `machine`. */
  account: string;
  /** Name of the account at that time. */
  name: string;
  action: string;
  /** What it was done to: `camp/karlag`, the name of an account, a release; may be empty. */
  subject: string;
  details: Record<string, string | number | boolean | null | string[]>;
}

/** Whose entries and which of them are shown; null: everybody's, all. */
export interface AuditChoice {
  name: string | null;
  action: string | null;
}

export const matches = (entry: AuditEntry, { name, action }: AuditChoice): boolean =>
  (name === null || entry.name === name) && (action === null || entry.action === action);
