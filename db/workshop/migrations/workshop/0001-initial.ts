/**
 * A record is one row with its current state, and its revisions, which are never changed or deleted. Everything under
 * "derived" is recomputed from the newest revision, so that lists and searches read no body.
 */
export const sql = `
CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('seed', 'edit', 'withdraw', 'restore', 'import', 'undo', 'merge')),
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  serial INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('camp', 'claim', 'question', 'text', 'term', 'source', 'media', 'lineage', 'people', 'work', 'law', 'contradiction', 'erratum', 'correction', 'region', 'work-kind', 'territory', 'population', 'release')),
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
CREATE INDEX record_order ON record (kind, position, state);
CREATE INDEX record_subject ON record (subject_kind, subject_id, position) WHERE subject_kind IS NOT NULL;
CREATE INDEX record_unreleased ON record (serial) WHERE approved IS NOT released;

CREATE TABLE revision (
  record INTEGER NOT NULL REFERENCES record (serial),
  number INTEGER NOT NULL CHECK (number >= 1),
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('seed', 'edit', 'withdraw', 'restore', 'import', 'undo', 'merge')),
  reason TEXT NOT NULL,
  batch TEXT REFERENCES batch (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  approved_by TEXT,
  approved_at TEXT CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  returned_by TEXT,
  returned_with TEXT CHECK ((returned_by IS NULL) = (returned_with IS NULL)),
  release INTEGER CHECK (release >= 1),
  -- against the revision before: a list of FieldChange. Before the body, so that a history reads no bodies.
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_batch ON revision (batch) WHERE batch IS NOT NULL;

CREATE TRIGGER revision_stays BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER revision_keeps BEFORE UPDATE OF record, number, at, account, name, cause, reason, batch, withdrawn, changes, body ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is withdrawn, never deleted'); END;

-- derived: what the newest revision points to
CREATE TABLE pointer (
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (serial),
  PRIMARY KEY (record, target_kind, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pointer_target ON pointer (target_kind, target_id);

-- derived: what is wrong with the newest revision
CREATE TABLE problem (
  record INTEGER NOT NULL REFERENCES record (serial),
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  path TEXT NOT NULL CHECK (json_valid(path)),
  message TEXT NOT NULL,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;

-- derived: the lists of the desk
CREATE TABLE listed (
  list TEXT NOT NULL CHECK (list IN ('drafts', 'awaiting-review', 'returned', 'approved', 'missing-language', 'missing-citation', 'contradictions', 'unverified', 'broken-links', 'media-faults', 'withdrawn')),
  record INTEGER NOT NULL REFERENCES record (serial),
  PRIMARY KEY (list, record)
) STRICT, WITHOUT ROWID;

-- derived: folded names and addresses, to find what is entered twice
CREATE TABLE name (
  kind TEXT NOT NULL,
  folded TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (serial),
  PRIMARY KEY (kind, folded, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_record ON name (record);

-- derived: folded words; rowid is the record's serial
CREATE VIRTUAL TABLE word USING fts5 (words, content = '', contentless_delete = 1, detail = none);
`;
