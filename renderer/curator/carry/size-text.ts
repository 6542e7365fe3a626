import { formatNumber } from '../../shared/format/amount.ts';
import { language, t } from '../app/i18n.ts';

const units = [
  { from: 1e9, key: 'carry.size.gb' },
  { from: 1e6, key: 'carry.size.mb' },
  { from: 0, key: 'carry.size.kb' },
] as const;

/** «340 КБ», «1,2 ГБ»: below ten with one decimal. */
export function sizeText(bytes: number): string {
  const { from, key } = units.find((unit) => bytes >= unit.from) ?? units[2];
  const amount = bytes / (from || 1e3);
  const rounded = amount < 10 && from > 0 ? Math.round(amount * 10) / 10 : Math.ceil(amount);
  return t(key, { number: formatNumber(rounded, language.value) });
}
