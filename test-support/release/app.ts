import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppInstallOptions, installApp } from '../../db/release/app/install.ts';
import { appPlatform } from '../../db/release/app/manifest.ts';
import { packApp } from '../../db/release/app/pack.ts';
import type { ReleaseEvent } from '../../db/release/package/refusal.ts';
import { type PrivateKey, publicKeyText } from '../../db/release/trust/keys.ts';
import { trustPrograms } from '../../db/release/trust/trust.ts';
import { project } from './release.ts';

/**
 * - `good`: shows the kiosk, is proven, and ends as if it was asked to
 * - `crashing`, `hanging`: never shows it
 * - `faulty`: its self-check fails
 */
export type Behaviour = 'good' | 'crashing' | 'hanging' | 'faulty';

/** A program in the form of the real one, whose command says its version and behaves as wanted. */
function appTree(folder: string, version: string, behaviour: Behaviour = 'good'): string {
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version, type: 'module' }));
  writeFileSync(join(folder, 'bin', 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
  chmodSync(join(folder, 'bin', 'node'), 0o755);
  writeFileSync(join(folder, 'dist', 'big.bin'), Buffer.alloc(200_000, version));
  writeFileSync(join(folder, 'dist', 'esimde.js'), commandOf(version, behaviour));
  return folder;
}

const commandOf = (version: string, behaviour: Behaviour): string => `
import { readFileSync, writeFileSync } from 'node:fs';
const [command, part] = process.argv.slice(2);
const data = process.argv.find((word) => word.startsWith('--data='))?.slice(7);
if (command === 'app') {
  console.log(JSON.stringify({ fault: ${behaviour === 'faulty'} ? 'a screen' : null }));
} else {
  console.log('${version} ' + command);
  if (command === 'start' && '${behaviour}' === 'crashing') process.exit(1);
  if (command === 'start' && '${behaviour}' === 'hanging') setInterval(() => {}, 1000);
  if (command === 'start' && '${behaviour}' === 'good') {
    const file = data + '/app/state.json';
    try {
      const state = JSON.parse(readFileSync(file, 'utf8'));
      if (state.current === '${version}') writeFileSync(file, JSON.stringify({ ...state, trial: null }));
    } catch {}
  }
}
`;

/** The installed package: such a program, with the real launcher. */
export function installedTree(folder: string, version: string): string {
  appTree(folder, version);
  for (const name of ['launch.js', 'chunks'])
    cpSync(join(project, 'dist', name), join(folder, 'dist', name), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(project, 'node_modules', 'better-sqlite3'), join(folder, 'node_modules', 'better-sqlite3'));
  return folder;
}

/** Packs such a program. @returns the file */
export async function packedApp(
  work: string,
  version: string,
  key: PrivateKey,
  more: { behaviour?: Behaviour; platform?: string; minimumVersion?: string } = {},
): Promise<string> {
  const { behaviour = 'good', platform = appPlatform, minimumVersion = '0.1.0' } = more;
  const name = `${version}-${behaviour}-${platform}-${minimumVersion}-${key.id}`;
  const file = join(work, `${name}.esimde-app`);
  if (existsSync(file)) return file;
  const tree = appTree(join(work, `tree-${name}`), version, behaviour);
  const outcome = await packApp({ tree, platform, minimumVersion, key, out: file });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.file;
}

/** Installs on a kiosk whose package is 0.2.0 and whose settings name the key; its self-check passes. */
export function installPacked(
  dataFolder: string,
  file: string,
  key: PrivateKey,
  more: Partial<AppInstallOptions & { events: ReleaseEvent[] }> = {},
): ReturnType<typeof installApp> {
  return installApp({
    ...{ dataFolder, file, system: '0.2.0', trust: trustPrograms([publicKeyText(key.key)], []) },
    check: async () => null,
    audit: (event) => void more.events?.push(event),
    ...more,
  });
}
