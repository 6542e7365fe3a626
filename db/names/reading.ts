import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { ReadName } from '../model/api/loop.ts';
import { moveDurably, writeDurably } from '../sqlite/durable.ts';
import type { BookOfNames } from './book.ts';

/** The entry that was read last; row 0: none of this list yet. */
const positionSchema = v.object({ list: v.string(), row: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
type Position = v.InferOutput<typeof positionSchema>;

/** Where the reading of names stopped. */
export interface ReadingPlace {
  last(): Position | null;
  keep(position: Position): void;
}

export function readingInMemory(): ReadingPlace {
  let position: Position | null = null;
  return {
    last: () => position,
    keep: (next) => {
      position = next;
    },
  };
}

/** Remembered over restarts. A disk that takes nothing does not stop the reading. */
export function readingInFile(file: string): ReadingPlace {
  const memory = readingInMemory();
  return {
    last: () => memory.last() ?? readPosition(file),
    keep: (next) => {
      memory.keep(next);
      try {
        writeDurably(`${file}.new`, JSON.stringify(next));
        moveDurably(`${file}.new`, file);
      } catch {
        // After a restart it goes on from where it was kept last.
      }
    },
  };
}

function readPosition(file: string): Position | null {
  if (!existsSync(file)) return null;
  try {
    return v.parse(positionSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Withdrawn entries that are passed over in one step; more than a list has in a row. */
const maxSkipped = 1_000;

/** The next name, one list after another and each row in turn; after the last it begins again. Null: no list has a name. */
export function readOn(book: BookOfNames, place: ReadingPlace): ReadName | null {
  const lists = book.lists('kk');
  const last = place.last();
  let at = Math.max(
    0,
    lists.findIndex(({ id }) => id === last?.list),
  );
  let row = lists[at]?.id === last?.list ? (last?.row ?? 0) : 0;
  for (let tried = 0; tried < maxSkipped; tried++) {
    const list = lists[at];
    if (list === undefined) return null;
    row++;
    const fields = book.fieldsOf(list.id, row);
    if (fields === undefined) {
      at = (at + 1) % lists.length;
      row = 0;
    } else if (fields !== null) {
      const { name, surname, given, patronymic, born, birthplace } = fields;
      place.keep({ list: list.id, row });
      return { list: list.id, row, fields: { name, surname, given, patronymic, born, birthplace } };
    }
  }
  return null;
}
