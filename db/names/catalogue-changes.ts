import { failed, ok, type Result } from '../model/result.ts';
import { type Catalogue, type CatalogueList, changeCatalogue, type EntryNote, type ListText } from './catalogue.ts';
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
    };
    return { ...before, lists: [...before.lists.filter((other) => other.id !== id), list].sort(byId) };
  });
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** The newest version is what the next release shows. */
export const approveList = (folder: string, id: string): Changed =>
  changeOne(folder, id, (list) => ({ ...list, approved: list.newest }));

/** Changes what is said of a list. */
export const describeList = (folder: string, id: string, text: ListText): Changed =>
  changeOne(folder, id, ({ holder: _h, licence: _l, citation: _c, date: _d, ...list }) => ({ ...list, ...text }));

/** @param at ISO time of the removal; undefined brings the list back */
export const markRemoved = (folder: string, id: string, at: string | undefined): Changed =>
  changeOne(folder, id, (list) => ({ ...list, removedAt: at }));

/** The note of an entry is part of the next release. */
export const approveNote = (folder: string, list: string, row: number, by: string): Changed =>
  changeKnown(folder, list, (before) => {
    if (!before.notes.some((note) => note.list === list && note.row === row)) throw new NotFound();
    const approved = before.notes.map((note) =>
      note.list === list && note.row === row ? { ...note, approvedBy: by } : note,
    );
    return { ...before, notes: approved };
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

/** Says something of an entry, in place of what was said before. `not-found`: the approved list has no such row. */
export const noteEntry = (folder: string, note: EntryNote): Changed =>
  changeNotes(folder, note.list, note.row, (others) => [...others, note]);

export const withoutNote = (folder: string, list: string, row: number): Changed =>
  changeNotes(folder, list, row, (others) => others);

function changeNotes(folder: string, list: string, row: number, change: (others: EntryNote[]) => EntryNote[]): Changed {
  return changeKnown(folder, list, (before) => {
    const rows = before.lists.find(({ id }) => id === list)?.newest.rows ?? 0;
    if (row > rows) throw new NotFound();
    return { ...before, notes: change(before.notes.filter((other) => other.list !== list || other.row !== row)) };
  });
}

/** After a restore: lists and what is said of their entries are reviewed again, except withdrawals. */
export const withoutApprovals = (folder: string): Result<Catalogue, 'busy'> =>
  changeCatalogue(folder, ({ lists, notes, ...before }) => ({
    ...before,
    lists: lists.map((list) => ({ ...list, approved: null })),
    notes: notes.map((note) => (note.withdrawn ? note : { ...note, approvedBy: null })),
  }));
