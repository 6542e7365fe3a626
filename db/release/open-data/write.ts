import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { ReleaseInfo } from '../../model/api/release.ts';
import type { OpenDataFile } from '../../model/site.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { seatsAsGeoJson } from './geojson.ts';
import { dataLicence, readmeOf } from './readme.ts';
import { type PublishedColumn, type PublishedRow, publishedColumns, publishedRows, publishedTables } from './tables.ts';

/** Rows that are in memory at once: a release may have a hundred thousand claims. */
const rowsAtOnce = 2_000;

/**
 * Writes what a release publishes: each table as CSV, all of them as one JSON, the seats of camps as GeoJSON.
 *
 * @param folder an empty one
 * @throws Error if the disk fails
 */
export function writeReleaseData(db: ReadableDb, release: ReleaseInfo, folder: string): OpenDataFile[] {
  const files: (OpenDataFile & { sha256: string })[] = [];
  const put = (name: string, parts: Iterable<string>, rows: number | null = null): void => {
    files.push({ name, rows, ...writeParts(join(folder, name), parts) });
  };
  const tables = publishedTables.map((table) => ({ table, columns: publishedColumns(db, table) }));
  put('README.txt', [readmeOf(release, fileNotes)]);
  put('esimde.json', jsonOf(db, release, tables));
  put('seats.geojson', [`${JSON.stringify(seatsAsGeoJson(db))}\n`]);
  for (const { table, columns } of tables) {
    const rows = db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
    put(`${table}.csv`, csvOf(columns, publishedRows(db, table, columns)), rows);
  }
  const resources = tables.map(({ table, columns }) => {
    const file = files.find(({ name }) => name === `${table}.csv`);
    return {
      ...{ name: table, path: `${table}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
      ...{ bytes: file?.bytes, hash: `sha256:${file?.sha256}`, dialect: { delimiter: ';' } },
      schema: schemaOf(columns),
    };
  });
  const { title, date, sequence } = release;
  const described = { name: 'esimde', title: title.en, version: `${sequence}`, created: `${date}T00:00:00Z` };
  put('datapackage.json', [`${JSON.stringify({ ...described, licenses: [dataLicence], resources }, null, 1)}\n`]);
  return files.map(({ sha256: _, ...file }) => file);
}

function schemaOf(columns: readonly PublishedColumn[]) {
  const key = columns.filter((column) => column.key > 0).sort((one, other) => one.key - other.key);
  return {
    fields: columns.map(({ name, type, required }) => ({ name, type, ...(required && { constraints: { required } }) })),
    primaryKey: key.map(({ name }) => name),
    foreignKeys: columns.flatMap(({ name, refersTo }) =>
      refersTo === null ? [] : { fields: [name], reference: { resource: refersTo.table, fields: [refersTo.column] } },
    ),
  };
}

function* csvOf(columns: readonly PublishedColumn[], rows: Iterable<PublishedRow>): Generator<string> {
  const options = { delimiter: ';', record_delimiter: '\r\n', escape_formulas: true } as const;
  const names = columns.map(({ name }) => name);
  yield stringify([names], { ...options, bom: true });
  for (const part of inParts(rows)) yield stringify(part, { ...options, columns: names });
}

/** One row a line, so that two releases can be compared. */
function* jsonOf(
  db: ReadableDb,
  release: ReleaseInfo,
  tables: readonly { table: (typeof publishedTables)[number]; columns: PublishedColumn[] }[],
): Generator<string> {
  const { id, sequence, title, date, by } = release;
  yield `{"release":${JSON.stringify({ id, sequence, title, date, by, licence: dataLicence.name })},"tables":{`;
  for (const [at, { table, columns }] of tables.entries()) {
    yield `${at > 0 ? ',' : ''}\n${JSON.stringify(table)}:[`;
    let isFirst = true;
    for (const part of inParts(publishedRows(db, table, columns))) {
      yield `${isFirst ? '' : ','}\n${part.map((row) => JSON.stringify(row)).join(',\n')}`;
      isFirst = false;
    }
    yield ']';
  }
  yield '\n}}\n';
}

function* inParts<T>(rows: Iterable<T>): Generator<T[]> {
  let part: T[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < rowsAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function writeParts(path: string, parts: Iterable<string>): { bytes: number; sha256: string } {
  const file = openSync(path, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for (const part of parts) {
      const content = Buffer.from(part);
      for (let done = 0; done < content.length; ) done += writeSync(file, content, done);
      hash.update(content);
      bytes += content.length;
    }
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

const fileNotes = `*.csv             The tables of the release, in UTF-8 with ; between cells. _kk, _ru and _en are one text in three languages;
                  _edtf are dates (EDTF, ISO 8601-2). A citation names what it is about with owner_kind and owner_id.
datapackage.json  Describes every column: its type, the keys, what it refers to (https://datapackage.org).
esimde.json       All tables in one file.
seats.geojson     Places of camps: how exact, when, and according to whom.
Lists of names are not included.
`;
