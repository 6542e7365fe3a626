import type { Outcome } from './reason.ts';

/** What the audit is told of packages. */
export interface ReleaseEvent {
  action: 'export' | 'install' | 'rollback';
  /** The release's id; of a refusal the name of the file, or the number that was asked for. */
  subject: string;
  details: Record<string, string | number | null>;
}

/** Tells the audit of a refusal, too. @returns the outcome, as it is */
export function noteRefusal<T>(
  outcome: Outcome<T>,
  audit: (event: ReleaseEvent) => void,
  action: ReleaseEvent['action'],
  subject: string,
): Outcome<T> {
  if (!outcome.ok)
    audit({ action, subject, details: { refused: outcome.refusal.reason, detail: outcome.refusal.detail } });
  return outcome;
}
