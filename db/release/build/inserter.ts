import type { CitationEntry } from '../../model/entry/citation.ts';
import { parseDate } from '../../model/entry/date.ts';
import type { SameAsEntry } from '../../model/entry/same-as.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import type { WritableDb } from '../../sqlite/connection.ts';

type Value = string | number | null;
/** Columns of one row; every row of a table names the same columns in the same order. */
export type Row = Record<string, Value>;

type Statement = ReturnType<WritableDb['prepare']>;

/** Puts rows into a database with statements prepared once for each table. */
export class Inserter {
  readonly #db: WritableDb;
  readonly #statements = new Map<string, Statement>();
  readonly #uncertain = new Set<string>();
  readonly #persons = new Set<string>();
  readonly #documents = new Set<string>();
  readonly #claimsLeftOut = new Set<string>();

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** @returns the id that the database gave the row, where its table gives ids. */
  insert(table: string, row: Row): number {
    return Number(this.#statementFor(table, row).run(Object.values(row)).lastInsertRowid);
  }

  /** Puts an entry into the full-text index under the id of its row. */
  insertIndex(rowid: number, title: string, body: string): void {
    this.insert('search_index', { rowid, title, body });
  }

  /** Citations of these sources are left out from now on. */
  leaveOut(sourceIds: string[]): void {
    for (const id of sourceIds) this.#uncertain.add(id);
  }

  /** The persons of this release: links to any other become words. */
  showPersons(ids: readonly string[]): void {
    for (const id of ids) this.#persons.add(id);
  }

  /** The documents of this release: citations of any other keep their source alone. */
  showDocuments(ids: readonly string[]): void {
    for (const id of ids) this.#documents.add(id);
  }

  hasDocument(id: string | undefined): id is string {
    return id !== undefined && this.#documents.has(id);
  }

  isShown(personId: string): boolean {
    return this.#persons.has(personId);
  }

  leaveOutClaim(id: string): void {
    this.#claimsLeftOut.add(id);
  }

  hasClaim(id: string | undefined): boolean {
    return id !== undefined && !this.#claimsLeftOut.has(id);
  }

  /** A paragraph without marks of claims, and links to persons and documents, that this release leaves out. */
  shownMarkdown(text: Trilingual): Trilingual {
    const shown = (markdown: string) =>
      markdown
        .replace(/\[\^([a-z0-9-]+)\]/g, (mark, id) => (this.hasClaim(id) ? mark : ''))
        .replace(/\[([^[\]]+)\]\(person:([a-z0-9-]+)\)/g, (link, words, id) => (this.isShown(id) ? link : words))
        .replace(/\[([^[\]]+)\]\(document:([a-z0-9-]+)\)/g, (link, words, id) =>
          this.#documents.has(id) ? link : words,
        );
    return { kk: shown(text.kk), ru: shown(text.ru), en: shown(text.en) };
  }

  insertCitations(kind: string, owner: string | number, citations: readonly CitationEntry[] | undefined): void {
    const published = (citations ?? []).filter(({ source }) => !this.#uncertain.has(source));
    for (const [index, { source, locator, asPrinted, fragment, reading, document, box }] of published.entries()) {
      const row = this.insert('citation', {
        owner_kind: kind,
        owner_id: String(owner),
        position: index + 1,
        source_id: source,
        locator: locator ?? null,
        as_printed: asPrinted ?? null,
        fragment: fragment ?? null,
        reading: reading ?? null,
      });
      if (!this.hasDocument(document)) continue;
      this.insert('citation_document', {
        citation_id: row,
        document_id: document,
        page: box?.page ?? null,
        box_left: box?.left ?? null,
        box_top: box?.top ?? null,
        box_width: box?.width ?? null,
        box_height: box?.height ?? null,
      });
    }
  }

  insertSameAs(kind: string, owner: string, sameAs: readonly SameAsEntry[]): void {
    for (const [index, { scheme, identifier }] of sameAs.entries()) {
      this.insert('same_as', { owner_kind: kind, owner_id: owner, position: index + 1, scheme, identifier });
    }
  }

  #statementFor(table: string, row: Row): Statement {
    const known = this.#statements.get(table);
    if (known !== undefined) return known;
    const columns = Object.keys(row);
    const values = columns.map(() => '?').join(', ');
    const statement = this.#db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
    this.#statements.set(table, statement);
    return statement;
  }
}

/** A text in three columns: `name_kk`, `name_ru`, `name_en`. */
export function wordColumns(name: string, words: Trilingual | undefined): Row {
  return { [`${name}_kk`]: words?.kk ?? null, [`${name}_ru`]: words?.ru ?? null, [`${name}_en`]: words?.en ?? null };
}

/** A date as written and taken apart: `name_edtf`, `name_json`. */
export function dateColumns(name: string, edtf: string | undefined): Row {
  return {
    [`${name}_edtf`]: edtf ?? null,
    [`${name}_json`]: edtf === undefined ? null : JSON.stringify(parseDate(edtf)),
  };
}

/** First and last year that a date touches, for the filters; null where that end is not known. */
export function yearColumns(edtf: string | undefined): Row {
  const date = edtf === undefined ? null : parseDate(edtf);
  return { first_year: yearOf(date?.firstDay), last_year: yearOf(date?.lastDay) };
}

const yearOf = (day: string | null | undefined) => (day ? Number(day.slice(0, 4)) : null);

/** SQLite has no truth values. */
export const flag = (value: boolean): number => Number(value);
