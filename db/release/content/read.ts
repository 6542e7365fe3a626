import type * as v from 'valibot';
import { mediaFile } from '../../model/entry/media.ts';
import { checkPlaced } from './checks.ts';
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

/** Every entry whose form is right, and every problem. */
function collectContent(folder: string): { placed: PlacedContent; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const malformedIds = new Set<string>();
  const files = listFiles(folder, problems);
  const placed = readEntries({ folder, files, problems, malformedIds });
  problems.push(...missingFiles(placed, files));
  problems.push(...checkPlaced(placed));
  // While a whole file cannot be read, whatever points into it would be called unknown.
  const readable = problems.every(
    ({ code, entry }) => code !== 'unreadable' && !(code === 'missing-file' && entry === null),
  );
  if (readable) problems.push(...checkReferences(placed, malformedIds));
  return { placed, problems };
}

/** A medium without its file cannot be shown. */
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

/** What the reading of one folder has at hand. */
interface Reading {
  folder: string;
  files: ContentFiles;
  problems: ContentProblem[];
  /** Ids within the entries whose form is wrong: what points to them is not wrong as well. */
  malformedIds: Set<string>;
}

function readEntries(reading: Reading): PlacedContent {
  return {
    release: readSingle(reading, 'release.yaml', singles.release),
    vocabulary: readSingle(reading, 'vocabulary.yaml', singles.vocabulary),
    sources: readList(reading, 'sources.yaml', lists.sources),
    figures: readList(reading, 'figures.yaml', lists.figures),
    questions: readList(reading, 'questions.yaml', lists.questions),
    peoples: readList(reading, 'peoples.yaml', lists.peoples),
    works: readList(reading, 'works.yaml', lists.works),
    contradictions: readList(reading, 'contradictions.yaml', lists.contradictions),
    lineage: readList(reading, 'lineage.yaml', lists.lineage),
    laws: readList(reading, 'laws.yaml', lists.laws),
    glossary: readList(reading, 'glossary.yaml', lists.glossary),
    errata: readList(reading, 'errata.yaml', lists.errata),
    corrections: readList(reading, 'corrections.yaml', lists.corrections),
    media: readList(reading, 'media.yaml', lists.media),
    camps: reading.files.camps.flatMap((name) => readSingle(reading, `camps/${name}`, folders.camps)),
    texts: reading.files.texts.flatMap((name) => readSingle(reading, `texts/${name}`, folders.texts)),
  };
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

/** @returns null where the file is not there, or cannot be read; both are among the problems then. */
function readFileOf({ folder, files, problems }: Reading, file: string): YamlDocument | null {
  return files.top.has(file) || file.includes('/') ? readDocument(folder, file, problems) : null;
}

function plainLists(placed: PlacedContent): Omit<Content, 'release' | 'vocabulary'> {
  const plain = <T>(entries: Placed<T>[]): T[] => entries.map(({ value }) => value);
  return {
    sources: plain(placed.sources),
    figures: plain(placed.figures),
    questions: plain(placed.questions),
    peoples: plain(placed.peoples),
    works: plain(placed.works),
    contradictions: plain(placed.contradictions),
    lineage: plain(placed.lineage),
    laws: plain(placed.laws),
    glossary: plain(placed.glossary),
    errata: plain(placed.errata),
    corrections: plain(placed.corrections),
    media: plain(placed.media),
    camps: plain(placed.camps),
    texts: plain(placed.texts),
  };
}
