import { join } from 'node:path';
import { openWritable } from '../../db/sqlite/connection.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import type { Body } from '../../db/workshop/types.ts';
import { aigul, value, type WorkshopFixture } from './workshop.ts';

const camp = { kind: 'camp', id: 'north' } as const;

export function renameCamp({ workshop }: WorkshopFixture, name: string) {
  const found = workshop.record(camp, aigul);
  if (!found) throw new Error('no camp');
  const body = { ...found.body, name: { kk: `${name} kk`, ru: `${name} ru`, en: `${name} en` } } as Body;
  return value(workshop.save({ key: camp, baseRevision: found.revision, body, reason: name, by: aigul }));
}

/** @returns the camp's revision, name and number of revisions in the workshop of a folder */
export function campNameIn(folder: string): unknown {
  const workshop = openWorkshop({ folder, now: () => new Date(), seed: () => never() });
  try {
    const found = workshop.record(camp, aigul);
    const name = found?.body.name as { ru: string } | undefined;
    return [found?.revision, name?.ru, workshop.history(camp).length];
  } finally {
    workshop.close();
  }
}

/** Copies the records of an open workshop into a folder. @returns the folder */
export function copyOfWorkshop({ folder: from }: WorkshopFixture, folder: string): string {
  const db = openWritable(join(from, 'workshop.db'));
  db.prepare('VACUUM INTO ?').run(join(folder, 'workshop.db'));
  db.close();
  return folder;
}

export const never = (): never => {
  throw new Error('the workshop was filled again');
};
