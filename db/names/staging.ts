import { openReadable, openWritable, type WritableDb } from '../sqlite/connection.ts';
import { familyMark, type NameWord } from './name-words.ts';
import { storedSounds } from './search/sounds.ts';

const stagingSchema = `
CREATE TABLE entry (row INTEGER PRIMARY KEY, fileRow INTEGER NOT NULL, line INTEGER NOT NULL, words TEXT NOT NULL, cells TEXT NOT NULL) STRICT;
CREATE TABLE first_sound (word TEXT, code INTEGER) STRICT;
CREATE TABLE part_sound (word TEXT, code INTEGER) STRICT;
`;

/** An entry between its check and its place in the list. */
export interface StagedEntry {
  /** From 1, without gaps. */
  row: number;
  /** Row of the file under the headings. */
  fileRow: number;
  line: number;
  /** Folded, with one space between them. */
  words: string;
  /** JSON, without empty cells at the end. */
  cells: string;
}

/** More do not fit into a dictionary. */
const maxSamples = 32;

/** Keeps checked rows on the disk until they are sorted: a list is larger than memory. */
export class Staging {
  readonly #db: WritableDb;
  readonly #file: string;
  readonly #entry;
  readonly #firstSound;
  readonly #partSound;
  readonly #firsts = new Set<string>();
  readonly #parts = new Set<string>();
  readonly #partWords = new Set<string>();
  rows = 0;

  constructor(file: string) {
    this.#file = file;
    this.#db = openWritable(file);
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.exec('BEGIN');
    this.#db.exec(stagingSchema);
    this.#entry = this.#db.prepare('INSERT INTO entry (row, fileRow, line, words, cells) VALUES (?, ?, ?, ?, ?)');
    this.#firstSound = this.#db.prepare('INSERT INTO first_sound (word, code) VALUES (?, ?)');
    this.#partSound = this.#db.prepare('INSERT INTO part_sound (word, code) VALUES (?, ?)');
  }

  add(fileRow: number, line: number, words: readonly NameWord[], cells: readonly string[]): void {
    let joined = '';
    for (const [index, { text, folded }] of words.entries()) {
      joined += index === 0 ? folded : ` ${folded}`;
      const seen = index === 0 ? this.#firsts : this.#parts;
      if (index > 0) this.#partWords.add(folded);
      const spelling = folded.startsWith(familyMark) ? familyMark + text : text;
      if (seen.has(spelling)) continue;
      seen.add(spelling);
      const insert = index === 0 ? this.#firstSound : this.#partSound;
      for (const code of storedSounds(text)) insert.run(folded, code);
    }
    this.#entry.run(++this.rows, fileRow, line, joined, JSON.stringify(withoutEmptyEnd(cells)));
  }

  /** What the list is written with: how many entries, the words of their names but the first, and some entries, evenly spaced. */
  outline(): { rows: number; parts: string[]; samples: string[] } {
    const { rows } = this;
    const count = Math.min(rows, maxSamples);
    const spaced = Array.from({ length: count }, (_, index) => 1 + Math.floor((index * rows) / count));
    const db = openReadable(this.#file);
    try {
      const cellsOf = db.prepare<[number], { cells: string }>('SELECT cells FROM entry WHERE row = ?');
      const samples = spaced.map((row) => cellsOf.get(row)?.cells ?? '');
      return { rows, parts: [...this.#partWords].sort(), samples };
    } finally {
      db.close();
    }
  }

  finish(): void {
    this.#db.exec('COMMIT');
    this.#db.close();
    this.#firsts.clear();
    this.#parts.clear();
  }

  /** The entries in the order of their names. */
  *sorted(): Generator<StagedEntry> {
    const db = openReadable(this.#file);
    try {
      db.pragma('temp_store = FILE');
      db.pragma('cache_size = -16000');
      const entries = db.prepare<[], StagedEntry>(
        'SELECT row, fileRow, line, words, cells FROM entry ORDER BY words, cells, row',
      );
      yield* entries.iterate();
    } finally {
      db.close();
    }
  }
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return cells.slice(0, length);
}
