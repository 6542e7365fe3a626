import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/**
 * Protects: `npm start` in a fresh checkout. The launcher is real; npm and the tools that it installs are
 * fakes that record how they were called.
 */
const build = fileURLToPath(new URL('.', import.meta.url));
let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A fake tool that appends `word` to the list of calls, then runs `more`. */
const step = (word: string, more = '') =>
  `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';\nappendFileSync('done.txt', '${word}\\n');\n${more}`;

const makes = (file: string, text = '') =>
  `mkdirSync('${dirname(file)}', { recursive: true });\nwriteFileSync('${file}', ${JSON.stringify(text)});\n`;

const npm = `#!/bin/sh
echo "npm $1" >> done.txt
command -v node > node-of-npm.txt
case "$2" in --prefix=*) mkdir -p .cache/node/node_modules/node/bin; ln -s '${process.execPath}' .cache/node/node_modules/node/bin/node; exit 0;; esac
[ "$1" = ci ] || exit 0
[ -f offline ] && { echo 'npm error network' >&2; exit 1; }
rm -rf node_modules && mkdir -p node_modules/node/bin && cp -r tools/* node_modules
[ -f nodeless ] || ln -s '${process.execPath}' node_modules/node/bin/node
`;

/** The fake bundled command: builds the release, and prints how it was called otherwise. */
const command = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
if (process.argv[2] === 'content') {
  appendFileSync('done.txt', 'release\\n');
  ${makes('dist/release/manifest.json')}
} else {
  process.stdout.write('called with ' + process.argv.slice(2));
  process.exitCode = 3;
}`;

/** A fresh checkout, with fakes. */
function writeCheckout(): void {
  cpSync(build, join(root, 'build'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{ "packages": { "node_modules/node": { "version": "24.0.0" } } }');
  write('electron/cli/esimde.ts', 'one');
  write('renderer/visitor/main.tsx', 'one');
  write('db/content/release.yaml', 'one');
  write('bin/npm', npm);
  chmodSync(join(root, 'bin/npm'), 0o755);
  write('tools/node/package.json', '{ "version": "0.0.0" }');
  write('tools/better-sqlite3/index.js', 'module.exports = class {}');
  write('tools/rolldown/bin/cli.mjs', '');
  write('build/pages.ts', step('page', makes('dist/renderer/index.html')));
  write('build/site.ts', step('site', makes('dist/site/render.js')));
  write('build/bundle.ts', step('processes', makes('dist/esimde.js', command)));
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'esimde-launcher-'));

beforeEach(() => {
  root = newFolder();
  writeCheckout();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

const launcher = () => join(root, 'build/esimde.mjs');
const launch = (...args: string[]): Promise<Run> => execute(process.execPath, [launcher(), ...args]);

/** Launches on a Node that calls itself 18. */
function launchOnOldNode(): Promise<Run> {
  const code = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
  return execute(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(code)}`, launcher()]);
}

const isRoot = process.getuid?.() === 0;
const canMakeReadOnly = !isRoot || spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Launches in a folder that cannot be written: root may write anywhere, so for root it is mounted read-only. */
async function launchReadOnly(): Promise<Run> {
  if (isRoot) {
    const script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" && exec "$2" "$3"';
    return execute('unshare', ['--mount', '/bin/sh', '-c', script, 'sh', root, process.execPath, launcher()]);
  }
  const mode = (change: string) => spawnSync('chmod', ['-R', change, root]);
  mode('a-w');
  const run = await launch();
  mode('u+w');
  return run;
}

