/**
 * Names of those whose words another person brought in with a drafts file: in the record from this revision on. They may
 * not approve them any more than the one who brought them in.
 */
export const sql = `
CREATE TABLE carried_author (
  record INTEGER NOT NULL REFERENCES record (serial),
  number INTEGER NOT NULL CHECK (number >= 1),
  name TEXT NOT NULL,
  PRIMARY KEY (record, number, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER carried_author_stays BEFORE DELETE ON carried_author
BEGIN SELECT RAISE(ABORT, 'a carried author is never deleted'); END;
CREATE TRIGGER carried_author_keeps BEFORE UPDATE ON carried_author
BEGIN SELECT RAISE(ABORT, 'a carried author is never changed'); END;
`;
