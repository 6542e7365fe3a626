/** Questions, peoples, works, texts, glossary, laws, corrections, media and the search index; see `schema.ts`. */
export const texts = `
CREATE TABLE question (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  lead_kk TEXT NOT NULL, lead_ru TEXT NOT NULL, lead_en TEXT NOT NULL,
  tally_claim_id TEXT REFERENCES claim (id),
  people_per_stroke INTEGER CHECK ((people_per_stroke IS NULL) = (tally_claim_id IS NULL)),
  tally_ends_claim_id TEXT REFERENCES claim (id) CHECK ((tally_ends_claim_id IS NULL) = (tally_claim_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE question_claim (
  question_id TEXT NOT NULL REFERENCES question (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (question_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_claim_claim ON question_claim (claim_id);

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  text_kk TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work_camp (
  work_id TEXT NOT NULL REFERENCES work (id),
  camp_id TEXT NOT NULL REFERENCES camp (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (work_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE memorial_text (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  lead_kk TEXT NOT NULL, lead_ru TEXT NOT NULL, lead_en TEXT NOT NULL,
  content_note_kk TEXT, content_note_ru TEXT, content_note_en TEXT,
  in_loop INTEGER NOT NULL CHECK (in_loop IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE text_block (
  id INTEGER PRIMARY KEY,
  text_id TEXT NOT NULL REFERENCES memorial_text (id),
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  date_edtf TEXT, date_json TEXT,
  markdown_kk TEXT NOT NULL, markdown_ru TEXT NOT NULL, markdown_en TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX text_block_text ON text_block (text_id, position);

CREATE TABLE text_claim (
  text_id TEXT NOT NULL REFERENCES memorial_text (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (text_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary_term (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  term_kk TEXT NOT NULL, term_ru TEXT NOT NULL, term_en TEXT NOT NULL,
  expansion_kk TEXT, expansion_ru TEXT, expansion_en TEXT,
  definition_kk TEXT NOT NULL, definition_ru TEXT NOT NULL, definition_en TEXT NOT NULL,
  aliases_json TEXT NOT NULL,
  regime_word INTEGER NOT NULL CHECK (regime_word IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE law (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  text_kk TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL,
  day TEXT CHECK (day GLOB '[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE erratum (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  as_printed TEXT NOT NULL,
  reading TEXT NOT NULL,
  gloss_kk TEXT NOT NULL, gloss_ru TEXT NOT NULL, gloss_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  date_edtf TEXT NOT NULL, date_json TEXT NOT NULL,
  subject_kk TEXT NOT NULL, subject_ru TEXT NOT NULL, subject_en TEXT NOT NULL,
  old_value_kk TEXT NOT NULL, old_value_ru TEXT NOT NULL, old_value_en TEXT NOT NULL,
  new_value_kk TEXT NOT NULL, new_value_ru TEXT NOT NULL, new_value_en TEXT NOT NULL,
  reason_kk TEXT NOT NULL, reason_ru TEXT NOT NULL, reason_en TEXT NOT NULL,
  claim_id TEXT REFERENCES claim (id)
) STRICT, WITHOUT ROWID;

-- file: its name in the folder "media" of the release.
CREATE TABLE media (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('image', 'audio', 'video')),
  mime TEXT NOT NULL,
  width INTEGER, height INTEGER,
  duration_ms INTEGER,
  title_kk TEXT, title_ru TEXT, title_en TEXT,
  date_edtf TEXT, date_json TEXT,
  alt_kk TEXT NOT NULL, alt_ru TEXT NOT NULL, alt_en TEXT NOT NULL,
  caption_kk TEXT, caption_ru TEXT, caption_en TEXT,
  rights_kk TEXT NOT NULL, rights_ru TEXT NOT NULL, rights_en TEXT NOT NULL,
  graphic INTEGER NOT NULL CHECK (graphic IN (0, 1))
) STRICT, WITHOUT ROWID;

-- owner_id: the id of a camp, person, document or event; of a block its row id as text.
CREATE TABLE shown_media (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('camp', 'block', 'person', 'story', 'document', 'event')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  media_id TEXT NOT NULL REFERENCES media (id),
  PRIMARY KEY (owner_kind, owner_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_media_media ON shown_media (media_id);

-- One row per entry, language and name by which it can be found. The first row of an entry in a language is its own: the
-- title to show and its plain text; the rows after it are further names, without text. Higher weights come first.
-- The FTS index holds title and body folded (see db/model/fold.ts).
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY,
  entry_group TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  weight INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_entry ON search_entry (entry_group, entry_id, language);

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4'
);
`;
