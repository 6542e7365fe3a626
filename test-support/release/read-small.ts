import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../db/model/vocabulary.ts';
import { buildDatabase } from '../../db/release/build/database.ts';
import { readContent } from '../../db/release/content/read.ts';
import { openReader, type Reader } from '../../db/release/read/reader.ts';
import { openReadable } from '../../db/sqlite/connection.ts';
import { type SmallContent, writeContent } from './content.ts';

export interface ReadSmall {
  reader: Reader;
  /** The database of the release. */
  file: string;
  remove(): void;
}

/** A small content, built and opened. @throws Error with the problems of content that does not build */
export function readSmall(content: SmallContent, language: Language): ReadSmall {
  const source = writeContent(content);
  const read = readContent(source);
  rmSync(source, { recursive: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  const folder = mkdtempSync(join(tmpdir(), 'esimde-small-'));
  const file = join(folder, 'content.db');
  buildDatabase(file, read.content, 1);
  const db = openReadable(file);
  const remove = (): void => {
    db.close();
    rmSync(folder, { recursive: true });
  };
  return { reader: openReader(db, language), file, remove };
}
