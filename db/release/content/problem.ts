import type { FormCode } from '../../model/api/records.ts';

/** Codes of the faults of the content. */
export type ProblemCode =
  | 'unknown-file' // an unexpected file
  | 'missing-file' // a required file is missing
  | 'unreadable' // the file cannot be read, or is not YAML
  | 'schema' // a field is missing, unknown or of the wrong form
  | 'duplicate' // an id or a position is used twice
  | 'file-name' // a file is not named after its entry
  | 'unknown-reference' // an id does not exist
  | 'contradictory-entry' // fields of an entry contradict each other
  | 'figures-differ' // kk, ru and en state different figures
  | 'part-of-a-person' // a number of people is not whole
  | 'few-people' // the loop of ordinary days is less than half about people
  | 'figure-form' // a figure is written in a form that the kiosk does not use
  | 'missing-captions' // a film with speech has no captions
  | 'missing-transcript' // the words of a recording or a film are not written down
  | 'untranslated' // two languages have the same text
  | 'markup' // text outside the Markdown subset
  | 'date'
  | 'place'
  | 'unverified'; // a published entry depends on an unverified one

/** One problem for a historian: its position, and one sentence on what to do. */
export interface ContentProblem {
  code: ProblemCode;
  /** The fault of the form; with the code `schema` only. */
  form?: FormCode;
  /** Path within the content folder, with forward slashes. */
  file: string;
  /** Line in the file, from 1; null where the problem has no line, such as a missing file. */
  line: number | null;
  /** Id of the entry; null for the whole file. */
  entry: string | null;
  /** Path of the field within the entry, such as `claims[karlag-opened].note.kk`. */
  field: string | null;
  /** The same path as steps from the top of the entry; empty for a whole entry or file. */
  path: readonly (string | number)[];
  message: string;
}

/** `camps/karlag.yaml:42: karlag, claims[karlag-opened].date: "1947-13" is not an EDTF date …` */
export function formatProblem({ file, line, entry, field, message }: ContentProblem): string {
  const where = [entry, field].filter((part) => part !== null && part !== '').join(', ');
  return `${file}${line === null ? '' : `:${line}`}: ${where === '' ? '' : `${where}: `}${message}`;
}

/** Sorts by file and line. */
export function sortProblems(problems: ContentProblem[]): ContentProblem[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.field ?? '', b.field ?? ''),
  );
}
