/** `ENam`: a list of names. */
export const listApplicationId = 0x45_4e_61_6d;
export const listSchemaVersion = 2;

/** Entries of one compressed block, and of one group of packed columns. */
export const blockSize = 8;
export const groupSize = 256;

/** Window of the compression, which holds the dictionary and a block: more would take memory at each block that is read. */
export const blockWindowBits = 14;
export const maxDictionaryBytes = 8_192;

/** Words of a name beside its first that a filter sees. */
export const partsOfEntry = 4;

/**
 * One version of a list of names. Entries are in the order of their folded names: their place in it, from 0, is their
 * position. So those that begin with the same letters are one range, and neighbours compress each other.
 *
 * Numbers in blobs are little-endian. `packed` holds, for each entry of the group, what filters read: the year of birth
 * (from 1749; 0: not known), the ids of camp, people, birthplace and place (0: none), and of up to four other words of its name.
 */
export const listSchema = `
CREATE TABLE list (
  columns TEXT NOT NULL,
  rows INTEGER NOT NULL,
  -- Some entries of the list, with which each block is compressed.
  dictionary BLOB NOT NULL
) STRICT;

-- Compressed lines of JSON: [row, cells] of each entry.
CREATE TABLE block (id INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;

CREATE TABLE packed (
  id INTEGER PRIMARY KEY,
  years BLOB NOT NULL,
  camps BLOB NOT NULL,
  peoples BLOB NOT NULL,
  places BLOB NOT NULL,
  birthplaces BLOB NOT NULL,
  parts BLOB NOT NULL
) STRICT;

-- Positions by row of the file.
CREATE TABLE origin (id INTEGER PRIMARY KEY, positions BLOB NOT NULL) STRICT;

-- Camps, peoples and places as they are written, and their folded words.
CREATE TABLE value (id INTEGER PRIMARY KEY, text TEXT NOT NULL, words TEXT NOT NULL) STRICT;

-- First words of names, in order, with the range of their entries.
CREATE TABLE surname (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, first INTEGER NOT NULL, count INTEGER NOT NULL) STRICT;
CREATE TABLE surname_sound (code INTEGER, surname INTEGER, PRIMARY KEY (code, surname)) STRICT, WITHOUT ROWID;

-- Other words of names, in order, with the differences of their positions as variable-length numbers.
CREATE TABLE part (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, count INTEGER NOT NULL, positions BLOB NOT NULL) STRICT;
CREATE TABLE part_sound (code INTEGER, part INTEGER, PRIMARY KEY (code, part)) STRICT, WITHOUT ROWID;
`;
