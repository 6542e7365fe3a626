import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Display } from '../support/display.ts';
import { inShownBrowser } from '../support/kiosk-browser.ts';
import { type KioskData, makeKioskData } from '../support/kiosk-data.ts';
import { Program, project } from '../support/program.ts';

/**
 * Protects: one window on each display of the settings, each with its own page and watchdog, wherever the displays
 * are, and placed again when one is disconnected, connected, rotated or resized. One screen of Xvfb is divided into RandR
 * monitors, as a graphics driver would report them.
 */
const [width, height] = [1024, 640];
const place = (x: number, wide = width, high = height) => `${wide}/270x${high}/170+${x}+0`;

let display: Display;
let data: KioskData;
let program: Program;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  // Without `-noreset` the server forgets its monitors as soon as xrandr, its only client, ends.
  const opened = spawnSync('xrandr').error ? null : await Display.open(2 * width, height, ['-noreset']);
  test.skip(opened === null, 'skipped: no Xvfb or no xrandr');
  if (!opened) return;
  display = opened;
  xrandr('--setmonitor', 'hall', place(0), 'screen');
  xrandr('--setmonitor', 'room', place(width), 'none');
  const displays = [
    { display: 'room', show: 'loop', language: 'ru' },
    { display: 0, show: 'touch' },
  ];
  data = makeKioskData({ displays }, null);
  program = start();
});

test.afterAll(async () => {
  await program?.end();
  await display?.close();
  data?.remove();
});

