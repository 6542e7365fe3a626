import { inflateRawSync, type ZlibOptions } from 'node:zlib';
import type { NameColumn } from '../model/api/names.ts';
import { openReadable, type ReadableDb } from '../sqlite/connection.ts';
import { firstBirthYear } from './name-words.ts';
import { ascending, readTriple } from './packing.ts';
import { blockSize, blockWindowBits, groupSize, listApplicationId, listSchemaVersion, partsOfEntry } from './schema.ts';
import type { ValueFilter } from './search/wanted.ts';

/** A word of names and where its entries are. */
export interface WordRange {
  id: number;
  word: string;
  first: number;
  count: number;
}

/** An entry as its list has it. */
export interface StoredEntry {
  row: number;
  cells: string[];
}

/** Column of `packed` for each. */
const packedColumn = {
  camp: 'camps',
  people: 'peoples',
  place: 'places',
  birthplace: 'birthplaces',
} as const satisfies Record<ValueFilter, string>;

type PackedColumn = keyof ReturnType<typeof statements>['packed'];

/** Groups of a column that were read: the last one, and others to which a later ring comes back. */
interface Groups {
  id: number;
  bytes: Uint8Array;
  known: Map<number, Uint8Array>;
}
const maxGroups = 64;

/** Words under one code, or beginning alike, that are looked at. */
const maxWords = 1_000;

/** The file of a list, open. Holds little in memory: what is read stays in SQLite's small cache. */
export class NameList {
  readonly columns: NameColumn[];
  readonly rows: number;
  readonly #db: ReadableDb;
  readonly #statements: ReturnType<typeof statements>;
  readonly #compression: ZlibOptions;
  readonly #groups = new Map<PackedColumn, Groups>();
  #block: { id: number; lines: string[] } = { id: -1, lines: [] };

