import * as v from 'valibot';

/** Identifier of an entry: lower-case Latin letters, digits and hyphens, e.g. `karlag` or `s04-sentenced`. */
export const idSchema = v.pipe(
  v.string('must be text'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case Latin letters, digits and single hyphens'),
);

/** Where in `db/content/facts/facts.json` an entry comes from, e.g. `S04` or `C07.headcounts[0]`. */
export const factRefSchema = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Z]+\d+(\.[a-z_][a-z0-9_]*(\[\d+\])?)*$/, 'must look like S04 or C07.headcounts[0]'),
);
