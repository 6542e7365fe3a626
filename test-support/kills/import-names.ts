import { readCatalogue } from '../../db/names/catalogue.ts';
import {
  approveList,
  noteEntry,
  noteImport,
  notesWithoutEntry,
  withoutList,
} from '../../db/names/catalogue-changes.ts';
import { importNames } from '../../db/names/import.ts';

/**
 * Imports, approves, withdraws and removes lists until it is killed: `node import-names.ts FOLDER FILE FILE`. Prints a line
 * before the first change.
 */
const [folder = '', ...files] = process.argv.slice(2);
const text = { title: { kk: 'T', ru: 'T', en: 'T' } };
const at = new Date(0).toISOString();
console.log('begins');
for (let turn = 0; ; turn++) {
  const file = files[turn % files.length] ?? '';
  const outcome = await importNames({ file, folder, thisYear: 2026 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  noteImport(folder, { id: 'list', text, isTitled: true, version: outcome.value, by: 'A', at });
  const approved = approveList(folder, 'list', notesWithoutEntry(readCatalogue(folder), 'list').length);
  if (!approved.ok) throw new Error(approved.error);
  const note = { list: 'list', row: 1 + turn, withdrawn: true, fields: {}, person: null, reason: 'r', at, by: 'A' };
  noteEntry(folder, { ...note, approvedBy: 'B' });
  if (turn % 3 === 2) withoutList(folder, 'list');
}
