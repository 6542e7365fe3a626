import { deflateRawSync, type ZlibOptions } from 'node:zlib';
import type { NameColumn, NameField } from '../model/api/names.ts';
import { openWritable, type WritableDb } from '../sqlite/connection.ts';
import { firstBirthYear, foldedWords, lastBirthYear, yearIn } from './name-words.ts';
import { Ascending, maxTriple, writeTriple } from './packing.ts';
import {
  blockSize,
  blockWindowBits,
  groupSize,
  listApplicationId,
  listSchema,
  listSchemaVersion,
  maxDictionaryBytes,
  partsOfEntry,
} from './schema.ts';

/** Large pages waste less behind the blocks. */
const pageSize = 16_384;

/** Fields whose words can be filtered by, in the order of `packed`. */
const filteredFields = ['camp', 'people', 'place', 'birthplace'] as const satisfies readonly NameField[];

/** An entry to be written. */
export interface ListEntry {
  row: number;
  /** JSON, without empty cells at the end. */
  cells: string;
  /** Folded, the surname's first. */
  words: string[];
}

/** What is known of a list before its first entry is written. */
interface ListOutline {
  rows: number;
  /** Every other word of a name, sorted. */
  parts: readonly string[];
  /** Cells of some entries, as JSON: other entries are compressed with what they have in common. */
  samples: readonly string[];
}

/**
 * Writes the file of a list: the same rows give the same bytes. Entries come in the order of their folded names. Nothing
 * is synced: the caller syncs the finished file and gives it its name.
 */
export class ListWriter {
  readonly #db: WritableDb;
  readonly #indexOf: ReadonlyMap<NameField, number>;
  readonly #parts: Map<string, { id: number; positions: Ascending }>;
  readonly #values = new Map<string, number>();
  readonly #origins: Uint32Array;
  readonly #insert: ReturnType<typeof statements>;
  readonly #compression: ZlibOptions;
  #group = newGroup();
  #block: string[] = [];
  #position = 0;
  #surname = { word: '', first: 0, id: 0 };

  constructor(file: string, columns: readonly NameColumn[], { rows, parts, samples }: ListOutline) {
    this.#indexOf = new Map(columns.flatMap(({ field }, index) => (field === null ? [] : [[field, index] as const])));
    this.#parts = new Map(parts.map((word, index) => [word, { id: index + 1, positions: new Ascending() }]));
    this.#origins = new Uint32Array(rows);
    this.#db = openWritable(file);
    this.#db.pragma(`page_size = ${pageSize}`);
    this.#db.pragma(`application_id = ${listApplicationId}`);
    this.#db.pragma(`user_version = ${listSchemaVersion}`);
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.exec('BEGIN');
    this.#db.exec(listSchema);
    this.#insert = statements(this.#db);
    const dictionary = Buffer.from(samples.join('\n')).subarray(0, maxDictionaryBytes);
    this.#compression = { level: 6, windowBits: blockWindowBits, chunkSize: 4_096, dictionary };
    this.#insert.list.run(JSON.stringify(columns), rows, dictionary);
  }

