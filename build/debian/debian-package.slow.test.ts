import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDebian, canBuildDebian } from '../../test-support/packaging/debian.ts';
import { root } from '../project.mjs';

/**
 * Protects: the Debian package holds the built program with its own Node and nothing else, whatever the umask, and starts from
 * where it is installed. `npm run appliance-test` installs it.
 */
const folder = mkdtempSync(join(tmpdir(), 'esimde-debian-'));
const tree = join(folder, 'tree');
const control = join(folder, 'control');

const read = (name: string): string => readFileSync(join(control, name), 'utf8');
const files = (): string[] => readdirSync(tree, { recursive: true, encoding: 'utf8' });

describe.skipIf(!canBuildDebian())('the Debian package', () => {
  let deb = '';
  beforeAll(() => {
    deb = buildDebian(join(folder, 'built'), '077');
    for (const [option, to] of [
      ['--extract', tree],
      ['--control', control],
    ] as const)
      expect(spawnSync('dpkg-deb', [option, deb, to]).status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is named as Debian names packages, and says what it needs', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(deb).toMatch(new RegExp(`/esimde_${version.replaceAll('.', '\\.')}_(amd64|arm64)\\.deb$`));
    const text = read('control');
    expect(text).not.toContain('@VERSION');
    for (const name of ['chromium', 'xserver-xorg-core', 'xserver-xorg-input-libinput', 'xauth', 'fonts-', 'debconf'])
      expect(text.match(/^Depends: (.*)$/m)?.[1]).toContain(name);
    expect(text).toMatch(/^Recommends: .*speech-dispatcher, speech-dispatcher-espeak-ng/m);
    expect(text).toMatch(/^Maintainer: Esimde <\S+@\S+>$/m);
  });

  it('holds the program and not its sources, Electron’s main process or binaries of other systems', () => {
    const lib = files().filter((name) => name.startsWith('usr/lib/esimde/'));
    for (const name of ['bin/node', 'dist/esimde.js', 'dist/renderer/index.html', 'dist/release/content.db'])
      expect(lib).toContain(`usr/lib/esimde/${name}`);
    expect(lib.filter((name) => /\.tsx?$|\.pem$|\/dist\/electron|\/dist\/\./.test(name))).toEqual([]);
    const native = lib.filter((name) => /\.(node|so[.\d]*)$/.test(name));
    expect(native).toHaveLength(3);
  });

  it('brings the licences of its parts and their bill of materials, without a date or a random number', () => {
    const about = join(tree, 'usr/lib/esimde/dist/about');
    const bill = JSON.parse(readFileSync(join(about, 'sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
      serialNumber?: string;
      metadata: { timestamp?: string; component: { name: string } };
      components: { name: string; version: string; purl: string }[];
    };
    expect([bill.bomFormat, bill.serialNumber, bill.metadata.timestamp]).toEqual(['CycloneDX', undefined, undefined]);
    expect(bill.metadata.component.name).toBe('esimde');
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['node', 'better-sqlite3', 'sharp', 'hono', 'preact', 'commander']));
    expect(names.filter((name) => /^(vitest|@playwright\/|typescript|electron-builder)/.test(name))).toEqual([]);
    const licences = readFileSync(join(about, 'licences.txt'), 'utf8');
    for (const name of names) expect(licences).toMatch(new RegExp(`^${name === 'node' ? 'Node\\.js' : name}\\b`, 'm'));
    expect(files()).toEqual(expect.arrayContaining(['usr/share/doc/esimde/sbom.cdx.json.gz']));
    const modules = join(tree, 'usr/lib/esimde/node_modules');
    const abouts = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^((.*\/node_modules\/)?(@[^/]+\/)?[^/]+)\/package\.json$/.test(name),
    );
    const brought = abouts.map((name) => {
      const about = JSON.parse(readFileSync(join(modules, name), 'utf8')) as { name: string; version: string };
      return `${about.name} ${about.version}`;
    });
    expect(brought.length).toBeGreaterThan(6);
    expect(bill.components.map(({ name, version }) => `${name} ${version}`)).toEqual(expect.arrayContaining(brought));
    for (const each of brought) expect(licences).toContain(`\n${each} (`);
  });

  it('brings of each library the version that its user asks for', () => {
    const lib = join(tree, 'usr/lib/esimde');
    const aboutOf = (folder: string) =>
      JSON.parse(readFileSync(join(lib, 'node_modules', folder, 'package.json'), 'utf8')) as { version: string };
    const asked = JSON.parse(readFileSync(join(root, 'node_modules/sharp/package.json'), 'utf8')) as {
      dependencies: { semver: string };
    };
    const nested = 'sharp/node_modules/semver';
    const found = existsSync(join(lib, 'node_modules', nested)) ? nested : 'semver';
    expect(aboutOf(found).version.split('.')[0]).toBe(/\d+/.exec(asked.dependencies.semver)?.[0]);
  });

  it('belongs to root, only root may write to it, and it runs only programs', () => {
    const listed = spawnSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' }).stdout.trim().split('\n');
    const strange = listed.filter((line) => !/^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) root\/root /.test(line));
    expect(strange).toEqual([]);
    const programs = listed.filter((line) => line.startsWith('-rwx')).map((line) => line.split(' ').at(-1));
    expect(programs.toSorted()).toEqual(['./usr/bin/esimde', './usr/lib/esimde/bin/node']);
  });

  it('keeps what an administrator changes', () => {
    const kept = files().filter((name) => name.startsWith('etc/') && /\.\w+$/.test(name) && !name.endsWith('.d'));
    expect(read('conffiles').trim().split('\n').toSorted()).toEqual(kept.map((name) => `/${name}`).toSorted());
    expect(kept).toContain('etc/esimde/settings.json');
  });

  it('asks in three languages', () => {
    const questions = read('templates').trim().split('\n\n');
    expect(questions.length).toBeLessThanOrEqual(3);
    for (const question of questions)
      for (const field of ['Description', 'Description-kk.UTF-8', 'Description-ru.UTF-8'])
        expect(question).toMatch(new RegExp(`^${field}: \\S.*\\n \\S`, 'm'));
  });

  it('has scripts that a shell reads, and units whose programs it brings', () => {
    for (const script of ['preinst', 'postinst', 'prerm', 'postrm', 'config'])
      expect(spawnSync('sh', ['-n', join(control, script)]).status, script).toBe(0);
    const unit = readFileSync(join(tree, 'usr/lib/systemd/system/esimde-kiosk.service'), 'utf8');
    const words = unit.match(/^ExecStart=(.*)$/m)?.[1]?.split(' ') ?? [];
    const own = words.filter((word) => word.startsWith('/usr/lib/esimde'));
    expect(own).toHaveLength(2);
    for (const path of own) expect(existsSync(join(tree, path))).toBe(true);
  });

  it('refuses to replace a newer version, with the reason', () => {
    const run = spawnSync('sh', [join(control, 'preinst'), 'upgrade', '99.0'], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(3);
    expect(run.stderr).toContain('Esimde 99.0 is newer');
  });

  it('serves the built-in release on its own Node, from another folder', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const lib = join(tree, 'usr/lib/esimde');
    const words = ['start', '--host=none', '--port=0', `--data=${data}`];
    const kiosk = spawn(join(lib, 'bin/node'), [join(lib, 'dist/esimde.js'), ...words], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
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
});
