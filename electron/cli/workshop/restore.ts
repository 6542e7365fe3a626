import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { refusable } from '../../../db/release/package/refusal.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { finishRestore, isRestoring, stageRestore } from '../../../db/workshop/backup/restore.ts';
import { isOpenElsewhere } from '../../../db/workshop/store-file.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { usualDataFolder } from '../places.ts';
import { refusedPackage } from '../release/package-refusal.ts';
import { type Answer, Refused, reply } from '../reply.ts';

interface Options {
  data: string;
  json?: boolean;
}

/** `esimde restore`: the workshop as a backup has it. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put the workshop back as it is in a backup; accounts, keys and releases stay as they are')
    .argument('<file>', 'as `esimde backup` wrote it')
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON')
    .action((file: string, options: Options) => reply(options.json, () => restoreFrom(resolve(file), options)));
}

async function restoreFrom(file: string, { data }: Options): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  refuseWhileOpen(folder);
  // Begun before, and interrupted: it was verified whole.
  if (isRestoring(folder)) finishRestore(folder, new Date());
  const outcome = await refusable(async () => ({ ok: true, parcel: await stageRestore({ folder, file }) }));
  if (!outcome.ok) throw refusedPackage(`${file} was not restored`, outcome.refusal);
  const { madeAt, by } = outcome.parcel;
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    audit.append({ by: machine, action: 'restore-backup', subject: madeAt, details: { madeBy: by } });
  } finally {
    audit.close();
  }
  refuseWhileOpen(folder);
  finishRestore(folder, new Date());
  const lines = [`The workshop is as it was at ${madeAt}; what was there before is kept in its folder "backups".`];
  return { data: { restored: { madeAt, by } }, lines };
}

function refuseWhileOpen(folder: string): void {
  if (!isOpenElsewhere(join(folder, 'workshop.db'))) return;
  const advice = 'restore it on its own page, or stop the kiosk first';
  throw new Refused('busy', `the workshop is open in a running kiosk: ${advice}; nothing was changed.`);
}
