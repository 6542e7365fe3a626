import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Beat } from '../../../db/model/api/beat.ts';
import type { PageError } from '../../../db/model/api/page-error.ts';
import type { Log } from '../../service/http/log.ts';
import { measureSlowness, type Slowness } from '../../supervision/load-factor.ts';
import { type PageFault, pageRemedies } from '../../supervision/page-fault.ts';
import { pageTimes, watchPage } from '../../supervision/page-watchdog.ts';
import { createRenderingLadder, type Rendering } from '../../supervision/rendering-fallback.ts';
import type { KeptProcess } from '../../supervision/supervised-process.ts';
import { reportRequest } from '../page-errors.ts';
import { type ChromiumPage, holdPage } from './chromium-page.ts';
import { type DevTools, speakThrough } from './devtools-pipe.ts';

/** What covers the glass while there is no page to be seen. */
export interface Cover {
  close(): void;
  open(): void;
}

export interface ChromiumWindowOptions {
  /** Whatever does not begin with it is none of the kiosk's. */
  url: string;
  /** Address of the page for a way of drawing. */
  addressOf: (rendering: Rendering) => string;
  /** How it is drawn at first. */
  begin?: Rendering | undefined;
  cover: Cover;
  log: Log;
}

/** Keeps the page in Chromium alive: what the browser's process tells of itself comes in, what is to be done goes out. */
export interface ChromiumWindow {
  readonly rendering: Rendering;
  onBeat(beat: Beat): void;
  onStart(child: ChildProcess): void;
  onEnd(status: number | null): number;
  /** The process that is to be restarted when the page alone cannot be brought back. */
  ofProcess(process: Pick<KeptProcess, 'restart'>): void;
  /** Starts the process anew, behind the curtain; that counts as no fault. */
  startAnew(): void;
  stop(): void;
}

/** Before a page that could not be loaded is asked for again. */
const reloadMs = 400;

/** How often is seen whether a better way of drawing may be tried. */
const climbLookMs = 10_000;

/** How often the browser itself is asked whether it answers, and how long it may take. */
const askMs = 300;
const answerMs = 1_500;
/** A browser that starts on a slow machine has other things to do. */
const firstAnswerMs = 20_000;

const rounded = (factor: number): number => Math.round(10 * factor) / 10;

export function keepChromiumWindow({ url, addressOf, begin, cover, log }: ChromiumWindowOptions): ChromiumWindow {
  const now = () => performance.now();
  const ladder = createRenderingLadder(now, log, begin);
  let page: ChromiumPage | undefined;
  let answers: Answers | undefined;
  let kept: Pick<KeptProcess, 'restart'> = { restart: () => undefined };
  /** Set when the restart is ours, and its reason was counted already. */
  let counted = false;

  const startAnew = (): void => {
    counted = true;
    cover.close();
    kept.restart();
  };

  const lost = (fault: PageFault): void => {
    cover.close();
    watch.rest();
    const { waitMs: budgetMs, stepped } = ladder.fault(fault);
    const waitMs = Math.max(budgetMs, fault === 'load-failed' ? reloadMs : 0);
    log.warn('page-lost', { reason: fault, waitMs, slowness: rounded(slowness.factor) });
    const remedy = pageRemedies[fault];
    if (stepped || remedy === 'restart') {
      startAnew();
      return;
    }
    setTimeout(() => {
      watch.loading();
      const again =
        remedy === 'navigate'
          ? page?.lead(addressOf(ladder.rendering))
          : page?.revive(budgetMs > 0 ? addressOf(ladder.rendering) : undefined);
      again?.catch(startAnew);
    }, waitMs);
  };

  const report = (error: PageError): void => void fetch(reportRequest(url, error)).catch(() => undefined);

  const shown = (): void => {
    cover.open();
    log.info('page-shown', { rendering: ladder.rendering });
  };

  const slowness = measureSlowness(now, pageTimes.lookMs);
  const watch = watchPage({ now, slowness: () => slowness.factor, onShown: shown, onLost: lost });
  const looking = setInterval(() => {
    slowness.look();
    watch.look();
  }, pageTimes.lookMs);
  const climbing = setInterval(() => watch.calm && ladder.climb() && startAnew(), climbLookMs);

  return {
    get rendering() {
      return ladder.rendering;
    },
    onBeat: (beat) => watch.beat(beat),
    onStart(child) {
      cover.close();
      watch.loading(pageTimes.startMs);
      const [, , , toBrowser, fromBrowser] = child.stdio;
      const devTools = speakThrough(toBrowser as Writable, fromBrowser as Readable);
      answers?.stop();
      answers = askAgain(devTools, slowness, () => {
        log.warn('browser-silent', { slowness: rounded(slowness.factor) });
        kept.restart();
      });
      page = holdPage(devTools, url, { onLost: lost, onError: report }, log);
    },
    onEnd(status) {
      cover.close();
      watch.rest();
      answers?.stop();
      const waitMs = counted ? 0 : ladder.fault('browser-ended', `status ${status}`).waitMs;
      counted = false;
      return waitMs;
    },
    ofProcess(process) {
      kept = process;
    },
    startAnew,
    stop() {
      clearInterval(looking);
      clearInterval(climbing);
      answers?.stop();
    },
  };
}

interface Answers {
  stop(): void;
}

/** A browser that hangs may leave its page beating, and yet take no touch: it is asked itself. */
function askAgain(devTools: DevTools, slowness: Slowness, onSilent: () => void): Answers {
  let askedMs: number | null = null;
  let lookedMs = performance.now();
  let patienceMs = firstAnswerMs;
  const timer = setInterval(() => {
    const now = performance.now();
    const late = Math.max(0, now - lookedMs - 2 * askMs);
    lookedMs = now;
    if (askedMs !== null) {
      // What this process itself slept through is nobody's silence.
      askedMs += late;
      if (now - askedMs < patienceMs * slowness.factor) return;
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
