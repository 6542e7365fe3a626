import { UserError } from '../../db/user-error.ts';
import { appVersion } from '../kiosk/app-folder.ts';
import { findBrowser } from './chromium/browser.ts';
import { fetchElectron, findElectron } from './electron/electron-binary.ts';
import { isElectronProven } from './self-check-report.ts';

export const hostWishes = ['auto', 'electron', 'chromium', 'none'] as const;
export type HostWish = (typeof hostWishes)[number];

/** The host to start. `none` carries a reason where it was not asked for. */
export type HostChoice =
  | { kind: 'electron'; program: string; more: string[] }
  | { kind: 'chromium'; program: string; more: string[] }
  | { kind: 'none'; reason?: string };

/** What the choice depends on. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isRoot: boolean;
  /** Whether visitors are shown the kiosk, and not an ordinary window. */
  isKiosk: boolean;
  /** Whether Electron's self-check has passed on this machine. */
  isElectronProven: boolean;
  electron: () => string | null;
  fetchElectron: () => Promise<string | null>;
  browser: () => string | null;
}

/** This machine, for the program in `appFolder`. */
export function surroundingsOf(
  appFolder: string,
  dataFolder: string,
  isKiosk: boolean,
  say: (sentence: string) => void,
): Surroundings {
  return {
    isKiosk,
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    isElectronProven: isElectronProven(dataFolder, appVersion(appFolder)),
    electron: () => findElectron(appFolder),
    fetchElectron: () => fetchElectron(appFolder, say),
    browser: () => findBrowser(),
  };
}

/**
 * Chooses a host. On Linux `auto` prefers an installed browser until Electron's self-check has passed on this machine;
 * on Windows and macOS it prefers Electron.
 *
 * @throws {UserError} when the host that was asked for is not available
 */
export async function chooseHost(wish: HostWish, around: Surroundings): Promise<HostChoice> {
  if (wish === 'none') return { kind: 'none' };
  const obstacle = obstacleOf(around);
  const electron = async () => hostOf('electron', around.electron() ?? (await around.fetchElectron()), around);
  const chromium = async () => hostOf('chromium', around.browser(), around);
  const inOrder = prefersBrowser(around) ? [chromium, electron] : [electron, chromium];
  const finders = { auto: inOrder, electron: [electron], chromium: [chromium] }[wish];
  for (const find of obstacle === null ? finders : []) {
    const host = await find();
    if (host) return host;
  }
  const reason = obstacle ?? (wish === 'electron' ? 'its program is not on this machine and cannot be fetched' : null);
  const reasons = [reason, around.browser() === null ? withoutBrowser(around) : null].filter((part) => part !== null);
  if (wish === 'auto') return { kind: 'none', reason: reasons.join('; ') };
  throw new UserError(`--host=${wish} is not possible: ${reasons.join('; ')}.`);
}

/** The host to try when `auto` chose one that never showed the page; null when there is no other. Fetches nothing. */
export function otherHost(unusable: 'electron' | 'chromium', around: Surroundings): HostChoice | null {
  return unusable === 'electron'
    ? hostOf('chromium', around.browser(), around)
    : hostOf('electron', around.electron(), around);
}

const prefersBrowser = ({ platform, isElectronProven }: Surroundings): boolean =>
  platform === 'linux' && !isElectronProven;

/** In a session of Wayland that also has an X server. Programs prefer Wayland there, where no window can be placed. */
export const isUnderXwayland = ({ platform, env, isKiosk }: Surroundings): boolean =>
  platform === 'linux' && isKiosk && Boolean(env.DISPLAY && env.WAYLAND_DISPLAY);

function hostOf(kind: 'electron' | 'chromium', program: string | null, around: Surroundings): HostChoice | null {
  if (program === null) return null;
  const onX = kind === 'chromium' && isUnderXwayland(around) ? ['--ozone-platform=x11'] : [];
  return { kind, program, more: [...browserArguments(around.env), ...onX] };
}

/** Why no window can be opened at all. */
function obstacleOf({ platform, env, isRoot, isKiosk }: Surroundings): string | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  if (isKiosk && !env.DISPLAY) {
    return 'this session has Wayland alone, where a kiosk can be neither covered nor locked; start it under X, or install xwayland';
  }
  if (isRoot && !browserArguments(env).includes('--no-sandbox')) {
    return 'a browser does not run as root; start the kiosk as another user';
  }
  return null;
}

export const browserArguments = (env: NodeJS.ProcessEnv): string[] =>
  (env.ESIMDE_BROWSER_ARGS ?? '').split(/\s+/).filter(Boolean);

function withoutBrowser({ platform, isRoot }: Surroundings): string {
  const none = 'there is no Chromium, Chrome or Edge on this machine';
  if (platform !== 'linux') return none;
  return `${none}; on Debian, ${isRoot ? '' : 'sudo '}apt-get install chromium brings one`;
}
