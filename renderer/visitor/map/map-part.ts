import { once } from '../navigation/once.ts';

/** The map with its code and data: loaded when the camps are first shown, not with the page. */
export type MapPart = typeof import('./CampsOnMap.tsx');

export const mapPart: () => Promise<MapPart> = once(() => import('./CampsOnMap.tsx'));
