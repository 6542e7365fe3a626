import { type LandSource, readLand } from './land-data.ts';
import { type LandPicture, paintLand } from './paint-land.ts';

/** Paints the land beside the page's thread, so that a finger never waits for it. No message asks to load the data only. */
addEventListener(
  'message',
  async ({
    data: { id, source, picture },
  }: MessageEvent<{ id: number; source: LandSource; picture: LandPicture | null }>) => {
    try {
      const land = await readLand(source);
      const bitmap = picture && (await paintLand(land, picture));
      postMessage({ id, bitmap }, { transfer: bitmap ? [bitmap] : [] });
    } catch (error) {
      postMessage({ id, error: String(error) });
    }
  },
);
