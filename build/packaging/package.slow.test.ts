import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, type FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeElectronDist } from '../../test-support/packaging/electron-dist.ts';
import { root } from '../project.mjs';
import { fuses } from './configuration.ts';

/**
 * Protects: the contents of the package for a museum. Packs the built tree with a fake of Electron's folder (its binary is
 * not available everywhere), inspects the archive, and starts the service from inside it under Node.
 */
const folder = mkdtempSync(join(tmpdir(), 'esimde-package-'));
const resources = join(folder, 'out/linux-unpacked/resources');

/** A fake of fpm, which electron-builder would download from GitHub: keeps its arguments and the .desktop file, and makes an empty .deb. */
const fpm = `#!/bin/sh
printf '%s\\n' "$@" > '${folder}/fpm.txt'; for arg; do case "$arg" in *.desktop=*) cp "\${arg%%=*}" '${folder}/esimde.desktop';; *.deb) : > "$arg";; esac; done
`;

let packed: string[] = [];

beforeAll(() => {
  if (!existsSync(join(root, 'dist/esimde.js'))) throw new Error('Nothing is built yet: run npm test or npm start.');
  writeElectronDist(join(folder, 'electron'), 'linux');
  writeFileSync(join(folder, 'fpm'), fpm);
  chmodSync(join(folder, 'fpm'), 0o755);
  const paths = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron'), CUSTOM_FPM_PATH: join(folder, 'fpm') };
  const words = ['build/dist.ts', '--linux', '--arch=x64', `--out=${join(folder, 'out')}`];
  const env = { ...process.env, ...paths };
  const run = spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  packed = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

describe('the package', () => {
  it.each([
    '/package.json',
    '/LICENSE',
    '/dist/esimde.js',
    '/dist/electron/main.js',
    '/dist/renderer/index.html',
    '/dist/release/content.db',
    '/dist/content/camps/karlag.yaml',
    '/dist/release/manifest.json',
    '/dist/release/manifest.sig',
    '/node_modules/better-sqlite3/lib/index.js',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    '/dist/workshop/prepare.js',
    '/dist/workshop/tables.js',
    '/node_modules/sharp/dist/index.mjs',
    '/node_modules/detect-libc/package.json',
    '/node_modules/@img/sharp-linux-x64/package.json',
    '/node_modules/@img/sharp-libvips-linux-x64/versions.json',
  ])('contains %s', (path) => expect(packed).toContain(path));

  it.each([
    ['sources', /\.tsx?$|^\/(db|electron|renderer|e2e|build|bench|docs)(\/|$)/],
    ['private keys', /\.pem$|\.key$/],
    ['source maps of libraries', /^\/node_modules\/.*\.map$/],
    ['native sources', /\.(cpp|hpp|cc|c|h|gyp)$/],
    ['development packages', /^\/node_modules\/(?!(better-sqlite3|sharp|detect-libc|semver|@img)(\/|$))./],
    ['image binaries of other platforms', /^\/node_modules\/@img\/sharp-(?!(libvips-)?linux-x64(\/|$))/],
    ['stamps of the build', /^\/dist\/\./],
  ])('contains no %s', (_what, pattern) => expect(packed.filter((path) => pattern.test(path))).toEqual([]));

  it("unpacks only the target's native binaries and the release", () => {
    const outside = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(resources, 'app.asar.unpacked').length + 1));
    const foreign = outside.filter((path) => !path.startsWith('dist/release/'));
    const native = foreign
      .filter((path) => /\.(node|so[.\d]*)$/.test(path))
      .map((path) => path.replace(/[.-]\d.*$/, ''));
    expect(native.toSorted()).toEqual([
      'node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so',
      'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(foreign.filter((path) => !path.startsWith('node_modules/@img/sharp-'))).toHaveLength(1);
    expect(outside).toContain('dist/release/content.db');
  });

  it('states every fuse', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'out/linux-unpacked/esimde'));
    const { version, strictlyRequireAllFuses, ...stated } = fuses;
    const states = Object.entries(stated).map(([fuse, on]) => [fuse, on ? FuseState.ENABLE : FuseState.DISABLE]);
    expect(Object.fromEntries(states)).toEqual(
      Object.fromEntries(Object.keys(stated).map((fuse) => [fuse, wire[Number(fuse) as FuseV1Options]])),
    );
  });
});

describe.skipIf(process.platform === 'win32')('the Debian package, up to the call of fpm', () => {
  it('hands fpm the files, a homepage and a maintainer with an address', () => {
    const args = readFileSync(join(folder, 'fpm.txt'), 'utf8').split('\n');
    const after = (option: string) => args[args.indexOf(option) + 1];
    expect([after('-t'), after('--name')]).toEqual(['deb', 'esimde-desktop']);
    expect(args).toContain('--conflicts=esimde');
    expect(after('--url')).toMatch(/^https:/);
    expect(after('--maintainer')).toMatch(/^Esimde <\S+@\S+>$/);
    expect(args.some((arg) => arg.endsWith('=/opt/Esimde'))).toBe(true);
    expect(args.some((arg) => arg.endsWith('=/usr/bin/esimde-cli'))).toBe(true);
    expect(args.some((arg) => arg.endsWith('=/etc/xdg/autostart/esimde-kiosk.desktop'))).toBe(true);
    expect(after('--deb-recommends')).toBe('speech-dispatcher');
    const desktop = readFileSync(join(folder, 'esimde.desktop'), 'utf8');
    expect(desktop).toMatch(/^Actions=workshop;$[\s\S]*^\[Desktop Action workshop\]$/m);
    expect(desktop).toContain('MimeType=application/x-esimde;');
  });
});

describe('the service inside the package', () => {
  const app = join(folder, 'app');
  let kiosk: ChildProcess;
  let url = '';

  beforeAll(async () => {
    extractAll(join(resources, 'app.asar'), app);
    cpSync(join(resources, 'app.asar.unpacked'), app, { recursive: true });
    kiosk = spawn(
      process.execPath,
      ['dist/esimde.js', 'start', '--host=none', '--port=0', `--data=${join(folder, 'data')}`],
      {
        cwd: app,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    url = await new Promise<string>((resolve, reject) => {
      kiosk.stdout?.once('data', (line) => resolve(String(line).match(/http:\S+/)?.[0] ?? ''));
      kiosk.once('exit', (status) => reject(new Error(`The packaged service ended with status ${status}.`)));
    });
  });

  afterAll(() => kiosk?.kill('SIGTERM'));

  it.each([
    '',
    'api/health',
    'api/kiosk',
    'api/release',
    'api/camps',
    'api/camps/karlag',
    'api/questions',
    'api/questions/passed-through',
    'api/peoples',
    'api/works',
    'api/texts',
    'api/texts/kengir',
    'api/glossary',
    'api/sources/article',
    'api/timeline',
    'api/search?q=karlag',
  ])('answers /%s', async (route) => expect((await fetch(url + route)).status).toBe(200));

  it('encodes an image with the packaged binary', () => {
    const code = `const { default: sharp } = await import('sharp');
      const image = sharp({ create: { width: 8, height: 8, channels: 3, background: 'black' } });
      process.stdout.write(String((await image.jpeg().toBuffer()).length > 100));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: app, encoding: 'utf8' });
    expect(run.stdout, run.stderr).toBe('true');
  });

  it('serves the built-in release', async () => {
    expect(await (await fetch(`${url}api/health`)).json()).toMatchObject({ status: 'ok', ladder: 'builtin' });
  });
});
