import { documents } from './schema-documents.ts';
import { events } from './schema-events.ts';
import { persons } from './schema-persons.ts';
import { places } from './schema-places.ts';
import { recordings } from './schema-recordings.ts';
import { texts } from './schema-texts.ts';
import { ways } from './schema-ways.ts';

/** Version of the content schema; a release with a newer one is refused. */
export const schemaVersion = 7;

/** `application_id` of a content.db: "ESIM" in ASCII. */
export const applicationId = 0x4553494d;

/** The release itself, sources, vocabulary, camps, claims, citations, lineage and contradictions. */
const subjects = `
CREATE TABLE release (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  date TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  consulted TEXT NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  reliability_kk TEXT, reliability_ru TEXT, reliability_en TEXT,
  url TEXT,
  licence TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary (
  kind TEXT NOT NULL CHECK (kind IN ('region', 'work', 'territory', 'population')),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  country TEXT CHECK ((kind = 'region') = (country IS NOT NULL)),
  unit TEXT CHECK ((kind = 'population') = (unit IS NOT NULL)),
  scale TEXT,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE camp (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  parent_id TEXT REFERENCES camp (id) DEFERRABLE INITIALLY DEFERRED,
  special_camp_number INTEGER CHECK (special_camp_number BETWEEN 1 AND 12),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  full_name_kk TEXT NOT NULL, full_name_ru TEXT NOT NULL, full_name_en TEXT NOT NULL,
  summary_kk TEXT NOT NULL, summary_ru TEXT NOT NULL, summary_en TEXT NOT NULL,
  existed_edtf TEXT, existed_json TEXT,
  first_year INTEGER, last_year INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX camp_parent ON camp (parent_id);
CREATE INDEX camp_type ON camp (type);
CREATE INDEX camp_years ON camp (first_year, last_year);

CREATE TABLE camp_member (
  group_id TEXT NOT NULL REFERENCES camp (id) DEFERRABLE INITIALLY DEFERRED,
  member_id TEXT NOT NULL REFERENCES camp (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (group_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE camp_alias (
  id INTEGER PRIMARY KEY,
  camp_id TEXT NOT NULL REFERENCES camp (id),
  text TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX camp_alias_camp ON camp_alias (camp_id);

CREATE TABLE camp_work (
  camp_id TEXT NOT NULL REFERENCES camp (id),
  work_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (camp_id, work_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX camp_work_work ON camp_work (work_id);

CREATE TABLE camp_text (
  camp_id TEXT NOT NULL REFERENCES camp (id),
  text_id TEXT NOT NULL REFERENCES memorial_text (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (camp_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
  id INTEGER PRIMARY KEY,
  camp_id TEXT NOT NULL REFERENCES camp (id),
  position INTEGER NOT NULL,
  place_kk TEXT NOT NULL, place_ru TEXT NOT NULL, place_en TEXT NOT NULL,
  region_id TEXT NOT NULL,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  precision TEXT NOT NULL CHECK ((precision = 'unknown') = (lat IS NULL) AND (lat IS NULL) = (lon IS NULL)),
  radius_km REAL CHECK (radius_km >= 0),
  period_edtf TEXT, period_json TEXT,
  presumed INTEGER NOT NULL CHECK (presumed IN (0, 1)),
  note_kk TEXT, note_ru TEXT, note_en TEXT
) STRICT;
CREATE INDEX seat_camp ON seat (camp_id, position);
CREATE INDEX seat_region ON seat (region_id);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('camp', 'person', 'place', 'system', 'people', 'work', 'law')),
  subject_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  property TEXT NOT NULL,
  amount_min REAL, amount_max REAL,
  date_edtf TEXT, date_json TEXT,
  statement_kk TEXT, statement_ru TEXT, statement_en TEXT,
  qualifier TEXT NOT NULL,
  kind TEXT,
  population_id TEXT,
  territory_id TEXT,
  counted_by_kk TEXT, counted_by_ru TEXT, counted_by_en TEXT,
  period_edtf TEXT, period_json TEXT,
  suspicious INTEGER NOT NULL CHECK (suspicious IN (0, 1)),
  editorial INTEGER NOT NULL CHECK (editorial IN (0, 1)),
  part_of TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  label_kk TEXT, label_ru TEXT, label_en TEXT,
  note_kk TEXT, note_ru TEXT, note_en TEXT,
  CHECK ((amount_min IS NOT NULL OR amount_max IS NOT NULL) + (date_edtf IS NOT NULL) + (statement_kk IS NOT NULL) = 1),
  CHECK ((amount_min IS NULL AND amount_max IS NULL) OR (kind IS NOT NULL AND population_id IS NOT NULL)),
  CHECK (amount_min IS NULL OR amount_max IS NULL OR amount_min <= amount_max)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_subject ON claim (subject_kind, subject_id, position);
CREATE INDEX claim_part_of ON claim (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX claim_event ON claim (subject_kind, date_edtf, subject_id, position)
  WHERE property IN ('opened', 'closed', 'renamed', 'event') AND date_json IS NOT NULL;
CREATE INDEX claim_held ON claim (subject_kind, subject_id, position) WHERE property IN ('official-name', 'parent', 'region');

-- owner_id: the id of the owner; of a seat, an alias, a relation or a block its row id as text; of 'camp-work' the id of the camp.
CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  owner_kind TEXT NOT NULL CHECK (owner_kind IN
    ('claim', 'seat', 'alias', 'camp-work', 'lineage', 'contradiction', 'text', 'block', 'term', 'media',
    'person', 'person-name', 'relation', 'story', 'document', 'event', 'event-day', 'event-person', 'event-order')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  locator TEXT,
  as_printed TEXT,
  fragment TEXT CHECK (fragment IS NULL OR as_printed IS NOT NULL),
  reading TEXT
) STRICT;
CREATE INDEX citation_owner ON citation (owner_kind, owner_id, position);
CREATE INDEX citation_source ON citation (source_id, owner_kind);

CREATE TABLE lineage (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  from_id TEXT REFERENCES camp (id),
  from_name_kk TEXT, from_name_ru TEXT, from_name_en TEXT,
  to_id TEXT REFERENCES camp (id),
  to_name_kk TEXT, to_name_ru TEXT, to_name_en TEXT,
  date_edtf TEXT NOT NULL, date_json TEXT NOT NULL,
  kind TEXT NOT NULL,
  label_kk TEXT, label_ru TEXT, label_en TEXT,
  CHECK ((from_id IS NULL) = (from_name_kk IS NOT NULL)),
  CHECK ((to_id IS NULL) = (to_name_kk IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_from ON lineage (from_id);
CREATE INDEX lineage_to ON lineage (to_id);

CREATE TABLE contradiction (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  text_kk TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contradiction_claim (
  contradiction_id TEXT NOT NULL REFERENCES contradiction (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (contradiction_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contradiction_claim_claim ON contradiction_claim (claim_id);
`;

