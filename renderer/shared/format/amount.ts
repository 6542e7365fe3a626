import type { Amount } from '../../../db/model/api/claim.ts';
import type { Language, Qualifier } from '../../../db/model/vocabulary.ts';
import type { Translate } from '../i18n/i18n.ts';
import { endingsOf } from './kazakh-numeral.ts';

const thousandsMark: Record<Language, string> = { kk: '\u00A0', ru: '\u00A0', en: ',' };

/** Groups digits by no-break spaces in Kazakh and Russian, by commas in English. */
export function formatNumber(value: number, language: Language): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousandsMark[language]);
  return fraction === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${fraction}`;
}

/** An amount with its qualifier in words: «18 000-нан астам», «около 600», "up to 8,000". */
export function formatAmount(amount: Amount, qualifier: Qualifier, language: Language, t: Translate): string {
  const { min, max } = amount;
  if (min !== null && max !== null && min !== max) {
    const range = `${formatNumber(min, language)}–${formatNumber(max, language)}`;
    return qualifier === 'about' ? t('amount.about', { number: range }) : range;
  }
  const value = min ?? max ?? 0;
  return t(`amount.${keyOf(amount, qualifier)}`, {
    number: formatNumber(value, language),
    from: withEnding(value, language, 'from'),
    to: withEnding(value, language, 'to'),
  });
}

/** Without a qualifier of the source, an open end decides. */
function keyOf(amount: Amount, qualifier: Qualifier): Exclude<Qualifier, 'not-before'> {
  if (qualifier === 'not-before') return 'at-least';
  if (qualifier !== 'exact') return qualifier;
  if (amount.max === null) return 'at-least';
  return amount.min === null ? 'up-to' : 'exact';
}

function withEnding(value: number, language: Language, grammaticalCase: 'from' | 'to'): string {
  const number = formatNumber(value, language);
  return language === 'kk' ? `${number}-${endingsOf(value)[grammaticalCase]}` : number;
}
