export const sql = `
CREATE TABLE draft (
  kind TEXT NOT NULL CHECK (kind IN ('camp', 'claim', 'question', 'text', 'term', 'source', 'media', 'lineage', 'people', 'work', 'law', 'contradiction', 'erratum', 'correction', 'region', 'work-kind', 'territory', 'population', 'release')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  -- 0: of a record that does not exist yet
  base_revision INTEGER NOT NULL CHECK (base_revision >= 0),
  saved_at TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_newest ON draft (saved_at);
`;
