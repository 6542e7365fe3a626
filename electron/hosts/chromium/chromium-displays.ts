import type { Beat } from '../../../db/model/api/beat.ts';
import { type Bounds, type KnownScreen, keepDisplays, type PlacedWindow } from '../../kiosk/displays.ts';
import type { DisplayPreference } from '../../kiosk/settings/schema.ts';
import type { Log } from '../../service/http/log.ts';
import type { KeptProcess } from '../../supervision/supervised-process.ts';
import { type ChromiumOptions, type KeptBrowser, keepBrowser } from './chromium-host.ts';
import type { Cover } from './chromium-window.ts';
import { connectToX } from './x11/connection.ts';
import { type Curtain, type Curtains, hangCurtains } from './x11/curtain.ts';
import { watchMonitors } from './x11/monitors.ts';
import { takeKeys } from './x11/taken-keys.ts';

export interface ShownOptions extends ChromiumOptions {
  /** Which displays show what; empty: the first shows the kiosk. */
  displays: readonly DisplayPreference[];
}

/** The kiosk on its displays, each in a browser of its own. */
export interface ShownInChromium extends Pick<KeptProcess, 'over' | 'end'> {
  onBeat(beat: Beat): void;
  /** How many displays there are; null where nobody can count them. */
  count(): number | null;
}

const noCover: Cover = { close: () => undefined, open: () => undefined };

/** Shows the page on every display that it is wished for, and keeps it there. */
export async function showInChromium({ displays, ...options }: ShownOptions, log: Log): Promise<ShownInChromium> {
  const glass = options.windowed ? null : await holdGlass();
  if (glass) return showOnEach(glass, displays, options, log);
  if (displays.length > 0 && !options.windowed) log.warn('displays-unknown', { reason: 'there is no X server' });
  const browser = keepBrowser({ ...options, bounds: () => null, cover: noCover }, log);
  return { ...browser, count: () => null };
}

interface HeldGlass {
  screen: KnownScreen;
  curtains: Curtains;
  leave(): void;
}

/** Covers the glass and takes the keys that lead out. @returns null where no X server stands behind the screen */
async function holdGlass(): Promise<HeldGlass | null> {
  const x = await connectToX(process.env);
  if (!x) return null;
  takeKeys(x);
  return { curtains: hangCurtains(x), screen: await watchMonitors(x), leave: () => x.close() };
}

/**
 * A browser for each, and not a window of one: what hangs, crashes or takes too much memory on one display leaves the
 * others as they are.
 */
function showOnEach(
  { screen, curtains, leave }: HeldGlass,
  displays: readonly DisplayPreference[],
  options: ChromiumOptions,
  log: Log,
): ShownInChromium {
  const shown = new Map<number, DisplayBrowser>();
  const several = displays.length > 0;
  const house = keepDisplays({
    screen,
    preferences: several ? displays : [{ display: 0 }],
    after: (waitMs, next) => setTimeout(next, waitMs),
    log,
    open(place, bounds) {
      const ofPlace = several ? { place } : {};
      const begin = (cover: Cover, where: () => Bounds): KeptBrowser =>
        keepBrowser({ ...options, ...ofPlace, bounds: where, cover }, several ? logOf(log, place) : log);
      const browser = new DisplayBrowser(begin, curtains.hang(bounds), bounds);
      shown.set(place, browser);
      house.opened(place, browser);
    },
  });
  const ended = Promise.withResolvers<void>();
  return {
    over: ended.promise,
    onBeat: (beat) => shown.get(beat.display ?? 0)?.onBeat(beat),
    count: () => screen.all().length,
    async end() {
      await Promise.all([...shown.values()].map((browser) => browser.hide()));
      leave();
      ended.resolve();
    },
  };
}

/** Each line says of which display it is. */
const logOf = (log: Log, display: number): Log => ({
  info: (event, details) => log.info(event, { ...details, display }),
  warn: (event, details) => log.warn(event, { ...details, display }),
  error: (event, details) => log.error(event, { ...details, display }),
});

/** The browser of one display: where that turns, changes its size or its place, it starts anew behind its curtain. */
class DisplayBrowser implements PlacedWindow {
  readonly #begin: () => KeptBrowser;
  readonly #curtain: Curtain;
  #bounds: Bounds;
  #browser: KeptBrowser | null;

  constructor(begin: (cover: Cover, where: () => Bounds) => KeptBrowser, curtain: Curtain, bounds: Bounds) {
    this.#begin = () => begin(curtain, () => this.#bounds);
    this.#curtain = curtain;
    this.#bounds = bounds;
    this.#browser = this.#begin();
  }

  onBeat(beat: Beat): void {
    this.#browser?.onBeat(beat);
  }

  moveTo(bounds: Bounds): void {
    if (JSON.stringify(bounds) === JSON.stringify(this.#bounds)) return;
    this.#bounds = bounds;
    this.#curtain.moveTo(bounds);
    this.#browser?.startAnew();
  }

  show(): void {
    this.#browser ??= this.#begin();
  }

  async hide(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.end();
    if (!this.#browser) this.#curtain.open();
  }
}
