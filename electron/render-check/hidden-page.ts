/** The visitors' page in a real browser that shows no window. */
export interface HiddenPage {
  /**
   * Runs a script and awaits its result.
   *
   * @throws PageLost if the process is gone, or does not answer in time
   */
  run(script: string, timeoutMs: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the page and waits for its document. @throws NoBrowser */
export type OpenHidden = (url: string, signal?: AbortSignal) => Promise<HiddenPage>;

/** No browser can draw, which is not a fault of the release. */
export class NoBrowser extends Error {}

/** The page hung, or its process ended. */
export class PageLost extends Error {}

/** @throws PageLost */
export function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new PageLost('it does not answer')), timeoutMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
