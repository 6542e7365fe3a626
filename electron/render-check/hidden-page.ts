/** The visitors' page in a real browser, where nobody sees it. */
export interface HiddenPage {
  /**
   * Runs a script in it and waits for what it promises.
   *
   * @throws PageLost where its process is gone, or it does not answer in time
   */
  run(script: string, patienceMs: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the page at an address; its document stands. @throws NoBrowser */
export type OpenHidden = (url: string, signal?: AbortSignal) => Promise<HiddenPage>;

/** There is no browser that could draw anything: that is no fault of the release. */
export class NoBrowser extends Error {}

/** The page hangs, or its process died, while it drew a screen. */
export class PageLost extends Error {}

/** @throws PageLost */
export function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new PageLost('it does not answer')), patienceMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
