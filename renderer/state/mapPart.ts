/** The map with its code and data: fetched when the camps are first shown, and not with the page. */
export type MapPart = typeof import('../components/CampsOnMap.tsx');

export const mapPart = (): Promise<MapPart> => import('../components/CampsOnMap.tsx');

/** The map of the loop, with the same code and data. */
export type LoopMap = typeof import('../loop/YearsMap.tsx');

export const loopMap = (): Promise<LoopMap> => import('../loop/YearsMap.tsx');
