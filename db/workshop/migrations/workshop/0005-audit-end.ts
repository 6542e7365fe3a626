/** Where the audit ended when it was last written to: an older pair of `audit.db` and `audit.head` does not hold it. */
export const sql = `
  CREATE TABLE audit_end (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number >= 1),
    seal TEXT NOT NULL CHECK (length(seal) = 64)
  ) STRICT;
`;
