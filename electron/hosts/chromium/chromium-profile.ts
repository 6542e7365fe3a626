import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../service/http/log.ts';

/** Chromium's profile, in the kiosk's data folder and apart from anybody's own. */
export const profileFolder = (dataFolder: string): string => join(dataFolder, 'chromium');

const themeFolder = (dataFolder: string): string => join(dataFolder, 'chromium-theme');

/** Chromium on Linux paints its window, and the page before its first line, as GTK says: stone from the first moment. */
const stoneTheme = '* { background-color: #12110f; background-image: none; }\n';

/** Tells a new profile to follow GTK, and to offer no translation: its bubble would stand before the page. */
const firstPreferences = { extensions: { theme: { system_theme: 1 } }, translate: { enabled: false } };

/** What a new profile needs at least. */
const leastBytes = 4_000_000;

/**
 * The folder in which Chromium's profile can be kept: the data folder, or, where its disk is full or read-only, a
 * folder for temporary files. Chromium does not start without one.
 */
export function profileHome(dataFolder: string, log: Log): string {
  const probe = join(dataFolder, `.room-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(leastBytes));
    return dataFolder;
  } catch (error) {
    log.warn('profile-elsewhere', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    return join(tmpdir(), `esimde-${process.getuid?.() ?? 'kiosk'}`);
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // On a read-only disk there is nothing to remove.
    }
  }
}

/**
 * Makes the profile ready for a start.
 *
 * @returns the environment for Chromium
 */
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
 * Ends a browser that outlived an earlier kiosk which was killed: with it, the new one would only hand over its
 * address and go. The profile is ours alone, so its lock may go, and so may a browser that runs on it.
 */
function endLeftover(profile: string, log: Log): void {
  const lock = join(profile, 'SingletonLock');
  try {
    const pid = Number(readlinkSync(lock).split('-').at(-1));
    rmSync(lock, { force: true });
    // After a restart of the machine the number may be somebody else's.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) return;
    process.kill(pid, 'SIGKILL');
    log.warn('browser-left-over', { pid });
  } catch {
    // No lock (or no such thing on this system), or nobody who holds it.
  }
}
