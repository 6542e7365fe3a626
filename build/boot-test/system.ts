import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningKiosk, startKiosk } from '../../test-support/service/kiosk.ts';
import { debianRoot, type Suite } from './debian-root.ts';

/** Nothing answers there: what our package depends on is installed, and it brings the rest. */
const offline = { http_proxy: 'http://127.0.0.1:1/', https_proxy: 'http://127.0.0.1:1/' };

export interface Said {
  status: number | null;
  said: string;
}

/** The Debian, seen from outside. */
export class System {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  run(words: string[], input = '', network: object = offline): Said {
    const env = {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      DEBIAN_FRONTEND: 'noninteractive',
      LC_ALL: 'C.UTF-8',
      ...network,
    };
    const { status, stdout, stderr } = spawnSync('chroot', [this.folder, ...words], { env, input, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  }

  install(deb: string, ...options: string[]): Said {
    copyFileSync(deb, this.path('esimde.deb'));
    return this.run(['apt-get', 'install', '-y', '--no-install-recommends', ...options, '/esimde.deb']);
  }

  /** The service with the account of the unit; there is no systemd here that could start it. */
  start(): Promise<RunningKiosk> {
    const account = ['setpriv', '--reuid=esimde', '--regid=esimde', '--init-groups'];
    const settings = ['env', 'ESIMDE_SETTINGS=/etc/esimde/settings.json', 'HOME=/var/cache/esimde'];
    const program = ['/usr/lib/esimde/bin/node', '/usr/lib/esimde/dist/esimde.js'];
    return startKiosk('/var/lib/esimde', ['chroot', this.folder, ...account, ...settings, ...program]);
  }

  /** What dpkg knows of the installed package. */
  field(name: 'Version' | 'Installed-Size'): string {
    return this.run(['dpkg-query', '--show', `--showformat=\${${name}}`, 'esimde']).said;
  }
}

/** A bare Debian over the cached one, in mounts of this process alone. */
export function makeSystem(cache: string, work: string, suite: Suite): System {
  const [changes, scratch, merged] = ['changes', 'scratch', 'merged'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [changes, scratch, merged]) mkdirSync(folder);
  const mount = (...words: string[]): void => {
    const { status, stderr } = spawnSync('mount', words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  mount(
    '-t',
    'overlay',
    'overlay',
    '-o',
    `lowerdir=${debianRoot(cache, suite)},upperdir=${changes},workdir=${scratch}`,
    merged,
  );
  mount('-t', 'proc', 'proc', join(merged, 'proc'));
  return new System(merged);
}