  add({ row, cells, words }: ListEntry): void {
    const [first = '', ...others] = words;
    if (first !== this.#surname.word) {
      this.#endSurname();
      this.#surname = { word: first, first: this.#position, id: this.#surname.id + 1 };
    }
    this.#pack(JSON.parse(cells) as string[], others);
    this.#origins[row - 1] = this.#position;
    this.#block.push(`[${row},${cells}]`);
    this.#position++;
    if (this.#block.length === blockSize) this.#endBlock();
    if (this.#position % groupSize === 0) this.#endGroup();
  }

  #pack(cells: readonly string[], others: readonly string[]): void {
    const at = this.#position % groupSize;
    const year = yearIn(this.#cell(cells, 'born'));
    if (year !== null && year >= firstBirthYear && year <= lastBirthYear)
      this.#group.years[at] = year - firstBirthYear + 1;
    for (const [column, field] of filteredFields.entries()) {
      const bytes = this.#group.values[column];
      if (bytes) writeTriple(bytes, at, this.#valueId(this.#cell(cells, field)));
    }
    for (const [index, word] of others.entries()) {
      const part = this.#parts.get(word);
      if (part === undefined) throw new Error('a word of a name was not counted');
      part.positions.add(this.#position);
      if (index < partsOfEntry) writeTriple(this.#group.parts, at * partsOfEntry + index, part.id);
    }
  }

  #cell(cells: readonly string[], field: NameField): string {
    return cells[this.#indexOf.get(field) ?? -1] ?? '';
  }

  #valueId(text: string): number {
    if (text === '') return 0;
    const known = this.#values.get(text);
    if (known !== undefined) return known;
    const id = this.#values.size + 1;
    if (id > maxTriple) throw new Error('a list has more places than it can number');
    this.#values.set(text, id);
    this.#insert.value.run(id, text, ` ${foldedWords(text).join(' ')}`);
    return id;
  }

  #endSurname(): void {
    const { id, word, first } = this.#surname;
    if (this.#position === first) return;
    this.#insert.surname.run(id, word, first, this.#position - first);
  }

  #endBlock(): void {
    const id = Math.floor((this.#position - 1) / blockSize);
    this.#insert.block.run(id, deflateRawSync(this.#block.join('\n'), this.#compression));
    this.#block = [];
  }

  #endGroup(): void {
    const { years, values, parts } = this.#group;
    const count = ((this.#position - 1) % groupSize) + 1;
    this.#insert.packed.run(
      Math.floor((this.#position - 1) / groupSize),
      years.subarray(0, count),
      ...values.map((bytes) => bytes.subarray(0, count * 3)),
      parts.subarray(0, count * partsOfEntry * 3),
    );
    this.#group = newGroup();
  }

  /** Completes the file. @param staging file with the codes of every word */
  end(staging: string): void {
    this.#endSurname();
    if (this.#block.length > 0) this.#endBlock();
    if (this.#position % groupSize > 0) this.#endGroup();
    const { origin, part } = this.#insert;
    for (let from = 0; from < this.#origins.length; from += groupSize) {
      const slice = this.#origins.slice(from, from + groupSize);
      origin.run(from / groupSize, new Uint8Array(slice.buffer));
    }
    for (const [word, { id, positions }] of this.#parts) part.run(id, word, positions.count, positions.bytes());
    this.#db.exec('COMMIT');
    this.#db.prepare('ATTACH ? AS staging').run(staging);
    this.#db.exec(copySounds);
    this.#db.exec('DETACH staging');
    this.#db.close();
  }

  /** Gives up: the file is of no use. */
  abandon(): void {
    this.#db.close();
  }
}

const newGroup = () => ({
  years: new Uint8Array(groupSize),
  values: filteredFields.map(() => new Uint8Array(groupSize * 3)),
  parts: new Uint8Array(groupSize * partsOfEntry * 3),
});

function statements(db: WritableDb) {
  return {
    list: db.prepare('INSERT INTO list (columns, rows, dictionary) VALUES (?, ?, ?)'),
    block: db.prepare('INSERT INTO block (id, entries) VALUES (?, ?)'),
    packed: db.prepare(
      'INSERT INTO packed (id, years, camps, peoples, places, birthplaces, parts) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    origin: db.prepare('INSERT INTO origin (id, positions) VALUES (?, ?)'),
    value: db.prepare('INSERT INTO value (id, text, words) VALUES (?, ?, ?)'),
    surname: db.prepare('INSERT INTO surname (id, word, first, count) VALUES (?, ?, ?, ?)'),
    part: db.prepare('INSERT INTO part (id, word, count, positions) VALUES (?, ?, ?, ?)'),
  };
}

const copySounds = `
INSERT INTO surname_sound SELECT DISTINCT code, surname.id FROM staging.first_sound JOIN surname USING (word) ORDER BY 1, 2;
INSERT INTO part_sound SELECT DISTINCT code, part.id FROM staging.part_sound JOIN part USING (word) ORDER BY 1, 2;
`;
