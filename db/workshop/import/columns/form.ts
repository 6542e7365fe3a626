import type { TableFaultCode } from '../../../model/api/tables.ts';
import { readDate, writeDate } from '../../../model/entry/written/written-date.ts';
import { readNumber, writeNumber } from '../../../model/entry/written/written-number.ts';
import { type Cell, textOf, unescapeFormula } from './cell.ts';

export type Reading = { value: unknown } | Refused;

/** `readings`: what the cell can mean, written so that each is read as this alone. */
interface Refused {
  fault: TableFaultCode;
  message: string;
  readings?: string[];
}

/** How a field of a body is written in a cell. `read` gets a cell that is not empty, `write` a defined value. */
export interface Form {
  read(cell: Cell): Reading;
  write(value: unknown): string | number;
}

export const fault = (code: TableFaultCode, message: string, readings?: string[]): Reading => ({
  fault: code,
  message,
  ...(readings && { readings }),
});
const asText = (value: unknown) => String(value);
export const words = (cell: Cell) => unescapeFormula(textOf(cell));

export const text: Form = { read: (cell) => ({ value: words(cell) }), write: asText };

/** Ids and fixed words, without the blanks around them. */
export const word: Form = { read: (cell) => ({ value: words(cell).trim() }), write: asText };

const numeric = (decimal: boolean): Form => ({
  read: (cell) => {
    if (typeof cell === 'number') return { value: cell };
    const reading = readNumber(words(cell), decimal);
    if ('value' in reading) return reading;
    if ('fault' in reading) return fault('not-a-number', 'is not a number: write digits alone');
    const readings = reading.readings.map((value) => writeNumber(value, 'ru'));
    return fault('ambiguous-number', `can be read as ${readings.join(' or ')}: write which`, readings);
  },
  write: (value) => Number(value),
});

export const number = numeric(false);
/** Degrees and kilometres: a comma or a point always begins a fraction. */
export const decimal = numeric(true);

/** EDTF, or a date as people and spreadsheets write it. What has two meanings is asked. */
export const date: Form = {
  read: (cell) => {
    const { readings, sure, none } = readDate(words(cell));
    const [only] = readings;
    if (none) return fault('no-date', 'says that there is no date: leave the cell empty');
    if (only === undefined) return fault('not-a-date', 'is not a date: write 1947, 1947~, 1952-04-24 or 24.04.1952');
    if (sure) return { value: only };
    return fault('ambiguous-date', `can be read as ${readings.join(' or ')}: write which`, readings.map(writeDate));
  },
  write: (value) => (typeof value === 'string' ? writeDate(value) : writtenText(value)),
};

const yesWords = ['yes', 'true', '1', 'иә', 'да', '+'];
const noWords = ['no', 'false', '0', 'жоқ', 'нет', '-'];

export const yesNo: Form = {
  read: (cell) => {
    const written = words(cell).trim().toLowerCase();
    if (yesWords.includes(written)) return { value: true };
    if (noWords.includes(written)) return { value: false };
    return fault('not-yes-or-no', 'must be yes or no');
  },
  write: (value) => (value === true ? 'yes' : 'no'),
};

/** A record may be half filled in: what is there is written. */
export const writtenText = (value: unknown): string => (typeof value === 'object' ? '' : String(value ?? ''));
