import { readLand } from './land-data.ts';
import { type LandPicture, paintLand } from './paint-land.ts';

/** Paints the land beside the page's thread, so that a finger never waits for it. No message asks to load the data only. */
addEventListener(
  'message',
  async ({ data: { id, picture } }: MessageEvent<{ id: number; picture: LandPicture | null }>) => {
    try {
      await readLand();
      const bitmap = picture && (await paintLand(picture));
      postMessage({ id, bitmap }, { transfer: bitmap ? [bitmap] : [] });
    } catch (error) {
      postMessage({ id, error: String(error) });
    }
  },
);
