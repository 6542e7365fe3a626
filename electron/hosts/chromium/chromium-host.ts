import {
  type Bounds,
  type DisplayState,
  type KnownScreen,
  keepDisplays,
  type PlacedWindow,
} from '../../kiosk/displays.ts';
import type { Log } from '../../service/http/log.ts';
import type { HostEnd, KioskHost, KioskPage } from '../host.ts';
import {
  type BrowserOptions,
  type ChromiumOptions,
  type SupervisedBrowser,
  superviseBrowser,
} from './supervised-browser.ts';
import type { Cover } from './supervised-page.ts';
import { connectToX, localDisplay } from './x11/connection.ts';
import { type Covers, createCovers, type DisplayCover } from './x11/cover.ts';
import { grabKeys } from './x11/key-grab.ts';
import { watchMonitors } from './x11/monitors.ts';

const noCover: Cover = { show: () => undefined, hide: () => undefined };

/** Shows the kiosk in the machine's own Chromium, Chrome or Edge. */
export function createChromiumHost(options: ChromiumOptions, log: Log): KioskHost {
  return new ChromiumHost(options, log);
}

/**
 * A browser for each display, and not a window of one: what hangs, crashes or takes too much memory on one display
 * leaves the others as they are. Where the X server cannot be held, one browser shows the kiosk without a cover, and
 * every start of it tries again to hold the server.
 */
class ChromiumHost implements KioskHost {
  readonly #options: ChromiumOptions;
  readonly #log: Log;
  readonly #end = Promise.withResolvers<HostEnd | null>();
  #isOver = false;
  #held: HeldDisplays | null = null;
  #browsers: { end(): Promise<void> } | null = null;

  constructor(options: ChromiumOptions, log: Log) {
    this.#options = options;
    this.#log = log;
    void this.#end.promise.then(() => {
      this.#isOver = true;
    });
  }

  get ended(): Promise<HostEnd | null> {
    return this.#end.promise;
  }

  displays(): DisplayState {
    const needsHold = !this.#options.windowed && localDisplay(process.env) !== null;
    return { count: this.#held?.screen.all().length ?? null, isHeld: needsHold ? this.#held !== null : null };
  }

  async open(page: KioskPage): Promise<void> {
    const held = this.#options.windowed ? null : await holdDisplays();
    if (held) this.#showOnDisplays(held, page);
    else this.#showUnheld(page);
  }

  async end(): Promise<void> {
    this.#end.resolve(null);
    this.#isOver = true;
    await this.#browsers?.end();
    this.#held?.leave();
  }

  readonly #onUnusable = (): void => this.#end.resolve('unusable');

  #showUnheld(page: KioskPage): void {
    const log = this.#log;
    const display = this.#options.windowed ? null : localDisplay(process.env);
    if (display !== null) {
      const reason = 'the X server refused this client or does not listen';
      log.error('display-not-held', { display: `:${display}`, reason });
    }
    if (page.displays.length > 0 && !this.#options.windowed) {
      log.warn('displays-unknown', { reason: 'there is no X server' });
    }
    let isFirst = true;
    const onStart = (): void => {
      if (!isFirst && display !== null) void this.#holdLate(browser, page);
      isFirst = false;
    };
    const browser = superviseBrowser(
      { ...this.#options, page, bounds: () => null, cover: noCover, onStart, onUnusable: this.#onUnusable },
      log,
    );
    this.#browsers = browser;
    void browser.over.then((status) => {
      if (status !== null) this.#end.resolve('closed');
    });
  }

  /** Replaces the browser without a cover as soon as the X server accepts this client. */
  async #holdLate(browser: SupervisedBrowser, page: KioskPage): Promise<void> {
    const held = await holdDisplays(0);
    if (!held) return;
    if (this.#isOver || this.#held) {
      held.leave();
      return;
    }
    this.#held = held;
    this.#log.info('display-held');
    await browser.end();
    if (!this.#isOver) this.#showOnDisplays(held, page);
  }

  #showOnDisplays(held: HeldDisplays, page: KioskPage): void {
    this.#held = held;
    const browsers: DisplayBrowser[] = [];
    const several = page.displays.length > 0;
    const placing = keepDisplays({
      screen: held.screen,
      preferences: several ? page.displays : [{ display: 0 }],
      after: (waitMs, next) => setTimeout(next, waitMs),
      log: this.#log,
      open: (place, bounds) => {
        const ofPlace = several ? { place } : {};
        const log = several ? logOf(this.#log, place) : this.#log;
        const begin: BeginBrowser = (cover, where) =>
          superviseBrowser(
            { ...this.#options, ...ofPlace, page, bounds: where, cover, onUnusable: this.#onUnusable },
            log,
          );
        const browser = new DisplayBrowser(begin, held.covers.add(bounds), bounds);
        browsers.push(browser);
        return browser;
      },
    });
    this.#browsers = {
      async end() {
        placing.stop();
        await Promise.all(browsers.map((browser) => browser.hide()));
      },
    };
  }
}

interface HeldDisplays {
  screen: KnownScreen;
  covers: Covers;
  leave(): void;
}

/** Covers the displays and grabs the keys that could leave the kiosk. @returns null where no X server accepts this client */
async function holdDisplays(waitMs?: number): Promise<HeldDisplays | null> {
  const x = await connectToX(process.env, waitMs);
  if (!x) return null;
  grabKeys(x);
  return { covers: createCovers(x), screen: await watchMonitors(x), leave: () => x.close() };
}

/** Adds the display to every line. */
const logOf = (log: Log, display: number): Log => ({
  info: (event, details) => log.info(event, { ...details, display }),
  warn: (event, details) => log.warn(event, { ...details, display }),
  error: (event, details) => log.error(event, { ...details, display }),
});

type BeginBrowser = (cover: Cover, where: BrowserOptions['bounds']) => SupervisedBrowser;

/** The browser of one display: it restarts behind its cover when the display turns, moves or changes its size. */
class DisplayBrowser implements PlacedWindow {
  readonly #begin: () => SupervisedBrowser;
  readonly #cover: DisplayCover;
  #bounds: Bounds;
  #browser: SupervisedBrowser | null;

  constructor(begin: BeginBrowser, cover: DisplayCover, bounds: Bounds) {
    this.#begin = () => begin(cover, () => this.#bounds);
    this.#cover = cover;
    this.#bounds = bounds;
    this.#browser = this.#begin();
  }

  moveTo(bounds: Bounds): void {
    if (JSON.stringify(bounds) === JSON.stringify(this.#bounds)) return;
    this.#bounds = bounds;
    this.#cover.moveTo(bounds);
    this.#browser?.restart();
  }

  show(): void {
    this.#browser ??= this.#begin();
  }

  async hide(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.end();
    if (!this.#browser) this.#cover.hide();
  }
}
