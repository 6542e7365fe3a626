import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { minReportedTimes } from '../../../db/model/api/usage.ts';
import { openUsageCounts, type UsageCounts, usageFile } from '../../../db/usage/counts.ts';
import { usageCsv } from '../../../db/usage/csv.ts';
import { suppressed } from '../../../db/usage/suppression.ts';
import { type Answer, type DataOptions, dataCommand, isStdout, reply } from '../command.ts';
import { writeToStdout } from '../output.ts';
import { refused } from '../refused.ts';

interface ExportOptions extends DataOptions {
  out: string;
}

/** `esimde usage`: anonymous counts of use. */
export function usageCommand(): Command {
  const toFile = dataCommand(
    'export',
    `write the counts by hour as CSV; counts below ${minReportedTimes} are left empty`,
  )
    .requiredOption('--out <file>', 'the file to write, such as on a USB stick, or - for stdout')
    .action(({ data, json, out }: ExportOptions) => reply(json, () => exportTo(data, out, json)));
  const clear = dataCommand('clear', 'delete all counts').action(({ data, json }: DataOptions) =>
    reply(json, () => clearAll(data)),
  );
  return new Command('usage').description('export or delete the usage counts').addCommand(toFile).addCommand(clear);
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
    throw refused('unwritable', { file, code: (error as NodeJS.ErrnoException).code });
  }
  const hidden = rows.filter(({ times }) => times === null).length;
  const said = `${rows.length} rows were written to ${file}; ${hidden} counts below ${minReportedTimes} are left empty.`;
  return { data: { file, rows: rows.length, hidden }, lines: [said] };
}

function clearAll(dataFolder: string): Answer {
  withCounts(dataFolder, (counts) => counts.clear());
  return { data: { cleared: true }, lines: ['All counts were deleted.'] };
}

/** @throws {CommandRefused} if there are no readable counts */
function withCounts<T>(dataFolder: string, work: (counts: UsageCounts) => T): T {
  if (!existsSync(usageFile(dataFolder))) throw refused('no-counts');
  let counts: UsageCounts;
  try {
    counts = openUsageCounts(dataFolder);
  } catch (error) {
    throw refused('unreadable', { reason: (error as Error).message });
  }
  try {
    return work(counts);
  } finally {
    counts.close();
  }
}
