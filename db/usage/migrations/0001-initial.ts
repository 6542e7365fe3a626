export const sql = `
CREATE TABLE usage (
  hour TEXT NOT NULL CHECK (hour GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('screen', 'dwell', 'visit', 'language', 'abandoned', 'idle-reset', 'access')),
  name TEXT NOT NULL CHECK (length(name) <= 20),
  bucket TEXT NOT NULL CHECK (length(bucket) <= 10),
  times INTEGER NOT NULL CHECK (times > 0),
  PRIMARY KEY (hour, kind, name, bucket)
) STRICT, WITHOUT ROWID;
`;
