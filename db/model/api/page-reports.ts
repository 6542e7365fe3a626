/** The page's heartbeat, sent several times a second so that a hung page is detected. */
export interface Beat {
  /** Animation frames drawn since the page was loaded; a count that does not change means a frozen screen. */
  frame: number;
  /** No visitor is expected: the loop or the memorial screen shows. */
  calm: boolean;
  /** Number of its display in the settings; absent when the kiosk has only one. */
  display?: number | undefined;
}

/** Answer to a heartbeat. `nextMs` null: there is no monitor, so the page stops sending. */
export interface BeatHeard {
  nextMs: number | null;
}

/**
 * - `uncaught`, `rejection`: an error, or a rejected promise, that no code handled
 * - `not-drawn`: a screen that an error boundary removed
 * - `not-loaded`: a screen whose data or code could not be loaded
 * - `no-word`: a missing translation
 * - `browser`: the browser's own messages, such as a blocked address
 */
export const pageErrorKinds = ['uncaught', 'rejection', 'not-drawn', 'not-loaded', 'no-word', 'browser'] as const;
export type PageErrorKind = (typeof pageErrorKinds)[number];

/** An error in a page, as the page or its host reports it to the service for the log. */
export interface PageError {
  kind: PageErrorKind;
  reason: string;
  /** Frames only, without the message. */
  stack?: string | undefined;
  /** Kind and id of the route, such as `camps/karlag`; never a query. */
  screen?: string | undefined;
  /** Number of the display in the settings; absent when the kiosk has only one. */
  display?: number | undefined;
}

export const maxReasonLength = 200;
export const maxStackLength = 1_500;
const maxFrames = 12;

/** The program's own messages are ASCII; most names are not, and are escaped in an address. */
const asciiOf = (text: string): string => text.replace(/(?:[^\x20-\x7e]|%[0-9a-f]{2})+/gi, '…');

/** @param typed the text in the page's fields: none of its words stays in the message */
export function cleanReason(text: string, typed = ''): string {
  const secret = typed.toLowerCase();
  return asciiOf(text.slice(0, 1_000).replace(/[?#]\S*/g, ''))
    .replace(/\w{2,}/g, (word) => (secret.includes(word.toLowerCase()) ? '…' : word))
    .slice(0, maxReasonLength);
}

/** The frames of `Error.stack`. Its first lines repeat the message, and the message may quote anything. */
export function framesOf(stack = ''): string {
  const frames = stack.split('\n').filter((line) => /^\s*at .*:\d+\)?$/.test(line));
  return frames
    .slice(0, maxFrames)
    .map((line) => asciiOf(line.trim().replace(/[?#][^\s:)]*/g, '')))
    .join('\n')
    .slice(0, maxStackLength);
}

/** @param hash such as `#/camps/karlag?lang=ru` */
export const screenOf = (hash: string): string => /^#\/([a-z0-9/-]{0,100})(?:\?|$)/.exec(hash)?.[1] ?? '';

/**
 * Limits how many errors pass in a period, and lets each pass once in it.
 *
 * @param clock monotonic, in milliseconds
 */
export function errorLimit(max: number, periodMs: number, clock: () => number): (error: PageError) => boolean {
  const passed = new Set<string>();
  let beganMs = Number.NEGATIVE_INFINITY;
  return ({ kind, reason, screen }) => {
    if (clock() - beganMs >= periodMs) {
      beganMs = clock();
      passed.clear();
    }
    const key = `${kind} ${reason} ${screen}`;
    if (passed.size >= max || passed.has(key)) return false;
    passed.add(key);
    return true;
  };
}
