import { useEffect, useState } from 'preact/hooks';
import { type BaseMap, loadBaseMap } from './base-map.ts';

let loading: Promise<BaseMap> | null = null;

/** The base map, read once for the page. @throws where it cannot be read; asking again tries again */
export function readBaseMap(): Promise<BaseMap> {
  loading ??= loadBaseMap().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** The base map; null while it is read, and where it cannot be read. */
export function useBaseMap(): BaseMap | null {
  const [map, setMap] = useState<BaseMap | null>(null);
  useEffect(() => {
    let current = true;
    // The camps answer the touch; the land, which is dear to paint, comes in the frame after.
    Promise.all([readBaseMap(), nextFrame()]).then(
      ([loaded]) => current && setMap(loaded),
      // The camps stand without the land beneath them.
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return map;
}

/** The frame that is being made has been painted. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
