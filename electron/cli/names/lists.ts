import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogueList, isWaiting, namesFolderOf, readCatalogue } from '../../../db/names/catalogue.ts';
import { withoutList } from '../../../db/names/catalogue-changes.ts';
import { listFileName } from '../../../db/names/list-file.ts';
import { measure } from '../../../db/release/files.ts';
import { openReadable } from '../../../db/sqlite/connection.ts';
import { integritySteps } from '../../../db/sqlite/integrity-check.ts';
import { runSync } from '../../../db/sqlite/time-slicing.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import type { Answer, DataOptions } from '../command.ts';
import { table } from '../output.ts';
import { refused } from '../refused.ts';
import { publishLists } from './publish.ts';
import { auditLine, done } from './workshop.ts';

export interface RemoveOptions extends DataOptions {
  publish?: boolean;
  key?: string;
}

const folderOf = (dataFolder: string): string => namesFolderOf(join(dataFolder, 'workshop'));

const stateOf = (list: CatalogueList): string =>
  list.approved === null ? 'not approved' : isWaiting(list) ? 'an older version is approved' : 'approved';

export function listsOf(data: string): Answer {
  const { lists } = readCatalogue(folderOf(data));
  const rows = lists.map((list) => [
    ...[list.id, list.newest.rows, stateOf(list), list.importedAt.slice(0, 10), list.title.en],
  ]);
  const lines =
    rows.length === 0 ? ['There is no list yet.'] : table(['list', 'rows', 'state', 'imported', 'title'], rows);
  return { data: { lists: lists.map((list) => ({ ...list, state: stateOf(list) })) }, lines };
}

export function verifyLists(data: string, id: string | undefined): Answer {
  const folder = folderOf(data);
  const lists = readCatalogue(folder).lists.filter((list) => id === undefined || list.id === id);
  if (id !== undefined && lists.length === 0) throw refused('not-found.list');
  const found = lists.map((list) => ({ id: list.id, sha256: list.newest.sha256, fault: faultOf(folder, list) }));
  const faulty = found.filter(({ fault }) => fault !== null);
  if (faulty.length > 0) {
    const named = faulty.map((one) => `${one.id} (${one.fault})`).join(', ');
    throw refused('damaged-list', { lists: named }, { lists: found });
  }
  return { data: { lists: found }, lines: found.map(({ id: name }) => `List ${name} is intact.`) };
}

/** What is wrong with the newest version, in a few words. */
function faultOf(folder: string, { newest }: CatalogueList): string | null {
  const name = listFileName(newest.sha256);
  if (!existsSync(join(folder, name))) return 'its file is missing';
  if (measure(folder, name).sha256 !== newest.sha256) return 'its file was changed';
  const db = openReadable(join(folder, name));
  try {
    return runSync(integritySteps(db, 'quick_check'));
  } finally {
    db.close();
  }
}

export async function removeList(id: string, options: RemoveOptions): Promise<Answer> {
  const dataFolder = openDataFolder(options.data);
  auditLine(dataFolder, 'withdraw', `names/${id}`, {});
  done(withoutList(folderOf(dataFolder), id));
  const line = `List ${id} is removed from the workshop.`;
  if (!options.publish) return { data: { removed: id }, lines: [line, 'Visitors see it until the next release.'] };
  const published = await publishLists(dataFolder, options);
  return { data: { removed: id, ...published.data }, lines: [line, ...published.lines] };
}
