import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import type { TableName } from '../../model/api/tables.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { everyClaim } from '../../release/content/claims.ts';
import type { Content } from '../../release/content/layout.ts';
import { readmeOf } from '../../release/open-data/readme.ts';
import { directory, localHeader, type ZipEntry } from '../../release/package/zip.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { readWholeContent } from '../content/content.ts';
import { createEditionReader } from '../content/edition.ts';
import type { TablePlan } from '../import/columns/column.ts';
import { tablePlans } from '../import/columns/plans.ts';
import { exportTable } from '../import/export.ts';
import { TableRefusal } from '../import/refusal.ts';
import type { Body } from '../types.ts';
import { cslOf } from './csl.ts';
import { campsAsGeoJson } from './geojson.ts';
import { linkedArt } from './linked-art.ts';
import { publicContent } from './public-content.ts';

/** What of a table is never published. */
const privateColumns = ['consent_note'];

export type OpenTable = Exclude<TableName, 'headcounts'>;

/** A table as it is published. */
export const openPlan = (table: OpenTable): TablePlan => {
  const plan = tablePlans[table];
  return { ...plan, columns: plan.columns.filter(({ name }) => !privateColumns.includes(name)) };
};

/** The rows of each table. */
export function openTables(content: Content): Record<OpenTable, Body[]> {
  const { camps, persons, places, sources, events, documents, archives } = content;
  const bare = ({ claims: _, ...body }: Body & { claims: unknown }): Body => body;
  return {
    camps: camps.map(bare),
    claims: everyClaim(content).map(({ claim, subject }) => ({ ...claim, subject })),
    persons: persons.map(bare),
    places: places.map(bare),
    sources,
    events,
    documents,
    archives,
  };
}

/**
 * Writes the released content of a workshop as open data into a folder.
 *
 * @param database path of `workshop.db`
 * @returns the names of the files; `invalid` where the released content does not pass its checks
 */
export async function writeOpenData(database: string, folder: string): Promise<Result<string[], 'invalid'>> {
  const content = releasedContent(database);
  if (content === null) return failed('invalid');
  mkdirSync(folder, { recursive: true });
  for (const [table, bodies] of Object.entries(openTables(content)) as [OpenTable, Body[]][]) {
    await exportTable('csv', { plan: openPlan(table), bodies: () => bodies, file: join(folder, `${table}.csv`) });
  }
  const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  const texts = {
    'dictionary.csv': dictionary(),
    'camps.geojson': json(campsAsGeoJson(content)),
    'linked-art.jsonld': json(linkedArt(content)),
    'sources.csl.json': json(content.sources.map(cslOf)),
    'README.txt': readmeOf(content.release, fileNotes),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const names = readdirSync(folder)
    .filter((name) => name !== checksums)
    .sort();
  const sums = names.map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, checksums), sums.join(''));
  return ok([...names, checksums]);
}

const checksums = 'SHA256SUMS';

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function releasedContent(database: string): Content | null {
  const db = openReadable(database);
  try {
    const read = readWholeContent(createEditionReader(db).edition('released', new Set()));
    return read.ok ? publicContent(read.content) : null;
  } finally {
    db.close();
  }
}

/** Every column of every table: what it is called and whether it always has a value. */
function dictionary(): string {
  const rows = (
    ['camps', 'claims', 'persons', 'places', 'sources', 'events', 'documents', 'archives'] as const
  ).flatMap((table) =>
    openPlan(table).columns.map(({ name, heading, required, path, refers }) => [
      ...[table, name, heading.kk, heading.ru, heading.en, path.join('.'), required ? 'yes' : 'no', refers ?? ''],
    ]),
  );
  const header = ['table', 'column', 'kk', 'ru', 'en', 'field', 'required', 'refers_to'];
  return stringify([header, ...rows], { delimiter: ';', record_delimiter: '\r\n', bom: true });
}

const fileNotes = `camps.csv claims.csv persons.csv places.csv sources.csv events.csv documents.csv archives.csv
  Tables in UTF-8 with ; between cells. dictionary.csv explains each column.
camps.geojson       Places of camps: how exact, when, and according to whom. Dates are EDTF (ISO 8601-2).
linked-art.jsonld   Persons, camps, events, places and sources; each claim is an attribute assignment (CIDOC CRM E13).
sources.csl.json    Sources as CSL-JSON.
SHA256SUMS          sha256sum -c SHA256SUMS
`;

/** Writes the open data of a workshop as one zip. @throws TableRefusal where the released content does not pass its checks */
export async function writeArchive({ database, file }: { database: string; file: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-open-data-'));
  try {
    const written = await writeOpenData(database, folder);
    if (!written.ok) throw new TableRefusal('contradictory', 'The released content does not pass its checks.');
    const entries: ZipEntry[] = [];
    const parts: Buffer[] = [];
    let offset = 0;
    for (const name of written.value) {
      const content = readFileSync(join(folder, name));
      const entry = { name, bytes: content.length, crc: crc32(content), offset };
      const header = localHeader(entry);
      parts.push(header, content);
      entries.push(entry);
      offset += header.length + content.length;
    }
    writeFileSync(file, Buffer.concat([...parts, directory(entries, offset)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
