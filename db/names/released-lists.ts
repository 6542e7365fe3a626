import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { nameFields } from '../model/api/names.ts';
import { idSchema } from '../model/entry/id.ts';
import { type Manifest, type ManifestFile, namesFolder, namesIndex } from '../release/manifest.ts';
import { writeDurably } from '../sqlite/durable.ts';
import { linkOrCopy } from '../sqlite/hard-link.ts';
import { type Catalogue, listTextSchema, readCatalogue } from './catalogue.ts';
import { listFileName } from './list-file.ts';

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

/** Whether a path of a release is a list, whose name is its hash. */
const listPath = /^names\/([0-9a-f]{64})\.names$/;

/**
 * Puts the approved lists of a workshop into a release that is being built: each is a hard link to the file that was
 * imported. Does nothing where there is no list.
 *
 * @throws Error where a list is missing, or the disk refuses
 */
export function addLists(workshopNames: string, release: string): void {
  const index = indexOf(readCatalogue(workshopNames));
  if (index.lists.length === 0) return;
  const folder = join(release, namesFolder);
  mkdirSync(folder);
  for (const sha256 of new Set(index.lists.map((list) => list.sha256))) {
    linkOrCopy(join(workshopNames, listFileName(sha256)), join(folder, listFileName(sha256)));
  }
  writeDurably(join(release, namesIndex), JSON.stringify(index));
}

function indexOf({ lists, notes }: Catalogue): ReleasedIndex {
  const released = lists.flatMap(({ id, title, holder, licence, citation, date, approved }) =>
    approved === null
      ? []
      : { id, title, holder, licence, citation, date, sha256: approved.sha256, rows: approved.rows },
  );
  const ids = new Set(released.map(({ id }) => id));
  return {
    lists: released,
    notes: notes.flatMap(({ list, row, withdrawn, fields, person, approvedBy }) =>
      approvedBy !== null && ids.has(list) ? { list, row, withdrawn, fields, person } : [],
    ),
  };
}

/** What a manifest says of a list: its hash was measured when it was imported. Null for any other file. */
export function knownFile(folder: string, path: string): ManifestFile | null {
  const sha256 = listPath.exec(path)?.[1];
  return sha256 === undefined ? null : { path, bytes: statSync(join(folder, path)).size, sha256 };
}

/** The lists of a release; null where it has none. @throws Error where the file is not as this program writes it */
export function readReleasedIndex(folder: string, { files }: Pick<Manifest, 'files'>): ReleasedIndex | null {
  if (!files.some(({ path }) => path === namesIndex) || !existsSync(join(folder, namesIndex))) return null;
  return v.parse(indexSchema, JSON.parse(readFileSync(join(folder, namesIndex), 'utf8')));
}
