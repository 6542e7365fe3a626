import { WorkshopRefusal } from '../state/api.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { t } from '../state/words.ts';

/** Why an account or a passphrase could not be changed, and what to do. */
export function accountRefusalWords(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  switch (code) {
    case 'weak-passphrase':
    case 'last-technician':
    case 'exists':
    case 'wrong-passphrase':
    case 'too-many-tries':
      return t(`accounts.refused.${code}`);
    default:
      return refusalWords(error);
  }
}
