import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Display } from '../support/display.ts';
import { actInShownBrowser, inShownBrowser } from '../support/kiosk-browser.ts';
import { type KioskData, makeKioskData } from '../support/kiosk-data.ts';
import { nightly } from '../support/languages.ts';
import { Program, project } from '../support/program.ts';
import { workshopWord } from '../support/workshop.ts';

/** Protects: the installed browser as the kiosk's window, on a virtual display. */
const stone = 0x12110f;
const passphrase = 'steppe wind over Dolinka';

let display: Display;
let data: KioskData;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const opened = await Display.open();
  test.skip(opened === null, 'skipped: no Xvfb');
  if (opened) display = opened;
});
test.afterAll(async () => display?.close());
test.beforeEach(() => {
  data = makeKioskData({}, null);
});
test.afterEach(() => data.remove());

function startInBrowser(...more: string[]): Program {
  const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  const env = { ...process.env, DISPLAY: display.name, ESIMDE_BROWSER_ARGS: `${root}--remote-debugging-port=0` };
  const args = [
    join(project, 'dist/esimde.js'),
    'start',
    '--host=chromium',
    '--port=0',
    `--data=${data.folder}`,
    ...more,
  ];
  return new Program(process.execPath, args, { env });
}

const profile = () => join(data.folder, 'chromium');

const screenOf = (page: Page) => page.locator('main').getAttribute('data-screen', { timeout: 1_000 });
const screenShown = () => inShownBrowser(profile(), screenOf);
const browserPid = () => Number(readlinkSync(join(profile(), 'SingletonLock')).split('-').at(-1));

test('fills the screen with the kiosk and shows its background from the first frame', async () => {
  const program = startInBrowser();
  const flash = watchForWhite();
  try {
    await expect.poll(screenShown).toBe('loop');
    await expect.poll(() => display.colours().size).toBeGreaterThan(20);
  } finally {
    flash.end();
  }
  // Chromium's own first frame is white in some starts; the cover window hides it.
  const { mostWhite, looks } = flash.end();
  expect(looks).toBeGreaterThan(10);
  expect(mostWhite, 'share of white pixels').toBeLessThan(toleratedWhite);
  // The scenes of the loop fade into one another.
  await expect.poll(() => display.colours().get(stone) ?? 0).toBeGreaterThan(200_000);
  const sizeOf = (page: Page) => page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const size = await actInShownBrowser(profile(), sizeOf);
  expect(size.width).toBeGreaterThanOrEqual(1280);
  expect(size.height).toBeGreaterThanOrEqual(800);
  expect(await program.end()).toMatchObject({ status: 0 });
});

test(
  'makes the first account on its own screen, and asks every other browser for the setup code',
  nightly,
  async () => {
    const program = startInBrowser();
    const [, url] = await program.printed(/^Esimde is serving (\S+)\n[\s\S]*setup code: in \S+\n/);
    const route = `${url}api/workshop/first-account`;
    const ask = async (): Promise<unknown> => (await fetch(route)).json();
    await expect.poll(() => screenShown()).not.toBeNull();
    expect(await ask()).toEqual({ needed: true, needsCode: true });
    const first = JSON.stringify({ name: 'Other Program', passphrase });
    const refused = await fetch(route, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: first,
    });
    expect(refused.status).toBe(403);

    await actInShownBrowser(profile(), async (page) => {
      await page.goto(`${url}workshop.html?kiosk`);
      await page.locator('button[lang=en]').click();
      await page.getByLabel(workshopWord('en', 'signIn.name'), { exact: true }).fill('Aigul Serikova');
      await page.getByLabel(workshopWord('en', 'signIn.passphrase'), { exact: true }).fill(passphrase);
      await expect(page.getByLabel(workshopWord('en', 'signIn.setupCode'))).toBeHidden();
      await page.getByRole('button', { name: workshopWord('en', 'signIn.firstAccountMake') }).click();
      await expect(page.locator('main[data-screen=desk]')).toBeVisible();
    });
    expect(await ask()).toEqual({ needed: false, needsCode: false });
    expect(await program.end()).toMatchObject({ status: 0 });
  },
);

/** Lighter and colder than anything the kiosk paints: the blue of bone, its lightest colour, is 0xdb. */
const whiteBlue = 0xe0;

/** One pixel in 101 keeps sampling cheap, and a prime misses no line of text or edge every time. */
const [lookMs, lookStride] = [40, 101];

/** Rounding may lift the edge of a letter above the limit, as in endurance/screen-sight.ts. */
const toleratedWhite = 0.002;

/** Samples the screen until `end`, which returns the maximum share of white and the number of samples. */
function watchForWhite(): { end(): { mostWhite: number; looks: number } } {
  let [mostWhite, looks] = [0, 0];
  const look = () => {
    let [white, all] = [0, 0];
    for (const [colour, pixels] of display.colours(lookStride)) {
      all += pixels;
      if ((colour & 0xff) > whiteBlue) white += pixels;
    }
    mostWhite = Math.max(mostWhite, white / all);
    looks++;
  };
  const timer = setInterval(look, lookMs);
  const end = () => {
    clearInterval(timer);
    return { mostWhite, looks };
  };
  return { end };
}

test('restarts the browser when it dies and ends it with the service', nightly, async () => {
  const program = startInBrowser();
  await expect.poll(screenShown).toBe('loop');
  const first = browserPid();
  process.kill(first, 'SIGKILL');
  await expect.poll(() => data.log().some(({ event }) => event === 'browser-ended')).toBe(true);
  await expect.poll(async () => ((await screenShown()) === 'loop' ? browserPid() : first)).not.toBe(first);
  const second = browserPid();
  expect(await program.end()).toMatchObject({ status: 0 });
  await expect.poll(() => isRunning(second)).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
