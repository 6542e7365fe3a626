/** Events with their days, people, orders and claims; since schema version 3. See `schema.ts`. */
export const events = `
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  summary_kk TEXT NOT NULL, summary_ru TEXT NOT NULL, summary_en TEXT NOT NULL,
  period_edtf TEXT NOT NULL, period_json TEXT NOT NULL,
  place_kk TEXT, place_ru TEXT, place_en TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  outcome_kk TEXT, outcome_ru TEXT, outcome_en TEXT,
  CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE event_day (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  date_edtf TEXT NOT NULL, date_json TEXT NOT NULL,
  text_kk TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT;
CREATE INDEX event_day_event ON event_day (event_id);

-- A person of the release, or one who is only named.
CREATE TABLE event_person (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  person_id TEXT REFERENCES person (id),
  name_kk TEXT, name_ru TEXT, name_en TEXT,
  role_kk TEXT NOT NULL, role_ru TEXT NOT NULL, role_en TEXT NOT NULL,
  CHECK ((person_id IS NULL) = (name_kk IS NOT NULL))
) STRICT;
CREATE INDEX event_person_event ON event_person (event_id);
CREATE INDEX event_person_person ON event_person (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE event_order (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  date_edtf TEXT, date_json TEXT,
  document_id TEXT REFERENCES document (id),
  text_kk TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT;
CREATE INDEX event_order_event ON event_order (event_id);

CREATE TABLE event_camp (
  event_id TEXT NOT NULL REFERENCES event (id),
  camp_id TEXT NOT NULL REFERENCES camp (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_camp_camp ON event_camp (camp_id);

CREATE TABLE event_claim (
  event_id TEXT NOT NULL REFERENCES event (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_text (
  event_id TEXT NOT NULL REFERENCES event (id),
  text_id TEXT NOT NULL REFERENCES memorial_text (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;
`;
