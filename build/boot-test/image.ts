import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDebianPackage } from '../debian/debian-package.ts';
import { debianRoot, type Suite, withMounts } from './debian-root.ts';

const imageSize = '4G';

/** What an installed system has, and a new one in a folder has not. */
const systemFiles = {
  'etc/hostname': 'esimde\n',
  'etc/hosts': '127.0.0.1 localhost esimde\n',
  'etc/fstab': '/dev/vda / ext4 defaults 0 1\n',
};

export interface Image {
  file: string;
  kernel: string;
  initrd: string;
}

/** Installs our package, new or the one that is ready, over the Debian, with apt from the file, and makes a disk of it. */
export function makeImage(cache: string, work: string, suite: Suite, ready?: string): Image {
  const system = debianRoot(cache, suite);
  const [changes, scratch, merged, file] = ['changes', 'scratch', 'merged', 'disk.img'].map((name) =>
    join(work, name),
  ) as [string, string, string, string];
  for (const folder of [changes, scratch, merged]) mkdirSync(folder);
  for (const [name, text] of Object.entries(systemFiles)) {
    mkdirSync(dirname(join(changes, name)), { recursive: true });
    writeFileSync(join(changes, name), text);
  }
  const deb = ready ?? buildDebianPackage({ arch: 'x64', output: join(work, 'package') }, false);
  copyFileSync(deb, join(changes, 'esimde.deb'));
  const script = [
    'mount -t overlay overlay -o "lowerdir=$1,upperdir=$2,workdir=$3" "$4"',
    'mount -t proc proc "$4/proc"',
    // systemctl then talks to no running system.
    'SYSTEMD_OFFLINE=1 chroot "$4" apt-get install -y --no-install-recommends /esimde.deb',
    'umount "$4/proc"; rm "$4/esimde.deb"',
    // A museum that prepares its settings sees the loop, and not the page that sets up a new kiosk.
    `echo '{ "schedule": { "zone": "Asia/Almaty" } }' > "$4/etc/esimde/settings.json"`,
    `mke2fs -q -t ext4 -d "$4" "$5" ${imageSize}`,
  ];
  withMounts(script.join('\n'), system, changes, scratch, merged, file);
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
