/** `must_change`: somebody else chose the passphrase; its owner chooses another at the next sign-in. */
export const sql = `
  ALTER TABLE account ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
`;
