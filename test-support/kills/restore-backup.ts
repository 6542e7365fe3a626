import { finishRestore, isRestoring, stageRestore } from '../../db/workshop/backup/restore.ts';
import { die } from './die.ts';

/** Restores a backup and kills itself with SIGKILL after one step: `node restore-backup.ts WORKSHOP FILE STEP`; `staged`: before the first. */
const [folder = '', file = '', fatal = ''] = process.argv.slice(2);
const after = (step: string): void => {
  if (step === fatal) die();
};

if (!isRestoring(folder)) await stageRestore({ folder, file, onProgress: () => after('staging') });
after('staged');
finishRestore(folder, new Date(), after);
