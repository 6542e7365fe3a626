import { WorkshopRefusal } from './api.ts';
import { hasWord, t } from './words.ts';

/** One sentence that says what to do about what the service did not do. */
export function refusalWords(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  const key = `refusal.${code}`;
  return hasWord(key) ? t(key) : t('refusal.internal');
}
