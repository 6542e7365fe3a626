import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeKioskData } from '../support/kiosk-data.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { Program, project } from '../support/program.ts';

/** Protects: `esimde start` as a technician sees it, through real processes alone. */
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-start-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const launcher = join(project, 'build', 'esimde.mjs');
const serveOnly = () => ['--host=none', '--port=0', `--data=${join(folder, 'data')}`];
const esimde = (args: string[], env?: NodeJS.ProcessEnv) =>
  new Program(process.execPath, [launcher, ...args], { env: { ...process.env, ...env } });
const serving =
  /^Esimde is serving http:\/\/127\.0\.0\.1:(\d+)\/\nThe workshop is at http:\/\/127\.0\.0\.1:\1\/workshop\.html\nThere is no account yet; .+: in \S+setup-code\n$/;

/** The machine's Node, which installs the project; the project's own if there is no other. */
function machineNode(): string {
  const own = join(project, 'node_modules');
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.startsWith(own))
    .join(delimiter);
  const found = spawnSync('node', ['-p', 'process.execPath'], {
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  return found.status === 0 ? found.stdout.trim() : process.execPath;
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  const title = `prints where it serves, answers, and ends with status 0 on ${signal}`;
  test(title, nightlyUnless(signal === 'SIGTERM'), async () => {
    const program = new Program(machineNode(), [launcher, 'start', ...serveOnly()]);
    const [, port] = await program.printed(serving);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { headers: { connection: 'keep-alive' } });
    expect(await answer.json()).toMatchObject({ status: 'ok', ladder: 'builtin' });
    // An idle connection must not delay the end: Node waits a minute for its headers, Program.end half a minute.
    const idle = connect(Number(port), '127.0.0.1').on('error', () => {});
    await once(idle, 'connect');
    const { status, stdout, stderr } = await program.end(signal);
    idle.destroy();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(serving);
  });
}

// Measures milliseconds, so it needs an otherwise idle machine.
test('serves within a second of its start on an idle machine', nightly, async () => {
  const bare = Math.min(...[1, 2, 3].map(() => elapsedMs(() => spawnSync(process.execPath, ['-e', '0']))));
  const tries: number[] = [];
  for (let round = 0; round < 3; round++) {
    const program = esimde(['start', ...serveOnly()]);
    await program.printed(serving);
    tries.push(program.elapsedMs);
    await program.end();
  }
  const bestMs = Math.min(...tries);
  // On a machine that runs other tests, the start of Node alone is the reference.
  expect(bestMs, `${bestMs} ms; a bare node takes ${bare} ms`).toBeLessThan(Math.max(1_000, 12 * bare));
});

test('rebuilds nothing at a second start', async () => {
  const outputs = ['dist/esimde.js', 'dist/renderer/index.html', 'dist/release/manifest.json'];
  const times = () => outputs.map((file) => statSync(join(project, file)).mtimeMs);
  const before = times();
  const { status, stderr } = await esimde(['--version']).ended;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(times()).toEqual(before);
});

test('reports a taken port in one sentence with status 2', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const ended = await esimde(['start', '--host', 'none', '--port', `${port}`, '--data', folder]).ended;
  server.close();
  isOneSentence(ended, new RegExp(`${port}`));
});

const failures: { what: string; args: () => string[]; says: RegExp }[] = [
  {
    what: 'a data folder that cannot be made',
    args: () => ['--host=none', `--data=${fileIn(folder)}/data`],
    says: /--data/,
  },
  { what: 'an unknown flag', args: () => ['--kiosk'], says: /--kiosk/ },
  { what: 'an unknown host', args: () => ['--host=firefox'], says: /firefox/ },
  { what: 'an invalid port', args: () => ['--port=kiosk'], says: /kiosk/ },
  { what: 'a word too many', args: () => ['now'], says: /now/ },
];

for (const { what, args, says } of failures) {
  test(`reports ${what} in one sentence with status 2`, nightlyUnless(what === 'an unknown flag'), async () =>
    isOneSentence(await esimde(['start', ...args()]).ended, says),
  );
}

test('reports an unknown command in one sentence with status 2', nightly, async () => {
  isOneSentence(await esimde(['strat']).ended, /strat/);
});

test('prints help and version to stdout', nightly, async () => {
  const help = await esimde(['start', '--help']).ended;
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const option of ['--host', '--port', '--data', '--windowed']) expect(help.stdout).toContain(option);
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  expect(await esimde(['--version']).ended).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('serves without a display and says where and why', async () => {
  test.skip(process.platform !== 'linux', 'only Linux can be without a display');
  const args = ['start', '--port=0', `--data=${folder}`];
  const program = esimde(args, { DISPLAY: '', WAYLAND_DISPLAY: '' });
  await program.printed(serving);
  await expect.poll(() => program.stderr).toMatch(/no display/);
  expect(await program.end()).toMatchObject({ status: 0 });
});

test('ends the service when the launcher is killed', async () => {
  const program = new Program(machineNode(), [launcher, 'start', ...serveOnly()]);
  const [, port] = await program.printed(serving);
  program.process.kill('SIGKILL');
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(false);
});

test('logs unusable settings with their line', async () => {
  const data = makeKioskData('{\n  "idleSeconds": "long"\n}', null);
  const program = esimde(['start', '--host=none', '--port=0', `--data=${data.folder}`]);
  // The workshop is closed then: it is not said to be open.
  await program.printed(/^Esimde is serving http:\S+\/\n$/);
  await program.end();
  expect(data.log()).toContainEqual(expect.objectContaining({ level: 'warn', event: 'settings-invalid', line: 2 }));
  data.remove();
});

function fileIn(parent: string): string {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  return file;
}

function elapsedMs(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

function isOneSentence({ status, stdout, stderr }: Awaited<Program['ended']>, says: RegExp): void {
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
}
