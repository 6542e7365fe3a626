import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** Protects: whoever stands outside the kiosk hears that it lives, and restarts it when it does not. */
const units = join(import.meta.dirname, 'units');
const unit = (name: string): string => readFileSync(join(units, name), 'utf8');

describe('the systemd unit', () => {
  const text = unit('esimde-kiosk.service');

  it('restarts whatever ends, without ever giving up, and kills what is silent', () => {
    for (const line of [
      'Restart=always',
      'StartLimitIntervalSec=0',
      'Type=notify',
      'NotifyAccess=all',
      'WatchdogSec=3',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('runs the kiosk as nobody special, without a network', () => {
    expect(text).toMatch(/^User=kiosk$/m);
    expect(text).toMatch(/^IPAddressDeny=any$/m);
    expect(text).not.toMatch(/no-sandbox/);
  });

  it('leaves the screen alone when the kiosk is restarted', () => {
    expect(unit('esimde-display.service')).toMatch(/^ExecStart=.*Xorg.* -noreset /m);
    expect(text).not.toMatch(/Xorg|xinit/);
  });
});

it('the rule for sticks lets no link be followed and nothing be run', () => {
  const options = unit('90-esimde-stick.rules').match(/ENV\{esimde_options\}="[^"]*"/g) ?? [];
  expect(options).toHaveLength(2);
  for (const each of options) expect(each).toContain('nosuid,nodev,noexec,nosymfollow');
});

it('the policies for Chromium are a JSON object and allow the kiosk alone', () => {
  const policies = JSON.parse(unit('chromium-policies.json'));
  expect(policies).toMatchObject({ URLBlocklist: ['*'], URLAllowlist: ['http://127.0.0.1/*'], PrintingEnabled: false });
});

it('every unit is named in the manual', () => {
  const manual = readFileSync(join(import.meta.dirname, '..', 'docs', 'technician.md'), 'utf8');
  for (const name of readdirSync(units)) expect(manual).toContain(name);
});

describe('what the kiosk says of itself', () => {
  let folder = '';
  const spoke: ChildProcess[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'esimde-units-'));
    const program = join(folder, 'systemd-notify');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> ${folder}/said\n`);
    chmodSync(program, 0o755);
  });
  afterAll(() => {
    for (const kiosk of spoke) kiosk.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const script = `
    import { sayAlive } from ${JSON.stringify(join(import.meta.dirname, '..', 'electron', 'supervision', 'heartbeat-sender.ts'))};
    sayAlive();
    setInterval(() => {}, 1000);
  `;
  const speak = (env: NodeJS.ProcessEnv): ChildProcess => {
    const kiosk = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    spoke.push(kiosk);
    return kiosk;
  };

  it.skipIf(process.platform !== 'linux')(
    'is heard by systemd: that it is ready, and the watchdog again and again, until it hangs',
    async () => {
      const kiosk = speak({
        NOTIFY_SOCKET: '/run/none',
        WATCHDOG_USEC: '600000',
        PATH: `${folder}${delimiter}${process.env.PATH}`,
      });
      const said = () => spawnSync('cat', [join(folder, 'said')], { encoding: 'utf8' }).stdout.split('\n');
      await vi.waitFor(() => expect(said().filter((line) => line === 'WATCHDOG=1').length).toBeGreaterThan(3), 60_000);
      expect(said().some((line) => line.startsWith('--ready'))).toBe(true);
      kiosk.kill('SIGSTOP');
      // A notification that has begun is still written; a stopped process begins none.
      const children = `/proc/${kiosk.pid}/task/${kiosk.pid}/children`;
      await vi.waitFor(() => expect(readFileSync(children, 'utf8')).toBe(''), 60_000);
      const before = said().length;
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(said().length).toBe(before);
      kiosk.kill('SIGKILL');
    },
  );

  it('is heard by the supervisor on its pipe, and ends with it', async () => {
    const kiosk = speak({ ESIMDE_ALIVE_FD: '3' });
    let heard = 0;
    const pipe = kiosk.stdio[3];
    pipe?.on('data', (bytes: Buffer) => {
      heard += bytes.length;
    });
    await vi.waitFor(() => expect(heard).toBeGreaterThan(3), 60_000);
    const ended = new Promise((resolve) => kiosk.once('exit', resolve));
    pipe?.destroy();
    await ended;
  });
});
