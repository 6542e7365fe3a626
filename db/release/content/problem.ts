import type { FormCode } from '../../model/api/records.ts';

/** Every way in which the content can be refused. */
export type ProblemCode =
  | 'unknown-file' // a file that the content does not know
  | 'missing-file' // a file that the content has to have
  | 'unreadable' // the file cannot be read, or is not YAML
  | 'schema' // a field is missing, unknown or of the wrong form
  | 'duplicate' // an id or a position that is taken
  | 'file-name' // a file that is not named for its entry
  | 'unknown-reference' // an id that nothing has
  | 'contradictory-entry' // fields of one entry that do not go together
  | 'figures-differ' // kk, ru and en state different figures
  | 'part-of-a-person' // an amount of people that is no whole number
  | 'figure-form' // a figure written in a way that the kiosk does not use
  | 'untranslated' // two languages hold one and the same text
  | 'markup' // text outside the Markdown subset
  | 'date'
  | 'place'
  | 'unverified'; // something published leans on what is not verified

/** One problem for a historian: its position, and one sentence on what to do. */
export interface ContentProblem {
  code: ProblemCode;
  /** What is wrong with the form; with the code `schema` only. */
  form?: FormCode;
  /** Path within the content folder, with forward slashes. */
  file: string;
  /** Line in the file, from 1; null where the problem has no line, such as a missing file. */
  line: number | null;
  /** Id of the entry; null where the file as a whole is meant. */
  entry: string | null;
  /** Path of the field within the entry, such as `claims[karlag-opened].note.kk`. */
  field: string | null;
  /** The same, step by step from the top of the entry; empty where the entry or the file as a whole is meant. */
  path: readonly (string | number)[];
  message: string;
}

/** `camps/karlag.yaml:42: karlag, claims[karlag-opened].date: "1947-13" is not an EDTF date …` */
export function formatProblem({ file, line, entry, field, message }: ContentProblem): string {
  const where = [entry, field].filter((part) => part !== null && part !== '').join(', ');
  return `${file}${line === null ? '' : `:${line}`}: ${where === '' ? '' : `${where}: `}${message}`;
}

/** In order of file and line, so that the list can be worked through from top to bottom. */
export function sortProblems(problems: ContentProblem[]): ContentProblem[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.field ?? '', b.field ?? ''),
  );
}
