import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A container has no screen, so X draws into memory; and this machine may be slow. */
const overrides = {
  'esimde-display.service': [
    'ExecStart=',
    'ExecStart=/usr/bin/Xvfb :0 -screen 0 1280x720x24 -noreset -nolisten tcp -nolisten local -auth /run/esimde/xauthority',
  ],
  'esimde-kiosk.service': ['WatchdogSec=300', 'TimeoutStartSec=300'],
};

const maxMs = 5 * 60_000;
const lookMs = 500;

/** Starts a system in a folder by its own systemd, and returns the events of the kiosk's log until the wanted one. */
export async function startUnits(folder: string, wanted = 'page-shown'): Promise<string[]> {
  const log = join(folder, 'var/lib/esimde/logs/esimde.log');
  for (const [unit, lines] of Object.entries(overrides)) {
    const file = join(folder, 'etc/systemd/system', `${unit}.d`, 'container.conf');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ['[Service]', ...lines, ''].join('\n'));
  }
  // The device files of a container may not be opened everywhere.
  const devices = ['null', 'zero', 'urandom'].map((name) => `--bind=/dev/${name}`);
  const words = ['-D', folder, '--register=no', '--keep-unit', '--private-network', '--boot', ...devices];
  const container = spawn('systemd-nspawn', words, { stdio: 'ignore' });
  try {
    return await until(container, log, wanted);
  } finally {
    await end(container);
    for (const unit of Object.keys(overrides))
      rmSync(join(folder, 'etc/systemd/system', `${unit}.d`), { recursive: true });
  }
}

async function until(container: ChildProcess, log: string, wanted: string): Promise<string[]> {
  const untilMs = performance.now() + maxMs;
  for (;;) {
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    const events = [...text.matchAll(/"event":"([^"]+)"/g)].map(([, event = '']) => event);
    const isOver = container.exitCode !== null || performance.now() > untilMs;
    if (isOver || events.includes(wanted) || events.includes('browser-ended')) return events;
    await sleep(lookMs);
  }
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
