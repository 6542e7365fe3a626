import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Display } from '../e2e/support/display.ts';
import { lineOf, type Measure, median } from './measure.ts';

const rounds = 3;
const sampleMs = 25;
/** One pixel in so many is sampled. */
const stride = 7;
/** One word has more light pixels than this. */
const minLightPixels = 100;

/** `esimde start` in this machine's Chromium on an empty data folder, until the screen shows text of the loop. */
export async function measureStart(): Promise<Measure[]> {
  const display = await Display.open(1920, 1080);
  if (!display) {
    console.log('Skipped start: no Xvfb found.');
    return [];
  }
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await startMs(display));
    const against = `${rounds} starts, the slowest ${Math.max(...times).toFixed(0)} ms`;
    return [{ name: 'start → loop on the screen', value: median(times), unit: 'ms', limit: 3_000, against }];
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
    while (!hasText(display)) {
      if (performance.now() - beganMs > 30_000) throw new Error('the loop did not appear');
      await sleep(sampleMs);
    }
    return performance.now() - beganMs;
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Light pixels on a dark ground: the bare display and the cover window have one colour each. */
function hasText(display: Display): boolean {
  const light = [...display.colours(stride)].filter(([colour]) => colour >> 16 > 0xa0);
  return light.reduce((sum, [, pixels]) => sum + pixels, 0) > minLightPixels;
}

if (import.meta.main) for (const measure of await measureStart()) console.log(lineOf(measure));
