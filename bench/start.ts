import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeOptions } from '../build/project.mjs';
import { Display } from '../e2e/support/display.ts';
import { compare, timed } from './compare.ts';
import { lineOf, type Measure } from './measure.ts';
import { rootArguments, startStillKiosk } from './page/still-kiosk.ts';
import { serveStillPage } from './page/still-page.ts';
import { serve } from './process.ts';

const sampleMs = 20;
/** One pixel in so many is sampled. */
const stride = 31;
/** One word has more light pixels than this. */
const minLightPixels = 25;

/**
 * `esimde start` in this machine's Chromium on an empty data folder, until the screen shows text of the loop, beside the same
 * Chromium in kiosk mode on an empty profile; and the service alone, beside a server of Node that answers nothing.
 */
export async function measureStart(isQuick: boolean): Promise<Measure[]> {
  const service = await measureServiceStart(isQuick);
  const display = await Display.open(1920, 1080);
  if (!display) {
    console.log('Skipped start of the window: no Xvfb found.');
    return [service];
  }
  const still = await serveStillPage();
  try {
    const shown = await compare({
      ...{ name: 'start → loop on the screen', unit: 'ms', limit: 3_000, budget: 1.25 },
      ...{ rounds: isQuick ? 2 : 3, warmUps: 1 },
      ours: () => startMs(display, () => startKiosk(display)),
      peer: {
        name: 'Chromium with a static page',
        measure: () => startMs(display, () => startStillKiosk(display, still.url)),
      },
    });
    return [service, shown];
  } finally {
    still.close();
    await display.close();
  }
}

interface Started {
  end(): Promise<void>;
}

async function startMs(display: Display, start: () => Started): Promise<number> {
  const beganMs = performance.now();
  const started = start();
  try {
    while (!hasText(display)) {
      if (performance.now() - beganMs > 30_000) throw new Error('no text appeared on the screen');
      await sleep(sampleMs);
    }
    return performance.now() - beganMs;
  } finally {
    await started.end();
    // The next start begins with a bare display.
    while (hasText(display)) await sleep(sampleMs);
  }
}

function startKiosk(display: Display): Started {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  // With a settings file it shows the loop, and not the page that sets up a new kiosk.
  writeFileSync(join(folder, 'settings.json'), '{}\n');
  const args = [...built, 'start', '--host=chromium', '--port=0', `--data=${folder}`];
  const env = { ...process.env, ESIMDE_BROWSER_ARGS: rootArguments.join(' '), DISPLAY: display.name };
  const child = spawn(process.execPath, args, { stdio: 'ignore', env });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    async end() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Light pixels on a dark ground: the bare display and the cover window have one colour each. */
function hasText(display: Display): boolean {
  const light = [...display.colours(stride)].filter(([colour]) => colour >> 16 > 0xa0);
  return light.reduce((sum, [, pixels]) => sum + pixels, 0) > minLightPixels;
}

/** Prints its address, as our service does. */
const emptyServer = `const server = require('node:http').createServer((request, response) => response.end());
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;

/** The built program as an installed kiosk runs it (build/debian), without the launcher of the source tree. */
const built = [...nodeOptions, 'dist/esimde.js'];

/** From the start of the process to its first answer. */
function measureServiceStart(isQuick: boolean): Promise<Measure> {
  return compare({
    ...{ name: 'start of the service → first answer', unit: 'ms', budget: 3, rounds: isQuick ? 5 : 9, warmUps: 1 },
    ours: () => firstAnswerMs(serveBuilt),
    peer: {
      name: 'node -e with an empty server',
      measure: () => firstAnswerMs(() => serve(undefined, ['-e', emptyServer])),
    },
  });
}

async function serveBuilt(): ReturnType<typeof serve> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const serving = await serve(folder, [...built, 'start', '--host=none', '--port=0', `--data=${folder}`]);
  const end = () => serving.end().finally(() => rmSync(folder, { recursive: true, force: true }));
  return { ...serving, end };
}

async function firstAnswerMs(start: () => ReturnType<typeof serve>): Promise<number> {
  let end = async (): Promise<void> => {};
  const ms = await timed(async () => {
    const serving = await start();
    end = serving.end;
    await (await fetch(new URL('api/kiosk', serving.url))).arrayBuffer();
  });
  await end();
  return ms;
}

if (import.meta.main) for (const measure of await measureStart(false)) console.log(lineOf(measure));