function xrandr(...args: string[]): void {
  const { status, stderr } = spawnSync('xrandr', ['--display', display.name, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`xrandr ${args.join(' ')}: ${stderr}`);
}

function start(): Program {
  const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  const env = { ...process.env, DISPLAY: display.name, ESIMDE_BROWSER_ARGS: `${root}--remote-debugging-port=0` };
  const args = [join(project, 'dist/esimde.js'), 'start', '--host=chromium', '--port=0', `--data=${data.folder}`];
  return new Program(process.execPath, args, { env });
}

/** The first display of the settings has the same profile as a single display. */
const profileOf = (number: number): string => join(data.folder, number === 0 ? '' : `display-${number}`, 'chromium');

/** The page's own state and the position of its window. */
async function seenOn(number: number): Promise<object | null> {
  return inPage(number, (page) =>
    page.evaluate(() => ({
      address: location.search,
      screen: document.querySelector('main')?.dataset.screen,
      language: document.documentElement.lang,
      at: [screenX, innerWidth, innerHeight],
    })),
  );
}

const inPage = <T>(number: number, look: (page: Page) => Promise<T>) => inShownBrowser(profileOf(number), look);

/** Whether the part of the screen that belongs to a display shows stone or content. */
function sightAt(left: number, wide = width): 'stone' | 'content' {
  const xwd = readFileSync(join(display.folder, 'Xvfb_screen0'));
  const first = xwd.readUInt32BE(0) + xwd.readUInt32BE(76) * 12;
  for (let y = 0; y < height; y += 2) {
    for (let x = left; x < left + wide; x += 2) {
      if ((xwd.readUInt32LE(first + (y * 2 * width + x) * 4) & 0xffffff) !== 0x12110f) return 'content';
    }
  }
  return 'stone';
}

function coldPixels(): number {
  let cold = 0;
  for (const [colour, pixels] of display.colours()) if ((colour & 0xff) > (colour >> 16) + 24) cold += pixels;
  return cold;
}

const events = (number: number) =>
  data
    .log()
    .filter((line) => (line as { display?: number }).display === number)
    .map(({ event }) => event);

const patient = { timeout: 300_000 };

test('shows on each display the content configured for it', async () => {
  await expect
    .poll(() => seenOn(0), patient)
    .toMatchObject({ address: '?display=0', screen: 'loop', language: 'ru', at: [width, width, height] });
  await expect
    .poll(() => seenOn(1), patient)
    .toMatchObject({ address: '?display=1', screen: 'loop', at: [0, width, height] });
  await expect.poll(() => [sightAt(0), sightAt(width)], patient).toEqual(['content', 'content']);
  // A touch leaves the loop on this display, not on the other.
  for (const number of [0, 1]) await inPage(number, (page) => page.mouse.click(12, 12));
  await expect.poll(() => seenOn(1)).toMatchObject({ screen: 'home' });
  expect(await seenOn(0)).toMatchObject({ screen: 'loop' });
});

test('recovers a hung page on one display without disturbing the other', async () => {
  const alive = () => inPage(1, (page) => page.evaluate(() => performance.timeOrigin));
  const before = await alive();
  for (const pid of renderersOf(profileOf(0))) process.kill(pid, 'SIGSTOP');
  await expect.poll(() => events(0), patient).toContain('page-lost');
  await expect.poll(() => events(0).filter((event) => event === 'page-shown').length, patient).toBe(2);
  expect(events(1)).not.toContain('page-lost');
  expect(await alive()).toBe(before);
  await expect.poll(() => seenOn(0), patient).toMatchObject({ screen: 'loop', at: [width, width, height] });
  // Regression: the browser offered to translate the page in a bubble above it.
  expect(coldPixels(), 'blue, which the kiosk never paints').toBe(0);
});

test('shows the background when a display is removed and its page again when it returns', async () => {
  xrandr('--delmonitor', 'room');
  await expect.poll(() => sightAt(width), patient).toBe('stone');
  expect(sightAt(0)).toBe('content');
  await expect.poll(() => seenOn(0)).toBeNull();
  xrandr('--setmonitor', 'room', place(width), 'none');
  await expect.poll(() => seenOn(0), patient).toMatchObject({ screen: 'loop', at: [width, width, height] });
  await expect.poll(() => sightAt(width), patient).toBe('content');
  expect(await seenOn(1)).toMatchObject({ address: '?display=1', at: [0, width, height] });
});

test('refills a display that is rotated and leaves the other alone', async () => {
  const turned = 400;
  const before = await inPage(1, (page) => page.evaluate(() => performance.timeOrigin));
  xrandr('--delmonitor', 'room');
  xrandr('--setmonitor', 'room', place(width, turned), 'none');
  await expect.poll(() => seenOn(0), patient).toMatchObject({ screen: 'loop', at: [width, turned, height] });
  await expect.poll(() => sightAt(width, turned), patient).toBe('content');
  expect(sightAt(width + turned, width - turned), 'beside it').toBe('stone');
  expect(await inPage(1, (page) => page.evaluate(() => performance.timeOrigin))).toBe(before);
  expect(await program.end()).toMatchObject({ status: 0 });
});

test('follows the resolution of a single display', async () => {
  xrandr('--delmonitor', 'room');
  xrandr('--delmonitor', 'hall');
  data.remove();
  data = makeKioskData({}, null);
  program = start();
  await expect.poll(() => seenOn(0), patient).toMatchObject({ address: '', at: [0, 2 * width, height] });
  const [wide, high] = [1000, 600];
  const timing = [wide, wide, wide, wide, high, high, high, high].map(String);
  xrandr('--newmode', 'smaller', '10', ...timing);
  xrandr('--addmode', 'screen', 'smaller');
  xrandr('--output', 'screen', '--mode', 'smaller');
  await expect.poll(() => seenOn(0), patient).toMatchObject({ screen: 'loop', at: [0, wide, high] });
  expect(await program.end()).toMatchObject({ status: 0 });
});

/** Renderer processes of a browser, found by the lock of its profile. */
function renderersOf(profile: string): number[] {
  const browser = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandOf(pid).includes('--type=renderer') && hasAncestor(pid, browser));
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`);

function hasAncestor(pid: number, ancestor: number): boolean {
  const parent = Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0);
  return parent === ancestor || (parent > 1 && hasAncestor(parent, ancestor));
}
