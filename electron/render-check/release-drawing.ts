import { join } from 'node:path';
import type { OpenRelease } from '../../db/release/store/fallback.ts';
import { listenOnLoopback } from '../service/http/loopback.ts';
import type { Service } from '../service/service.ts';
import type { Drawing, DrawingMeans } from '../service/workshop/release-job.ts';
import { drawRelease } from './draw-release.ts';
import { headlessChromium } from './headless-chromium.ts';

interface ReleaseDrawingOptions {
  means: DrawingMeans;
  dataFolder: string;
  signal: AbortSignal;
  onProgress: (done: number, of: number) => void;
  /** Lets the program that shows the kiosk draw it. */
  askHost: (folder: string) => Promise<Drawing>;
}

/** Draws the releases of one job. */
interface ReleaseDrawing {
  /** The fault, or null. A release is drawn once, even if it is checked again after its folder is renamed. */
  render(service: Service, release: OpenRelease): Promise<string | null>;
  /** The last result; null before the first. */
  last(): Drawing | null;
}

export function releaseDrawing(options: ReleaseDrawingOptions): ReleaseDrawing {
  const drawn = new Map<string, Drawing>();
  let last: Drawing | null = null;
  return {
    async render(service, { manifest, folder }) {
      last = drawn.get(manifest.id) ?? (await draw(service, folder, options));
      drawn.set(manifest.id, last);
      return last.by === 'browser' ? last.fault : null;
    },
    last: () => last,
  };
}

async function draw(
  service: Service,
  folder: string,
  { means, dataFolder, signal, onProgress, askHost }: ReleaseDrawingOptions,
): Promise<Drawing> {
  if (means.by === 'none') return means;
  if (means.by === 'host') return askHost(folder);
  const loopback = await listenOnLoopback({ service, port: 0 });
  try {
    const open = headlessChromium({ ...means, profile: join(dataFolder, 'chromium-drawing') });
    return await drawRelease({ service, url: loopback.url, open, signal, onProgress });
  } finally {
    await loopback.close();
  }
}
