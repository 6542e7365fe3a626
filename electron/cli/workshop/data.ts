import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { writeOpenData } from '../../../db/workshop/open-data/open-data.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, parseFileName, reply } from '../command.ts';
import { refused } from '../refused.ts';

interface ExportOptions extends DataOptions {
  out: string;
}

/** `esimde data export`: what the last release of the workshop shows, as open data. */
export function openDataCommand(): Command {
  const command = new Command('data').description('export the released content for other programs');
  command.addCommand(
    dataCommand('export', 'write tables, GeoJSON, Linked Art and citations of the released content')
      .requiredOption('--out <folder>', 'the folder; it is created if it does not exist', parseFileName)
      .action((options: ExportOptions) => reply(options.json, () => exportData(options))),
  );
  return command;
}

async function exportData({ data, out }: ExportOptions): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  const database = join(folder, 'workshop.db');
  if (!existsSync(database)) throw refused('no-workshop', { dataFolder: data });
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    audit.append({
      by: machine,
      action: 'export',
      subject: 'open-data',
      details: { folder: resolve(out).slice(-200) },
    });
  } finally {
    audit.close();
  }
  const written = await writeOpenData(database, resolve(out));
  if (!written.ok) throw refused('invalid-content');
  return {
    data: { openData: { folder: resolve(out), files: written.value } },
    lines: [`The released content is in ${resolve(out)}: ${written.value.join(', ')}.`],
  };
}
