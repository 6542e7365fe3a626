import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { openWritable } from '../../db/sqlite/connection.ts';
import { packed } from '../../test-support/release/package.ts';
import { museumKey, resignDatabase, smallRelease, temporaryFolder } from '../../test-support/release/release.ts';
import { findBrowser } from '../hosts/chromium/browser.ts';
import { appFolder } from '../kiosk/app-folder.ts';
import { stickTimes } from '../service/workshop/releases/stick-watch.ts';

/**
 * Protects: a kiosk with a browser draws every screen of a new release before it goes live, keeps serving visitors
 * meanwhile, and keeps the current release if a screen cannot be drawn. The real program on its own X display.
 */
const work = temporaryFolder();
const [data, stick] = [join(work, 'data'), join(work, 'stick')];
const museum = museumKey();
const program = findBrowser();
const hasDisplay = spawnSync('Xvfb', ['-help']).error === undefined;
const isRunnable = program !== null && hasDisplay && process.platform === 'linux';

let display: ChildProcess;
let kiosk: ChildProcess;
let origin = '';

async function openDisplay(): Promise<string> {
  display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(display.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  return `:${String(number).trim()}`;
}

async function startKiosk(DISPLAY: string): Promise<void> {
  const root = process.getuid?.() === 0 ? '--no-sandbox' : '';
  const env = { ...process.env, DISPLAY, ESIMDE_BROWSER_ARGS: root };
  const words = [join(appFolder(), 'dist/esimde.js'), 'start', '--host=chromium', '--port=0', `--data=${data}`];
  kiosk = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const bytes of kiosk.stdout as NodeJS.ReadableStream) {
    said += bytes;
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    if (origin !== '') return;
  }
  throw new Error(`the kiosk ended: ${said}`);
}

const logged = () =>
  readFileSync(join(data, 'logs', 'esimde.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; outcome?: string; reason?: string; detail?: string });
const events = (event: string) => logged().filter((line) => line.event === event);
const until = (what: () => void | Promise<void>) => vi.waitFor(what, { timeout: 300_000, interval: 100 });
const shown = async () => ((await (await fetch(`${origin}/api/release`)).json()) as { sequence: number }).sequence;

async function packageOf(sequence: number, statement = ''): Promise<string> {
  const folder = smallRelease(join(work, `release-${sequence}`), museum.secret, sequence);
  if (statement !== '') {
    const db = openWritable(join(folder, 'content.db'));
    db.exec(statement);
    db.close();
    resignDatabase(folder, museum.secret, readFileSync(join(folder, 'content.db')));
  }
  return packed(folder, trustInstalled([museum.open], folder), join(work, `${sequence}.esimde`));
}

beforeAll(async () => {
  if (!isRunnable) return;
  for (const folder of [data, stick]) mkdirSync(folder);
  const settings = { trustedKeys: [museum.text], install: { byPluggingIn: true }, workshop: { drives: [stick] } };
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
  await startKiosk(await openDisplay());
  await until(() => expect(events('page-shown')).toHaveLength(1));
});
afterAll(async () => {
  for (const child of isRunnable ? [kiosk, display] : []) {
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(work, { recursive: true, maxRetries: 5 });
});

describe.skipIf(!isRunnable)('a kiosk that a browser shows', () => {
  it('draws every screen of a release before it goes live, while visitors are served', async () => {
    copyFileSync(await packageOf(2), join(stick, '2.esimde'));
    const answers: number[] = [];
    await until(async () => {
      const answer = await fetch(`${origin}/api/camps?lang=ru&x=${answers.length}`);
      await answer.arrayBuffer();
      answers.push(answer.status);
      expect(await shown()).toBe(2);
    });
    await until(() => expect(events('stick-package')).toHaveLength(1));
    // How long an answer takes is measured by the bench.
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    expect(answers.length).toBeGreaterThan(1);
    expect(events('page-lost')).toEqual([]);
    expect(existsSync(join(data, 'chromium-drawing'))).toBe(false);
    const csv = join(work, 'audit.csv');
    const words = [join(appFolder(), 'dist/esimde.js'), 'audit', 'export', '--data', data, '--out', csv];
    expect(spawnSync(process.execPath, words).status).toBe(0);
    expect(readFileSync(csv, 'utf8')).toMatch(/install,0002-.*screensDrawn"":\d\d/);
  });

  it('keeps the current release if a screen cannot be drawn, although every request succeeds', async () => {
    copyFileSync(await packageOf(3, `UPDATE claim SET kind = 'guessed'`), join(stick, '3.esimde'));
    await until(() => expect(events('stick-package')).toHaveLength(2));
    expect(events('stick-package').at(-1)).toMatchObject({
      ...{ outcome: 'refused', reason: 'unhealthy' },
      detail: expect.stringMatching(/#\/\S+ \(kk\): error: no-word: kind\.guessed$/),
    });
    expect(await shown()).toBe(2);
    expect(existsSync(join(data, 'releases', '0003'))).toBe(false);
    expect(events('page-lost')).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 3 * stickTimes.lookMs));
    expect(events('stick-package')).toHaveLength(2);
  });
});
