import { UserError } from '../user-error.ts';
import { findBrowser } from './chromium/browser.ts';
import { fetchElectron, findElectron } from './electron/electron-binary.ts';

export const hostWishes = ['auto', 'electron', 'chromium', 'none'] as const;
export type HostWish = (typeof hostWishes)[number];

/** Who shows the page. `none` carries why, where nobody asked for it. */
export type Host =
  | { kind: 'electron'; program: string; more: string[] }
  | { kind: 'chromium'; program: string; more: string[] }
  | { kind: 'none'; reason?: string };

/** What the choice depends on. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isRoot: boolean;
  electron: () => string | null;
  fetchElectron: () => Promise<string | null>;
  browser: () => string | null;
}

/** This machine, for the program in `appFolder`. */
export function surroundingsOf(appFolder: string, say: (sentence: string) => void): Surroundings {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    electron: () => findElectron(appFolder),
    fetchElectron: () => fetchElectron(appFolder, say),
    browser: () => findBrowser(),
  };
}

/** @throws {UserError} when the host that was asked for cannot be had */
export async function chooseHost(wish: HostWish, around: Surroundings): Promise<Host> {
  if (wish === 'none') return { kind: 'none' };
  const more = browserArguments(around.env);
  const obstacle = obstacleOf(around);
  if (obstacle === null && wish !== 'chromium') {
    const program = around.electron() ?? (await around.fetchElectron());
    if (program) return { kind: 'electron', program, more };
  }
  if (obstacle === null && wish !== 'electron') {
    const program = around.browser();
    if (program) return { kind: 'chromium', program, more };
  }
  const reason = obstacle ?? (wish === 'electron' ? 'its program is not on this machine and cannot be fetched' : null);
  const reasons = [reason, around.browser() === null ? withoutBrowser(around) : null].filter((part) => part !== null);
  if (wish === 'auto') return { kind: 'none', reason: reasons.join('; ') };
  throw new UserError(`--host=${wish} is not possible: ${reasons.join('; ')}.`);
}

/** Why no window can be opened at all. */
function obstacleOf({ platform, env, isRoot }: Surroundings): string | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  if (isRoot && !browserArguments(env).includes('--no-sandbox')) {
    return 'a browser does not run as root; start the kiosk as another user';
  }
  return null;
}

const browserArguments = (env: NodeJS.ProcessEnv): string[] =>
  (env.ESIMDE_BROWSER_ARGS ?? '').split(/\s+/).filter(Boolean);

function withoutBrowser({ platform, isRoot }: Surroundings): string {
  const none = 'there is no Chromium, Chrome or Edge on this machine';
  if (platform !== 'linux') return none;
  return `${none}; on Debian, ${isRoot ? '' : 'sudo '}apt-get install chromium brings one`;
}
