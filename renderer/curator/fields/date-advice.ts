import { parseDate } from '../../../db/model/entry/date.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { type Key, translateIn } from '../../shared/i18n/i18n.ts';

const two = (number: string | number): string => String(number).padStart(2, '0');

/** Names of months in every language and case that the visitor's words have, with their numbers. */
function monthNames(): [string, number][] {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const forms = ['plain', 'ofDay', 'from', 'to'];
  return languages.flatMap((language) =>
    months.flatMap((month) =>
      forms.map((form): [string, number] => [
        translateIn(language)(`month.${form}.${month}` as Key).toLowerCase(),
        month,
      ]),
    ),
  );
}

const about = /^(?:около|примерно|шамамен|about|circa|ca\.?|c\.)\s+|\s+шамасында$/i;

/**
 * The probable meaning of a date as people write it: `24.04.1952` is `1952-04-24`, «24 апреля 1952» too,
 * `1947-1949` is `1947/1949`, «около 1947» is `1947~`.
 *
 * @returns an EDTF expression, or null where nothing can be guessed
 */
export function dateMeant(text: string): string | null {
  const plain = text.trim().replace(/[–—]/g, '-').replace(/\s+/g, ' ');
  if (plain === '') return null;
  const unsure = plain.replace(about, '');
  const guess = unsure === plain ? meantBy(plain) : addedTo(meantBy(unsure) ?? unsure, '~');
  return guess !== null && guess !== text && parseDate(guess) ? guess : null;
}

const addedTo = (date: string, mark: string): string => (date.includes('/') ? date : `${date}${mark}`);

function meantBy(text: string): string | null {
  const day = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  if (day) return `${day[3]}-${two(day[2] ?? '')}-${two(day[1] ?? '')}`;
  const month = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (month) return `${month[2]}-${two(month[1] ?? '')}`;
  const loose = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (loose) return `${loose[1]}-${two(loose[2] ?? '')}-${two(loose[3] ?? '')}`;
  const years = /^(\d{4}) ?- ?(\d{4})$/.exec(text);
  if (years) return `${years[1]}/${years[2]}`;
  const ends = text.split(/ - | \/ /);
  if (ends.length === 2) {
    const [from, to] = ends.map((end) => (parseDate(end) ? end : meantBy(end)));
    return from && to ? `${from}/${to}` : null;
  }
  return withMonthName(text) ?? yearAlone(text);
}

/** «24 апреля 1952 г.», «1952 жылғы 24 сәуір», "24 April 1952". */
function withMonthName(text: string): string | null {
  const lower = text.toLowerCase();
  const words = lower.split(/[ ,.]+/);
  const month = monthNames().find(([name]) => words.includes(name))?.[1];
  const year = /\d{4}/.exec(lower)?.[0];
  if (!month || !year) return null;
  const day = lower.replace(year, '').match(/\d{1,2}/)?.[0];
  return day ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}

function yearAlone(text: string): string | null {
  const year = /^(\d{4})(?: ?(?:г\.?|год|года|ж\.?|жыл|жылы|year))$/i.exec(text)?.[1];
  return year ?? null;
}
