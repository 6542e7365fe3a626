import { type RecordKey, recordKinds } from '../../../db/model/api/workshop.ts';
import { hasWord, t } from '../app/i18n.ts';

/** What was done, in words; an action that this page does not know yet by its own name. */
export function actionWords(action: string): string {
  const key = `audit.action.${action}`;
  return hasWord(key) ? t(key) : action;
}

/** The record that an entry speaks of; null where it speaks of something else. */
export function recordOf({ subject }: AuditEntry): RecordKey | null {
  const [kindText, id, ...rest] = subject.split('/');
  const kind = recordKinds.find((known) => known === kindText);
  return kind && id && rest.length === 0 ? { kind, id } : null;
}

/** Who it was: a person, somebody at the machine itself, or a stick that was plugged in. */
export function nameWords({ account, name }: AuditEntry): string {
  if (account === 'machine') return t('audit.machine');
  return account === 'stick' ? t('audit.stick', { name }) : name;
}

/** What it was done to, where that is no record; of a file the beginning of its sum. */
export function subjectWords({ action, subject, name }: AuditEntry): string {
  if (subject === name || (action === 'import' && subject === 'table')) return '';
  return /^[0-9a-f]{64}$/.test(subject) ? `${subject.slice(0, 12)}…` : subject;
}

/** What is said besides, as `name: value`; names that nobody reads are left as they are. */
export function detailWords({ details }: AuditEntry): string[] {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => {
      const key = `audit.detail.${name}`;
      const told = Array.isArray(value) ? value.map(valueWords).join(', ') : valueWords(value);
      return `${hasWord(key) ? t(key) : name}: ${told}`;
    });
}

function valueWords(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  const known = [`accounts.role.${value}`, `history.cause.${value}`].find(hasWord);
  return known ? t(known) : String(value);
}

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
