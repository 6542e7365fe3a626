import { existsSync } from 'node:fs';
import { findBrowser } from '../electron/browser.ts';
import { run } from './child.mjs';

/** What the tests need of Debian: the browser, a display that nobody sees, and letters. */
const packages = ['chromium', 'xvfb', 'xauth', 'fonts-dejavu-core'];

/**
 * Sees to it that there is a browser to test in. As root on Debian it is installed, and says so.
 *
 * @returns what to do where there is none and it cannot be installed, else null
 */
export async function ensureBrowser(): Promise<string | null> {
  if (findBrowser()) return null;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`There is no browser to test in; installing Debian's: ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('/bin/sh', ['-c', `(${command}) >/dev/null`], { stdio: 'inherit', env });
    if (findBrowser()) return null;
  }
  return `The tests need Chromium, Chrome or Edge. On Debian: sudo sh -c '${command}'; elsewhere name one in ESIMDE_BROWSER.`;
}
