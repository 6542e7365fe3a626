import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { minReportedTimes } from '../../../db/model/api/usage.ts';
import { openUsageCounts, type UsageCounts, usageFile } from '../../../db/usage/counts.ts';
import { usageCsv } from '../../../db/usage/csv.ts';
import { suppressed } from '../../../db/usage/suppression.ts';
import { isStdout, writeToStdout } from '../out.ts';
import { usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';

interface Options {
  data: string;
  json?: boolean;
}

interface ExportOptions extends Options {
  out: string;
}

/** `esimde usage`: how often what was used; never by whom. */
export function usageCommand(): Command {
  const toFile = command('export', `write the counts by hour as CSV; counts below ${minReportedTimes} are left empty`)
    .requiredOption('--out <file>', 'the file to write, such as on a USB stick, or - for stdout')
    .action(({ data, json, out }: ExportOptions) => reply(json, () => exportTo(data, out, json)));
  const clear = command('clear', 'delete all counts').action(({ data, json }: Options) =>
    reply(json, () => clearAll(data)),
  );
  return new Command('usage').description('export or delete the counts of uses').addCommand(toFile).addCommand(clear);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON');
}

async function exportTo(dataFolder: string, out: string, json: boolean | undefined): Promise<Answer> {
  const rows = withCounts(dataFolder, (counts) => suppressed(counts.rows('', '9')));
  if (isStdout(out)) {
    await writeToStdout([usageCsv(rows)], json);
    return { data: {}, lines: [] };
  }
  const file = resolve(out);
  try {
    writeFileSync(file, usageCsv(rows));
  } catch (error) {
    throw new Refused('unwritable', `${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const hidden = rows.filter(({ times }) => times === null).length;
  const said = `${rows.length} rows were written to ${file}; ${hidden} counts below ${minReportedTimes} are left empty.`;
  return { data: { file, rows: rows.length, hidden }, lines: [said] };
}

function clearAll(dataFolder: string): Answer {
  withCounts(dataFolder, (counts) => counts.clear());
  return { data: { cleared: true }, lines: ['All counts are deleted.'] };
}

/** @throws {Refused} where there are no counts, or none that can be read */
function withCounts<T>(dataFolder: string, work: (counts: UsageCounts) => T): T {
  if (!existsSync(usageFile(dataFolder))) throw new Refused('no-counts', 'nothing has been counted on this kiosk yet.');
  let counts: UsageCounts;
  try {
    counts = openUsageCounts(dataFolder);
  } catch (error) {
    throw new Refused('unreadable', `the counts cannot be read: ${(error as Error).message}.`);
  }
  try {
    return work(counts);
  } finally {
    counts.close();
  }
}
