import { workshopId, workshopMigrations } from '../../db/workshop/migrations/steps.ts';
import { openMigrated } from '../../db/workshop/store-file.ts';
import { die } from './die.ts';

/** Starts a migration with two more steps and kills itself after one of them: `node migrate-workshop.ts FILE VERSION`. */
const [file = '', version = ''] = process.argv.slice(2);

openMigrated({
  file,
  applicationId: workshopId,
  now: () => new Date(0),
  migrations: [
    ...workshopMigrations,
    'ALTER TABLE batch ADD COLUMN weight TEXT; DROP TABLE pointer;',
    'CREATE TABLE third (id INTEGER PRIMARY KEY) STRICT;',
  ],
  after: (done) => {
    if (done === Number(version)) die();
  },
});
