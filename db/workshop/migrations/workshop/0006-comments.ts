/** What colleagues say of a record among themselves: done and reopened, never changed or deleted, and in no release. */
export const sql = `
CREATE TABLE comment (
  number INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record (serial),
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  -- the colleague it is addressed to: the name, and the same folded. Ids of accounts differ on another machine.
  to_name TEXT,
  addressee TEXT,
  done_at TEXT,
  done_by TEXT,
  CHECK ((to_name IS NULL) = (addressee IS NULL) AND (done_at IS NULL) = (done_by IS NULL))
) STRICT;
CREATE INDEX comment_record ON comment (record);
CREATE INDEX comment_open ON comment (addressee) WHERE done_at IS NULL;
CREATE TRIGGER comment_stays BEFORE DELETE ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is done, never deleted'); END;
CREATE TRIGGER comment_keeps BEFORE UPDATE OF number, record, at, account, name, text, to_name, addressee ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is never changed'); END;
`;
