import { failed, type Result } from '../model/result.ts';
import {
  type Catalogue,
  type CatalogueList,
  changeCatalogue,
  type EntryNote,
  type ListText,
  textOf,
} from './catalogue.ts';
import type { ListFile } from './list-file.ts';
import { entryOfRow, isSameEntry, readVersion, rowOfEntry } from './noted-entry.ts';

type Changed<E = never> = Result<Catalogue, 'busy' | 'not-found' | E>;

interface ImportNote {
  id: string;
  text: ListText;
  /** Whether the title was chosen; else a list keeps the one that it has. */
  isTitled: boolean;
  version: Pick<ListFile, 'sha256' | 'rows' | 'bytes'>;
  by: string;
  at: string;
}

/** A list gets a new version. What is not said of it stays as it was, and notes follow their entries. */
export function noteImport(folder: string, { id, text, isTitled, version, by, at }: ImportNote): Changed {
  const { sha256, rows, bytes } = version;
  return changeCatalogue(folder, (before) => {
    const known = before.lists.find((list) => list.id === id);
    const said = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined));
    const list: CatalogueList = {
      approved: null,
      ...known,
      ...(said as ListText),
      title: known && !isTitled ? known.title : text.title,
      ...{ id, newest: { sha256, rows, bytes }, importedAt: at, importedBy: by, removedAt: undefined },
      ...(known ? changedBy(known, by, at) : { changedAt: at, authors: [by] }),
    };
    const lists = [...before.lists.filter((other) => other.id !== id), list].sort(byId);
    return { ...before, lists, notes: known ? movedNotes(folder, before.notes, known, version) : before.notes };
  });
}

/** The notes of every list, with the rows that a new version gives to the entries of one. */
function movedNotes(
  folder: string,
  notes: readonly EntryNote[],
  { id, newest, approved }: CatalogueList,
  version: Pick<ListFile, 'sha256'>,
): EntryNote[] {
  if (newest.sha256 === version.sha256 || !notes.some(({ list }) => list === id)) return [...notes];
  const withEntry = (note: EntryNote): EntryNote => {
    const { entry, row, approvedBy } = note;
    if (entry !== undefined || row === null) return note;
    const noted = approvedBy === null ? newest : (approved ?? newest);
    return { ...note, entry: readVersion(folder, noted, (list) => entryOfRow(list, row)) ?? undefined };
  };
  const known = notes.map((note) => (note.list === id ? withEntry(note) : note));
  const moved = readVersion(folder, version, (list) =>
    known.map((note) =>
      note.list === id ? { ...note, row: note.entry === undefined ? null : rowOfEntry(list, note.entry) } : note,
    ),
  );
  if (moved === null) throw new Error(`the file of list ${id} is missing`);
  return moved;
}

/** Notes whose entry the newest version of their list does not have. */
export const notesWithoutEntry = ({ notes }: Catalogue, id: string): EntryNote[] =>
  notes.filter(({ list, row }) => list === id && row === null);

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** The approved version keeps the words that were approved with it. */
function changedBy(list: CatalogueList, by: string, at: string): Partial<CatalogueList> {
  const { approved } = list;
  return {
    approved: approved && { ...approved, text: approved.text ?? textOf(list) },
    changedAt: at,
    authors: [...new Set([...authorsOf(list), by])],
  };
}

/** Whose work an approval is about. */
export const authorsOf = ({ authors, importedBy }: CatalogueList): string[] => authors ?? [importedBy];
export const noteAuthors = ({ authors, by }: EntryNote): string[] => authors ?? [by];

/**
 * The newest version, with what is said of it now, is what the next release shows. Notes whose entry it does not have end.
 *
 * @param ends how many notes end, as the approving person saw it: `ending-notes` where there are others
 */
export const approveList = (folder: string, id: string, ends = 0): Changed<'ending-notes'> =>
  changeKnown(folder, id, (before) => {
    const ending = notesWithoutEntry(before, id);
    if (ending.length !== ends) throw new Refusal('ending-notes');
    return {
      lists: changedList(before.lists, id, (list) => ({
        ...list,
        approved: { ...list.newest, text: textOf(list) },
        authors: [],
      })),
      notes: before.notes.filter((note) => !ending.includes(note)),
    };
  });

interface ListDescription {
  text: ListText;
  by: string;
  at: string;
}

/** Changes what is said of a list; the next release has it once it is approved. */
export const describeList = (folder: string, id: string, { text, by, at }: ListDescription): Changed =>
  changeOne(folder, id, (list) => {
    const { holder: _h, licence: _l, citation: _c, date: _d, web: _w, ...others } = list;
    return { ...others, ...changedBy(list, by, at), ...text };
  });

