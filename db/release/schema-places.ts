/** Places with names of their time, values of claims for programs, and identifiers of others; since schema version 4. See `schema.ts`. */
export const places = `
-- Names and regions of other times are claims about the place. The name, region and point are those of today.
CREATE TABLE place (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  region_id TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT, WITHOUT ROWID;

-- The place of a seat, station or event that names one. owner_id: of a seat its row id as text, of a station its claim.
CREATE TABLE place_of (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('seat', 'station', 'event')),
  owner_id TEXT NOT NULL,
  place_id TEXT NOT NULL REFERENCES place (id),
  PRIMARY KEY (owner_kind, owner_id)
) STRICT, WITHOUT ROWID;

-- What held in the period of a claim.
CREATE TABLE claim_state (
  claim_id TEXT PRIMARY KEY REFERENCES claim (id),
  parent_id TEXT REFERENCES camp (id),
  type TEXT,
  region_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_state_parent ON claim_state (parent_id) WHERE parent_id IS NOT NULL;

-- For programs that read a release: under which identifiers others describe the same.
CREATE TABLE same_as (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('camp', 'person', 'event', 'place')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  identifier TEXT NOT NULL,
  PRIMARY KEY (owner_kind, owner_id, position)
) STRICT, WITHOUT ROWID;
`;
