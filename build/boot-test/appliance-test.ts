import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { lookAt, type Sight } from '../../endurance/screen-sight.ts';
import { passphrase } from '../../test-support/service/kiosk.ts';
import { buildDebianPackage } from '../debian/debian-package.ts';
import { root } from '../project.mjs';
import { checkAppUpdate } from './app-update.ts';
import { startUnits, withUnits } from './container.ts';
import { obstacle, suiteNamed } from './debian-root.ts';
import { makeSystem, type Said, type System } from './system.ts';

/**
 * `npm run appliance-test`: on a bare Debian 12 (`--suite=trixie`: 13) in a folder our package is installed by apt from the
 * file, started by its units in a container, updated by a signed package of the program, asked, updated by apt under the
 * running kiosk, whose screen is watched, not replaced by an older one, removed and purged. `npm run boot-test` boots the
 * same. Needs root; a few minutes, and a quarter of an hour for the first Debian. `--deb=FILE` takes a package that is there.
 */
const cache = join(root, '.cache', 'boot-test');

/** Of the package, and of what it installs beside Chromium and the X server, in bytes. */
const maxPackage = 60e6;
const maxInstalled = 180e6;

const routes = [
  ...['', 'api/health', 'api/kiosk', 'api/release', 'api/camps', 'api/camps/karlag', 'api/people', 'api/questions'],
  ...['api/questions/passed-through', 'api/peoples', 'api/works', 'api/texts', 'api/texts/kengir', 'api/glossary'],
  ...['api/sources/article', 'api/timeline', 'api/search?q=karlag', 'api/loop', 'memorial.html', 'workshop.html'],
];

const { values } = parseArgs({
  options: { suite: { type: 'string' }, deb: { type: 'string' }, inside: { type: 'boolean' } },
});
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
const suite = suiteNamed(values.suite);

const faults: string[] = [];
const startMs = performance.now();
const say = (sentence: string): void =>
  console.log(`${((performance.now() - startMs) / 1000).toFixed(0).padStart(5)} s  ${sentence}`);
const check = (isGood: boolean, what: string): void => {
  say(`${isGood ? 'good ' : 'FAULT'} ${what}`);
  if (!isGood) faults.push(what);
};

