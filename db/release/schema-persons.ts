/** Persons, their stations and paragraphs; since schema version 2. See `schema.ts`. */
export const persons = `
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name_kk TEXT, name_ru TEXT, name_en TEXT,
  family_name_kk TEXT, family_name_ru TEXT, family_name_en TEXT,
  name_instead_kk TEXT, name_instead_ru TEXT, name_instead_en TEXT,
  name_withheld_kk TEXT, name_withheld_ru TEXT, name_withheld_en TEXT,
  gender TEXT NOT NULL,
  people_id TEXT REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
  occupation_kk TEXT, occupation_ru TEXT, occupation_en TEXT,
  summary_kk TEXT NOT NULL, summary_ru TEXT NOT NULL, summary_en TEXT NOT NULL,
  certainty TEXT NOT NULL,
  certainty_reason_kk TEXT NOT NULL, certainty_reason_ru TEXT NOT NULL, certainty_reason_en TEXT NOT NULL,
  portrait_id TEXT REFERENCES media (id),
  CHECK ((name_kk IS NULL) = (name_withheld_kk IS NOT NULL) AND (name_kk IS NULL) = (name_instead_kk IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE person_name (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  text TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX person_name_person ON person_name (person_id);

CREATE TABLE person_relation (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  related_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX person_relation_person ON person_relation (person_id);

-- The claims of a person in order of time: their values and citations are in the table claim.
CREATE TABLE station (
  claim_id TEXT PRIMARY KEY REFERENCES claim (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  date_json TEXT NOT NULL,
  camp_id TEXT REFERENCES camp (id),
  place_kk TEXT, place_ru TEXT, place_en TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  body_kk TEXT, body_ru TEXT, body_en TEXT,
  article_kk TEXT, article_ru TEXT, article_en TEXT,
  term_years REAL CHECK (term_years >= 0),
  CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX station_person ON station (person_id, position);
CREATE INDEX station_camp ON station (camp_id, person_id) WHERE camp_id IS NOT NULL;

-- Paragraphs of what is no memorial text. owner_id: the id of the person.
CREATE TABLE story_block (
  id INTEGER PRIMARY KEY,
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('person')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  date_edtf TEXT, date_json TEXT,
  markdown_kk TEXT NOT NULL, markdown_ru TEXT NOT NULL, markdown_en TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX story_block_owner ON story_block (owner_kind, owner_id, position);

CREATE TABLE text_person (
  text_id TEXT NOT NULL REFERENCES memorial_text (id),
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (person_id, text_id)
) STRICT, WITHOUT ROWID;
`;
