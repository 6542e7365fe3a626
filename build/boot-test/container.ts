import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { frameOf, type Picture } from '../../endurance/screen-sight.ts';

/** Where X draws, in the system. */
const screen = '/var/screen';

/** A container has no screen, so X draws into a file; and this machine may be slow. */
const overrides = {
  'esimde-display.service': [
    `ReadWritePaths=${screen}`,
    'ExecStart=',
    `ExecStart=/usr/bin/Xvfb :0 -screen 0 1280x720x24 -fbdir ${screen} -noreset -nolisten tcp -nolisten local -auth /run/esimde/xauthority`,
  ],
  'esimde-kiosk.service': ['WatchdogSec=300', 'TimeoutStartSec=300'],
};

const maxMs = 5 * 60_000;
const lookMs = 500;

export interface Container {
  /** Waits for an event in the kiosk's log. @returns the events since the last wait, until then */
  until(wanted: string): Promise<string[]>;
  /** Runs a program within, beside its units. @returns its status */
  run(words: string[]): Promise<number | null>;
  picture(): Picture;
}

/** Starts a system in a folder by its own systemd, does something with it, and ends it. */
export async function withUnits<T>(folder: string, act: (container: Container) => Promise<T>): Promise<T> {
  for (const [unit, lines] of Object.entries(overrides)) {
    const file = join(folder, 'etc/systemd/system', `${unit}.d`, 'container.conf');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ['[Service]', ...lines, ''].join('\n'));
  }
  mkdirSync(join(folder, screen), { recursive: true });
  const log = join(folder, 'var/lib/esimde/logs/esimde.log');
  const events = (): string[] => {
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    return [...text.matchAll(/"event":"([^"]+)"/g)].map(([, event = '']) => event);
  };
  let seen = events().length;
  // Left there, it would be that of the container, too, and name other processes: systemd 257 (Debian 13) then waits for ever.
  const proc = join(folder, 'proc');
  spawnSync('umount', [proc]);
  // The device files of a container may not be opened everywhere.
  const devices = ['null', 'zero', 'urandom'].map((name) => `--bind=/dev/${name}`);
  const words = ['-D', folder, '--register=no', '--keep-unit', '--private-network', '--boot', ...devices];
  const nspawn = spawn('systemd-nspawn', words, { stdio: 'ignore' });
  try {
    return await act({
      async until(wanted) {
        const untilMs = performance.now() + maxMs;
        for (;;) {
          const fresh = events().slice(seen);
          const isOver = nspawn.exitCode !== null || performance.now() > untilMs;
          if (isOver || fresh.includes(wanted) || fresh.includes('browser-ended')) {
            seen += fresh.length;
            return fresh;
          }
          await sleep(lookMs);
        }
      },
      async run(inside) {
        const program = spawn('nsenter', ['--target', systemdOf(nspawn), '--all', '--root', '--wd', ...inside], {
          env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' },
          stdio: 'ignore',
        });
        const [status] = (await once(program, 'exit')) as [number | null];
        return status;
      },
      picture: () => frameOf(join(folder, screen)),
    });
  } finally {
    await end(nspawn);
    spawnSync('mount', ['-t', 'proc', 'proc', proc]);
    for (const unit of Object.keys(overrides))
      rmSync(join(folder, 'etc/systemd/system', `${unit}.d`), { recursive: true });
    rmSync(join(folder, screen), { recursive: true });
  }
}

/** Starts its units, and returns the events of the kiosk's log until the wanted one. */
export const startUnits = (folder: string, wanted: string): Promise<string[]> =>
  withUnits(folder, (container) => container.until(wanted));

/** The first process of the container, as this machine numbers it. */
function systemdOf(nspawn: ChildProcess): string {
  const { stdout } = spawnSync('ps', ['--ppid', String(nspawn.pid), '-o', 'pid='], { encoding: 'utf8' });
  return stdout.trim().split(/\s+/)[0] ?? '';
}

async function end(container: ChildProcess): Promise<void> {
  if (container.exitCode !== null || container.signalCode !== null) return;
  const ended = once(container, 'exit');
  // SIGTERM asks its systemd to end.
  container.kill('SIGTERM');
  const killing = setTimeout(() => container.kill('SIGKILL'), 60_000);
  await ended;
  clearTimeout(killing);
}
