import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { factsFolder, filesFolder, folders, lists, optionalNouns, singles } from './layout.ts';
import type { ContentProblem } from './problem.ts';

/** The files of a content folder. */
export interface ContentFiles {
  /** Names of the files at the top, such as `sources.yaml`. */
  top: Set<string>;
  /** Names of the files in the folders of entries, in order. */
  entries: Record<keyof typeof folders, string[]>;
  /** Names of the files of media. */
  media: Set<string>;
}

/** Lists the content folder; unknown and missing files are problems. */
export function listFiles(folder: string, problems: ContentProblem[]): ContentFiles {
  const files: ContentFiles = {
    top: new Set(),
    entries: { camps: [], texts: [], persons: [], documents: [], events: [] },
    media: new Set(),
  };
  const expected = [...Object.keys(singles), ...Object.keys(lists)].map((noun) => `${noun}.yaml`);
  for (const entry of entriesOf(folder)) {
    if (entry.isFile() && expected.includes(entry.name)) files.top.add(entry.name);
    else if (entry.isDirectory() && isFolder(entry.name))
      files.entries[entry.name] = yamlFiles(folder, entry, problems);
    else if (entry.isDirectory() && entry.name === filesFolder) {
      files.media = new Set(entriesOf(join(folder, filesFolder)).map(({ name }) => name));
    } else if (entry.name !== factsFolder && entry.name !== 'README.md') problems.push(unknownFile(entry.name));
  }
  for (const name of expected) {
    const isOptional = optionalNouns.includes(name.replace('.yaml', ''));
    if (!files.top.has(name) && !isOptional) problems.push(missingFile(name));
  }
  for (const name of Object.keys(folders)) {
    if (isFolder(name) && files.entries[name].length === 0 && !optionalNouns.includes(name)) {
      problems.push(missingFile(`${name}/`));
    }
  }
  return files;
}

const isFolder = (name: string): name is keyof typeof folders => Object.hasOwn(folders, name);

/** In code-point order, which is the same on every machine. @returns an empty list for a missing folder */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function yamlFiles(folder: string, parent: Dirent, problems: ContentProblem[]): string[] {
  const names: string[] = [];
  for (const entry of entriesOf(join(folder, parent.name))) {
    if (entry.isFile() && entry.name.endsWith('.yaml')) names.push(entry.name);
    else problems.push(unknownFile(`${parent.name}/${entry.name}`));
  }
  return names;
}

function unknownFile(file: string): ContentProblem {
  const message = 'is no part of the content: remove it, or correct its name';
  return { code: 'unknown-file', file, line: null, entry: null, field: null, path: [], message };
}

function missingFile(file: string): ContentProblem {
  const message = file.endsWith('/')
    ? 'holds no entry: restore the folder'
    : 'is missing: restore it (an empty list is [])';
  return { code: 'missing-file', file, line: null, entry: null, field: null, path: [], message };
}
