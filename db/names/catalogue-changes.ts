import { failed, ok, type Result } from '../model/result.ts';
import {
  type Catalogue,
  type CatalogueList,
  changeCatalogue,
  type EntryNote,
  type ListText,
  textOf,
} from './catalogue.ts';
import type { ListFile } from './list-file.ts';

type Changed = Result<Catalogue, 'busy' | 'not-found'>;

interface ImportNote {
  id: string;
  text: ListText;
  /** Whether the title was chosen; else a list keeps the one that it has. */
  isTitled: boolean;
  version: Pick<ListFile, 'sha256' | 'rows' | 'bytes'>;
  by: string;
  at: string;
}

/** A list gets a new version. What is not said of it stays as it was. */
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
    return { ...before, lists: [...before.lists.filter((other) => other.id !== id), list].sort(byId) };
  });
}

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

/** The newest version, with what is said of it now, is what the next release shows. */
export const approveList = (folder: string, id: string): Changed =>
  changeOne(folder, id, (list) => ({ ...list, approved: { ...list.newest, text: textOf(list) }, authors: [] }));

interface ListDescription {
  text: ListText;
  by: string;
  at: string;
}

/** Changes what is said of a list; the next release has it once it is approved. */
export const describeList = (folder: string, id: string, { text, by, at }: ListDescription): Changed =>
  changeOne(folder, id, (list) => {
    const { holder: _h, licence: _l, citation: _c, date: _d, ...others } = list;
    return { ...others, ...changedBy(list, by, at), ...text };
  });

/** @param at ISO time of the removal; undefined brings the list back */
export const markRemoved = (folder: string, id: string, at: string | undefined): Changed =>
  changeOne(folder, id, (list) => ({ ...list, removedAt: at }));

/** The note of an entry is part of the next release. */
export const approveNote = (folder: string, list: string, row: number, by: string): Changed =>
  changeKnown(folder, list, (before) => {
    if (!before.notes.some((note) => note.list === list && note.row === row && isPending(note))) throw new NotFound();
    // One that waits takes the place of the approved one; one that says nothing only removes it.
    const notes = before.notes.flatMap((note) => {
      if (note.list !== list || note.row !== row) return note;
      return isPending(note) && !saysNothing(note) ? { ...note, approvedBy: by } : [];
    });
    return { ...before, notes };
  });

export function withoutList(folder: string, id: string): Changed {
  return changeKnown(folder, id, (before) => ({
    ...before,
    lists: before.lists.filter((list) => list.id !== id),
    notes: before.notes.filter(({ list }) => list !== id),
  }));
}

function changeOne(folder: string, id: string, change: (list: CatalogueList) => CatalogueList): Changed {
  return changeKnown(folder, id, (before) => ({
    ...before,
    lists: before.lists.map((list) => (list.id === id ? change(list) : list)),
  }));
}

class NotFound extends Error {}

function changeKnown(folder: string, id: string, change: (before: Catalogue) => Catalogue): Changed {
  try {
    return ok(
      unwrap(
        changeCatalogue(folder, (before) => {
          if (!before.lists.some((list) => list.id === id)) throw new NotFound();
          return change(before);
        }),
      ),
    );
  } catch (error) {
    if (error instanceof NotFound) return failed('not-found');
    if (error instanceof Busy) return failed('busy');
    throw error;
  }
}

class Busy extends Error {}

function unwrap(outcome: Result<Catalogue, 'busy'>): Catalogue {
  if (!outcome.ok) throw new Busy();
  return outcome.value;
}

const isPending = ({ approvedBy }: EntryNote): boolean => approvedBy === null;
const saysNothing = ({ withdrawn, fields, person }: EntryNote): boolean =>
  !withdrawn && person === null && Object.keys(fields).length === 0;

/**
 * Says something of an entry. A note that waits leaves the approved one in its place until it is approved itself.
 * `not-found`: the list has no such row.
 */
export const noteEntry = (folder: string, note: EntryNote): Changed =>
  changeNotes(folder, note.list, note.row, (before) => {
    if (!isPending(note)) return [note];
    const replaced = before.filter(isPending).flatMap(noteAuthors);
    return [...before.filter((other) => !isPending(other)), { ...note, authors: [...new Set([...replaced, note.by])] }];
  });

/** Removes the note that waits, or else the approved one. */
export const withoutNote = (folder: string, list: string, row: number): Changed =>
  changeNotes(folder, list, row, (before) => (before.some(isPending) ? before.filter((note) => !isPending(note)) : []));

function changeNotes(folder: string, list: string, row: number, change: (ofRow: EntryNote[]) => EntryNote[]): Changed {
  return changeKnown(folder, list, (before) => {
    const rows = before.lists.find(({ id }) => id === list)?.newest.rows ?? 0;
    if (row > rows) throw new NotFound();
    const isOfRow = (note: EntryNote): boolean => note.list === list && note.row === row;
    const others = before.notes.filter((note) => !isOfRow(note));
    return { ...before, notes: [...others, ...change(before.notes.filter(isOfRow))] };
  });
}

/** After a restore: lists and what is said of their entries are reviewed again, except withdrawals. */
export const withoutApprovals = (folder: string): Result<Catalogue, 'busy'> =>
  changeCatalogue(folder, ({ lists, notes, ...before }) => ({
    ...before,
    lists: lists.map((list) => ({ ...list, approved: null })),
    notes: notes.flatMap((note) => {
      if (note.withdrawn || isPending(note)) return note;
      const isReplaced = notes.some((other) => other.list === note.list && other.row === note.row && isPending(other));
      return isReplaced ? [] : { ...note, approvedBy: null };
    }),
  }));
