import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';

/** The Debians that the package supports; the tests take the oldest unless `--suite` names another. */
const suites = ['bookworm', 'trixie'] as const;
export type Suite = (typeof suites)[number];
const mirror = 'http://deb.debian.org/debian';

/** What a minimal system lacks to boot. */
const bootPackages = ['linux-image-amd64', 'systemd-sysv', 'udev', 'dbus'];

/** Debian packages that the tests need on this machine. */
const tools = ['debootstrap', 'e2fsprogs', 'qemu-system-x86', 'systemd-container'];

/** Runs a program. @throws Error with its last words when it fails */
function run(program: string, ...args: string[]): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args[0]} failed: ${error?.message ?? `${stdout}${stderr}`.slice(-1_500)}`);
}

/** Runs shell commands with mounts of their own, which end with it, whatever happens. */
export const withMounts = (script: string, ...args: string[]): string =>
  run('unshare', '--mount', 'env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-ec', script, 'sh', ...args);

/** Installs what the tests need on this machine. @returns what is missing, as a sentence; null when a test can run */
export function obstacle(say: (sentence: string) => void): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'this test needs root on Linux';
  const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (['debootstrap', 'debugfs', 'qemu-system-x86_64', 'systemd-nspawn'].every(has)) return null;
  const install = `apt-get update && apt-get install -y --no-install-recommends ${tools.join(' ')}`;
  say(`Installing Debian packages for the test: ${install}`);
  const { status } = spawnSync('sh', ['-c', `DEBIAN_FRONTEND=noninteractive; ${install}`], { stdio: 'ignore' });
  return status === 0 ? null : `this test needs ${tools.join(', ')}`;
}

/** @throws Error when the package does not support it */
export function suiteNamed(name: string = suites[0]): Suite {
  const suite = suites.find((each) => each === name);
  if (suite === undefined) throw new Error(`--suite takes ${suites.join(' or ')}`);
  return suite;
}

/** The packages on which ours depends: of alternatives the first. */
export function dependenciesOf(control: string): string[] {
  const depends = /^Depends: (.*)$/m.exec(control)?.[1] ?? '';
  return depends.split(', ').map((each) => each.replace(/ .*/, ''));
}

/**
 * A bare Debian with what our package depends on, made once and kept in `cache`, because that takes minutes: the package
 * itself then installs without a network, as in a museum whose technician brings a mirror.
 */
export function debianRoot(cache: string, suite: Suite): string {
  const control = readFileSync(join(root, 'build/debian/control'), 'utf8');
  const packages = [...bootPackages, ...dependenciesOf(control)];
  const stamp = createHash('sha256').update(packages.join()).digest('hex').slice(0, 12);
  const folder = join(cache, `${suite}-${stamp}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  run('debootstrap', '--variant=minbase', suite, unfinished, mirror);
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')} && apt-get clean`;
  withMounts(`mount -t proc proc "$1/proc"; chroot "$1" sh -ec '${install}'`, unfinished);
  renameSync(unfinished, folder);
  return folder;
}
