import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluggedNews } from '../../../db/model/api/publish.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { writeForeignFile } from '../../../db/sqlite/foreign-file.ts';
import { stickText } from '../../messages.ts';

export const reportFile = 'esimde-report.txt';

/** One entry for each kiosk and package; beyond this many bytes the report begins anew. */
const mostBytes = 64 * 1024;

/**
 * Tells whoever carries the stick, in three languages, on the stick itself: they read it on any computer, also when they
 * come from ten kiosks. The glass speaks to visitors alone, who can do nothing about a stick. Where the stick takes no
 * files, the audit and the technician's page say it.
 *
 * @param kiosk name of this machine
 * @throws Error where the stick cannot be written to
 */
export async function reportOn(folder: string, news: readonly PluggedNews[], kiosk: string): Promise<void> {
  const file = join(folder, reportFile);
  const text = `${textBefore(file)}${news.map((each) => entryOf(each, kiosk)).join('')}`;
  await writeForeignFile(file, (part) => part.writeFile(text), 0o644);
}

/** With the mark by which every editor knows UTF-8. */
function textBefore(file: string): string {
  const found = lstatSync(file, { throwIfNoEntry: false });
  const isOurs = found?.isFile() === true && found.size < mostBytes;
  return isOurs ? readFileSync(file, 'utf8') : '\uFEFF';
}

function entryOf(news: PluggedNews, kiosk: string): string {
  const head = `${news.at.slice(0, 16).replace('T', ' ')} UTC · ${kiosk} · ${news.file}`;
  return `${[head, ...languages.map((language) => stickText(news, language)), '', ''].join('\r\n')}`;
}
