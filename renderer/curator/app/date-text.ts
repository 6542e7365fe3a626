import type { DatePoint } from '../../../db/model/api/date.ts';
import { formatDate } from '../../shared/format/date.ts';
import { visitorText } from './i18n.ts';

/** An ISO instant as day and minute of this machine's clock: «2026 жылғы 23 қараша, 14:05». */
export function instantText(instant: string): string {
  const at = new Date(instant);
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayText(at)}, ${time}`;
}

/** A day of this machine’s calendar. */
export const dayText = (at: Date): string => textOf(at, at.getDate());

/** A month of this machine’s calendar. */
export const monthText = (at: Date): string => textOf(at, null);

function textOf(at: Date, day: number | null): string {
  const point: DatePoint = {
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day,
    quarter: null,
    decade: false,
    approximate: false,
    uncertain: false,
  };
  const date = { edtf: '', interval: false, start: point, end: point, firstDay: null, lastDay: null };
  return formatDate(date, visitorText);
}
