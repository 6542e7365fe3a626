import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measure, median } from './measure.ts';

/** A kiosk that serves, as `npm start -- --host=none` starts it. */
export interface Serving {
  url: string;
  readyMs: number;
  pid: number;
  /** Its data, thrown away at the end. */
  folder: string;
  end(): Promise<void>;
}

/** Starts through the launcher, so that its checks are part of the time. */
export async function serve(): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const startMs = performance.now();
  const args = ['build/esimde.mjs', 'start', '--host=none', '--port=0', `--data=${folder}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  const readyMs = performance.now() - startMs;
  const end = () =>
    new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.kill();
    }).finally(() => rmSync(folder, { recursive: true, force: true }));
  return { url, readyMs, pid: child.pid ?? 0, folder, end };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error('the kiosk ended before it served')));
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().match(/http:\S+/)?.[0] ?? ''));
  });
}

/** Process start to the line on stdout, against Node alone. */
export async function measureReady(): Promise<Measure> {
  const readyMs: number[] = [];
  const bareMs: number[] = [];
  for (let round = 0; round < 5; round++) {
    const serving = await serve();
    readyMs.push(serving.readyMs);
    await serving.end();
    const startMs = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    bareMs.push(performance.now() - startMs);
  }
  const against = `node alone ${median(bareMs).toFixed(0)} ms`;
  return { name: 'ready: process start → serving', value: median(readyMs), unit: 'ms', limit: 1_000, against };
}

/** Memory of the serving process after every route was asked many times. */
export async function measureMemory(paths: readonly string[]): Promise<Measure> {
  const serving = await serve();
  for (let round = 0; round < 30; round++) {
    for (const path of paths) await (await fetch(new URL(path, serving.url))).arrayBuffer();
  }
  const value = residentMb(serving.pid);
  await serving.end();
  return { name: `resident memory after ${30 * paths.length} requests`, value, unit: 'MB', limit: 150 };
}

/** What a visitor waits for an answer while the workshop is opened for the first time and filled. */
export async function measureFirstOpening(): Promise<Measure> {
  const serving = await serve();
  const ask = async (path: string) => (await fetch(new URL(path, serving.url))).arrayBuffer();
  for (let round = 0; round < 20; round++) await ask('/api/kiosk');
  const startMs = performance.now();
  let openedMs: number | null = null;
  const opening = ask('/api/workshop/session').then(() => {
    openedMs = performance.now() - startMs;
  });
  let maxMs = 0;
  while (openedMs === null) {
    const askedMs = performance.now();
    await ask('/api/kiosk');
    maxMs = Math.max(maxMs, performance.now() - askedMs);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await opening;
  await serving.end();
  const against = `the whole opening ${(openedMs as number).toFixed(0)} ms`;
  return { name: 'visitors wait while the workshop is filled', value: maxMs, unit: 'ms', limit: 50, against };
}

function residentMb(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1];
    return Number(kilobytes) / 1024;
  }
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' }).stdout) / 1024;
}

/** The whole content, checked and built into a release, as a process of its own. */
export function measureContentBuild(): Measure {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const times = [1, 2, 3].map(() => {
    const startMs = performance.now();
    const args = ['dist/esimde.js', 'content', 'build', `--out=${join(folder, 'release')}`];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - startMs;
  });
  rmSync(folder, { recursive: true, force: true });
  return { name: 'content check and build', value: median(times), unit: 'ms', limit: 2_000 };
}
