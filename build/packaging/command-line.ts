import { chmodSync, copyFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractAll } from '@electron/asar';

const wrappers = join(import.meta.dirname, 'cli');

/**
 * Adds `resources/cli`: the command line with its own Node, because Electron's program is no Node (fuse RunAsNode) and
 * Node reads no archive. It makes the first account, trusts keys and supervises the kiosk.
 */
export function addCommandLine(resources: string, platform: NodeJS.Platform, node: string): void {
  const folder = join(resources, 'cli');
  extractAll(join(resources, 'app.asar'), folder);
  rmSync(join(folder, 'dist', 'electron'), { recursive: true });
  copyFileSync(node, join(folder, basename(node)));
  for (const name of readdirSync(wrappers)) {
    if (name.endsWith('.cmd') !== (platform === 'win32')) continue;
    copyFileSync(join(wrappers, name), join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}
