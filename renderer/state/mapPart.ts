/** The map with its code and data: fetched when the camps are first shown, and not with the page. */
export type MapPart = typeof import('../components/CampsOnMap.tsx');

export const mapPart = (): Promise<MapPart> => import('../components/CampsOnMap.tsx');
