/** Kinds of record are listed in `recordKinds` alone, so that a new one needs no migration. */
export const sql = `
CREATE TABLE new_draft (
  kind TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  -- 0: of a record that does not exist yet
  base_revision INTEGER NOT NULL CHECK (base_revision >= 0),
  saved_at TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, id, account)
) STRICT, WITHOUT ROWID;
INSERT INTO new_draft (kind, id, account, name, base_revision, saved_at, body) SELECT kind, id, account, name, base_revision, saved_at, body FROM draft;
DROP TABLE draft;
ALTER TABLE new_draft RENAME TO draft;
CREATE INDEX draft_newest ON draft (saved_at);
`;
