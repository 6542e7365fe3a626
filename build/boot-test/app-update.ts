import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appPlatform, minimumPackageVersion } from '../../db/release/app/manifest.ts';
import { packApp } from '../../db/release/app/pack.ts';
import { museumKey } from '../../test-support/release/release.ts';
import { startUnits } from './container.ts';
import type { System } from './system.ts';

const newer = '0.99.0';
const packageFile = 'update.esimde-app';

/** The installed program as a newer version, in a signed package within the system. @returns what its key is called in the settings */
async function packNewer(system: System, work: string): Promise<string> {
  const tree = join(work, 'newer');
  cpSync(system.path('usr/lib/esimde'), tree, { recursive: true });
  const about = join(tree, 'package.json');
  writeFileSync(about, readFileSync(about, 'utf8').replace(/"version": "[^"]*"/, `"version": "${newer}"`));
  const { secret, text } = museumKey();
  const out = system.path(packageFile);
  const packed = await packApp({
    tree,
    platform: appPlatform,
    minimumVersion: minimumPackageVersion,
    key: secret,
    out,
  });
  rmSync(tree, { recursive: true });
  if (!packed.ok) throw new Error(packed.error.reason);
  return text;
}

const lastOf = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** A version of the program from a file: refused without its key, else installed, started by the units, and proven. */
export async function checkAppUpdate(
  system: System,
  work: string,
  check: (isGood: boolean, what: string) => void,
): Promise<void> {
  const key = await packNewer(system, work);
  const install = () => system.run(['esimde', 'app', 'install', `/${packageFile}`]);
  const stranger = install();
  check(stranger.status === 1, `a program of an unknown key is refused: ${lastOf(stranger.said)}`);
  writeFileSync(system.path('etc/esimde/settings.json'), JSON.stringify({ install: { programKeys: [key] } }));
  const own = system.path('var/lib/esimde/settings.json');
  const before = performance.now();
  const { status, said } = install();
  check(status === 0, `it is installed in ${((performance.now() - before) / 1000).toFixed(0)} s: ${lastOf(said)}`);
  const events = await startUnits(system.folder, 'app-proven');
  check(events.includes('app-proven'), 'the units start it, and it shows the kiosk for half a minute');
  const version = system.run(['esimde', '--version']).said.trim();
  check(version === newer, `the command is of version ${version}`);
  const folder = `var/lib/esimde/app/${newer}`;
  const { uid } = statSync(system.path(folder));
  check(
    uid === statSync(system.path('var/lib/esimde')).uid && !existsSync(own),
    'it belongs to the kiosk, and settings are as they were',
  );
  writeFileSync(system.path(join(folder, 'dist/esimde.js')), '');
  const installed = system.run(['esimde', '--version']).said.trim();
  check(
    installed.startsWith(system.field('Version')),
    `a changed file is found at the next start: ${lastOf(installed)}`,
  );
  rmSync(system.path(packageFile));
}
