import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtinReleaseFolder } from '../db/release/store/builtin-folder.ts';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { openCandidate } from '../electron/render-check/candidate.ts';
import { drawRelease } from '../electron/render-check/draw-release.ts';
import { headlessChromium } from '../electron/render-check/headless-chromium.ts';
import { listenOnLoopback } from '../electron/service/http/loopback.ts';
import { project, temporaryFolder } from '../test-support/release/release.ts';
import type { Measure } from './measure.ts';

/** The time a browser needs to draw every screen of the built-in release in every language, as before an installation. */
export async function measureRenderCheck(): Promise<Measure[]> {
  const program = findBrowser();
  if (program === null) return [];
  const work = temporaryFolder();
  const page = { pageFolder: join(project, 'dist', 'renderer'), version: '0.1.0' };
  const candidate = openCandidate(builtinReleaseFolder(project), page);
  const { url, close } = await listenOnLoopback({ service: candidate.service, port: 0 });
  const more = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    const open = headlessChromium({ program, more, profile: join(work, 'profile') });
    const drawing = await drawRelease({ service: candidate.service, url, open });
    if (drawing.by === 'none' || drawing.fault !== null) throw new Error(JSON.stringify(drawing));
    const { screens, elapsedMs } = drawing;
    return [
      { name: `draw all ${screens} screens of a release`, value: elapsedMs, unit: 'ms', limit: 60_000 },
      { name: '  one screen', value: elapsedMs / screens, unit: 'ms', limit: null },
    ];
  } finally {
    await close();
    candidate.close();
    rmSync(work, { recursive: true, force: true });
  }
}
