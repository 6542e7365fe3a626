/** Guided ways with their stops; since schema version 6. See `schema.ts`. */
export const ways = `
CREATE TABLE way (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  about_kk TEXT NOT NULL, about_ru TEXT NOT NULL, about_en TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 1),
  audience TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE way_stop (
  way_id TEXT NOT NULL REFERENCES way (id),
  position INTEGER NOT NULL,
  person_id TEXT REFERENCES person (id),
  camp_id TEXT REFERENCES camp (id),
  event_id TEXT REFERENCES event (id),
  document_id TEXT REFERENCES document (id),
  text_id TEXT REFERENCES memorial_text (id),
  question_id TEXT REFERENCES question (id),
  year INTEGER,
  screen TEXT,
  why_kk TEXT, why_ru TEXT, why_en TEXT,
  PRIMARY KEY (way_id, position),
  CHECK ((person_id IS NOT NULL) + (camp_id IS NOT NULL) + (event_id IS NOT NULL) + (document_id IS NOT NULL)
    + (text_id IS NOT NULL) + (question_id IS NOT NULL) + (year IS NOT NULL) + (screen IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
`;
