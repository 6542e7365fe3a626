import { openWritable } from '../../db/sqlite/connection.ts';
import { migrate } from '../../db/sqlite/migrations.ts';

/** Migrates a file and kills itself after one of the steps: `node migrate-database.ts FILE VERSION STEP...`. */
const [file = '', version = '', ...steps] = process.argv.slice(2);

migrate(openWritable(file), {
  steps,
  after: (done) => {
    if (done === Number(version)) process.kill(process.pid, 'SIGKILL');
  },
});