/** @param at ISO time of the removal; undefined brings the list back */
export const markRemoved = (folder: string, id: string, at: string | undefined): Changed =>
  changeOne(folder, id, (list) => ({ ...list, removedAt: at }));

/** The note of an entry is part of the next release. */
export const approveNote = (folder: string, list: string, row: number, by: string): Changed =>
  changeKnown(folder, list, (before) => {
    if (!before.notes.some((note) => note.list === list && note.row === row && isPending(note)))
      throw new Refusal('not-found');
    // One that waits takes the place of the approved one; one that says nothing only removes it.
    const notes = before.notes.flatMap((note) => {
      if (note.list !== list || note.row !== row) return note;
      return isPending(note) && !saysNothing(note) ? { ...note, approvedBy: by } : [];
    });
    return { notes };
  });

export function withoutList(folder: string, id: string): Changed {
  return changeKnown(folder, id, (before) => ({
    lists: before.lists.filter((list) => list.id !== id),
    notes: before.notes.filter(({ list }) => list !== id),
  }));
}

function changeOne(folder: string, id: string, change: (list: CatalogueList) => CatalogueList): Changed {
  return changeKnown(folder, id, ({ lists }) => ({ lists: changedList(lists, id, change) }));
}

const changedList = (lists: CatalogueList[], id: string, change: (list: CatalogueList) => CatalogueList) =>
  lists.map((list) => (list.id === id ? change(list) : list));

class Refusal<E extends string> extends Error {
  readonly code: E;

  constructor(code: E) {
    super(code);
    this.code = code;
  }
}

function changeKnown<E extends string = never>(
  folder: string,
  id: string,
  change: (before: Catalogue) => Partial<Catalogue>,
): Changed<E> {
  try {
    return changeCatalogue(folder, (before) => {
      if (!before.lists.some((list) => list.id === id)) throw new Refusal('not-found');
      return { ...before, ...change(before) };
    });
  } catch (error) {
    if (error instanceof Refusal) return failed(error.code as E | 'not-found');
    throw error;
  }
}

const isPending = ({ approvedBy }: EntryNote): boolean => approvedBy === null;
const saysNothing = ({ withdrawn, fields, person }: EntryNote): boolean =>
  !withdrawn && person === null && Object.keys(fields).length === 0;

/** What is said of an entry, by its row of the newest version. */
export type NewNote = Omit<EntryNote, 'row' | 'entry'> & { row: number };

/**
 * Says something of an entry. A note that waits leaves the approved one in its place until it is approved itself.
 * `not-found`: the list has no such row.
 */
export const noteEntry = (folder: string, note: NewNote): Changed =>
  changeNotes(folder, note.list, note.row, (before, { newest }) => {
    const entry = readVersion(folder, newest, (list) => entryOfRow(list, note.row));
    if (entry === null) throw new Refusal('not-found');
    const said: EntryNote = { ...note, entry };
    if (!isPending(said)) return [said];
    const replaced = before.filter(isPending).flatMap(noteAuthors);
    return [...before.filter((other) => !isPending(other)), { ...said, authors: [...new Set([...replaced, note.by])] }];
  });

/** Removes the note that waits, or else the approved one. */
export const withoutNote = (folder: string, list: string, row: number): Changed =>
  changeNotes(folder, list, row, (before) => (before.some(isPending) ? before.filter((note) => !isPending(note)) : []));

/** Removes the approved note and the one that waits. */
export const withoutNotes = (folder: string, list: string, row: number): Changed =>
  changeNotes(folder, list, row, () => []);

function changeNotes(
  folder: string,
  id: string,
  row: number,
  change: (ofRow: EntryNote[], list: CatalogueList) => EntryNote[],
): Changed {
  return changeKnown(folder, id, ({ lists, notes }) => {
    const list = lists.find((one) => one.id === id);
    if (list === undefined || row > list.newest.rows) throw new Refusal('not-found');
    const isOfRow = (note: EntryNote): boolean => note.list === id && note.row === row;
    return { notes: [...notes.filter((note) => !isOfRow(note)), ...change(notes.filter(isOfRow), list)] };
  });
}

/** After a restore: lists and what is said of their entries are reviewed again, except withdrawals. */
export const withoutApprovals = (folder: string): Result<Catalogue, 'busy'> =>
  changeCatalogue(folder, ({ lists, notes, ...before }) => ({
    ...before,
    lists: lists.map((list) => ({ ...list, approved: null })),
    notes: notes.flatMap((note) => {
      if (note.withdrawn || isPending(note)) return note;
      return notes.some((other) => isSameEntry(other, note) && isPending(other)) ? [] : { ...note, approvedBy: null };
    }),
  }));
