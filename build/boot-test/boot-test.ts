import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { lookAt, type Picture, type Sight } from '../../endurance/screen-sight.ts';
import { root } from '../project.mjs';
import { obstacle, suiteNamed } from './debian-root.ts';
import { type Image, makeImage, readFromDisk } from './image.ts';
import { Machine } from './machine.ts';

/**
 * `npm run boot-test`: a Debian 12 (`--suite=trixie`: 13) on which our package was installed boots in QEMU. Pictures taken
 * from outside show stone, then the loop over the whole screen; a touch on a virtual tablet begins a visit; keys pressed from
 * outside open nothing; and the plug is pulled ten times, while it starts and while it runs, after which the kiosk comes back
 * each time. Needs root on Debian. The processor is emulated, so a slow machine does it in parts: `--cuts=N` stops after the
 * cut N, `--from=N`, an odd one, begins there, on a disk that has shown the loop before. `--deb=FILE` takes a package that is there.
 */
const pictures = join(root, 'test-results', 'boot-test');
const cache = join(root, '.cache', 'boot-test');

/** From one step to the next; the whole, the first Debian included. */
const maxStepMs = 45 * 60_000;
const maxMs = 100 * 60_000;
const lookMs = 2_000;

/** They switch consoles, end programs, open windows, menus, dialogs or tools. */
const keys = [
  ...['ctrl+alt+f1', 'ctrl+alt+f2', 'ctrl+alt+f6', 'alt+left', 'alt+f2', 'alt+f4', 'alt+tab', 'alt+spc', 'ctrl+alt+t'],
  ...['ctrl+alt+backspace', 'ctrl+alt+delete', 'meta_l', 'meta_l+r', 'menu', 'print', 'alt+sysrq+b', 'alt+sysrq+k'],
  ...['f1', 'f3', 'f5', 'f6', 'f7', 'f10', 'f11', 'f12', 'esc', 'ctrl+n', 'ctrl+t', 'ctrl+w', 'ctrl+q', 'ctrl+shift+q'],
  ...['ctrl+o', 'ctrl+p', 'ctrl+s', 'ctrl+u', 'ctrl+h', 'ctrl+j', 'ctrl+l', 'ctrl+f', 'ctrl+shift+i', 'ctrl+shift+j'],
  ...['ctrl+shift+n', 'ctrl+shift+delete', 'ctrl+shift+esc', 'shift+esc', 'ctrl+r', 'ctrl+equal', 'alt+home', 'alt+d'],
];

const keysAtOnce = 8;

/**
 * When the plug is pulled, in seconds of the machine's own clock: of two cuts the first after power-on, the second after the loop
 * showed. Systemd, the display, the kiosk and its browser start within half a minute on an ordinary old computer.
 */
const cutSeconds: readonly [starting: number, showing: number][] = [
  [2, 0],
  [8, 1],
  [14, 3],
  [20, 8],
  [28, 20],
];

const faults: string[] = [];
const startMs = performance.now();
const say = (sentence: string): void =>
  console.log(`${((performance.now() - startMs) / 1000).toFixed(0).padStart(5)} s  ${sentence}`);
const check = (isGood: boolean, what: string): void => {
  say(`${isGood ? 'good ' : 'FAULT'} ${what}`);
  if (!isGood) faults.push(what);
};

async function save(name: string, { bytes, start, width, height }: Picture): Promise<void> {
  const raw = { width, height, channels: 3 } as const;
  // Playwright empties the folder above at each of its runs.
  mkdirSync(pictures, { recursive: true });
  await sharp(bytes.subarray(start), { raw })
    .png()
    .toFile(join(pictures, `${name}.png`));
}

/** Share of the samples that differ. */
function difference(one: Picture, other: Picture): number {
  let [looked, different] = [0, 0];
  for (let at = one.start; at < one.bytes.length; at += 31) {
    looked++;
    if (Math.abs((one.bytes[at] ?? 0) - (other.bytes[at] ?? 0)) > 6) different++;
  }
  return different / looked;
}

/** Share of width and height over which the page is painted. */
function extent({ bytes, start, width, height }: Picture): { across: number; down: number } {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = start + (y * width + x) * 3;
      if ((bytes[at] ?? 0) < 0x30) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { across: (right - left) / width, down: (bottom - top) / height };
}

/** Waits until the screen shows one of these; other sights are listed. */
async function until(machine: Machine, wanted: readonly Sight[], untilMs: number): Promise<{ sights: Set<Sight> }> {
  const sights = new Set<Sight>();
  for (let steady = 0; steady < 2; ) {
    if (performance.now() > untilMs) throw new Error(`no ${wanted.join(' or ')}, only ${[...sights].join(', ')}`);
    const picture = await machine.picture();
    const { sight } = lookAt(picture);
    if (!sights.has(sight)) {
      say(`the screen shows ${sight}`);
      await save(`first-${sight}`, picture);
    }
    sights.add(sight);
    steady = wanted.includes(sight) ? steady + 1 : 0;
    await sleep(lookMs);
  }
  return { sights };
}

async function watchBoot(machine: Machine): Promise<void> {
  const untilMs = performance.now() + maxStepMs;
  await until(machine, ['stone', 'content'], untilMs);
  const { sights } = await until(machine, ['content'], untilMs);
  check(!sights.has('black') && !sights.has('foreign'), 'stone covers the screen until the page comes');
  await watchLoop(machine);
}

