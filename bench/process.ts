import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeOptions } from '../build/project.mjs';
import { type Measure, median } from './measure.ts';

/** A kiosk without a window, as `npm start -- --host=none` starts it. */
export interface Serving {
  url: string;
  readyMs: number;
  pid: number;
  folder: string;
  end(): Promise<void>;
}

/**
 * Starts through the launcher, so that the time includes its checks.
 *
 * @param dataFolder else a temporary one
 * @param program of a peer: arguments of Node, for a server that prints its address
 */
export async function serve(dataFolder?: string, program?: readonly string[]): Promise<Serving> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const startMs = performance.now();
  const launcher = [...nodeOptions, 'build/esimde.mjs', 'start', '--host=none', '--port=0', `--data=${folder}`];
  const child = spawn(process.execPath, program ?? launcher, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  const readyMs = performance.now() - startMs;
  const end = () =>
    new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.kill();
    }).finally(() => dataFolder === undefined && rmSync(folder, { recursive: true, force: true }));
  return { url, readyMs, pid: child.pid ?? 0, folder, end };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error('the kiosk ended before it served')));
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().match(/http:\S+/)?.[0] ?? ''));
  });
}

/** From the start of the process to its line on stdout, beside Node alone. */
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

/** Memory of the service after many requests to every route. */
export async function measureMemory(paths: readonly string[]): Promise<Measure> {
  const serving = await serve();
  await visit(serving, paths);
  const value = residentMb(serving.pid);
  await serving.end();
  return { name: `resident memory after ${30 * paths.length} requests`, value, unit: 'MB', limit: 150 };
}

/** Asks for everything as often as visitors do in a while. */
export async function visit({ url }: Serving, paths: readonly string[]): Promise<void> {
  for (let round = 0; round < 30; round++) {
    for (const path of paths) await (await fetch(new URL(path, url))).arrayBuffer();
  }
}

/** The longest wait of a visitor's request while the workshop is opened for the first time and filled. */
export async function measureFirstOpening(): Promise<Measure> {
  const serving = await serve();
  const request = async (path: string) => (await fetch(new URL(path, serving.url))).arrayBuffer();
  for (let round = 0; round < 20; round++) await request('/api/kiosk');
  const startMs = performance.now();
  let openedMs: number | null = null;
  const opening = request('/api/workshop/session').then(() => {
    openedMs = performance.now() - startMs;
  });
  let maxMs = 0;
  while (openedMs === null) {
    const requestMs = performance.now();
    await request('/api/kiosk');
    maxMs = Math.max(maxMs, performance.now() - requestMs);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await opening;
  await serving.end();
  const against = `the opening took ${(openedMs as number).toFixed(0)} ms`;
  return { name: 'visitors wait while the workshop is filled', value: maxMs, unit: 'ms', limit: 50, against };
}

export function residentMb(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1];
    return Number(kilobytes) / 1024;
  }
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' }).stdout) / 1024;
}

/** Checking the whole content and building it into a release, in a separate process. */
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
