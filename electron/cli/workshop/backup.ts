import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { refusable } from '../../../db/release/package/refusal.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { backUp, backupName } from '../../../db/workshop/backup/backup.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { parseFileName } from '../out.ts';
import { usualDataFolder } from '../places.ts';
import { refusedPackage } from '../release/package-refusal.ts';
import { type Answer, Refused, reply } from '../reply.ts';

interface Options {
  data: string;
  out: string;
  json?: boolean;
}

/** `esimde backup`: the whole workshop as one file; a kiosk may run meanwhile. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write the workshop (records with their history, drafts, media, audit) as one file')
    .requiredOption(
      '--out <file>',
      'the file, or a folder such as a stick, in which it is named after the day',
      parseFileName,
    )
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON')
    .action((options: Options) => reply(options.json, () => backUpTo(options)));
}

async function backUpTo({ data, out: place }: Options): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  if (!existsSync(join(folder, 'workshop.db'))) {
    throw new Refused('no-workshop', `there is no workshop in ${data} yet: there is nothing to keep.`);
  }
  const now = new Date();
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const out = isFolder ? join(resolve(place), backupName(now)) : resolve(place);
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    audit.append({ by: machine, action: 'backup', subject: out.slice(-200) });
    const outcome = await refusable(async () => ({
      ok: true,
      bytes: await backUp({ folder, out, by: machine.name, now }),
    }));
    if (!outcome.ok) throw refusedPackage(`nothing was written to ${out}`, outcome.refusal);
    const { bytes } = outcome;
    return {
      data: { backup: { file: out, bytes } },
      lines: [`The workshop is in ${out} (${(bytes / 1e6).toFixed(1)} MB).`],
    };
  } finally {
    audit.close();
  }
}
