import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { nameFields } from '../model/api/names.ts';
import { idSchema } from '../model/entry/id.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Manifest, type ManifestFile, namesFolder, namesIndex } from '../release/manifest.ts';
import { writeDurably } from '../sqlite/durable.ts';
import { linkOrCopy } from '../sqlite/hard-link.ts';
import {
  type Catalogue,
  type CatalogueList,
  type EntryNote,
  listTextSchema,
  readCatalogue,
  textOf,
} from './catalogue.ts';
import { listFileName } from './list-file.ts';
import { readVersion, rowOfEntry } from './noted-entry.ts';

/** `names/lists.json` of a release: its lists, and what curators say of their entries. */
const indexSchema = v.object({
  lists: v.array(
    v.object({
      id: idSchema,
      ...listTextSchema.entries,
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      rows: v.number(),
    }),
  ),
  notes: v.array(
    v.object({
      list: idSchema,
      row: v.number(),
      withdrawn: v.boolean(),
      fields: v.record(v.picklist(nameFields), v.string()),
      person: v.nullable(idSchema),
    }),
  ),
});
export type ReleasedIndex = v.InferOutput<typeof indexSchema>;

/**
 * Puts the approved lists of a workshop into a release that is being built: each is a hard link to the file that was
 * imported. Does nothing where there is no list.
 *
 * @returns entries of the manifest for the linked files, by path: their hash was measured when they were imported or
 * restored. A file that had to be copied is not among them, and its hash is to be measured.
 * @throws Error where the disk refuses
 */
export function addLists(
  workshopNames: string,
  release: string,
): Result<Map<string, ManifestFile>, { reason: 'missing-file' | 'truncated-file'; detail: string }> {
  const catalogue = readCatalogue(workshopNames);
  const index = indexOf(workshopNames, catalogue);
  const known = new Map<string, ManifestFile>();
  if (index.lists.length === 0) return ok(known);
  mkdirSync(join(release, namesFolder));
  for (const { approved, removedAt } of catalogue.lists) {
    if (approved === null || removedAt !== undefined) continue;
    const { sha256, bytes } = approved;
    const path = `${namesFolder}/${listFileName(sha256)}`;
    const from = join(workshopNames, listFileName(sha256));
    const found = statSync(from, { throwIfNoEntry: false });
    if (found === undefined) return failed({ reason: 'missing-file', detail: path });
    if (found.size !== bytes) return failed({ reason: 'truncated-file', detail: path });
    if (existsSync(join(release, path))) continue;
    if (!linkOrCopy(from, join(release, path))) known.set(path, { path, bytes, sha256 });
  }
  writeDurably(join(release, namesIndex), JSON.stringify(index));
  return ok(known);
}

function indexOf(folder: string, { lists, notes }: Catalogue): ReleasedIndex {
  const released = lists.filter(({ approved, removedAt }) => approved !== null && removedAt === undefined);
  return {
    lists: released.flatMap(({ id, approved, ...list }) =>
      approved === null ? [] : { id, ...textOf(approved.text ?? list), sha256: approved.sha256, rows: approved.rows },
    ),
    notes: released.flatMap((list) => notesOf(folder, list, notes)),
  };
}

/** The approved notes of a list, with the rows of the version that is released. */
function notesOf(folder: string, { id, newest, approved }: CatalogueList, notes: readonly EntryNote[]) {
  const ofList = notes.filter(({ list, approvedBy }) => list === id && approvedBy !== null);
  if (approved === null || ofList.length === 0) return [];
  const rowsOf = (rowOf: (note: EntryNote) => number | null) =>
    ofList.flatMap((note) => {
      const { list, withdrawn, fields, person } = note;
      const row = rowOf(note);
      return row === null ? [] : { list, row, withdrawn, fields, person };
    });
  if (approved.sha256 === newest.sha256) return rowsOf(({ row }) => row);
  // A list whose file is missing is not published.
  return (
    readVersion(folder, approved, (list) =>
      rowsOf(({ row, entry }) => (entry === undefined ? row : rowOfEntry(list, entry))),
    ) ?? []
  );
}

/** Whether the next release would have other lists than the one in this folder; null: there is no release. */
export function listsDiffer(workshopNames: string, release: string | null): boolean {
  const index = indexOf(workshopNames, readCatalogue(workshopNames));
  const next = index.lists.length === 0 ? null : JSON.stringify(index);
  const file = release === null ? null : join(release, namesIndex);
  return next !== (file !== null && existsSync(file) ? readFileSync(file, 'utf8') : null);
}

/** The lists of a release; null where it has none. @throws Error where the file is not as this program writes it */
export function readReleasedIndex(folder: string, { files }: Pick<Manifest, 'files'>): ReleasedIndex | null {
  if (!files.some(({ path }) => path === namesIndex) || !existsSync(join(folder, namesIndex))) return null;
  return v.parse(indexSchema, JSON.parse(readFileSync(join(folder, namesIndex), 'utf8')));
}