/** Types of camps beside those of the program. */
const campTypes = `
CREATE TABLE own_camp_type (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** What the loop shows: `only_json` has the ids of the records that a scene shows; null: all of its kind. */
const playlists = `
CREATE TABLE playlist (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  scene_order TEXT NOT NULL CHECK (scene_order IN ('mixed', 'given')),
  characters_per_second INTEGER NOT NULL CHECK (characters_per_second BETWEEN 1 AND 14),
  shortest_seconds INTEGER NOT NULL CHECK (shortest_seconds BETWEEN 5 AND 600)
) STRICT, WITHOUT ROWID;

CREATE TABLE playlist_scene (
  playlist_id TEXT NOT NULL REFERENCES playlist (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100),
  only_json TEXT,
  PRIMARY KEY (playlist_id, position)
) STRICT, WITHOUT ROWID;
`;

/**
 * The schema of a release's content.db. Columns ending in `_kk`, `_ru`, `_en` hold one text in the three languages
 * side by side; columns ending in `_edtf` hold the date as written and `_json` its parsed form (`DateValue`).
 */
const schema = `${subjects}${texts}${persons}${documents}${events}${places}${campTypes}${playlists}${ways}${recordings}`;
const index = /^CREATE (?:UNIQUE )?INDEX [^;]*;\n/gm;

export const tables = schema.replace(index, '');
/** Made after the rows are in: each index is sorted once instead of searched at each row. */
export const indexes = schema.match(index)?.join('') ?? '';

/** A table of the newest version: a connection that has it lacks none. */
export const newestTable = 'recording_form';

/** What each version of the schema added to the one before, by version. Tables only: older ones keep their columns. */
const added: Readonly<Record<number, string>> = {
  2: persons,
  3: `${documents}${events}`,
  4: places,
  5: campTypes,
  6: `${playlists}${ways}`,
  7: recordings,
};

/**
 * Statements that give an open release of an older version the tables that it lacks, empty and in the connection's
 * temporary database, so that every reader can ask for them.
 */
export function missingTables(version: number): string[] {
  return Object.entries(added)
    .filter(([since]) => Number(since) > version)
    .flatMap(([, sql]) => sql.replace(/^ *--.*$/gm, '').split(/;\n/))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .map((statement) =>
      statement
        .replace(/^CREATE TABLE (\w+)/, 'CREATE TABLE temp.$1')
        .replace(/^CREATE (UNIQUE )?INDEX (\w+)/, (_, unique = '', name) => `CREATE ${unique}INDEX temp.${name}`),
    );
}
