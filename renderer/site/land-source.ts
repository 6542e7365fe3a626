import type { LandSource } from '../shared/map-core/land/land-data.ts';
import LandWorker from '../shared/map-core/land/land-worker.ts?worker&inline';
import { toRoot } from './addresses.ts';
import { contentOf } from './files.ts';

/**
 * Takes the place of the land's `land-source.ts`: on a page from a disk a worker starts only from text within the page, and reads
 * no files, so the page loads the data as a script (build/site.ts) and hands them over.
 */
export const openLandWorker = (): Worker => new LandWorker();

export async function landSource(): Promise<LandSource> {
  const content = await contentOf(toRoot(document.documentElement.dataset.file ?? ''), 'assets/land.js');
  if (content === undefined) throw new Error('no land');
  return content as LandSource;
}
