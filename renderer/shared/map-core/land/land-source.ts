import heightsUrl from '../../../../assets/map/heights.gz?url';
import landUrl from '../../../../assets/map/land.json?url';
import type { LandSource } from './land-data.ts';

/** Where the worker of the land and its data come from. The web edition has a module of its own in this place: `renderer/site/land-source.ts`. */
export const openLandWorker = (): Worker =>
  new Worker(new URL('./land-worker.ts', import.meta.url), { type: 'module' });

const addressOf = (url: string): string => new URL(url, location.href).href;

export const landSource = async (): Promise<LandSource> => ({
  land: addressOf(landUrl),
  heights: addressOf(heightsUrl),
});
