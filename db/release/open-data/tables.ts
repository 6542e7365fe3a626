import type { ReadableDb } from '../../sqlite/connection.ts';

/** Tables of a release that are published. A new table is published only once it is named here. */
export const publishedTables = [
  ...['camp', 'camp_member', 'camp_alias', 'camp_work', 'camp_text', 'seat', 'lineage', 'own_camp_type'],
  ...['claim', 'claim_state', 'contradiction', 'contradiction_claim', 'citation', 'citation_document'],
  ...['person', 'person_name', 'person_relation', 'station', 'story_block'],
  ...['event', 'event_day', 'event_person', 'event_order', 'event_camp', 'event_claim', 'event_text'],
  ...['archive', 'document', 'document_person', 'document_camp', 'source', 'source_reference'],
  ...['place', 'place_of', 'same_as', 'vocabulary', 'people', 'work', 'work_camp'],
  ...['question', 'question_claim', 'memorial_text', 'text_block', 'text_claim', 'text_person'],
  ...['glossary_term', 'law', 'erratum', 'correction', 'media', 'shown_media', 'way', 'way_stop'],
  ...['recording', 'recording_form'],
] as const;
export type PublishedTable = (typeof publishedTables)[number];

/** Repeat other tables (what search looks through, what `README.txt` says of the release), or arrange the loop of a hall. */
export const unpublishedTables = ['release', 'search_entry', 'search_index', 'playlist', 'playlist_scene'] as const;

/** Lists within a cell; every other `_json` column is the parsed form of the `_edtf` column beside it. */
const listColumns = ['authors_json', 'aliases_json'];

export interface PublishedColumn {
  name: string;
  type: 'string' | 'integer' | 'number';
  required: boolean;
  /** Place in the primary key, from 1; 0: not part of it. */
  key: number;
  refersTo: { table: string; column: string } | null;
}

export function publishedColumns(db: ReadableDb, table: PublishedTable): PublishedColumn[] {
  const references = db
    .prepare<[string], { from: string; table: string; to: string | null }>(
      'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)',
    )
    .all(table);
  return db
    .prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
      'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
    )
    .all(table)
    .filter(({ name }) => !name.endsWith('_json') || listColumns.includes(name))
    .map(({ name, type, notnull, pk }) => {
      const reference = references.find(({ from }) => from === name);
      return {
        name,
        type: type === 'INTEGER' ? 'integer' : type === 'REAL' ? 'number' : 'string',
        required: notnull === 1 || pk > 0,
        key: pk,
        refersTo: reference ? { table: reference.table, column: reference.to ?? 'id' } : null,
      };
    });
}

export type PublishedRow = Record<string, string | number | null>;

/** The rows of a table in the order of its key. */
export function publishedRows(
  db: ReadableDb,
  table: PublishedTable,
  columns: readonly PublishedColumn[],
): IterableIterator<PublishedRow> {
  const names = columns.map(({ name }) => name).join(', ');
  const key = columns.filter((column) => column.key > 0).sort((one, other) => one.key - other.key);
  return db
    .prepare<[], PublishedRow>(`SELECT ${names} FROM ${table} ORDER BY ${key.map(({ name }) => name).join(', ')}`)
    .iterate();
}