/** The same package with another version, hardly compressed. */
function withVersion(deb: string, version: string, work: string): string {
  const tree = join(work, `tree-${version}`);
  const file = join(work, `esimde_${version}.deb`);
  const tool = (...words: string[]): void => {
    const { status, stderr } = spawnSync('dpkg-deb', words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  tool('--raw-extract', deb, tree);
  for (const name of ['DEBIAN/control', 'DEBIAN/preinst']) {
    const path = join(tree, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^(Version: |version=).*$/m, `$1${version}`));
  }
  tool('--root-owner-group', '-Znone', '--build', tree, file);
  rmSync(tree, { recursive: true });
  return file;
}

function checkInstalled(system: System, deb: string): void {
  const before = performance.now();
  const { status, said } = system.install(deb);
  check(
    status === 0,
    `apt installs the file (${((performance.now() - before) / 1000).toFixed(0)} s)${status ? said : ''}`,
  );
  const bytes = statSync(deb).size;
  check(bytes <= maxPackage, `the package has ${(bytes / 1e6).toFixed(1)} MB (limit ${maxPackage / 1e6})`);
  const installed = Number(system.field('Installed-Size')) * 1024;
  check(installed <= maxInstalled, `it takes ${(installed / 1e6).toFixed(0)} MB (limit ${maxInstalled / 1e6})`);
  const wanted = join('etc/systemd/system/multi-user.target.wants', 'esimde-kiosk.service');
  check(spawnSync('test', ['-L', system.path(wanted)]).status === 0, 'the kiosk starts with the machine');
  const { uid, mode } = statSync(system.path('var/lib/esimde'));
  const account = system.run(['id', '-u', 'esimde']).said.trim();
  check(String(uid) === account && (mode & 0o777) === 0o700, 'the data belong to the kiosk alone');
  const groups = system.run(['id', '-nG', 'esimde']).said;
  check(
    ['video', 'render', 'audio'].every((group) => groups.includes(group)),
    `its groups are ${groups.trim()}`,
  );
}

/** The units as they are, with all their restrictions, in a container. */
async function checkUnits(system: System): Promise<void> {
  const { status, said } = system.run(['apt-get', 'install', '-y', '--no-install-recommends', 'xvfb'], '', {});
  if (status !== 0) throw new Error(said);
  const events = await startUnits(system.folder, 'page-shown');
  const isShown = events.includes('page-shown') && events.includes('display-placed');
  check(isShown && !events.includes('browser-ended'), `its units show the page: ${[...new Set(events)].join(', ')}`);
}

/** Makes an account, and changes a record as an editor. @returns the new name */
async function changeWorkshop(system: System): Promise<string> {
  const words = ['account', 'add', 'Айгүл', '--roles', 'editor,approver,technician'];
  const added = system.run(['esimde', ...words], `${passphrase}\n`);
  check(added.status === 0, `root makes an account by the command line${added.status ? added.said : ''}`);
  const kiosk = await system.start();
  try {
    const answers = await Promise.all(
      routes.map(async (route) => [route, (await kiosk.get(`/${route}`)).status] as const),
    );
    const wrong = answers.filter(([, status]) => status !== 200);
    check(wrong.length === 0, `${routes.length} routes answer${wrong.map((each) => ` ${each.join(': ')}`).join(',')}`);
    const aigul = await kiosk.signIn('Айгүл');
    type Record = { revision: number; body: { name: { kk: string } } };
    const record = await aigul.json<Record>('GET', '/records/camp/karlag');
    const name = `${record.body.name.kk} (жаңа)`;
    const body = { ...record.body, name: { ...record.body.name, kk: name } };
    await aigul.json('POST', '/records/camp/karlag/revisions', {
      baseRevision: record.revision,
      body,
      reason: 'Атауы',
    });
    return name;
  } finally {
    await kiosk.stop();
  }
}

async function nameInWorkshop(system: System): Promise<string> {
  const kiosk = await system.start();
  try {
    const aigul = await kiosk.signIn('Айгүл');
    return (await aigul.json<{ body: { name: { kk: string } } }>('GET', '/records/camp/karlag')).body.name.kk;
  } finally {
    await kiosk.stop();
  }
}

/** Updates under the running kiosk: until its page is back, nothing but the page and stone may be seen. */
async function checkScreenAtUpdate(system: System, deb: string): Promise<void> {
  copyFileSync(deb, system.path('esimde.deb'));
  await withUnits(system.folder, async (container) => {
    await container.until('page-shown');
    const beginMs = performance.now();
    let isOver = false;
    const update = container
      .run(['apt-get', 'install', '-y', '--no-install-recommends', '/esimde.deb'])
      .then(async (status) => [status, await container.until('page-shown')] as const)
      .finally(() => {
        isOver = true;
      });
    const seen: Record<Sight, number> = { content: 0, stone: 0, black: 0, foreign: 0 };
    let [awayMs, lastMs] = [0, performance.now()];
    while (!isOver) {
      const { sight } = lookAt(container.picture());
      seen[sight]++;
      const nowMs = performance.now();
      if (sight !== 'content') awayMs += nowMs - lastMs;
      lastMs = nowMs;
      await sleep(100);
    }
    const [status, events] = await update;
    const seconds = (ms: number): string => (ms / 1000).toFixed(1);
    check(
      status === 0 && events.includes('page-shown'),
      `the page is back ${seconds(performance.now() - beginMs)} s after apt was called, and was away for ${seconds(awayMs)} s`,
    );
    const counts = Object.entries(seen).map(([sight, count]) => `${sight} ${count}`);
    check(
      seen.content > 0 && seen.black + seen.foreign === 0,
      `meanwhile stone covers the screen (pictures: ${counts.join(', ')})`,
    );
  });
}

async function checkUpdates(system: System, deb: string, work: string): Promise<void> {
  const settings = system.path('etc/esimde/settings.json');
  writeFileSync(settings, '{ "idleSeconds": 120 }\n');
  const name = await changeWorkshop(system);
  const first = system.field('Version');
  const newer = `${first}.1`;
  await checkScreenAtUpdate(system, withVersion(deb, newer, work));
  check(system.field('Version') === newer, `apt updates to ${newer}`);
  const backups = system.path('var/lib/esimde/backups');
  const made = existsSync(backups) ? readdirSync(backups) : [];
  check(
    made.length === 1 && made[0]?.startsWith(`before-${newer}-`) === true,
    `the workshop is backed up: ${made.join()}`,
  );
  check(readFileSync(settings, 'utf8').includes('120'), 'settings stay as they were changed');
  check((await nameInWorkshop(system)) === name, 'the changed record is there after the update');

  const older = system.install(deb, '--allow-downgrades');
  check(older.status !== 0 && system.field('Version') === newer, `${first} does not replace ${newer}`);
  check(older.said.includes(`Esimde ${newer} is newer, and version ${first} cannot read its data`), 'apt says why');
  check((await nameInWorkshop(system)) === name, 'the newer version still works');
}

function checkRemoved(system: System, deb: string): void {
  const data = system.path('var/lib/esimde/workshop/workshop.db');
  const settings = system.path('etc/esimde/settings.json');
  const purge = (): Said => system.run(['apt-get', 'purge', '-y', 'esimde']);
  check(system.run(['apt-get', 'remove', '-y', 'esimde']).status === 0, 'apt removes it');
  check(!existsSync(system.path('usr/lib/esimde')) && !existsSync(system.path('usr/bin/esimde')), 'no program is left');
  check(existsSync(data) && existsSync(settings), 'data and settings are kept');
  check(
    purge().status === 0 && existsSync(data) && !existsSync(settings),
    'purging keeps the data unless it is answered',
  );
  check(system.install(deb).status === 0, 'it is installed again over the data');
  const yes = 'esimde esimde/purge-data boolean true\n';
  check(system.run(['debconf-set-selections'], yes).status === 0, 'the question of purging is answered');
  check(purge().status === 0 && !existsSync(system.path('var/lib/esimde')), 'purging deletes the data');
  check(system.run(['dpkg', '--audit']).said === '', 'dpkg finds nothing unfinished');
}

async function main(): Promise<number> {
  const missing = obstacle(say);
  if (missing !== null) throw new Error(missing);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'appliance-'));
  let system: System | null = null;
  try {
    if (values.deb === undefined) say('making the package');
    const deb = values.deb ?? buildDebianPackage({ arch, output: join(work, 'package') }, false);
    say('making the system');
    system = makeSystem(cache, work, suite);
    checkInstalled(system, deb);
    await checkUnits(system);
    await checkAppUpdate(system, work, check);
    await checkUpdates(system, deb, work);
    checkRemoved(system, deb);
  } finally {
    if (system) for (const name of ['proc', '']) spawnSync('umount', [system.path(name)]);
    rmSync(work, { recursive: true, force: true });
  }
  return faults.length === 0 ? 0 : 1;
}

/** Its mounts end with the process, whatever happens. */
if (values.inside) {
  process.exitCode = await main().catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
} else {
  const words = ['--mount', process.execPath, import.meta.filename, '--inside', ...process.argv.slice(2)];
  process.exitCode = spawnSync('unshare', words, { stdio: 'inherit' }).status ?? 1;
}
