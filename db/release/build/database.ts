import { openWritable, type WritableDb } from '../../sqlite/connection.ts';
import { everyClaim, type SubjectClaim } from '../content/claims.ts';
import type { Content } from '../content/layout.ts';
import { withoutWithheld } from '../content/withheld.ts';
import { applicationId, indexes, schemaVersion, tables } from '../schema.ts';
import { insertCamps } from './camps.ts';
import { insertClaims, insertFigures } from './claims.ts';
import { insertDocumentSubjects, insertDocuments } from './documents.ts';
import { insertEvents } from './events.ts';
import { Inserter } from './inserter.ts';
import { insertPersons, insertStories } from './persons.ts';
import { Places } from './places.ts';
import { insertPlaylists } from './playlists.ts';
import { insertSearch } from './search.ts';
import { insertMedia, insertSources } from './sources.ts';
import { insertTexts } from './texts.ts';
import { insertWays } from './ways.ts';

/** Whatever else the machine prefers, a content.db has this page size, so that the same content gives the same bytes. */
const pageSize = 4096;

/**
 * Writes the database of a release as one file. The same content gives the same bytes: rows go in in one fixed order,
 * and nothing in the file tells of the time or the machine.
 *
 * @param file path that does not exist yet
 * @param claims those of the content, in its order; read once
 * @throws where the content breaks the schema, which checked content does not
 */
export function buildDatabase(
  file: string,
  content: Content,
  sequence: number,
  claims: Iterable<SubjectClaim> = everyClaim(content),
): void {
  const db = openWritable(file);
  try {
    db.pragma(`page_size = ${pageSize}`);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${schemaVersion}`);
    // The builder syncs the finished file; nothing reads it before.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    // Checked once when all rows are in: references are allowed to come before what they refer to.
    db.pragma('foreign_keys = OFF');
    db.transaction(() => fill(db, content, sequence, claims))();
    db.exec('VACUUM');
  } finally {
    db.close();
  }
}

function fill(db: WritableDb, written: Content, sequence: number, claims: Iterable<SubjectClaim>): void {
  const content = withoutWithheld(written);
  db.exec(tables);
  const inserter = new Inserter(db);
  inserter.showPersons(content.persons.map(({ id }) => id));
  inserter.showDocuments(content.documents.map(({ id }) => id));
  insertSources(inserter, content, sequence);
  insertDocuments(inserter, content);
  insertMedia(inserter, content);
  const places = new Places(inserter, content.places);
  places.insert();
  insertCamps(inserter, places, content);
  insertPersons(inserter, content.persons);
  insertDocumentSubjects(inserter, content.documents);
  const formerNames = insertClaims(inserter, places, claims);
  insertStories(inserter, content.persons);
  insertFigures(inserter, content);
  insertTexts(inserter, content);
  insertEvents(inserter, places, content.events);
  insertPlaylists(inserter, content.playlists);
  insertWays(inserter, content.ways);
  insertSearch(inserter, content, { places, formerNames });
  db.exec(indexes);
  const broken = db.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error(`references lead nowhere: ${JSON.stringify(broken[0])}`);
  db.exec(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
}
