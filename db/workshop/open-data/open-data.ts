import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { TableName } from '../../model/api/tables.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { everyClaim } from '../../release/content/claims.ts';
import type { Content } from '../../release/content/layout.ts';
import { cslOf } from '../../release/open-data/csl.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { readWholeContent } from '../content/content.ts';
import { createEditionReader } from '../content/edition.ts';
import type { TablePlan } from '../import/column.ts';
import { exportTable } from '../import/export.ts';
import { tablePlans } from '../import/plans.ts';
import type { Body } from '../types.ts';
import { campsAsGeoJson } from './geojson.ts';
import { linkedArt } from './linked-art.ts';
import { publicContent } from './public-content.ts';
import { readmeOf } from './readme.ts';

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
  const { camps, persons, sources, events, documents, archives } = content;
  const bare = ({ claims: _, ...body }: Body & { claims: unknown }): Body => body;
  return {
    camps: camps.map(bare),
    claims: everyClaim(content).map(({ claim, subject }) => ({ ...claim, subject })),
    persons: persons.map(bare),
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
    'README.txt': readmeOf(content.release),
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
  const rows = (['camps', 'claims', 'persons', 'sources', 'events', 'documents', 'archives'] as const).flatMap(
    (table) =>
      openPlan(table).columns.map(({ name, heading, required, path, refers }) => [
        ...[table, name, heading.kk, heading.ru, heading.en, path.join('.'), required ? 'yes' : 'no', refers ?? ''],
      ]),
  );
  const header = ['table', 'column', 'kk', 'ru', 'en', 'field', 'required', 'refers_to'];
  return stringify([header, ...rows], { delimiter: ';', record_delimiter: '\r\n', bom: true });
}
