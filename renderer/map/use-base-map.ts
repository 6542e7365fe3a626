import { useEffect, useState } from 'preact/hooks';
import { type BaseMap, loadBaseMap } from './base-map.ts';

let loading: Promise<BaseMap> | null = null;

/** The base map, read once for the page; null while it is read, and where it cannot be read. */
export function useBaseMap(): BaseMap | null {
  const [map, setMap] = useState<BaseMap | null>(null);
  useEffect(() => {
    let current = true;
    loading ??= loadBaseMap();
    loading.then(
      (loaded) => current && setMap(loaded),
      () => {
        // The camps stand without the land beneath them; the next visit to the screen tries again.
        loading = null;
      },
    );
    return () => {
      current = false;
    };
  }, []);
  return map;
}
