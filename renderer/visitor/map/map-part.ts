/** The map with its code and data: fetched when the camps are first shown, and not with the page. */
export type MapPart = typeof import('./CampsOnMap.tsx');

export const mapPart = (): Promise<MapPart> => import('./CampsOnMap.tsx');

/** The map of the loop, with the same code and data. */
export type LoopMap = typeof import('../loop/scenes/YearsMap.tsx');

export const loopMap = (): Promise<LoopMap> => import('../loop/scenes/YearsMap.tsx');
