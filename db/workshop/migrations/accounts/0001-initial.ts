/**
 * `wrong_try.scope` is a hash: people type their passphrase into the field for the name. `waited`: the delay that the
 * failed tries earned has passed while the program ran.
 */
export const sql = `
  CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    folded TEXT NOT NULL UNIQUE,
    is_editor INTEGER NOT NULL CHECK (is_editor IN (0, 1)),
    is_approver INTEGER NOT NULL CHECK (is_approver IN (0, 1)),
    is_technician INTEGER NOT NULL CHECK (is_technician IN (0, 1)),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    epoch INTEGER NOT NULL CHECK (epoch >= 1),
    salt BLOB NOT NULL CHECK (length(salt) >= 16),
    hash BLOB NOT NULL CHECK (length(hash) >= 32),
    cost INTEGER NOT NULL CHECK (cost >= 32768),
    block_size INTEGER NOT NULL CHECK (block_size >= 8),
    parallelization INTEGER NOT NULL CHECK (parallelization >= 1),
    added_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE wrong_try (
    scope TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL CHECK (wrong >= 1),
    waited INTEGER NOT NULL CHECK (waited IN (0, 1))
  ) STRICT;
`;
