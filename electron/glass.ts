import { spawnSync } from 'node:child_process';

/** The screen in pixels. */
export interface Glass {
  width: number;
  height: number;
}

/** Asks the X server for its size. @returns null where there is no X server, or no xdpyinfo to ask with */
export function glassOf(env: NodeJS.ProcessEnv): Glass | null {
  if (!env.DISPLAY || env.WAYLAND_DISPLAY || process.platform !== 'linux') return null;
  const { stdout } = spawnSync('xdpyinfo', { env, encoding: 'utf8', timeout: 2_000 });
  const size = stdout?.match(/dimensions:\s+(\d+)x(\d+) pixels/);
  return size ? { width: Number(size[1]), height: Number(size[2]) } : null;
}
