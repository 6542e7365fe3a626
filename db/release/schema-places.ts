/** Under which identifiers others describe the same; since schema version 4. See `schema.ts`. */
export const places = `
CREATE TABLE same_as (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('camp', 'person', 'event')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  identifier TEXT NOT NULL,
  PRIMARY KEY (owner_kind, owner_id, position)
) STRICT, WITHOUT ROWID;
`;
