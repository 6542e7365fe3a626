import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exitCodes } from '../electron/supervision/exit-codes.ts';
import { nodeOptions } from './project.mjs';

/** Protects: the supervisor receives the kiosk's heartbeats and restarts it when they stop. */
const units = join(import.meta.dirname, 'units');
const system = join(import.meta.dirname, 'debian', 'root', 'usr', 'lib');
const unit = (name: string): string => readFileSync(join(system, 'systemd', 'system', name), 'utf8');

describe('the systemd unit', () => {
  const text = unit('esimde-kiosk.service');

  it('restarts the kiosk without limit and kills it when its heartbeats stop', () => {
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

  it('starts the kiosk also when the first start of the display failed', () => {
    expect(text).toMatch(/^Wants=esimde-display\.service$/m);
    expect(text).not.toMatch(/^(Requires|BindsTo|Requisite)=/m);
    expect(unit('esimde-display.service')).toMatch(/^StartLimitIntervalSec=0$/m);
  });

  it.skipIf(process.platform !== 'linux')('starts the kiosk only when X listens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-x11-'));
    const script = text.match(/^ExecStartPre=\/bin\/sh -c '(.*)'$/m)?.[1]?.replace('/tmp/.X11-unix', folder) ?? '';
    const waiting = spawn('/bin/sh', ['-c', script]);
    let status: number | null | undefined;
    waiting.once('exit', (code) => {
      status = code;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(status).toBeUndefined();
    const server = createServer().listen(join(folder, 'X0'));
    await vi.waitFor(() => expect(status).toBe(0), 300_000);
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('runs the kiosk as an unprivileged account without a network', () => {
    expect(text).toMatch(/^User=esimde$/m);
    expect(text).toMatch(/^IPAddressDeny=any$/m);
    expect(text).not.toMatch(/no-sandbox/);
  });

  it('starts the built program on its own Node, both by absolute paths', () => {
    const words = text.match(/^ExecStart=(.*)$/m)?.[1]?.split(' ') ?? [];
    const launcher = ['/usr/lib/esimde/dist/launch.js', '/var/lib/esimde'];
    const started = ['/usr/lib/esimde/bin/node', ...nodeOptions, ...launcher];
    expect(words.slice(0, started.length)).toEqual(started);
  });

  it('keeps the socket of the X server reachable in its private /tmp', () => {
    expect(text).toMatch(/^PrivateTmp=true$/m);
    expect(text).toMatch(/^BindReadOnlyPaths=\/tmp\/\.X11-unix$/m);
  });

  it('refuses other system calls instead of killing Chromium, which tries some and goes on', () => {
    expect(text).toMatch(/^SystemCallErrorNumber=EPERM$/m);
    // An unknown group would be ignored.
    expect(text).not.toMatch(/^SystemCallFilter=.*@sandbox/m);
  });

  it('keeps the X server running when the kiosk restarts', () => {
    expect(unit('esimde-display.service')).toMatch(/^ExecStart=.*Xorg.* -noreset /m);
    expect(text).not.toMatch(/Xorg|xinit/);
  });
});

const analyze = (...words: string[]) => spawnSync('systemd-analyze', words, { encoding: 'utf8' });

/** Without the units' programs and accounts. */
const exposureOf = (name: string, folder = join(system, 'systemd', 'system')): number => {
  const { stdout } = analyze('security', '--offline=true', '--no-pager', join(folder, name));
  return Number(/Overall exposure level for [^:]*: ([\d.]+)/.exec(stdout ?? '')?.[1]);
};

describe.skipIf(Number.isNaN(exposureOf('esimde-kiosk.service')))('systemd-analyze security', () => {
  it.each([
    ['esimde-kiosk.service', 2.5],
    ['esimde-display.service', 5],
  ])('finds %s confined', (name, limit) => expect(exposureOf(name)).toBeLessThanOrEqual(limit));

  describe.each(['technician.md', 'manual/kk/technician.md', 'manual/ru/technician.md'])(
    'with the lines of %s',
    (page) => {
      const lines = /^ {4}\[Service\]\n(?: {4}.*\n)+/m.exec(
        readFileSync(join(import.meta.dirname, '..', 'docs', page), 'utf8'),
      );
      const folder = mkdtempSync(join(tmpdir(), 'esimde-unit-'));
      afterAll(() => rmSync(folder, { recursive: true }));
      cpSync(join(system, 'systemd', 'system'), folder, { recursive: true });
      mkdirSync(join(folder, 'esimde-kiosk.service.d'));
      const edit = (text: string) => writeFileSync(join(folder, 'esimde-kiosk.service.d', 'override.conf'), text);
      /** What systemd would ignore; that the programs of the unit are not installed here is no fault of the lines. */
      const ignored = () =>
        analyze('verify', '--man=no', join(folder, 'esimde-kiosk.service')).stderr.match(/^.*override\.conf.*$/gm) ??
        [];

      it('reaches the network and the share that they name, and little else', () => {
        const text = (lines?.[0] ?? '').replaceAll(/^ {4}/gm, '');
        expect(text).toMatch(/^IPAddressAllow=.+\nReadWritePaths=.+$/m);
        edit(text);
        expect(ignored()).toEqual([]);
        // What the named addresses add.
        expect(exposureOf('esimde-kiosk.service', folder)).toBe(2.6);
      });

      it('would be told of a line that systemd ignores', () => {
        edit('[Service]\nIPAddressAllow=museum.example\n');
        expect(ignored()).toEqual([expect.stringContaining('Address prefix is invalid')]);
      });
    },
  );
});

describe('the display unit', () => {
  it('hears of touch screens that are plugged in', () => {
    // udev's messages reach only its own network namespace.
    expect(unit('esimde-display.service')).not.toMatch(/^PrivateNetwork=/m);
    expect(unit('esimde-display.service')).toMatch(/^RestrictAddressFamilies=.*AF_NETLINK/m);
  });
});

it('the rule for sticks forbids following links, executing files and, unless wanted, writing', () => {
  const rules = readFileSync(join(system, 'udev', 'rules.d', '90-esimde-stick.rules'), 'utf8');
  const options = [...rules.matchAll(/ENV\{esimde_options\}="(r[ow],[^"]*)"/g)].map(([, words]) => words);
  expect(options).toEqual(['ro', 'rw'].map((access) => `${access},nosuid,nodev,noexec,nosymfollow`));
});

describe('the script for Windows', () => {
  const script = readFileSync(join(units, 'esimde-kiosk.ps1'), 'utf8');
  const bodyOf = (name: string): string => new RegExp(`^function ${name}\\b[\\s\\S]*?^}`, 'm').exec(script)?.[0] ?? '';
  const kindsIn = (text: string, pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].map(([, kind = '']) => kind))].toSorted();

  it('undoes every kind of change that it keeps', () => {
    const undone = kindsIn(bodyOf('Undo-Entry'), /^ {4}'(\w+)' \{/gm);
    expect(undone).toEqual(kindsIn(script, /Save-Before @\{ Kind = '(\w+)'/g));
    expect(undone).toEqual(['feature', 'keys', 'power', 'registry', 'shell', 'variable']);
  });

  it('keeps what was there before each change, and asks -WhatIf', () => {
    for (const [name, change] of [
      ['Set-Value', 'New-ItemProperty -Force'],
      ['Enable-Features', 'Enable-WindowsOptionalFeature'],
      ['Set-Shell', '-MethodName SetCustomShell'],
      ['Set-Keys', 'Set-CimInstance'],
      ['Set-Power', '/setactive'],
    ] as const) {
      const body = bodyOf(name);
      const order = [body.indexOf('ShouldProcess'), body.indexOf('Save-Before'), body.indexOf(change)];
      expect(order, name).toEqual(order.toSorted((a, b) => a - b));
      expect(order[0], name).toBeGreaterThan(0);
    }
    const outside = script.replace(/^function [\s\S]*?^}/gm, '');
    expect(outside).not.toMatch(/New-ItemProperty|Set-CimInstance|powercfg|icacls|Enable-WindowsOptionalFeature/);
  });

  it('does nothing after a staff exit and starts the kiosk again after every other end', () => {
    expect(script).toContain(`$staffExit = ${exitCodes.intentional}`);
    expect(bodyOf('Set-Shell')).toMatch(/CustomReturnCodesAction = \[int\[\]\]@\(\$actions\.Nothing\)/);
    expect(script).toContain('$actions = @{ Restart = 0; Nothing = 3 }');
  });

  it('names groups by number, because their names differ by language', () => {
    expect(bodyOf('Protect-Data')).toContain("'*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F'");
    expect(script).not.toMatch(/Administrators:|SYSTEM:|Everyone/);
  });

  it('is ASCII, which Windows PowerShell 5.1 reads without a mark, and its brackets are closed', () => {
    expect([...script].filter((letter) => letter > '~')).toEqual([]);
    const plain = script.replaceAll(/<#[\s\S]*?#>|#.*$|'[^'\n]*'|"(?:`.|\$\([^)]*\)|[^"`])*"/gm, '');
    for (const [open, close] of ['{}', '()', '[]'])
      expect(plain.split(open ?? '').length, open).toBe(plain.split(close ?? '').length);
  });
});

it('docs/technician.md names every unit', () => {
  const manual = readFileSync(join(import.meta.dirname, '..', 'docs', 'technician.md'), 'utf8');
  for (const name of readdirSync(units)) expect(manual).toContain(name);
});

describe('the heartbeat of the kiosk', () => {
  let folder = '';
  const senders: ChildProcess[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'esimde-units-'));
    const program = join(folder, 'systemd-notify');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> ${folder}/notifications\n`);
    chmodSync(program, 0o755);
  });
  afterAll(() => {
    for (const kiosk of senders) kiosk.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const script = `
    import { sendHeartbeats } from ${JSON.stringify(join(import.meta.dirname, '..', 'electron', 'supervision', 'heartbeat-sender.ts'))};
    sendHeartbeats();
    setInterval(() => {}, 1000);
  `;
  const startSender = (env: NodeJS.ProcessEnv): ChildProcess => {
    const kiosk = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    senders.push(kiosk);
    return kiosk;
  };

  it.skipIf(process.platform !== 'linux')(
    'tells systemd that it is ready and notifies the watchdog until the kiosk hangs',
    async () => {
      const kiosk = startSender({
        NOTIFY_SOCKET: '/run/none',
        WATCHDOG_USEC: '600000',
        PATH: `${folder}${delimiter}${process.env.PATH}`,
      });
      const notifications = () =>
        spawnSync('cat', [join(folder, 'notifications')], { encoding: 'utf8' }).stdout.split('\n');
      await vi.waitFor(
        () => expect(notifications().filter((line) => line === 'WATCHDOG=1').length).toBeGreaterThan(3),
        60_000,
      );
      expect(notifications().some((line) => line.startsWith('--ready'))).toBe(true);
      kiosk.kill('SIGSTOP');
      // A notification under way is still written; a stopped process starts no other, and leaves one that has ended as a zombie.
      const children = readFileSync(`/proc/${kiosk.pid}/task/${kiosk.pid}/children`, 'utf8').split(' ').filter(Boolean);
      const running = () => children.filter((pid) => !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '));
      await vi.waitFor(() => expect(running()).toEqual([]), 300_000);
      const before = notifications().length;
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(notifications().length).toBe(before);
      kiosk.kill('SIGKILL');
    },
  );

  it('reaches the supervisor through its pipe, and the kiosk ends with the supervisor', async () => {
    const kiosk = startSender({ ESIMDE_ALIVE_FD: '3' });
    let receivedBytes = 0;
    const pipe = kiosk.stdio[3];
    pipe?.on('data', (bytes: Buffer) => {
      receivedBytes += bytes.length;
    });
    await vi.waitFor(() => expect(receivedBytes).toBeGreaterThan(3), 300_000);
    const ended = new Promise((resolve) => kiosk.once('exit', resolve));
    pipe?.destroy();
    await ended;
  });
});
