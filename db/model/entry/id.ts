import * as v from 'valibot';
import { fault } from './fault.ts';

/** Identifier of an entry: lower-case Latin letters, digits and hyphens, e.g. `karlag` or `s04-sentenced`. */
export const idSchema = v.pipe(v.string(fault('no-text')), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fault('bad-id')));

/** Where in `db/content/facts/facts.json` an entry comes from, e.g. `S04` or `C07.headcounts[0]`. */
export const factRefSchema = v.pipe(
  v.string(fault('no-text')),
  v.regex(/^[A-Z]+\d+(\.[a-z_][a-z0-9_]*(\[\d+\])?)*$/, fault('bad-fact')),
);
