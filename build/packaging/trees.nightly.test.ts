import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from '../../test-support/electron/run.ts';
import { type Platform, writeBinaries, writeElectronDist } from '../../test-support/packaging/electron-dist.ts';
import { passphrase } from '../../test-support/service/kiosk.ts';
import { ownNode, root } from '../project.mjs';
import { packageConfiguration } from './configuration.ts';

/**
 * Protects: a package for each system starts from inside its own tree: command line, service and main process. Electron's
 * folder is a stand-in, and the binaries of another system are this machine's.
 */
const folder = mkdtempSync(join(tmpdir(), 'esimde-trees-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = `${process.platform}-${process.arch}`;

interface Case {
  platform: Platform;
  option: string;
  arch: 'x64' | 'arm64';
  resources: string;
  node: string;
}

const cases: Case[] = [
  { platform: 'linux', option: '--linux', arch: 'x64', resources: 'linux-unpacked/resources', node: 'node' },
  { platform: 'win32', option: '--win', arch: 'x64', resources: 'win-unpacked/resources', node: 'node.exe' },
  {
    platform: 'darwin',
    option: '--mac',
    arch: 'arm64',
    resources: 'mac-arm64/Esimde.app/Contents/Resources',
    node: 'node',
  },
];

/** This machine's Node is used in place of every system's. */
const hashes = join(import.meta.dirname, 'node-hashes.json');
const known = JSON.parse(readFileSync(hashes, 'utf8')) as { version: string; sha256: Record<string, string> };
const standIns = Object.fromEntries(cases.map((each) => [`${each.platform}-${each.arch}`, known.sha256[own] ?? '']));
process.env.ESIMDE_NODE_HASHES = join(folder, 'hashes.json');
writeFileSync(process.env.ESIMDE_NODE_HASHES, JSON.stringify({ ...known, sha256: standIns }));

describe.each(cases)('the tree for $platform', ({ platform, option, arch, resources: place, node }) => {
  const at = join(folder, platform);
  const resources = join(at, 'out', place);
  const cli = join(resources, 'cli');
  const data = join(at, 'data');
  const binaries = `${platform}-${arch}` === own ? [] : [`--binaries=${join(at, 'modules')}`];
  const esimde = (words: string[], input = '') =>
    spawnSync(join(cli, node), ['dist/esimde.js', ...words], { cwd: cli, input, encoding: 'utf8' });

  beforeAll(() => {
    writeElectronDist(join(at, 'electron'), platform);
    writeBinaries(join(at, 'modules'), platform, arch, ownNode);
    const words = ['build/dist.ts', option, `--arch=${arch}`, '--dir', `--out=${join(at, 'out')}`, ...binaries];
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(at, 'electron') };
    const run = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    // So that SQLite loads on this machine, too.
    const database = join('node_modules', 'better-sqlite3', 'prebuilds', `${own}.node`);
    copyFileSync(join(root, database), join(cli, database));
    cpSync(join(root, 'node_modules', '@img'), join(cli, 'node_modules', '@img'), { recursive: true });
  });

  it('has a valid installer, up to the tool that makes it', () => {
    const out = join(at, 'installer');
    const words = ['build/dist.ts', option, `--arch=${arch}`, `--out=${out}`, ...binaries];
    const electron = { ELECTRON_OVERRIDE_DIST_PATH: join(at, 'electron') };
    const noTool = { ELECTRON_BUILDER_BINARIES_MIRROR: 'http://127.0.0.1:1/', CUSTOM_FPM_PATH: '/bin/false' };
    const env = { ...process.env, ...electron, ...noTool };
    const run = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('Packaging failed');
    const tool = {
      win32: 'nsis takes a tool that',
      darwin: 'DMG can be made on macOS only',
      linux: 'deb takes a tool that',
    }[platform];
    expect(run.stderr).toContain(`The configuration is valid and the tree is complete in ${out}; ${tool}`);
  });

  it('is signed so that it starts, and starts nothing by itself', () => {
    const binaries = `${platform}-${arch}` === own ? undefined : join(at, 'modules');
    const { mac, nsis } = packageConfiguration({ platform, arch, output: at, binaries });
    // Apple Silicon runs nothing without a signature, which the fuses break (@electron/fuses, README).
    expect(mac).toMatchObject({ identity: '-', hardenedRuntime: false, minimumSystemVersion: '13.0' });
    expect(nsis).toMatchObject({ runAfterFinish: false });
  });

  it('has the wrappers of its system and the licences of all parts', () => {
    const wrappers = readdirSync(cli).filter((name) => /^(autostart|esimde|supervise)/.test(name));
    const ending = platform === 'win32' ? '.cmd' : '';
    expect(wrappers).toEqual(['autostart', 'esimde', 'supervise'].map((name) => `${name}${ending}`));
    const licences = readFileSync(join(resources, 'LICENSES.txt'), 'utf8');
    const sharp = `@img/sharp-${platform}-${arch}`;
    for (const part of ['better-sqlite3', 'golos-text', 'hono', 'preact', 'Node.js', sharp])
      expect(licences).toContain(part);
    expect(existsSync(join(cli, 'dist', 'electron'))).toBe(false);
    expect(existsSync(join(resources, 'units'))).toBe(platform !== 'linux');
  });

  it('starts its command line, which makes the first account', () => {
    const added = esimde(['account', 'add', 'Technician', `--data=${data}`, '--passphrase-stdin'], `${passphrase}\n`);
    expect(added.stdout, added.stderr).toContain('Technician is added');
    const verified = esimde(['release', 'list', `--data=${data}`, '--json']);
    expect(verified.status, verified.stderr).toBe(0);
  });

  it('starts its service', async () => {
    const kiosk = spawn(
      join(cli, node),
      ['dist/esimde.js', 'start', '--host=none', '--port=0', `--data=${join(at, 'served')}`],
      { cwd: cli, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      const line = await new Promise<string>((resolve, reject) => {
        kiosk.stdout.once('data', (text) => resolve(String(text)));
        kiosk.once('exit', (status) => reject(new Error(`ended with ${status}`)));
      });
      const health = await fetch(`${line.match(/http:\S+/)?.[0]}api/health`);
      expect(await health.json()).toMatchObject({ status: 'ok', ladder: 'builtin' });
    } finally {
      kiosk.kill('SIGKILL');
    }
  });

  it('starts its main process, which shows the kiosk', async () => {
    const app = join(at, 'app');
    extractAll(join(resources, 'app.asar'), app);
    const database = join('node_modules', 'better-sqlite3', 'prebuilds');
    mkdirSync(join(app, database), { recursive: true });
    copyFileSync(join(root, database, `${own}.node`), join(app, database, `${own}.node`));
    const scenario = runScenario({ app });
    try {
      await scenario.until('shown');
      expect(scenario.happenings('loaded')).toMatchObject([{ details: { status: 200 } }]);
    } finally {
      await scenario.close();
    }
  });
});

describe.skipIf(process.platform === 'win32')('the wrappers of an installed tree', () => {
  const cli = join(folder, 'linux', 'out', 'linux-unpacked', 'resources', 'cli');

  it('start the command line from any folder, also through a link', () => {
    const run = spawnSync(join(cli, 'esimde'), ['--version'], { cwd: '/', encoding: 'utf8' });
    expect(run.stdout.trim(), run.stderr).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('start the kiosk with the session of its own account only', () => {
    expect(readFileSync(join(root, 'build/packaging/autostart.desktop'), 'utf8')).toContain(
      '/resources/cli/autostart\n',
    );
    expect(readFileSync(join(root, 'build/packaging/installer.nsh'), 'utf8')).toContain('cli\\autostart.cmd');
    // This account is no kiosk's: nothing starts.
    const run = spawnSync(join(cli, 'autostart'), { encoding: 'utf8', timeout: 60_000 });
    expect([run.status, run.stdout, run.stderr]).toEqual([0, '', '']);
  });

  it('start the installed program, which takes no script', async () => {
    const preload = join(root, 'test-support', 'electron', 'preload.ts');
    const main = join(folder, 'linux', 'app', 'dist', 'electron', 'main.js');
    const program = `#!/bin/sh\nexec "${process.execPath}" --import "${preload}" "${main}" "$@"\n`;
    writeFileSync(join(cli, '..', '..', 'esimde'), program);
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '' };
    const scenario = runScenario({ program: 'start', app: cli, packaged: true, env });
    try {
      await scenario.until('shown');
      expect(scenario.happenings('start')[0]?.details.argv).toEqual([
        `--data=${scenario.data}`,
        '--rendering=normal',
        '--no-sandbox',
      ]);
    } finally {
      await scenario.close();
    }
  });
});
