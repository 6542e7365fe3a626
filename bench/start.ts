import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Display } from '../e2e/support/display.ts';
import { lineOf, type Measure, median } from './measure.ts';

const rounds = 3;
const lookEveryMs = 25;
/** One pixel in so many is looked at. */
const stride = 7;
/** Letters of one word are more than that. */
const fewPixels = 100;

/** `esimde start` in this machine's Chromium on an empty data folder, until words of the loop stand on the glass. */
export async function measureStart(): Promise<Measure[]> {
  const display = await Display.open(1920, 1080);
  if (!display) {
    console.log('There is no Xvfb on this machine: the start is not measured.');
    return [];
  }
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await startMs(display));
    const against = `${rounds} starts, the slowest ${Math.max(...times).toFixed(0)} ms`;
    return [{ name: 'start → loop on the glass', value: median(times), unit: 'ms', limit: 3_000, against }];
  } finally {
    await display.close();
  }
}

async function startMs(display: Display): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const sandbox = process.getuid?.() === 0 ? { ESIMDE_BROWSER_ARGS: '--no-sandbox' } : {};
  const args = ['build/esimde.mjs', 'start', '--host=chromium', '--port=0', `--data=${folder}`];
  const beganMs = performance.now();
  const env = { ...process.env, ...sandbox, DISPLAY: display.name };
  const child = spawn(process.execPath, args, { stdio: 'ignore', env });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    while (!hasWords(display)) {
      if (performance.now() - beganMs > 30_000) throw new Error('no loop came on the glass');
      await sleep(lookEveryMs);
    }
    return performance.now() - beganMs;
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bone on stone: neither the bare display nor the curtain, which are of one colour each. */
function hasWords(display: Display): boolean {
  const light = [...display.colours(stride)].filter(([colour]) => colour >> 16 > 0xa0);
  return light.reduce((sum, [, pixels]) => sum + pixels, 0) > fewPixels;
}

if (import.meta.main) for (const measure of await measureStart()) console.log(lineOf(measure));
