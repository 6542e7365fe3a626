import { type RecordKey, recordKinds } from '../../../db/model/api/records.ts';
import { hasKey, type Key, t } from '../app/i18n.ts';

/** One line of the audit log, as the service sends it. */
export interface AuditEntry {
  number: number;
  /** ISO instant. */
  at: string;
  /** Id of the account, `machine` or `stick`. */
  account: string;
  /** Name of the account at that time. */
  name: string;
  action: string;
  /** What the action changed: `camp/karlag`, the name of an account, a release; may be empty. */
  subject: string;
  details: Record<string, string | number | boolean | null | string[]>;
}

/** Null: any. */
export interface AuditFilter {
  name: string | null;
  action: string | null;
}

export const matches = (entry: AuditEntry, { name, action }: AuditFilter): boolean =>
  (name === null || entry.name === name) && (action === null || entry.action === action);

/** An action without a label of its own is shown by its code. */
export function actionLabel(action: string): string {
  const key = `audit.action.${action}`;
  return hasKey(key) ? t(key) : action;
}

/** What was done, or was refused. */
export function doneLabel({ action, details }: AuditEntry): string {
  const done = actionLabel(action);
  return details.refused ? t('audit.refused', { action: done }) : done;
}

/** The record that an entry is about; null where it is about something else. */
export function recordOf({ subject }: AuditEntry): RecordKey | null {
  const [kindText, id, ...rest] = subject.split('/');
  const kind = recordKinds.find((known) => known === kindText);
  return kind && id && rest.length === 0 ? { kind, id } : null;
}

/** A person, somebody at the machine itself, or a stick that was plugged in. */
export function actorName({ account, name }: AuditEntry): string {
  if (account === 'machine') return t('audit.machine');
  return account === 'stick' ? t('audit.stick', { name }) : name;
}

/** The subject of an entry that is not about a record; of a file the beginning of its checksum. */
export function subjectLabel({ action, subject, name }: AuditEntry): string {
  // An uploaded file has a random name here.
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)) return '';
  if (subject === name || (action === 'import' && subject === 'table')) return '';
  return /^[0-9a-f]{64}$/.test(subject) ? `${subject.slice(0, 12)}…` : subject;
}

/** The details as `label: value`; a detail without a label is shown by its code. */
export function detailLines({ details }: AuditEntry): string[] {
  return (
    Object.entries(details)
      // The reason of a refusal names its detail.
      .filter(([name, value]) => value !== null && value !== '' && !(name === 'detail' && details.refused))
      .map(([name, value]) => {
        if (name === 'refused') return refusalText(String(value), String(details.detail ?? ''));
        const key = `audit.detail.${name}`;
        const text = Array.isArray(value) ? value.map(valueText).join(', ') : valueText(value);
        return `${hasKey(key) ? t(key) : name}: ${text}`;
      })
  );
}

function refusalText(reason: string, detail: string): string {
  const key = `carry.refused.${reason}`;
  return hasKey(key) ? t(key as Key, { detail }) : reason;
}

function valueText(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  const key = [`accounts.role.${value}`, `history.cause.${value}`].find(hasKey);
  return key ? t(key) : String(value);
}
