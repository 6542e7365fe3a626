import { refusalText, WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';

/** Why an account or a passphrase was not changed, and what to do. */
export function accountRefusalText(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  switch (code) {
    case 'weak-passphrase':
    case 'last-technician':
    case 'exists':
    case 'wrong-code':
    case 'wrong-passphrase':
    case 'too-many-tries':
      return t(`accounts.refused.${code}`);
    default:
      return refusalText(error);
  }
}