function execute(program: string, args: string[]): Promise<Run> {
  const env = { ...process.env, PATH: `${join(root, 'bin')}:/usr/bin:/bin` };
  return new Promise((resolve) => {
    const options = { cwd: root, env, encoding: 'utf8' } as const;
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** The calls since the last time. */
function done(): string[] {
  const words = readFileSync(join(root, 'done.txt'), 'utf8').split('\n').filter(Boolean);
  writeFileSync(join(root, 'done.txt'), '');
  return words;
}

const everything = ['npm ci', 'npm rebuild', 'page', 'site', 'processes', 'release'];

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  /** A checkout after its first launch, with which most tests begin. */
  const launched = newFolder();

  beforeAll(async () => {
    root = launched;
    writeCheckout();
    await launch();
    done();
  });
  afterAll(() => rmSync(launched, { recursive: true, force: true }));

  const copyLaunched = (): void => cpSync(launched, root, { recursive: true, verbatimSymlinks: true });

  it('installs, builds and runs the command with its arguments, stdout and status', async () => {
    const { status, stdout, stderr } = await launch('start', '--host=none');
    expect({ status, stdout }).toEqual({ status: 3, stdout: 'called with start,--host=none' });
    expect(stderr).toMatch(/^esimde: installing/);
    expect(done()).toEqual(everything);
  });

  it('does nothing and prints nothing the second time', async () => {
    copyLaunched();
    expect((await launch('x')).stderr).toBe('');
    expect(done()).toEqual([]);
  });

  it.each([
    ['renderer/visitor/main.tsx', ['page', 'site']],
    ['electron/cli/esimde.ts', ['processes']],
    ['db/content/release.yaml', ['release']],
    ['db/model/fold.ts', ['page', 'site', 'processes', 'release']],
    ['renderer/main.test.tsx', []],
    ['package-lock.json', ['npm ci', 'npm rebuild', 'page', 'site', 'processes']],
  ])('rebuilds after a change of %s: %j', async (file, parts) => {
    copyLaunched();
    write(file, 'two');
    await launch();
    expect(done()).toEqual(parts);
  });

  it('rebuilds nothing for a file with a new time stamp and the same content', async () => {
    copyLaunched();
    utimesSync(join(root, 'renderer/visitor/main.tsx'), new Date(0), new Date(0));
    await launch();
    expect(done()).toEqual([]);
  });

  it('rebuilds what is missing', async () => {
    copyLaunched();
    rmSync(join(root, 'dist/renderer'), { recursive: true });
    await launch();
    expect(done()).toEqual(['page']);
  });

  it('installs and builds once for simultaneous starts', async () => {
    const starts = await Promise.all([launch('a'), launch('b'), launch('c')]);
    expect(starts.map(({ stdout }) => stdout)).toEqual(['called with a', 'called with b', 'called with c']);
    expect(done()).toEqual(everything);
  });

  it('takes over the lock of a process that ended', async () => {
    copyLaunched();
    write('renderer/visitor/main.tsx', 'two');
    write('.cache/prepare.lock', '999999999');
    expect((await launch()).status).toBe(3);
    expect(done()).toEqual(['page', 'site']);
  });

  it('first fetches the project’s Node when this one is too old, and npm runs on it', async () => {
    const { status, stderr } = await launchOnOldNode();
    expect(status).toBe(3);
    expect(stderr).toContain('fetching Node 24.0.0, because Node 18.20.4 is too old');
    expect(done()).toEqual(['npm install', ...everything]);
    expect(readFileSync(join(root, 'node-of-npm.txt'), 'utf8').trim()).toBe(
      join(root, '.cache/node/node_modules/node/bin/node'),
    );
    expect((await launchOnOldNode()).stderr).toBe('');
    expect(done()).toEqual([]);
  });

  describe.skipIf(!canMakeReadOnly)('in a folder that cannot be written', () => {
    it('starts a copy whose time stamps lost their fractions of a second', async () => {
      copyLaunched();
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), 1_700_000_000, 1_700_000_000);
      }
      expect(await launchReadOnly()).toMatchObject({ status: 3, stderr: '' });
    });

    it('starts what is built when a source has changed, and says so in one line', async () => {
      copyLaunched();
      write('renderer/visitor/main.tsx', 'two');
      const { status, stderr } = await launchReadOnly();
      expect(status).toBe(3);
      expect(stderr).toMatch(/^esimde: .* cannot be written; starting what is built.*\n$/);
    });

    it('reports in one sentence that nothing is built', async () => {
      const { status, stderr } = await launchReadOnly();
      expect(status).toBe(1);
      expect(stderr).toMatch(/^esimde: .* cannot be written \((EROFS|EACCES)\); install and build as its owner.*\n$/);
    });
  });

  it('reports in one sentence that npm cannot download', async () => {
    write('offline', '');
    const { status, stdout, stderr } = await launch('start');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/npm error network\n.*Is the npm registry in reach\?\n$/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('reports in one sentence that the project’s own Node is unavailable', async () => {
    write('nodeless', '');
    expect(await launch()).toMatchObject({ status: 1, stderr: expect.stringMatching(/own Node for \w+-\w+/) });
  });

  it('reports in one sentence that a part cannot be built', async () => {
    copyLaunched();
    write('build/pages.ts', 'process.exit(1)');
    write('renderer/visitor/main.tsx', 'broken');
    expect(await launch()).toMatchObject({ status: 1, stderr: expect.stringContaining('the page could not be built') });
  });
});
