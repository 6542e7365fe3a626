import type { Language } from '../vocabulary.ts';
import type { PreviewedRecord } from './selection.ts';

export const tableNames = [
  'headcounts',
  'camps',
  'claims',
  'persons',
  'places',
  'sources',
  'events',
  'documents',
  'archives',
] as const;
export type TableName = (typeof tableNames)[number];

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Formats in which programs for literature exchange sources. */
export const citationFormats = ['csl-json', 'ris', 'bibtex'] as const;
export type CitationFormat = (typeof citationFormats)[number];

/** Encodings in which spreadsheets save text. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'kz-1048', 'pt154'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Maximum size of an uploaded table; 100,000 claims are about 40 MB. */
export const maxTableBytes = 200_000_000;

/** Overrides what is detected in a file. */
export interface ReadingOptions {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: string | undefined;
  /** Which of the rows that are not empty has the headings, from 1. */
  headerRow?: number | undefined;
}

/** A value that every row has in a column that the file lacks. */
export interface ColumnConstant {
  column: string;
  value: string;
}

/** An uploaded table file: its content and the columns that its headings denote. */
export interface TablePreview {
  upload: string;
  table: TableName;
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  /** Names of the sheets of a workbook. */
  sheets: string[];
  /** Which of the rows that are not empty has the headings, from 1. */
  headerRow: number;
  constants: ColumnConstant[];
  rows: number;
  headers: string[];
  /** Column name of the workshop for each header; null: left out. */
  mapping: (string | null)[];
  /** Every column of the workshop's table, and whether it is required. */
  columns: { name: string; required: boolean; heading?: Record<Language, string> }[];
  sample: string[][];
  notes: TableNote[];
  /** A passage with letters on which the 8-bit encodings disagree, in each of them; empty for other files. */
  letters: { encoding: Encoding; text: string }[];
}

/** Why a table file, or a row of it, is refused; the page has a text for each. */
export const tableFaultCodes = [
  // the file
  'not-a-table',
  'old-excel',
  'broken-file',
  'too-large',
  'unknown-encoding',
  'mixed-encoding',
  'damaged-encoding',
  'bad-quotes',
  'no-header',
  'no-rows',
  'no-sheet',
  'missing-column',
  'column-twice',
  // a row
  'too-many-cells',
  'too-few-cells',
  'null-character',
  'lost-letters',
  'cell-error',
  'formula-without-value',
  'missing',
  'not-a-number',
  'ambiguous-number',
  'not-a-date',
  'ambiguous-date',
  'no-date',
  'date-without-year',
  'figure-form',
  'part-of-a-person',
  'not-yes-or-no',
  'bad-notation',
  'bad-id',
  'unknown-word',
  'unknown-reference',
  'ambiguous-name',
  'bad-form',
  'contradictory',
  'figures-differ',
  'duplicate',
  'repeated', // a row without an id that is the same record as an earlier one
  'withdrawn',
] as const;
export type TableFaultCode = (typeof tableFaultCodes)[number];

/** A longer cell is shown by its beginning. */
export const maxShownLength = 200;

/** Row 1 is the first under the headers, 0 the headers or the file; `column` is the header as the file has it. */
export interface RowProblem {
  row: number;
  column: string | null;
  /** Of the cell; the beginning and `…` where it is longer than `maxShownLength`. */
  value: string;
  message: string;
  code: TableFaultCode;
  /** Its row as a spreadsheet numbers it; absent for CSV. */
  line?: number;
  /** What the cell can mean, each as it can be written into it. */
  readings?: string[];
  /** The row that is the same record. `text`: what stands in it; absent where ids tell the rows apart. */
  other?: { row: number; line?: number; text?: string };
}

/**
 * A cell corrected in the browser before the import: `PATCH /tables/uploads/:id {corrections}` replaces those named,
 * the file itself stays as it is. Row and column as in `RowProblem`.
 */
export interface CellCorrection {
  row: number;
  column: string;
  value: string;
}

/** What the reader of a table changed by itself, for review. `count`: number of cells. */
export interface TableNote {
  code: 'formulas' | 'merged-cells' | 'lost-letters';
  count: number;
}

export interface ImportResult {
  created: number;
  changed: number;
  unchanged: number;
  /** The first of the records that change; of a finished import none. */
  first: PreviewedRecord[];
  batch: string | null;
  problems: RowProblem[];
  /** More than are listed. */
  problemCount: number;
}
