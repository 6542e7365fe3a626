import type { Language } from '../vocabulary.ts';
import type { FieldChange, RecordKey, RecordSummary } from './records.ts';

/**
 * What a condition asks of a field. `is`: it holds this code, id or text; `has`: these words, in any spelling; `none`: it
 * is empty; `from` and `to`: its number or date, as far as the value is written (`1941` is the whole year).
 */
export const conditionTests = ['is', 'has', 'none', 'from', 'to'] as const;

export interface FieldCondition {
  /** A field of the body, or one of `ownColumns`; `amount|date`: the first of them that is filled. */
  field: string;
  test: (typeof conditionTests)[number];
  value: string;
}

/** Columns that every kind of record has beside the fields of its body, of which some have a `kind`. */
export const ownColumns = ['title', 'id', 'recordKind', 'state', 'problems', 'changedAt', 'changedBy'] as const;

/** How a list is ordered and what of each record it shows. */
export interface ListOrder {
  where: FieldCondition[];
  /** A column; null: in the order of the kind, or of the ranking of a search. */
  sort: string | null;
  descending: boolean;
  /** Of texts and titles, and of their alphabet. */
  language: Language;
}

/** What a cell of a list shows: texts, numbers, titles of other records, and codes and dates as they are stored. */
export type ListCell = (string | number)[];

export interface RecordPage {
  records: RecordSummary[];
  total: number;
  /** For each record, a cell for each column that was asked for. */
  cells: ListCell[][];
}

/** Keys of one page of a list, and how many records the whole list has. */
export interface SelectedKeys {
  keys: RecordKey[];
  total: number;
}

/** A column of an exported list. */
export interface SheetColumn {
  field: string;
  heading: string;
  /** Words for the codes of a choice. */
  words?: Record<string, string> | undefined;
}

/** The same change of many records. */
export type ManyChange =
  /** Text alone: never an id, a code, a date, or what a source prints. Null: in any field, in any language. */
  | { change: 'replace'; find: string; replacement: string; wholeWords: boolean; field: string | null }
  /** `value` null: the field is emptied. */
  | { change: 'set'; field: string; value: string | number | boolean | Record<Language, string> | null };

/** A record that a change of many or an import would change, cell by cell. */
export type PreviewedRecord = RecordKey & { title: RecordSummary['title']; changes: FieldChange[] };

/** What a change of many would do. */
export interface ManyPreview {
  /** Of the prepared change; null where it changes nothing. */
  id: string | null;
  /** Records that it changes. */
  count: number;
  /** The first of them, cell by cell. */
  first: PreviewedRecord[];
  /** Records that would not be accepted, with the reason; they stay as they are. */
  refused: (RecordKey & { message: string })[];
}
