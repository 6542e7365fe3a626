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

export const never = (): never => {
  throw new Error('the workshop was filled again');
};
