import { openWritable } from '../../db/sqlite/connection.ts';
import { migrate } from '../../db/sqlite/migrations.ts';
import { die } from './die.ts';

/** Migrates a file and kills itself after one of the steps: `node migrate-database.ts FILE VERSION STEP...`. */
const [file = '', version = '', ...steps] = process.argv.slice(2);

migrate(openWritable(file), {
  steps,
  after: (done) => {
    if (done === Number(version)) die();
  },
});
