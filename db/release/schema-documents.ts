/** Archives, documents, what cites them, and the bibliography of sources; since schema version 3. See `schema.ts`. */
export const documents = `
CREATE TABLE archive (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  short_kk TEXT, short_ru TEXT, short_en TEXT,
  place_kk TEXT, place_ru TEXT, place_en TEXT,
  url TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  summary_kk TEXT, summary_ru TEXT, summary_en TEXT,
  date_edtf TEXT, date_json TEXT,
  archive_id TEXT NOT NULL REFERENCES archive (id),
  fond TEXT,
  inventory TEXT,
  file TEXT,
  sheet TEXT,
  issued_by_kk TEXT, issued_by_ru TEXT, issued_by_en TEXT,
  language TEXT NOT NULL,
  consulted TEXT NOT NULL,
  transcription TEXT,
  translation_kk TEXT, translation_ru TEXT, translation_en TEXT
) STRICT, WITHOUT ROWID;

-- What a bibliography says of a source; a row only where something is known.
CREATE TABLE source_reference (
  source_id TEXT PRIMARY KEY REFERENCES source (id),
  authors_json TEXT NOT NULL,
  container TEXT,
  publisher TEXT,
  published_edtf TEXT, published_json TEXT,
  pages TEXT,
  isbn TEXT,
  doi TEXT,
  language TEXT,
  accessed TEXT,
  derived_from TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE document_person (
  document_id TEXT NOT NULL REFERENCES document (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_person_person ON document_person (person_id);

CREATE TABLE document_camp (
  document_id TEXT NOT NULL REFERENCES document (id),
  camp_id TEXT NOT NULL REFERENCES camp (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_camp_camp ON document_camp (camp_id);

-- The document that a citation leads to. The box is in shares of the sheet: null where no place on a scan is marked.
CREATE TABLE citation_document (
  citation_id INTEGER PRIMARY KEY REFERENCES citation (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  page INTEGER,
  box_left REAL CHECK (box_left BETWEEN 0 AND 1),
  box_top REAL CHECK (box_top BETWEEN 0 AND 1),
  box_width REAL CHECK (box_width BETWEEN 0 AND 1),
  box_height REAL CHECK (box_height BETWEEN 0 AND 1),
  CHECK ((page IS NULL) = (box_left IS NULL) AND (page IS NULL) = (box_top IS NULL)
    AND (page IS NULL) = (box_width IS NULL) AND (page IS NULL) = (box_height IS NULL))
) STRICT;
CREATE INDEX citation_document_document ON citation_document (document_id);
`;
