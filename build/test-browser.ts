import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { run } from './project.mjs';

/** Debian packages that the tests need: browser, virtual display, input for it, and fonts. */
const packages = ['chromium', 'xvfb', 'xauth', 'xdotool', 'x11-xserver-utils', 'fonts-dejavu-core'];

/**
 * Ensures that there is a browser, and on Linux a virtual display. As root on Debian they are installed, which
 * is printed.
 *
 * @returns what to do when there is no browser and none can be installed, else null
 */
export async function ensureBrowser(): Promise<string | null> {
  if (findBrowser() && hasDisplay()) return null;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing what the tests need of Debian: ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('/bin/sh', ['-c', `(${command}) >/dev/null`], { stdio: 'inherit', env });
  }
  if (findBrowser()) return null;
  return `The tests need Chromium, Chrome or Edge. On Debian: sudo sh -c '${command}'; elsewhere name one in ESIMDE_BROWSER.`;
}

/** Without a display and its tools the tests of the real window are skipped with that reason. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['Xvfb', 'xdotool', 'xrandr'].every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
