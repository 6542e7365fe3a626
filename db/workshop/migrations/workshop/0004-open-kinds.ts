/** Kinds of record are listed in `recordKinds` alone, so that a new one needs no migration. */
export const sql = `
CREATE TABLE new_record (
  serial INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  -- in the order of its kind
  position INTEGER NOT NULL,
  -- numbers of revisions: the newest, the approved, the one in the last release
  head INTEGER NOT NULL CHECK (head >= 1),
  approved INTEGER CHECK (approved <= head),
  released INTEGER CHECK (released <= head),
  -- derived
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('released', 'new', 'changed', 'returned', 'approved', 'withdrawn')),
  subject_kind TEXT,
  subject_id TEXT,
  title TEXT NOT NULL CHECK (json_valid(title)),
  -- nothing that is published may lean on it
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  problems INTEGER NOT NULL DEFAULT 0 CHECK (problems >= 0),
  UNIQUE (kind, id),
  CHECK ((kind = 'claim') = (subject_id IS NOT NULL) AND (subject_kind IS NULL) = (subject_id IS NULL)),
  FOREIGN KEY (serial, head) REFERENCES revision (record, number) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (serial, approved) REFERENCES revision (record, number) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (serial, released) REFERENCES revision (record, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO new_record (serial, kind, id, position, head, approved, released, withdrawn, state, subject_kind, subject_id, title, unverified, problems)
SELECT serial, kind, id, position, head, approved, released, withdrawn, state, subject_kind, subject_id, title, unverified, problems
FROM record;
DROP TABLE record;
ALTER TABLE new_record RENAME TO record;
CREATE INDEX record_order ON record (kind, position, state);
CREATE INDEX record_subject ON record (subject_kind, subject_id, position) WHERE subject_kind IS NOT NULL;
CREATE INDEX record_unreleased ON record (serial) WHERE approved IS NOT released;
CREATE TRIGGER record_stays BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is withdrawn, never deleted'); END;
`;
