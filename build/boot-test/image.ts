import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../project.mjs';

/** Debian 12, as the guide names it. */
const suite = 'bookworm';
const mirror = 'http://deb.debian.org/debian';
const imageSize = '4G';

/** What a minimal system lacks to boot. */
const bootPackages = ['linux-image-amd64', 'systemd-sysv', 'udev', 'dbus'];

const guide = (): string => readFileSync(join(root, 'docs', 'technician.md'), 'utf8');

/** The chapter on Linux. */
const chapter = (text = guide()): string => /^## Linux$([\s\S]*?)^## /m.exec(text)?.[1] ?? '';

/** The packages that the guide names in its first sentence. */
export function packagesOfGuide(text = guide()): string[] {
  const sentence = /^Debian 12 with (.*?);/m.exec(chapter(text))?.[1] ?? '';
  return [...sentence.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** The first block of commands, for root on a system that does not run yet: account, units, X server, policies. */
export function commandsOfGuide(text = guide()): string[] {
  const block = /\n((?: {4}.*\n)+)/.exec(chapter(text))?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => line.trim().replaceAll(/sudo |--now /g, ''))
    .filter(Boolean);
}

/** What the unit starts, of the installed and built project. */
const programFiles = [
  ...['package.json', 'build/units', 'dist'],
  ...['node', 'better-sqlite3', 'sharp', '@img'].map((name) => `node_modules/${name}`),
];

/** Settings of the system that the guide asks for in words. */
const systemFiles = {
  'etc/sysctl.d/esimde.conf': 'kernel.sysrq = 0\n',
  'etc/systemd/logind.conf.d/esimde.conf': '[Login]\nHandlePowerKey=ignore\n',
  'etc/hostname': 'esimde\n',
  'etc/hosts': '127.0.0.1 localhost esimde\n',
  'etc/fstab': '/dev/vda / ext4 defaults 0 1\n',
};

export interface Image {
  file: string;
  kernel: string;
  initrd: string;
}

/** Runs a program. @throws Error with its last words when it fails */
function run(program: string, ...args: string[]): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status === 0) return;
  throw new Error(`${program} ${args[0]} failed: ${error?.message ?? `${stdout}${stderr}`.slice(-1_500)}`);
}

/** Runs shell commands with mounts of their own, which end with it, whatever happens. */
const withMounts = (script: string, ...args: string[]): void =>
  run('unshare', '--mount', 'env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-ec', script, 'sh', ...args);

/** A Debian with the packages, made once and kept in `cache`: it takes minutes. */
function debian(cache: string): string {
  const packages = [...bootPackages, ...packagesOfGuide()];
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

/** Installs Esimde as the guide says, over the Debian, and makes a disk of it. */
export function makeImage(cache: string, work: string): Image {
  const system = debian(cache);
  const [changes, scratch, merged, file] = ['changes', 'scratch', 'merged', 'disk.img'].map((name) =>
    join(work, name),
  ) as [string, string, string, string];
  for (const folder of [changes, scratch, merged]) mkdirSync(folder);
  for (const name of programFiles)
    cpSync(join(root, name), join(changes, 'opt/esimde', name), { recursive: true, verbatimSymlinks: true });
  for (const [name, text] of Object.entries(systemFiles)) {
    mkdirSync(dirname(join(changes, name)), { recursive: true });
    writeFileSync(join(changes, name), text);
  }
  writeFileSync(join(work, 'commands'), `cd /opt/esimde\n${commandsOfGuide().join('\n')}\n`);
  const script = [
    'mount -t overlay overlay -o "lowerdir=$1,upperdir=$2,workdir=$3" "$4"',
    // systemctl then talks to no running system.
    'SYSTEMD_OFFLINE=1 chroot "$4" sh -e < "$5"',
    `mke2fs -q -t ext4 -d "$4" "$6" ${imageSize}`,
  ];
  withMounts(script.join('\n'), system, changes, scratch, merged, join(work, 'commands'), file);
  const boot = (prefix: string): string => {
    const name = readdirSync(join(system, 'boot')).find((each) => each.startsWith(prefix));
    if (name === undefined) throw new Error(`the image has no ${prefix}`);
    return join(system, 'boot', name);
  };
  return { file, kernel: boot('vmlinuz-'), initrd: boot('initrd.img-') };
}

/** A file of the disk, once the machine is off; empty if it does not exist. */
export function readFromDisk({ file }: Image, path: string): string {
  // Replays the journal.
  spawnSync('e2fsck', ['-fp', file]);
  return spawnSync('debugfs', ['-R', `cat ${path}`, file], { encoding: 'utf8', maxBuffer: 1e9 }).stdout;
}
