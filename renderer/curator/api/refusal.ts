import { hasWord, t } from '../app/i18n.ts';
import { WorkshopRefusal } from './client.ts';

/** One sentence that says what to do about what the service did not do. */
export function refusalWords(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  const key = `refusal.${code}`;
  return hasWord(key) ? t(key) : t('refusal.internal');
}
