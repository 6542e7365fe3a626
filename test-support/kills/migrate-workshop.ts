import { openMigrated } from '../../db/workshop/store/migrate.ts';
import { workshopId, workshopMigrations } from '../../db/workshop/store/schema.ts';

/** Brings a workshop up to a version that does not exist and ends itself with SIGKILL on the way: `node migrate-workshop.ts FILE inside|between`. */
const [file = '', moment = ''] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');

openMigrated({
  file,
  applicationId: workshopId,
  now: () => new Date(0),
  migrations: [
    ...workshopMigrations,
    {
      name: 'the second',
      up: (db) => {
        db.exec('ALTER TABLE batch ADD COLUMN weight TEXT; DROP TABLE pointer;');
        if (moment === 'inside') die();
      },
    },
    {
      name: 'the third',
      up: () => {
        if (moment === 'between') die();
      },
    },
  ],
});
