import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Beat, PageError } from '../../../db/model/api/page-reports.ts';
import type { Log } from '../../service/http/log.ts';
import { type LoadFactor, measureLoad } from '../../supervision/load-factor.ts';
import { type PageFault, pageRemedies } from '../../supervision/page-fault.ts';
import { pageTimes, watchPage } from '../../supervision/page-watchdog.ts';
import { createRenderingFallback, type Rendering } from '../../supervision/rendering-fallback.ts';
import { type ChromiumPage, holdPage } from './chromium-page.ts';
import { type DevTools, speakThrough } from './devtools-pipe.ts';
import type { ScreenKey } from './screen-key.ts';

/** Covers the display while no page is shown. */
export interface Cover {
  show(): void;
  hide(): void;
}

export interface SupervisedPageOptions {
  /** Every address of the kiosk begins with it. */
  url: string;
  /** Address of the page at a level of drawing. */
  addressOf: (rendering: Rendering) => string;
  /** Level at first. */
  begin?: Rendering | undefined;
  cover: Cover;
  screenKey: ScreenKey;
  onShown: () => void;
  /** Reports an error that the page cannot report itself. */
  onError: (error: PageError) => void;
  log: Log;
}

/** Keeps the page in Chromium alive. The browser's process reports its start and end; `restart` restarts it. */
export interface SupervisedPage {
  readonly rendering: Rendering;
  onBeat(beat: Beat): void;
  onStart(child: ChildProcess, restart: () => void): void;
  /** @returns how long to wait before the next start */
  onEnd(status: number | null): number;
  /** Restarts the browser behind the cover; that counts as no fault. */
  restart(): void;
  stop(): void;
}

/** Delay before a page that could not be loaded is loaded again. */
const reloadMs = 400;

/** How often to check whether a better level of drawing may be tried. */
const recoverLookMs = 10_000;

/** How often the browser itself is asked for an answer, and how long it may take. */
const askMs = 300;
const answerMs = 1_500;
/** The same while it starts on a slow machine. */
const firstAnswerMs = 20_000;

const rounded = (factor: number): number => Math.round(10 * factor) / 10;

/** One run of the browser. */
interface Run {
  page: ChromiumPage;
  answers: Answers;
  restart: () => void;
}

export function supervisePage(options: SupervisedPageOptions): SupervisedPage {
  const { url, addressOf, begin, cover, screenKey, onShown, onError, log } = options;
  const now = () => performance.now();
  const fallback = createRenderingFallback(now, log, begin);
  let run: Run | undefined;
  /** Set when this supervisor restarts the browser for a reason that was counted already. */
  let counted = false;

  const restart = (): void => {
    if (!run) return;
    counted = true;
    cover.show();
    run.restart();
  };

  const lost = (fault: PageFault): void => {
    cover.show();
    watchdog.rest();
    const { waitMs: budgetMs, stepped } = fallback.fault(fault);
    const waitMs = Math.max(budgetMs, fault === 'load-failed' ? reloadMs : 0);
    log.warn('page-lost', { reason: fault, waitMs, slowness: rounded(load.factor) });
    const remedy = pageRemedies[fault];
    if (stepped || remedy === 'restart') {
      restart();
      return;
    }
    setTimeout(() => {
      watchdog.loading();
      const again =
        remedy === 'navigate'
          ? run?.page.lead(addressOf(fallback.rendering))
          : run?.page.revive(budgetMs > 0 ? addressOf(fallback.rendering) : undefined);
      again?.catch(restart);
    }, waitMs);
  };

  const shown = (): void => {
    cover.hide();
    onShown();
    log.info('page-shown', { rendering: fallback.rendering });
  };

  const load = measureLoad(now, pageTimes.lookMs);
  const watchdog = watchPage({ now, load: () => load.factor, onShown: shown, onLost: lost });
  const looking = setInterval(() => {
    load.look();
    watchdog.look();
  }, pageTimes.lookMs);
  const recovering = setInterval(() => watchdog.calm && fallback.recover() && restart(), recoverLookMs);

  return {
    get rendering() {
      return fallback.rendering;
    },
    onBeat: (beat) => watchdog.beat(beat),
    onStart(child, restartBrowser) {
      cover.show();
      watchdog.loading(pageTimes.startMs);
      const [, , , toBrowser, fromBrowser] = child.stdio;
      const devTools = speakThrough(toBrowser as Writable, fromBrowser as Readable);
      run?.answers.stop();
      const answers = askRepeatedly(devTools, load, () => {
        log.warn('browser-silent', { slowness: rounded(load.factor) });
        restartBrowser();
      });
      const page = holdPage(devTools, { url, screenKey, onLost: lost, onError, log });
      run = { answers, page, restart: restartBrowser };
    },
    onEnd(status) {
      cover.show();
      watchdog.rest();
      run?.answers.stop();
      const waitMs = counted ? 0 : fallback.fault('browser-ended', `status ${status}`).waitMs;
      counted = false;
      return waitMs;
    },
    restart,
    stop() {
      clearInterval(looking);
      clearInterval(recovering);
      run?.answers.stop();
    },
  };
}

interface Answers {
  stop(): void;
}

/** A hung browser may leave its page sending heartbeats while it handles no touch, so the browser itself is asked. */
function askRepeatedly(devTools: DevTools, load: LoadFactor, onSilent: () => void): Answers {
  let askedMs: number | null = null;
  let lookedMs = performance.now();
  let patienceMs = firstAnswerMs;
  const timer = setInterval(() => {
    const now = performance.now();
    const late = Math.max(0, now - lookedMs - 2 * askMs);
    lookedMs = now;
    if (askedMs !== null) {
      // Time in which this process itself was stopped does not count.
      askedMs += late;
      if (now - askedMs < patienceMs * load.factor) return;
      clearInterval(timer);
      onSilent();
      return;
    }
    askedMs = now;
    const answered = (): void => {
      askedMs = null;
      patienceMs = answerMs;
    };
    devTools.send('Browser.getVersion').then(answered, answered);
  }, askMs);
  return { stop: () => clearInterval(timer) };
}