  /** @throws Error where the file cannot be read or is not a list of names */
  constructor(file: string) {
    this.#db = openReadable(file);
    try {
      if (this.#db.pragma('application_id', { simple: true }) !== listApplicationId)
        throw new Error('no list of names');
      const version = Number(this.#db.pragma('user_version', { simple: true }));
      if (version !== listSchemaVersion) throw new Error(`a list of names of version ${version}`);
      this.#db.pragma('cache_size = -2000');
      const list = this.#db
        .prepare<[], { columns: string; rows: number; dictionary: Uint8Array }>('SELECT * FROM list')
        .get();
      if (list === undefined) throw new Error('a list of names that was not finished');
      this.columns = JSON.parse(list.columns) as NameColumn[];
      this.rows = list.rows;
      this.#compression = { windowBits: blockWindowBits, chunkSize: 4_096, dictionary: list.dictionary };
      this.#statements = statements(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Positions from the first, up to but without the last, whose first word begins so. */
  prefixRange(prefix: string): [number, number] {
    const first = this.#statements.firstFrom.get(prefix);
    if (first === undefined) return [0, 0];
    const end = this.#statements.firstFrom.get(`${prefix}\u{10ffff}`);
    return [first.first, end?.first ?? this.rows];
  }

  surnamesSounding(codes: readonly number[]): WordRange[] {
    return this.#statements.surnameSounding.all(JSON.stringify(codes), maxWords);
  }

  surnames(words: readonly string[]): WordRange[] {
    return this.#statements.surnameIn.all(JSON.stringify(words));
  }

  /** Ids of the other words that begin so: from the first to the last; the last is smaller if no other word matches. */
  partRange(prefix: string): [number, number] {
    const { low, high } = this.#statements.partRange.get(prefix, `${prefix}\u{10ffff}`) ?? { low: null, high: null };
    return [low ?? 0, high ?? -1];
  }

  /** @param from the least id that counts */
  partsSounding(codes: readonly number[], from = 0): number[] {
    return this.#statements.partSounding.all(JSON.stringify(codes), from, maxWords).map(({ id }) => id);
  }

  parts(words: readonly string[]): number[] {
    return this.#statements.partIn.all(JSON.stringify(words)).map(({ id }) => id);
  }

  /** Positions of entries that have one of these other words, word by word. */
  *positionsOfParts(ids: Iterable<number>): Generator<number> {
    for (const id of ids) {
      const found = this.#statements.positions.get(id);
      if (found) yield* ascending(found.positions);
    }
  }

  /** Year of birth; null where it is not known. */
  yearAt(position: number): number | null {
    const year = this.#packed('years', position)[position % groupSize] ?? 0;
    return year === 0 ? null : year - 1 + firstBirthYear;
  }

  /** Ids of the other words of an entry's name; 0 where it has fewer. */
  hasPart(position: number, isWanted: (id: number) => boolean): boolean {
    const parts = this.#packed('parts', position);
    const from = (position % groupSize) * partsOfEntry;
    for (let index = from; index < from + partsOfEntry; index++) {
      const id = readTriple(parts, index);
      if (id === 0) return false;
      if (isWanted(id)) return true;
    }
    return false;
  }

  /** Id of what an entry has in a column; 0 where it has nothing. */
  valueAt(filter: ValueFilter, position: number): number {
    return readTriple(this.#packed(packedColumn[filter], position), position % groupSize);
  }

  /** The folded words of a value, each after a space. */
  valueWords(id: number): string {
    return this.#statements.value.get(id)?.words ?? '';
  }

  /** @throws Error where its block is damaged */
  entryAt(position: number): StoredEntry | null {
    const id = Math.floor(position / blockSize);
    if (this.#block.id !== id) {
      const found = this.#statements.block.get(id);
      this.#block = {
        id,
        lines: found ? inflateRawSync(found.entries, this.#compression).toString('utf8').split('\n') : [],
      };
    }
    const line = this.#block.lines[position % blockSize];
    return line === undefined ? null : storedIn(line);
  }

  /** Where the entry of a row is; null where the list has no such row. */
  positionOf(row: number): number | null {
    if (row < 1 || row > this.rows) return null;
    const found = this.#statements.origin.get(Math.floor((row - 1) / groupSize));
    if (found === undefined) return null;
    const { positions } = found;
    const view = new DataView(positions.buffer, positions.byteOffset, positions.byteLength);
    return view.getUint32(((row - 1) % groupSize) * 4, true);
  }

  close(): void {
    this.#db.close();
  }

  #packed(column: PackedColumn, position: number): Uint8Array {
    const id = Math.floor(position / groupSize);
    const groups = this.#groups.get(column) ?? { id: -1, bytes: new Uint8Array(), known: new Map() };
    if (groups.id === id) return groups.bytes;
    const bytes = groups.known.get(id) ?? this.#statements.packed[column].get(id)?.bytes ?? new Uint8Array();
    if (groups.known.size >= maxGroups) groups.known.clear();
    groups.known.set(id, bytes);
    groups.id = id;
    groups.bytes = bytes;
    this.#groups.set(column, groups);
    return bytes;
  }
}

function storedIn(line: string): StoredEntry {
  try {
    const [row, cells] = JSON.parse(line) as [number, string[]];
    return { row, cells };
  } catch {
    // The error of the parser quotes names, and errors go to the log.
    throw new Error('a block of names is damaged');
  }
}

function statements(db: ReadableDb) {
  const packed = (column: string) =>
    db.prepare<[number], { bytes: Uint8Array }>(`SELECT ${column} AS bytes FROM packed WHERE id = ?`);
  return {
    firstFrom: db.prepare<[string], { first: number }>(
      'SELECT first FROM surname WHERE word >= ? ORDER BY word LIMIT 1',
    ),
    surnameSounding: db.prepare<[string, number], WordRange>(`
      SELECT DISTINCT surname.id, word, first, count
      FROM json_each(?) AS wanted CROSS JOIN surname_sound ON code = wanted.value CROSS JOIN surname ON surname.id = surname_sound.surname
      LIMIT ?`),
    surnameIn: db.prepare<[string], WordRange>(`
      SELECT surname.id, word, first, count FROM json_each(?) AS wanted CROSS JOIN surname ON word = wanted.value`),
    partRange: db.prepare<[string, string], { low: number | null; high: number | null }>(
      'SELECT min(id) AS low, max(id) AS high FROM (SELECT id FROM part WHERE word >= ? AND word < ? ORDER BY word)',
    ),
    partSounding: db.prepare<[string, number, number], { id: number }>(`
      SELECT DISTINCT part AS id FROM json_each(?) AS wanted CROSS JOIN part_sound ON code = wanted.value AND part >= ? LIMIT ?`),
    partIn: db.prepare<[string], { id: number }>(
      'SELECT part.id FROM json_each(?) AS wanted CROSS JOIN part ON word = wanted.value',
    ),
    positions: db.prepare<[number], { positions: Uint8Array }>('SELECT positions FROM part WHERE id = ?'),
    value: db.prepare<[number], { words: string }>('SELECT words FROM value WHERE id = ?'),
    block: db.prepare<[number], { entries: Uint8Array }>('SELECT entries FROM block WHERE id = ?'),
    origin: db.prepare<[number], { positions: Uint8Array }>('SELECT positions FROM origin WHERE id = ?'),
    packed: {
      years: packed('years'),
      camps: packed('camps'),
      peoples: packed('peoples'),
      places: packed('places'),
      birthplaces: packed('birthplaces'),
      parts: packed('parts'),
    },
  };
}
