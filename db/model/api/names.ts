import type { Trilingual } from '../entry/trilingual.ts';
import type { TextSummary } from './text.ts';

/** A list of names: an imported data set with a row for each person, and what its search answers. */

/** What a column of a list may mean. Columns that mean none of these are kept under their own heading. */
export const nameFields = [
  'name', // the whole name in one column: surname first
  'surname',
  'given',
  'patronymic',
  'otherNames',
  'born',
  'birthplace',
  'people',
  'place',
  'arrest',
  'sentence',
  'sentenceBody',
  'sentenceDate',
  'article',
  'term',
  'camp',
  'fate',
  'rehabilitation',
  'source',
] as const;
export type NameField = (typeof nameFields)[number];

/** A column of a list: its heading as the file has it, and what it means. */
export interface NameColumn {
  heading: string;
  field: NameField | null;
}

/**
 * Why an entry is found: a word begins as it was typed, once both are folded; sounds the same to a clerk of another tongue;
 * or differs in one letter.
 */
export const nameRings = ['written', 'sounds', 'perhaps'] as const;
export type NameRing = (typeof nameRings)[number];

/** An entry as its list has it; fields that are empty there are absent. */
export type NameFields = Partial<Record<NameField, string>>;

/** The name as it is read: surname, given name, patronymic. */
export const nameOfEntry = ({ name, surname, given, patronymic, otherNames }: NameFields): string =>
  [name, surname, given, patronymic].filter(Boolean).join(' ') || (otherNames ?? '');

export interface NameHit extends NameFields {
  ring: NameRing;
  /** Id of the list. */
  list: string;
  /** Row of the list under the headings, from 1. */
  row: number;
}

export interface NameAnswer {
  hits: NameHit[];
  /** There are further ones: ask for a year of birth or a camp. */
  more: boolean;
}

/** Most hits of one answer. */
export const maxNameHits = 200;

/** A list as it is named beside its entries. */
export interface NameListInfo {
  id: string;
  title: string;
  holder: string | null;
  licence: string | null;
  citation: string | null;
  date: string | null;
}

/** Every list of a release, and the texts that say what is missing and where else to ask. */
export interface NameLists {
  lists: NameListInfo[];
  ask: TextSummary[];
}

/** One entry as its list has it, with what curators corrected. */
export interface NameEntry {
  list: NameListInfo;
  row: number;
  fields: NameFields;
  /** Columns that mean nothing known. */
  others: { heading: string; text: string }[];
  /** Fields that differ from the list, and what it says. */
  corrected: { field: NameField; asListed: string | null }[];
  /** Id of the person who this is. */
  person: string | null;
  /** Entries of the same name and year, which may be the same person. */
  similar: NameHit[];
}

export interface NameQuery {
  q: string;
  given?: string | undefined;
  /** Year of birth, and by how many years it may differ. */
  born?: number | undefined;
  within?: number | undefined;
  /** Words of the place of birth or residence. */
  place?: string | undefined;
  camp?: string | undefined;
  people?: string | undefined;
}

/** What is said of a list, as curators write it. */
export interface NameListText {
  title: Trilingual;
  holder?: string | undefined;
  licence?: string | undefined;
  citation?: string | undefined;
  date?: string | undefined;
  /** Whether the web edition may have it, too. */
  web?: boolean | undefined;
}

/** A list in the workshop. */
export interface WorkshopNameList extends NameListText {
  id: string;
  /** The version that was imported last, and the one of the next release. */
  newest: { sha256: string; rows: number };
  approved: { sha256: string; rows: number } | null;
  importedAt: string;
  importedBy: string;
  /** A version or words wait for approval, which says `changedAt`: what changed since then was not seen. */
  isWaiting: boolean;
  changedAt: string;
  /** Names of those whose work an approval is about. */
  authors: string[];
  /** Absent: it is not removed. */
  removedAt?: string | undefined;
}

/** What curators say of one entry of a list. */
export interface NameNote {
  list: string;
  /** Of the newest version; null: it has no such entry, and the note ends when that version is approved. */
  row: number | null;
  /** What the list has of the entry, by field or heading. */
  entry?: Record<string, string> | undefined;
  withdrawn: boolean;
  fields: NameFields;
  /** Id of the person who this is. */
  person: string | null;
  /** Why; never published. */
  reason: string;
  at: string;
  by: string;
  /** Names of those whose work an approval is about; absent: of `by` alone. */
  authors?: string[] | undefined;
  /** Who approved it for the next release; null: not yet approved. */
  approvedBy: string | null;
}

/** `GET /api/workshop/names` */
export interface WorkshopNames {
  lists: WorkshopNameList[];
  notes: NameNote[];
  fourEyes: boolean;
}

/** An uploaded file: its columns as its headings are read, and its first rows. */
export interface NameUpload {
  upload: string;
  columns: NameColumn[];
  sample: string[][];
}

/** Result of the job of an import: nothing is imported unless `problemCount` is 0. */
export interface NameImportResult {
  list: string;
  rows: number;
  problems: NameProblem[];
  problemCount: number;
}

/** Why a list, or a row of it, is refused; each has a sentence in `locales`. */
const nameFaultCodes = [
  'no-name-column',
  'unknown-field',
  'unknown-heading',
  'no-name',
  'too-many-cells',
  'too-few-cells',
  'damaged-text',
  'too-long',
  'formula',
  'cell-error',
  'not-a-year',
  'impossible-year',
  'impossible-date',
  'digits-in-name',
  'duplicate',
] as const;
export type NameFaultCode = (typeof nameFaultCodes)[number];

/** `row` from 1 under the headings; 0: the headings. `line`: the row as a spreadsheet numbers it. */
export interface NameProblem {
  code: NameFaultCode;
  row: number;
  line: number;
  column: string | null;
  value: string;
  /** What is wrong and what to do. */
  message: string;
}
