import { join } from 'node:path';
import type { OpenRelease } from '../../db/release/store/fallback.ts';
import { listenOnLoopback } from '../service/http/loopback.ts';
import type { Service } from '../service/service.ts';
import type { Drawing, DrawingMeans } from '../service/workshop/release-job.ts';
import { drawRelease } from './draw-release.ts';
import { headlessChromium } from './headless-chromium.ts';

export interface ReleaseDrawingOptions {
  means: DrawingMeans;
  dataFolder: string;
  signal: AbortSignal;
  onProgress: (done: number, of: number) => void;
  /** Asks the program that shows the kiosk. */
  askHost: (folder: string) => Promise<Drawing>;
}

/** The drawing of releases while one task lasts. */
export interface ReleaseDrawing {
  /** Says what cannot be shown. Asked of the same release again, as after its folder got its name, it draws no second time. */
  render(service: Service, release: OpenRelease): Promise<string | null>;
  /** What came of it; null where no release came so far. */
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
  if (means.by === 'nobody') return means;
  if (means.by === 'host') return askHost(folder);
  const loopback = await listenOnLoopback({ service, port: 0 });
  try {
    const open = headlessChromium({ ...means, profile: join(dataFolder, 'chromium-drawing') });
    return await drawRelease({ service, url: loopback.url, open, signal, onProgress });
  } finally {
    await loopback.close();
  }
}
