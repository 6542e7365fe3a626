import { expect, it } from 'vitest';
import { openWritable } from '../../sqlite/connection.ts';
import { migrate } from '../../sqlite/migrations.ts';
import { workshopMigrations } from './steps.ts';

/** Protects: curators read a problem stored by an earlier program in the same words as before. */
const stored: [code: string, message: string, expected: string][] = [
  ['form', 'is missing', 'required'],
  ['form', 'is empty', 'required'],
  ['form', 'must be one of article, handbook, not "is longer than"', 'unknown-word'],
  ['form', '"1947-13" is not an EDTF date (write 1947, 1947~ or XXXX)', 'date'],
  ['form', 'must be an EDTF date in quotation marks', 'date'],
  ['form', 'must carry exactly one of amount, date and statement', 'value'],
  ['form', 'carries an amount: say its kind and what it counts', 'amount-kind'],
  ['form', 'must be a number, or {min, max} where the source gives a range', 'amount'],
  ['form', 'must have min, max or both', 'amount'],
  ['form', 'min must not be above max', 'range'],
  ['form', 'has a fragment that does not hold the words of asPrinted', 'fragment'],
  ['form', 'is longer than 120 characters', 'too-long'],
  ['form', 'a place of unknown precision has no coordinates, every other one has', 'point'],
  ['form', 'must be a web address', 'url'],
  ['form', 'must be lower-case Latin letters, digits and single hyphens', 'id'],
  ['form', 'must be a camp id, or a trilingual name of something that has no entry', 'endpoint'],
  ['form', 'speaks of the camp system: its subject is {kind: system, id: system}', 'subject'],
  ['form', 'must be month and day, as 05-31', 'form'],
  ['missing-language', 'is missing', 'missing-language'],
  ['sense', 'min must not be above max', 'sense'],
];

it('gives stored problems the code that their message meant', () => {
  const db = openWritable(':memory:');
  migrate(db, { steps: workshopMigrations.slice(0, 1) });
  db.pragma('foreign_keys = OFF');
  const insert = db.prepare('INSERT INTO problem (record, ordinal, code, path, message) VALUES (1, ?, ?, ?, ?)');
  for (const [ordinal, [code, message]] of stored.entries()) insert.run(ordinal, code, '[]', message);
  db.exec(workshopMigrations[1] ?? '');
  const codes = db.prepare<[], { code: string }>('SELECT code FROM problem ORDER BY ordinal').all();
  expect(codes.map(({ code }) => code)).toEqual(stored.map(([, , expected]) => expected));
  db.close();
});
