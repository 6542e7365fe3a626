/** What is said in recordings and films, and their further forms; since schema version 7. See `schema.ts`. */
export const recordings = `
-- Of media with any of these. captions: the text of a WebVTT file.
CREATE TABLE recording (
  media_id TEXT PRIMARY KEY REFERENCES media (id),
  poster_id TEXT REFERENCES media (id),
  captions_kk TEXT, captions_ru TEXT, captions_en TEXT,
  transcript_kk TEXT, transcript_ru TEXT, transcript_en TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE recording_form (
  media_id TEXT NOT NULL REFERENCES media (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('described', 'signed')),
  form_id TEXT NOT NULL REFERENCES media (id),
  PRIMARY KEY (media_id, position)
) STRICT, WITHOUT ROWID;
`;
