import {
  cleanReason,
  errorLimit,
  framesOf,
  type PageError,
  type PageErrorKind,
  screenOf,
} from '../../../db/model/api/page-reports.ts';

/** Enough for a technician; the service has a limit of its own. */
const maxPerMinute = 5;

let report: (error: PageError) => void = () => {};
let remembered: () => string = () => '';

/**
 * Reports every error of this page to the service. What is reported counts as handled, so that the browser does not
 * report it to the host as well (electron/hosts/chromium/chromium-page.ts): the host logs only what the page could not report itself.
 *
 * @param typed what the visitor typed before and the page still remembers
 */
export function watchPageErrors(send: (error: PageError) => void, typed = remembered): void {
  remembered = typed;
  const passes = errorLimit(maxPerMinute, 60_000, () => performance.now());
  report = (error) => passes(error) && send(error);
  addEventListener('error', (event) => {
    // A layout that takes two frames makes an event without an error.
    if (!event.error) return;
    event.preventDefault();
    reportPageError('uncaught', event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    reportPageError('rejection', event.reason);
  });
}

/** @param hash of the screen that the error is about, where it is not the one that is shown */
export function reportPageError(kind: PageErrorKind, error: unknown, hash?: string): void {
  // The browser has already printed a request that failed.
  if (kind !== 'not-loaded') console.error(`${kind}:`, error);
  try {
    report({
      kind,
      reason: cleanReason(String(error), typedText()),
      stack: framesOf(error instanceof Error ? error.stack : undefined),
      screen: screenOf(hash ?? location.hash),
    });
  } catch {
    // Reporting an error must not cause another one.
  }
}

/** What visitors typed, of which nothing may reach the log. */
function typedText(): string {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return [remembered(), ...[...fields].map(({ value }) => value)].join('\n');
}
