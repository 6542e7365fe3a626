import type * as v from 'valibot';
import { mediaFile } from '../../model/entry/media.ts';
import { checkPlaced } from './checks/checks.ts';
import { type FieldPath, readDocument, type YamlDocument } from './document.ts';
import { type ContentFiles, listFiles } from './folder.ts';
import { type Content, filesFolder, folders, lists, singles } from './layout.ts';
import { checkForm, idOf, type Placed, type PlacedContent, problemAt } from './placed.ts';
import { type ContentProblem, sortProblems } from './problem.ts';
import { checkReferences } from './references.ts';
import { everyGroup } from './walk.ts';

type ContentResult = { ok: true; content: Content } | { ok: false; problems: ContentProblem[] };

/**
 * Reads and checks the whole content folder.
 *
 * @returns the content, or every problem found in it, in order of file and line. Never throws for what a file holds.
 */
export function readContent(folder: string): ContentResult {
  const { placed, problems } = collectContent(folder);
  const release = placed.release[0]?.value;
  const vocabulary = placed.vocabulary[0]?.value;
  if (problems.length > 0 || release === undefined || vocabulary === undefined) {
    return { ok: false, problems: sortProblems(problems) };
  }
  return { ok: true, content: { ...plainLists(placed), release, vocabulary } };
}

/** Every well-formed entry, and every problem. */
function collectContent(folder: string): { placed: PlacedContent; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const malformedIds = new Set<string>();
  const files = listFiles(folder, problems);
  const placed = readEntries({ folder, files, problems, malformedIds });
  problems.push(...missingFiles(placed, files));
  problems.push(...checkPlaced(placed));
  // With an unreadable file every reference into it would be reported as unknown.
  const readable = problems.every(
    ({ code, entry }) => code !== 'unreadable' && !(code === 'missing-file' && entry === null),
  );
  if (readable) problems.push(...checkReferences(placed, malformedIds));
  return { placed, problems };
}

/** Reports media records without a file. */
function missingFiles({ media }: PlacedContent, files: ContentFiles): ContentProblem[] {
  return media.flatMap((entry) => {
    const name = mediaFile(entry.value);
    if (files.media.has(name)) return [];
    return problemAt(
      entry,
      ['sha256'],
      'missing-file',
      `names a file that is not there: put it at ${filesFolder}/${name}`,
    );
  });
}

/** State while a folder is read. */
interface Reading {
  folder: string;
  files: ContentFiles;
  problems: ContentProblem[];
  /** Ids within malformed entries: a reference to them is not a second problem. */
  malformedIds: Set<string>;
}

/** Every noun is read by its schema, in the order of the layout. */
function readEntries(reading: Reading): PlacedContent {
  const single = Object.entries(singles).map(([noun, schema]) => [noun, readSingle(reading, `${noun}.yaml`, schema)]);
  const listed = Object.entries(lists).map(([noun, schema]) => [noun, readList(reading, `${noun}.yaml`, schema)]);
  const filed = (Object.keys(folders) as (keyof typeof folders)[]).map((noun) => [
    noun,
    reading.files.entries[noun].flatMap((name) => readSingle(reading, `${noun}/${name}`, folders[noun])),
  ]);
  return Object.fromEntries([...single, ...listed, ...filed]) as PlacedContent;
}

function readSingle<S extends v.GenericSchema>(reading: Reading, file: string, schema: S): Placed<v.InferOutput<S>>[] {
  const document = readFileOf(reading, file);
  if (document === null) return [];
  const { value, lineOf } = document;
  return readEntry(reading, schema, { value, file, id: idOf(value), lineOf });
}

function readList<S extends v.GenericSchema>(reading: Reading, file: string, schema: S): Placed<v.InferOutput<S>>[] {
  const document = readFileOf(reading, file);
  if (document === null) return [];
  if (!Array.isArray(document.value)) {
    const message = 'must be a list of entries, each beginning with "- id:" (an empty list is [])';
    reading.problems.push({ code: 'schema', file, line: 1, entry: null, field: null, path: [], message });
    return [];
  }
  return document.value.flatMap((value: unknown, index) => {
    const lineOf = (path: FieldPath) => document.lineOf([index, ...path]);
    return readEntry(reading, schema, { value, file, id: idOf(value) ?? `entry ${index + 1}`, lineOf });
  });
}

function readEntry<S extends v.GenericSchema>(
  reading: Reading,
  schema: S,
  raw: Placed<unknown>,
): Placed<v.InferOutput<S>>[] {
  const entry = checkForm(schema, raw, reading.problems);
  if (entry !== null) return [entry];
  for (const { group } of everyGroup(raw.value)) reading.malformedIds.add(idOf(group) ?? '');
  return [];
}

/** @returns null after reporting a missing or unreadable file */
function readFileOf({ folder, files, problems }: Reading, file: string): YamlDocument | null {
  return files.top.has(file) || file.includes('/') ? readDocument(folder, file, problems) : null;
}

function plainLists(placed: PlacedContent): Omit<Content, 'release' | 'vocabulary'> {
  const plain = Object.entries(placed).map(([noun, entries]) => [noun, entries.map(({ value }) => value)]);
  return Object.fromEntries(plain) as Content;
}
