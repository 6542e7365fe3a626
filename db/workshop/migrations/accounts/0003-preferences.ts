/** What an account has chosen for its own pages, as JSON. Nothing of the content depends on it. */
export const sql = `
  CREATE TABLE preferences (
    account TEXT PRIMARY KEY REFERENCES account (id),
    chosen TEXT NOT NULL CHECK (json_valid(chosen) AND length(chosen) <= 200000)
  ) STRICT;
`;
