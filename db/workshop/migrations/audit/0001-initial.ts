/** Entries are appended; triggers refuse to change or delete one. */
export const sql = `
  CREATE TABLE entry (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    at TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) <= 1000),
    details TEXT NOT NULL CHECK (length(details) <= 65536),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    seal TEXT NOT NULL UNIQUE CHECK (length(seal) = 64)
  ) STRICT;
  CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER entry_follows BEFORE INSERT ON entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;