/** The loop moves, and reaches the edges of the screen. */
async function watchLoop(machine: Machine): Promise<void> {
  const first = await machine.picture();
  const untilMs = performance.now() + maxStepMs;
  let [moved, across, down, looks] = [0, 0, 0, 0];
  while ((moved < 0.002 || across < 0.8 || down < 0.7) && performance.now() < untilMs) {
    await machine.pass(2);
    const picture = await machine.picture();
    const now = extent(picture);
    moved = Math.max(moved, difference(first, picture));
    [across, down] = [Math.max(across, now.across), Math.max(down, now.down)];
    if (looks++ % 5 === 0) await save(`loop-${looks}`, picture);
    const { sight } = lookAt(picture);
    if (sight !== 'content' && sight !== 'stone') check(false, `the loop shows ${sight}`);
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  check(moved > 0.002, `the loop moves (${percent(moved)} of the screen differ)`);
  check(across > 0.8 && down > 0.7, `the loop fills the screen (${percent(across)} across, ${percent(down)} down)`);
}

/** A few at a time: each group has a second in which something could open. */
async function pressKeys(machine: Machine): Promise<void> {
  const opened: string[] = [];
  for (let group = 0; group < keys.length; group += keysAtOnce) {
    const pressed = keys.slice(group, group + keysAtOnce);
    for (const key of pressed) await machine.press(key);
    await machine.pass(2);
    const picture = await machine.picture();
    const { sight } = lookAt(picture);
    if (sight === 'content' || sight === 'stone') continue;
    opened.push(`${pressed.join(' ')}: ${sight}`);
    await save(`keys-${group}`, picture);
  }
  await machine.powerKey();
  await machine.pass(5);
  check(machine.isRunning, 'the power key does not switch it off');
  check(opened.length === 0, `${keys.length} keys open nothing${opened.map((each) => `; ${each}`).join('')}`);
}

/** A visitor begins. Otherwise the keys would prove nothing: input from outside does reach the page. */
async function touch(machine: Machine): Promise<void> {
  const before = await machine.picture();
  await machine.touch(0.5, 0.5);
  let changed = 0;
  for (let looks = 0; looks < 10 && changed < 0.02; looks++) {
    await machine.pass(2);
    changed = difference(before, await machine.picture());
  }
  await save('touched', await machine.picture());
  check(changed > 0.02, `a touch leads from the loop to a page (${(changed * 100).toFixed(1)} % of the screen differ)`);
}

/** Pulls the plug, and looks whether the kiosk comes back by itself. */
async function pullPlug(image: Image, work: string): Promise<void> {
  for (const [round, [starting, showing]] of [...cutSeconds.entries()].slice(...rounds)) {
    let machine = new Machine(image, work);
    try {
      await machine.connect();
      await machine.pass(starting);
      await machine.end();
      say(`the plug was pulled ${starting} s after power-on`);
      machine = new Machine(image, work);
      await machine.connect();
      const before = await machine.seconds();
      const { sights } = await until(machine, ['content'], performance.now() + maxStepMs);
      const took = (await machine.seconds()) - before;
      await save(`after-cut-${round + 1}`, await machine.picture());
      check(!sights.has('foreign'), `the kiosk is back after ${took} s of its own clock`);
      await machine.pass(showing);
    } finally {
      await machine.end();
    }
    say(`the plug was pulled ${showing} s after the loop showed`);
  }
  const machine = new Machine(image, work);
  try {
    await machine.connect();
    await until(machine, ['content'], performance.now() + maxStepMs);
    await save('after-all-cuts', await machine.picture());
    check(true, 'the kiosk is back after all cuts');
  } finally {
    await machine.end();
  }
}

function readLog(image: Image): void {
  const log = readFromDisk(image, '/var/lib/esimde/logs/esimde.log');
  const events = Map.groupBy(
    log.split('\n').flatMap((line) => /"event":"([^"]+)"/.exec(line)?.[1] ?? []),
    (event) => event,
  );
  say([...events].map(([event, all]) => `${event} ${all.length}`).join(', ') || 'the log is empty');
  check(events.has('page-shown'), 'the log says that the page is shown');
  check(events.has('display-placed') && !events.has('display-not-held'), 'the host holds the display');
  for (const event of ['window-refused', 'browser-ended', 'page-lost', 'page-error'])
    check(!events.has(event), `the log has no ${event}`);
}

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    suite: { type: 'string' },
    deb: { type: 'string' },
  },
});
const suite = suiteNamed(values.suite);
/** The first, and the one behind the last. */
const rounds: [first: number, behind: number] = [
  Math.floor((Number(values.from) - 1) / 2),
  Math.ceil(Number(values.cuts) / 2),
];

async function main(): Promise<number> {
  const missing = obstacle(say);
  if (missing !== null) throw new Error(missing);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'run-'));
  const limit = setTimeout(() => {
    console.error(`the boot test took longer than ${maxMs / 60_000} minutes`);
    rmSync(work, { recursive: true, force: true });
    process.exit(1);
  }, maxMs);
  let machine: Machine | null = null;
  try {
    say('making the image');
    const image = makeImage(cache, work, suite, values.deb);
    say('booting');
    machine = new Machine(image, work);
    await machine.connect();
    await watchBoot(machine);
    if (rounds[0] === 0) {
      await touch(machine);
      await pressKeys(machine);
      await until(machine, ['content'], performance.now() + maxStepMs);
      await save('after-keys', await machine.picture());
    } else {
      // Linux keeps what was added to the log in memory for up to half a minute.
      await machine.pass(35);
    }
    await machine.end();
    readLog(image);
    if (rounds[0] < rounds[1]) await pullPlug(image, work);
  } finally {
    await machine?.end();
    clearTimeout(limit);
    rmSync(work, { recursive: true, force: true });
  }
  say(`pictures are in ${pictures}`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message);
  return 1;
});
