import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../service/http/log.ts';

/** Chromium's profile, apart from the profile of any person. */
export const profileFolder = (dataFolder: string): string => join(dataFolder, 'chromium');

const themeFolder = (dataFolder: string): string => join(dataFolder, 'chromium-theme');

/** Chromium on Linux takes the colour of an empty window from GTK. */
const stoneTheme = '* { background-color: #12110f; background-image: none; }\n';

/** A new profile follows GTK and offers no translation, whose bubble would cover the page. */
const firstPreferences = { extensions: { theme: { system_theme: 1 } }, translate: { enabled: false } };

/** Prepares the profile for a start. @returns the environment for Chromium */
export function prepareProfile(dataFolder: string, log: Log): NodeJS.ProcessEnv {
  const profile = profileFolder(dataFolder);
  const preferences = join(profile, 'Default', 'Preferences');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  if (!existsSync(preferences)) writeFileSync(preferences, JSON.stringify(firstPreferences));
  endLeftover(profile, log);
  if (process.platform !== 'linux') return process.env;
  for (const gtk of ['gtk-3.0', 'gtk-4.0']) {
    mkdirSync(join(themeFolder(dataFolder), gtk), { recursive: true });
    writeFileSync(join(themeFolder(dataFolder), gtk, 'gtk.css'), stoneTheme);
  }
  return { ...process.env, GTK_THEME: 'Adwaita:dark', XDG_CONFIG_HOME: themeFolder(dataFolder) };
}

/**
 * Ends a browser that outlived a killed kiosk: a new one would only hand its address over and exit. Only the kiosk uses
 * this profile, so its lock and a browser running on it can be removed.
 */
function endLeftover(profile: string, log: Log): void {
  const lock = join(profile, 'SingletonLock');
  try {
    const pid = Number(readlinkSync(lock).split('-').at(-1));
    rmSync(lock, { force: true });
    // After a reboot the number may belong to another program.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) return;
    process.kill(pid, 'SIGKILL');
    log.warn('browser-left-over', { pid });
  } catch {
    // No lock (or no such thing on this system), or no process holds it.
  }
}
