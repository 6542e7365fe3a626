import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { nameFields } from '../model/api/names.ts';
import { idSchema } from '../model/entry/id.ts';
import { trilingualSchema } from '../model/entry/trilingual.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { openWritable } from '../sqlite/connection.ts';
import { moveDurably, syncFolder, writeDurably } from '../sqlite/durable.ts';
import { linkOrCopy } from '../sqlite/hard-link.ts';
import { importingPrefix, listFileName } from './list-file.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));

/** What is said of a list: shown beside each of its entries. */
export const listTextSchema = v.object({
  title: trilingualSchema,
  holder: v.optional(words),
  licence: v.optional(words),
  /** How the holder wants it to be cited. */
  citation: v.optional(words),
  /** Of the list, as its holder gives it. */
  date: v.optional(words),
  /** Whether the web edition may have it, too; most are handed to a museum for its halls alone. */
  web: v.optional(v.boolean()),
});
export type ListText = v.InferOutput<typeof listTextSchema>;

const versionSchema = v.object({ sha256: sha256Schema, rows: count, bytes: count });

/** A list of names in the workshop. Its versions never change: an import adds one. */
const catalogueListSchema = v.object({
  id: idSchema,
  ...listTextSchema.entries,
  /** The version that was imported last. */
  newest: versionSchema,
  /** The version of the next release with what is said of it; null: none of this list. Without `text`: as above. */
  approved: v.nullable(v.object({ ...versionSchema.entries, text: v.optional(listTextSchema) })),
  importedAt: v.string(),
  importedBy: v.string(),
  /** Last import or change of the words; absent: that of the import. */
  changedAt: v.optional(v.string()),
  /** Names of everyone who imported or described it since the last approval; absent: who imported it. */
  authors: v.optional(v.array(v.string())),
  /** Removed, and can be brought back for a month; in no release. */
  removedAt: v.optional(v.string()),
});
export type CatalogueList = v.InferOutput<typeof catalogueListSchema>;

/** What a curator says of one entry. The list itself never changes. */
const noteSchema = v.object({
  list: idSchema,
  /** Of the newest version; null: it has no such entry. */
  row: v.nullable(v.pipe(count, v.minValue(1))),
  /** What the list has of the entry, by column; absent in notes of version 0.2 of this program: the row alone says which it is. */
  entry: v.optional(v.record(v.string(), v.string())),
  withdrawn: v.boolean(),
  fields: v.record(v.picklist(nameFields), v.pipe(v.string(), v.maxLength(5_000))),
  /** Id of the person who this is. */
  person: v.nullable(idSchema),
  /** Why; never published. */
  reason: words,
  at: v.string(),
  by: v.string(),
  /** Names of everyone whose words were replaced unapproved, and of the author; absent: the author. */
  authors: v.optional(v.array(v.string())),
  /** Who approved it for the next release; null: not yet approved. */
  approvedBy: v.nullable(v.string()),
});
export type EntryNote = v.InferOutput<typeof noteSchema>;

const catalogueSchema = v.object({
  version: v.literal(1),
  lists: v.array(catalogueListSchema),
  notes: v.array(noteSchema),
});
export type Catalogue = v.InferOutput<typeof catalogueSchema>;

export const textOf = ({ title, holder, licence, citation, date, web }: ListText): ListText => ({
  ...{ title, holder, licence, citation, date, web },
});

/** Whether a version or words of it wait for approval. */
export const isWaiting = ({ newest, approved, ...list }: CatalogueList): boolean =>
  approved?.sha256 !== newest.sha256 ||
  (approved.text !== undefined && JSON.stringify(textOf(approved.text)) !== JSON.stringify(textOf(list)));

const catalogueFile = 'catalogue.json';
export const namesFolderOf = (workshopFolder: string): string => join(workshopFolder, 'names');

/** The lists of a workshop and what is said of their entries. @throws Error where the file is damaged */
export function readCatalogue(folder: string): Catalogue {
  const file = join(folder, catalogueFile);
  if (!existsSync(file)) return { version: 1, lists: [], notes: [] };
  return v.parse(catalogueSchema, JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Changes the catalogue while no other process does: one file is replaced, so that a power cut leaves the old state or the
 * new one. What the new state needs no more is removed.
 */
export function changeCatalogue(folder: string, change: (before: Catalogue) => Catalogue): Result<Catalogue, 'busy'> {
  return whileLocked(folder, () => {
    const after = v.parse(catalogueSchema, withoutLongRemoved(change(readCatalogue(folder))));
    const part = join(folder, `.${catalogueFile}.new`);
    writeDurably(part, JSON.stringify(after));
    moveDurably(part, join(folder, catalogueFile));
    removeUnneeded(folder, after);
    return after;
  });
}

/**
 * A consistent copy of the catalogue and its lists, which are linked: a change meanwhile may remove them.
 *
 * @returns names of the files in `into`, which exists; none where there is no catalogue. A list whose file is missing is left
 * out: `names verify` and publishing name it.
 */
export function copyCatalogue(folder: string, into: string): Result<string[], 'busy'> {
  if (!existsSync(join(folder, catalogueFile))) return ok([]);
  return whileLocked(folder, () => {
    const lists = listFilesOf(readCatalogue(folder)).filter((name) => existsSync(join(folder, name)));
    const names = [catalogueFile, ...lists];
    for (const name of names) linkOrCopy(join(folder, name), join(into, name));
    return names;
  });
}

function whileLocked<T>(folder: string, work: () => T): Result<T, 'busy'> {
  mkdirSync(folder, { recursive: true });
  const lock = openWritable(join(folder, '.lock'));
  try {
    lock.pragma('busy_timeout = 5000');
    lock.exec('BEGIN EXCLUSIVE');
    return ok(work());
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return failed('busy');
    throw error;
  } finally {
    lock.close();
  }
}

/** Names of the files of every version that a catalogue has. */
function listFilesOf({ lists }: Catalogue): string[] {
  const hashes = lists.flatMap(({ newest, approved }) => [newest.sha256, approved?.sha256 ?? newest.sha256]);
  return [...new Set(hashes)].map(listFileName);
}

const maxRemovedMs = 30 * 24 * 3_600_000;

function withoutLongRemoved({ lists, notes, ...catalogue }: Catalogue): Catalogue {
  const kept = lists.filter(
    ({ removedAt }) => removedAt === undefined || Date.now() - Date.parse(removedAt) < maxRemovedMs,
  );
  return { ...catalogue, lists: kept, notes: notes.filter(({ list }) => kept.some(({ id }) => id === list)) };
}

/** An import that works longer than a day was interrupted. */
const maxImportMs = 24 * 3_600_000;

/** Removes versions that no list names, and what interrupted imports left. A release has links of its own. */
function removeUnneeded(folder: string, after: Catalogue): void {
  const needed = new Set(listFilesOf(after));
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const isOld = name.startsWith(importingPrefix) && Date.now() - statSync(file).mtimeMs > maxImportMs;
    if (isOld || (/^[0-9a-f]{64}\.names$/.test(name) && !needed.has(name)))
      rmSync(file, { recursive: true, force: true });
  }
  syncFolder(folder);
}
