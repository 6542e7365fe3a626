import type { NameColumn, NameFaultCode, NameProblem } from '../model/api/names.ts';
import type { Cell, SheetRow } from '../workshop/import/columns/cell.ts';
import { textOf } from '../workshop/import/columns/cell.ts';
import { firstBirthYear, lastBirthYear, yearIn } from './name-words.ts';

const maxCellLength = 5_000;
const maxShownLength = 80;

/** What is wrong, and what to do. */
const messages: Record<NameFaultCode, string> = {
  'no-name-column': 'No column is a name: name one with --map, such as --map "Heading=surname".',
  'unknown-field': 'There is no such field: see esimde names import --help.',
  'unknown-heading': 'The file has no such heading: write it as the file has it.',
  'no-name': 'This row has no name: write one, or remove the row.',
  'too-many-cells': 'This row has more cells than there are headings: remove a separator, or put the cell into quotes.',
  'too-few-cells': 'This row has fewer cells than there are headings: add the missing separators.',
  'damaged-text': 'The encoding of this cell is damaged: take it from the original, and save the file as UTF-8.',
  'too-long': `This cell has more than ${maxCellLength} characters: shorten it, or close the quotation mark before it.`,
  formula: 'This cell is a formula: write its value.',
  'cell-error': 'This cell shows an error of the spreadsheet: write its value.',
  'not-a-year': 'This is no date of birth: write a year, or leave the cell empty; see whether the columns are shifted.',
  'impossible-year': `This year of birth cannot be: write one from ${firstBirthYear} to the present.`,
  'impossible-date': 'There is no such day: write the date as it is in the source.',
  'digits-in-name': 'A name has no digits: see whether the columns are shifted.',
  duplicate: 'This row repeats an earlier one: remove it.',
};

export const problemOf = (
  code: NameFaultCode,
  at: { row: number; line: number },
  column: string | null = null,
  value = '',
): NameProblem => ({ code, ...at, column, value: value.slice(0, maxShownLength), message: messages[code] });

/** U+FFFD, control characters, and UTF-8 that was read as an 8-bit encoding (`Ð˜Ð²`, `РРІР°`). */
const damaged =
  /[\ufffd\p{Cc}]|[ÐÑ][\u00a0-\u00bf\u2010-\u203a€™‚„…†‡ˆ‰]|(?:[РС][\u00a0-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ]){2}/u;
/** `=HYPERLINK(…)`, `@SUM(…)`, `+A1(…)`; not a dash or a telephone number. */
const formula = /^\s*(?:[=@]\s*\S|[+-]\s*[A-Za-z]+\d*\s*[(!:])/;
const noDate =
  /^[\s?\-–—.,/]*$|^(?:н\/?д|н\.?\s*д\.?|неизв|не\s+изв|не\s+указ|нет|без|белгісіз|unknown|not\s+known|n\/?a)/i;

/** Finds faults of one row after another. Adds nothing to a list. */
export function rowChecker(columns: readonly NameColumn[], isDelimited: boolean, thisYear: number) {
  const isImpossible = remember((text: string) => hasImpossibleDay(text, thisYear));
  const names = columns.flatMap(({ field }, index) =>
    field === 'surname' || field === 'given' || field === 'patronymic' || field === 'name' ? [index] : [],
  );
  const born = columns.findIndex(({ field }) => field === 'born');
  const dates = columns.flatMap(({ field }, index) =>
    field === 'born' || field === 'arrest' || field === 'sentenceDate' || field === 'rehabilitation' ? [index] : [],
  );
  return ({ cells, row, line = row + 1 }: SheetRow, values: readonly string[]): NameProblem[] => {
    const found: NameProblem[] = [];
    const add = (code: NameFaultCode, index: number | null = null): void => {
      const heading = index === null ? null : (columns[index]?.heading ?? `column ${index + 1}`);
      found.push(problemOf(code, { row, line }, heading, index === null ? '' : (values[index] ?? '')));
    };
    if (values.length > columns.length && values.slice(columns.length).some((value) => value !== ''))
      add('too-many-cells', columns.length);
    if (isDelimited && cells.length < columns.length) add('too-few-cells');
    for (const [index, cell] of cells.entries()) {
      const code = cellFault(cell, values[index] ?? '');
      if (code !== null) add(code, index);
    }
    if (found.length > 0) return found;
    if (names.every((index) => !/\p{L}/u.test(values[index] ?? ''))) add('no-name', names[0] ?? null);
    for (const index of names) if (/\d/.test(values[index] ?? '')) add('digits-in-name', index);
    const birth = values[born] ?? '';
    if (born !== -1 && birth !== '' && !noDate.test(birth)) {
      const year = yearIn(birth);
      if (year === null) add('not-a-year', born);
      else if (year < firstBirthYear || year > Math.min(thisYear, lastBirthYear)) add('impossible-year', born);
    }
    for (const index of dates) if (isImpossible(values[index] ?? '')) add('impossible-date', index);
    return found;
  };
}

function cellFault(cell: Cell, text: string): NameFaultCode | null {
  if (typeof cell === 'object' && 'fault' in cell)
    return cell.fault === 'formula-without-value' ? 'formula' : 'cell-error';
  if (text.length > maxCellLength) return 'too-long';
  if (damaged.test(text)) return 'damaged-text';
  return formula.test(text) ? 'formula' : null;
}

/** Cells as texts: one space for any blanks, none at the ends. */
export function valuesOf({ cells }: SheetRow): string[] {
  return cells.map((cell) => {
    const text = textOf(cell);
    return /^\s|\s$|[^\S ]| {2}/.test(text) ? text.trim().replace(/\s+/g, ' ') : text;
  });
}

/** Dates repeat. */
function remember(answer: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    if (known.size < 50_000) known.set(text, found);
    return found;
  };
}

const written = /(?<!\d)(?:(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?!\d)/g;

/** Whether a day in the text is not in the calendar, such as `31.02.1937`, or is in the future. `00` says "not known". */
function hasImpossibleDay(text: string, thisYear: number): boolean {
  for (const [, day1, month1, year1, year2, month2, day2] of text.matchAll(written)) {
    const [year, month, day] = [year1 ?? year2, month1 ?? month2, day1 ?? day2].map(Number);
    if (year === undefined || month === undefined || day === undefined) continue;
    if (year < firstBirthYear || year > thisYear || month > 12) return true;
    if (day > 0 && day > new Date(Date.UTC(year, month === 0 ? 1 : month, 0)).getUTCDate()) return true;
  }
  return false;
}
